# SPDX-License-Identifier: EUPL-1.2
"""Correcting an answer after the round has closed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.verdict import Refused
from akkoord.programme.rounds.errors import AnsweredMeanwhile, AnswersInvalid, ReasonMissing, RoundNotFound
from akkoord.programme.rounds.operations import correct_answer
from akkoord.programme.rounds.overviews import RequestSheet, question_sheet
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds.answer_sheet import AnswerSheet
from akkoord.web.rounds.links import practice_notice, round_crumbs
from akkoord.web.rounds.submitting import ADD_ROW, Press
from akkoord.web.rounds.typed import CardForm, forms_from, fresh, with_conflicts, with_faults, with_row
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "POST"])
def correct_page(request: HttpRequest, accord: str, period: str, question_id: int) -> HttpResponse:
    """Show the answer that stands, to be corrected with a reason; it counts from the next edition on."""
    frame = enter(request, accord)
    sheet = _sheet(frame, period, question_id)
    if sheet.round.is_open:
        return redirect_as_of(request, "rounds:answer", accord, period, sheet.request_id)
    if request.method != "POST":
        return _page(request, frame, sheet, fresh(sheet.cards[0]))
    (form,) = forms_from(sheet, request.POST, (question_id,))
    reason = request.POST.get("reason", "")
    press = Press.read(request.POST.get("doen", ""))
    if press.act == ADD_ROW:
        return _page(request, frame, sheet, with_row(form), reason, added=form.id)
    try:
        correct_answer(frame.actor, given=form.given(), reason=reason)
    except ReasonMissing as refusal:
        return _page(request, frame, sheet, form, reason, wrong=refusal.message, status=422)
    except AnswersInvalid as refusal:
        return _page(request, frame, sheet, with_faults([form], refusal.faults)[0], reason, status=422)
    except AnsweredMeanwhile as refusal:
        return _page(request, frame, sheet, with_conflicts([form], refusal.conflicts)[0], reason, status=409)
    told = _("Uw correctie is bewaard. Ze telt mee zodra de monitoringspartij een nieuwe editie vaststelt.")
    messages.success(request, told)
    return redirect_as_of(request, "rounds:page", accord, period)


def _sheet(frame: Frame, period: str, question_id: int) -> RequestSheet:
    missing = Http404(_("Deze vraag bestaat niet, of is niet voor u."))
    try:
        sheet = question_sheet(frame.capacity, frame.as_of, question_id=question_id)
    except (RoundNotFound, Refused):
        raise missing from None
    if sheet.accord != frame.key or sheet.round.period.code != period or not sheet.cards:
        raise missing
    if not sheet.round.is_open and not sheet.may_correct:
        raise Refused(_("Alleen wie het antwoord gaf of de monitoringspartij kan het verbeteren."))
    return sheet


def _page(
    request: HttpRequest,
    frame: Frame,
    sheet: RequestSheet,
    form: CardForm,
    reason: str = "",
    *,
    wrong: str = "",
    added: int = 0,
    status: int = 200,
) -> HttpResponse:
    shown = AnswerSheet(frame.key, sheet, (form,))
    context = {
        "title": _("Correctie op “%(title)s”") % {"title": form.card.action.title},
        "crumbs": round_crumbs(frame.key, sheet.round, _("Correctie")),
        "practice_notice": practice_notice(sheet.round),
        "sheet": shown,
        "form": form,
        "reason": reason,
        "wrong_reason": wrong,
        "added": added,
        "edition": sheet.round.edition,
    }
    return render(request, "rounds/correct.html", context, status=status)
