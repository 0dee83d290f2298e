# SPDX-License-Identifier: EUPL-1.2
"""Correcting an answer after the round has closed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.verdict import Refused
from akkoord.programme.rounds.errors import AnsweredMeanwhile, AnswersInvalid, ReasonMissing, RoundNotFound
from akkoord.programme.rounds.operations import correct_answer
from akkoord.programme.rounds.overviews import RequestSheet, question_sheet
from akkoord.web.answering.cards import CardForm, fresh, sent_form, with_conflicts, with_faults, with_row
from akkoord.web.answering.page import Words, practice_notice
from akkoord.web.answering.submitting import ADD_ROW, Press
from akkoord.web.components.items import Crumb
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "POST"])
def correct_page(request: HttpRequest, accord: str, period: str, question_id: int) -> HttpResponse:
    """Show the answer that stands, to be corrected with a reason; it counts from the next edition on."""
    frame = enter(request, accord)
    sheet = _sheet(frame, period, question_id)
    if sheet.round.is_open:
        return redirect(reverse("answering:mine") + f"#kaart-{question_id}")
    form, reason = fresh(sheet.cards[0]), request.POST.get("reason", "")
    if request.method != "POST":
        return _page(request, frame, sheet, form)
    form = sent_form(form, request.POST)
    if Press.read(request.POST.get("doen", "")).act == ADD_ROW:
        return _page(request, frame, sheet, with_row(form), reason)
    try:
        correct_answer(frame.actor, given=form.given(), reason=reason)
    except ReasonMissing as refusal:
        return _page(request, frame, sheet, form, reason, wrong=refusal.message, status=422)
    except AnswersInvalid as refusal:
        return _page(request, frame, sheet, with_faults([form], refusal.faults)[0], reason, status=422)
    except AnsweredMeanwhile as refusal:
        return _page(request, frame, sheet, with_conflicts([form], refusal.conflicts)[0], reason, status=409)
    return _done(request, accord, period)


def _done(request: HttpRequest, accord: str, period: str) -> HttpResponse:
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


def _crumbs(frame: Frame, sheet: RequestSheet) -> list[Crumb]:
    period = sheet.round.period
    page = (worded(period), reverse("rounds:page", args=[frame.key, period.code]))
    return crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[frame.key])), page, _("Correctie"))


def _page(
    request: HttpRequest,
    frame: Frame,
    sheet: RequestSheet,
    form: CardForm,
    reason: str = "",
    *,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": _("Correctie op “%(title)s”") % {"title": form.card.action.title},
        "crumbs": _crumbs(frame, sheet),
        "practice_notice": practice_notice(practice=sheet.round.practice),
        "accord": frame.key,
        "may_read": True,
        "words": Words(sheet.scheme, sheet.parties),
        "form": form,
        "reason": reason,
        "wrong_reason": wrong,
        "edition": sheet.round.edition,
    }
    return render(request, "answering/correct.html", context, status=status)
