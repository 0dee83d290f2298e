# SPDX-License-Identifier: EUPL-1.2
"""Opening a round: a form, then what it will do, then the deed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.asof import AsOf
from akkoord.programme.burden.overviews.ahead import burden_ahead
from akkoord.programme.rounds.errors import RoundCannotOpen
from akkoord.programme.rounds.operations import check_opening, open_round
from akkoord.programme.rounds.overviews import opening_preview, rounds_of
from akkoord.programme.rounds.policies import may_open_round
from akkoord.web.components.items import Crumb
from akkoord.web.components.wording import date_label, worded
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds import sentences
from akkoord.web.rounds.forms import OpenForm, calendar_choice, first_choice
from akkoord.web.rounds.links import list_crumbs
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "POST"])
def open_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Ask for period and dates; show what would happen; open when that is confirmed."""
    frame = enter(request, accord)
    may_open_round(frame.capacity).require()
    if request.method != "POST":
        return _form_page(request, frame, OpenForm(initial=_proposal(request, frame)))
    form = OpenForm(request.POST)
    if not form.is_valid() or "aanpassen" in request.POST:
        return _form_page(request, frame, form)
    values = form.cleaned_data
    try:
        if "bevestigd" not in request.POST:
            check_opening(frame.actor, accord=accord, **values)
            return _confirm_page(request, frame, form)
        opened = open_round(frame.actor, accord=accord, **values)
    except RoundCannotOpen as refusal:
        form.add_error(refusal.field or None, refusal.message)
        return _form_page(request, frame, form)
    messages.success(request, _("De ronde %(period)s is open.") % {"period": worded(values["period"])})
    return redirect_as_of(request, "rounds:page", accord, opened.period)


def _proposal(request: HttpRequest, frame: Frame) -> dict[str, object]:
    rounds = rounds_of(frame.capacity, frame.as_of, accord=frame.key)
    proposed = first_choice(rounds[0] if rounds else None, timezone.localdate())
    return calendar_choice(request.GET.get("periode", ""), request.GET.get("termijn", ""), proposed)


def _form_page(request: HttpRequest, frame: Frame, form: OpenForm) -> HttpResponse:
    context = {"title": _("Ronde openen"), "form": form, "crumbs": _crumbs(frame), "accord": frame.key}
    wrong = form.is_bound and not form.is_valid()
    return render(request, "rounds/open.html", context, status=422 if wrong else 200)


def _crumbs(frame: Frame) -> list[Crumb]:
    return list_crumbs(frame, _("Ronde openen"))


def _confirm_page(request: HttpRequest, frame: Frame, form: OpenForm) -> HttpResponse:
    values = form.cleaned_data
    day = AsOf.at(values["peildatum"], now=timezone.now())
    preview = opening_preview(frame.capacity, day, accord=frame.key)
    words = {"period": worded(values["period"]), "peildatum": date_label(values["peildatum"])}
    context = {
        "title": _("Ronde openen"),
        "crumbs": _crumbs(frame),
        "question": _("Wilt u de ronde %(period)s openen, met peildatum %(peildatum)s?") % words,
        "consequences": sentences.about_opening(preview, values["due_on"], practice=values["practice"]),
        "too_much": [sentences.about_too_much(one) for one in burden_ahead(frame.capacity, day, accord=frame.key).over],
        "preview": preview,
        "fields": {
            "period": values["period"].code,
            "peildatum": values["peildatum"].isoformat(),
            "due_on": values["due_on"].isoformat(),
            **({"practice": "on"} if values["practice"] else {}),
        },
    }
    return render(request, "rounds/open_confirm.html", context)
