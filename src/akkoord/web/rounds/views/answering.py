# SPDX-License-Identifier: EUPL-1.2
"""Answering: one page with a card per action."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.verdict import Refused
from akkoord.programme.rounds.errors import NotYourRequest, RoundNotFound
from akkoord.programme.rounds.overviews import RequestSheet, request_sheet
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds.answer_sheet import AnswerSheet
from akkoord.web.rounds.links import practice_notice
from akkoord.web.rounds.submitting import Outcome, Press, do
from akkoord.web.rounds.typed import CardForm, forms_from, fresh_forms
from akkoord.web.shell.as_of import redirect_as_of

LEVELS = {200: messages.SUCCESS, 422: messages.WARNING}


@require_http_methods(["GET", "POST"])
def answer_page(request: HttpRequest, accord: str, period: str, request_id: int) -> HttpResponse:
    """Show the cards of a request, or do what one of its buttons asks; what is typed is never lost."""
    frame = enter(request, accord)
    sheet = _sheet(frame, period, request_id)
    if request.method != "POST":
        return _page(request, frame, sheet, fresh_forms(sheet))
    press = Press.read(request.POST.get("doen", ""))
    outcome = _done(frame, sheet, press, forms_from(sheet, request.POST, press.chosen))
    if outcome.message:
        messages.add_message(request, LEVELS[outcome.status], outcome.message)
    if outcome.kept and not outcome.unsent and not getattr(request, "htmx", False):
        place = f"#kaart-{press.question_id}" if press.question_id else ""
        page = reverse("rounds:answer", args=[accord, period, request_id])
        return redirect_as_of(request, page + place)
    return _again(request, frame, sheet, outcome)


def _sheet(frame: Frame, period: str, request_id: int) -> RequestSheet:
    """The request, when it is of this round and for this viewer; else it is not there."""
    try:
        sheet = request_sheet(frame.capacity, frame.as_of, request_id=request_id)
    except (RoundNotFound, Refused):
        raise Http404(_("Deze vragen bestaan niet, of zijn niet voor u.")) from None
    if sheet.accord != frame.key or sheet.round.period.code != period:
        raise Http404(_("Deze vragen bestaan niet, of zijn niet voor u."))
    return sheet


def _done(frame: Frame, sheet: RequestSheet, press: Press, forms: Sequence[CardForm]) -> Outcome:
    try:
        return do(frame.actor, sheet.request_id, press, forms)
    except (NotYourRequest, RoundNotFound):
        raise Http404(_("Deze vragen bestaan niet, of zijn niet voor u.")) from None


def _again(request: HttpRequest, frame: Frame, sheet: RequestSheet, outcome: Outcome) -> HttpResponse:
    """The page after a press, with everything that was typed and not kept."""
    typed = {one.id: one for one in outcome.forms if one.id not in outcome.kept}
    if outcome.kept:
        sheet = _sheet(frame, sheet.round.period.code, sheet.request_id)
    forms = [typed.get(one.id, one) for one in fresh_forms(sheet)]
    return _page(request, frame, sheet, forms, outcome)


def _page(
    request: HttpRequest,
    frame: Frame,
    sheet: RequestSheet,
    forms: Sequence[CardForm],
    outcome: Outcome | None = None,
) -> HttpResponse:
    shown = AnswerSheet(frame.key, sheet, tuple(forms), closed_meanwhile=outcome is not None and outcome.closed)
    context = {
        "sheet": shown,
        "title": shown.title,
        "crumbs": shown.crumbs,
        "practice_notice": practice_notice(sheet.round),
        "in_place": bool(getattr(request, "htmx", False)),
        "added": outcome.added if outcome else 0,
    }
    return render(request, "rounds/answer.html", context, status=outcome.status if outcome else 200)
