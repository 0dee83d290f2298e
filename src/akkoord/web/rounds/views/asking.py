# SPDX-License-Identifier: EUPL-1.2
"""What one request asked and what was said to it, to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.kernel.verdict import Refused
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews import RequestSheet, request_sheet
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds.answer_sheet import AnswerSheet
from akkoord.web.rounds.links import practice_notice, round_crumbs


@require_safe
def answer_page(request: HttpRequest, accord: str, period: str, request_id: int) -> HttpResponse:
    """Show the answers to a request; whoever may answer it now goes to the page where that is done."""
    frame = enter(request, accord)
    sheet = _sheet(frame, period, request_id)
    if sheet.may_answer:
        return redirect("answering:mine")
    shown = AnswerSheet(frame.key, sheet)
    context = {
        "sheet": shown,
        "title": shown.title,
        "crumbs": round_crumbs(frame, sheet.round, shown.title),
        "practice_notice": practice_notice(sheet.round),
    }
    return render(request, "rounds/answer.html", context)


def _sheet(frame: Frame, period: str, request_id: int) -> RequestSheet:
    """The request, when it is of this round and for this viewer; else it is not there."""
    try:
        sheet = request_sheet(frame.capacity, frame.as_of, request_id=request_id)
    except (RoundNotFound, Refused):
        raise Http404(_("Deze vragen bestaan niet, of zijn niet voor u.")) from None
    if sheet.accord != frame.key or sheet.round.period.code != period:
        raise Http404(_("Deze vragen bestaan niet, of zijn niet voor u."))
    return sheet
