# SPDX-License-Identifier: EUPL-1.2
"""Closing a round, and publishing corrections of a closed one: each shows what it will do first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.asof import AsOf
from akkoord.programme.rounds.errors import NothingToPublish, RoundIsClosed, RoundStillOpen
from akkoord.programme.rounds.operations import close_round, publish_edition
from akkoord.programme.rounds.overviews import open_findings, pending_corrections, round_progress, theme_judgements
from akkoord.programme.rounds.overviews.remarks import themes_without_judgement
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.programme.rounds.policies import may_close
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds import sentences
from akkoord.web.rounds.closing import still_open
from akkoord.web.rounds.forms import ReasonForm
from akkoord.web.rounds.links import practice_notice, round_crumbs
from akkoord.web.rounds.views.reading import found_round
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "POST"])
def close_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Say what is still missing; close when that is confirmed."""
    frame = enter(request, accord)
    may_close(frame.capacity).require()
    about = found_round(frame, period)
    if not about.is_open:
        messages.info(request, _("Deze ronde was al gesloten."))
        return redirect_as_of(request, "rounds:page", accord, period)
    if request.method == "POST" and "bevestigd" in request.POST:
        return _close(request, frame, about)
    context = {
        "title": _("Ronde %(period)s sluiten") % {"period": worded(about.period)},
        "crumbs": round_crumbs(frame, about, _("Sluiten")),
        "practice_notice": practice_notice(about),
        "confirm_label": _("Ronde sluiten"),
        "cancel_url": reverse("rounds:page", args=[accord, period]),
        **_before_closing(frame, about),
    }
    return render(request, "rounds/close.html", context)


def _before_closing(frame: Frame, about: RoundShown) -> dict[str, object]:
    """What closing will do, and what a reviewer or a chair could still do before; names are read once for all of it."""
    who, as_of, accord = frame.capacity, frame.as_of, frame.key
    words = Vocabulary(accord, AsOf(about.peildatum, as_of.known_at))
    period = about.period.code
    progress = round_progress(who, as_of, accord=accord, period=period, about=about, vocabulary=words)
    judgements = theme_judgements(who, as_of, accord=accord, about=about, vocabulary=words)
    found = open_findings(who, as_of, accord=accord, about=about, vocabulary=words)
    without = themes_without_judgement(who, judged=judgements, vocabulary=words)
    return {
        "question": sentences.before_closing(progress),
        "consequences": sentences.consequences_of_closing(progress),
        "still": still_open(accord, about, progress, found, without),
        "judgements": judgements,
        "dangerous": progress.answered < progress.asked,
    }


def _close(request: HttpRequest, frame: Frame, about: RoundShown) -> HttpResponse:
    try:
        edition = close_round(frame.actor, round_id=about.id)
    except RoundIsClosed:
        messages.info(request, _("Deze ronde was al gesloten."))
    else:
        told = _("De ronde is gesloten. Editie 1 is vastgesteld: %(answered)s van de %(asked)s vragen beantwoord.")
        messages.success(request, told % {"answered": edition.answered, "asked": edition.asked})
    return redirect_as_of(request, "rounds:page", frame.key, about.period.code)


@require_http_methods(["GET", "POST"])
def publish_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Show the corrections that wait; publish them as the next edition when a reason is given."""
    frame = enter(request, accord)
    may_close(frame.capacity).require()
    about = found_round(frame, period)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _publish(request, frame, about, form.cleaned_data["reason"])
    pending = pending_corrections(frame.capacity, frame.as_of, accord=accord, period=period)
    context = {
        "title": _("Nieuwe editie vaststellen"),
        "crumbs": round_crumbs(frame, about, _("Nieuwe editie")),
        "practice_notice": practice_notice(about),
        "about": about,
        "pending": pending.corrections,
        "answer": sentences.about_pending(about, len(pending.corrections)),
        "form": form,
        "accord": accord,
    }
    return render(request, "rounds/publish.html", context, status=422 if form.is_bound else 200)


def _publish(request: HttpRequest, frame: Frame, about: RoundShown, reason: str) -> HttpResponse:
    try:
        edition = publish_edition(frame.actor, round_id=about.id, reason=reason)
    except (NothingToPublish, RoundStillOpen) as refusal:
        messages.warning(request, refusal.message)
        return redirect_as_of(request, "rounds:page", frame.key, about.period.code)
    messages.success(request, _("Editie %(number)s is vastgesteld.") % {"number": edition.number})
    return redirect_as_of(request, "rounds:edition", frame.key, about.period.code, edition.number)
