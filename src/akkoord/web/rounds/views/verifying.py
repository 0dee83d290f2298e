# SPDX-License-Identifier: EUPL-1.2
"""Giving the verified status of one action, beside what its owner says."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.rounds.errors import RoundNotFound, VerificationInvalid, VerifiedMeanwhile
from akkoord.programme.rounds.operations import verify_action
from akkoord.programme.rounds.overviews.verifying import VerifySheet, verify_sheet
from akkoord.web.components.reading import whole
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds.links import practice_notice, round_crumbs
from akkoord.web.rounds.views.reading import found_round
from akkoord.web.shell.as_of import redirect_as_of

FIELDS = ("status", "evidence", "document", "place")


@require_http_methods(["GET", "POST"])
def verify_page(request: HttpRequest, accord: str, period: str, question_id: int) -> HttpResponse:
    """Show what the owner says and what was verified before; keep another finding with its evidence."""
    frame = enter(request, accord)
    sheet = _sheet(frame, period, question_id)
    if request.method != "POST":
        return _page(request, frame, sheet, sheet.as_typed)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        verify_action(
            frame.actor,
            round_id=sheet.round.id,
            action_id=sheet.action_id,
            status_key=typed["status"],
            evidence=typed["evidence"],
            document_key=typed["document"],
            place=typed["place"],
            expected=whole(request.POST.get("expected", ""), 0),
        )
    except VerificationInvalid as refusal:
        return _page(request, frame, sheet, typed, refusal.faults, refusal.message, 422)
    except VerifiedMeanwhile as refusal:
        return _page(request, frame, sheet, typed, {}, refusal.message, 409)
    messages.success(request, _("De geverifieerde status is bewaard, naast die van de trekker."))
    return redirect_as_of(request, "rounds:verify", accord, period, question_id)


def _sheet(frame: Frame, period: str, question_id: int) -> VerifySheet:
    about = found_round(frame, period)
    try:
        return verify_sheet(
            frame.capacity, frame.as_of, about=about, question_id=question_id, accord=frame.key, person=frame.actor.pk
        )
    except RoundNotFound:
        raise Http404(_("Deze vraag bestaat niet.")) from None


def _page(
    request: HttpRequest,
    frame: Frame,
    sheet: VerifySheet,
    typed: dict[str, str],
    faults: dict[str, str] | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": _("Geverifieerde status van “%(title)s”") % {"title": sheet.card.action.title},
        "crumbs": round_crumbs(frame, sheet.round, _("Verifiëren")),
        "practice_notice": practice_notice(sheet.round),
        "sheet": sheet,
        "typed": typed,
        "faults": faults or {},
        "wrong": wrong,
        "accord": frame.key,
        "period": sheet.round.period.code,
    }
    return render(request, "rounds/verify.html", context, status=status)
