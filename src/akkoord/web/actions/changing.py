# SPDX-License-Identifier: EUPL-1.2
"""Naming an owner, and amending what an action says."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.foundation.journal.overviews import entries_for
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.verdict import Verdict
from akkoord.programme.accord.errors import ActionChangedMeanwhile, ActionChangeRefused
from akkoord.programme.accord.operations import amend_action, assign_owner
from akkoord.programme.accord.overviews.changing import ActionToChange, action_to_change, parties_to_choose
from akkoord.programme.accord.policies import may_amend_action, may_assign_owner
from akkoord.web.actions.forms import AmendForm, ChangeForm, OwnerForm
from akkoord.web.components.wording import date_label, worded
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs, found_on_peildatum
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.shell.errors import conflict

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def owner_assign(request: HttpRequest, accord: str, action: str) -> HttpResponse:
    """Name the owner of an action."""
    frame = enter(request, accord)
    known = _known(frame, action)
    may_assign_owner(frame.capacity).require()
    choices = [(row, party.both_names) for row, party in parties_to_choose(frame.capacity)]
    form = OwnerForm(request.POST or None, choices=choices, initial=_initial(known))

    def write(given: dict[str, Any]) -> None:
        assign_owner(
            frame.actor,
            action_id=known.id,
            party_id=given["party"],
            holds_from=given["holds_from"],
            reason=given["reason"],
            expected_record_id=given["expected"],
        )

    title = _("Andere trekker aanwijzen") if known.owner else _("Trekker aanwijzen")
    return _answer(request, frame, known, form, write, title=title, done=_("De trekker is vastgelegd."))


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, accord: str, action: str) -> HttpResponse:
    """Change what an action says."""
    frame = enter(request, accord)
    known = _known(frame, action)
    may_amend_action(frame.capacity, owner_id=known.owner_id).require()
    everything = bool(may_amend_action(frame.capacity, owner_id=known.owner_id, fields=("title",)))
    words = {"title": known.title, "description": known.description, "group": known.group}
    deadline = worded(known.deadline) if known.deadline else ""
    initial = _initial(known) | words | {"deadline": deadline}
    form = AmendForm(request.POST or None, everything=everything, initial=initial)

    def write(given: dict[str, Any]) -> None:
        amend_action(
            frame.actor,
            action_id=known.id,
            wanted=form.wanted(),
            holds_from=given["holds_from"],
            reason=given["reason"],
            expected_record_id=given["expected"],
        )

    return _answer(request, frame, known, form, write, title=_("Actie wijzigen"), done=_("De wijziging is vastgelegd."))


def _known(frame: Frame, action: str) -> ActionToChange:
    with found_on_peildatum():
        return action_to_change(frame.capacity, frame.as_of, accord=frame.key, action=action)


def _initial(known: ActionToChange) -> dict[str, Any]:
    return {"expected": known.record_id, "holds_from": max(timezone.localdate(), known.holds_from)}


def _answer(
    request: HttpRequest,
    frame: Frame,
    known: ActionToChange,
    form: ChangeForm,
    write: Callable[[dict[str, Any]], None],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """Write and go back to the action, or show the form with what is wrong and what was typed."""
    if form.is_valid():
        try:
            write(form.cleaned_data)
        except ActionChangedMeanwhile:
            return _conflict(request, frame, known, form)
        except ActionChangeRefused as refusal:
            form.refuse(refusal)
        else:
            since = date_label(form.cleaned_data["holds_from"])
            messages.success(request, _("%(done)s Dit geldt vanaf %(since)s.") % {"done": done, "since": since})
            return redirect_as_of(request, "actions:page", accord=frame.key, action=known.key)
    url = reverse("actions:page", args=[frame.key, known.key])
    way = crumbs(frame, (_("Acties"), reverse("actions:list", args=[frame.key])), (known.title, url), title)
    context = {"title": title, "known": known, "form": form, "cancel_url": url, "crumbs": way}
    return render(request, "actions/change.html", context, status=UNPROCESSABLE if form.errors else 200)


def _conflict(request: HttpRequest, frame: Frame, known: ActionToChange, form: Form) -> HttpResponse:
    """Show what was typed beside what somebody else made of the action meanwhile."""
    typed = {
        str(form[name].label): _shown(form, name)
        for name in form.fields
        if name != "expected" and not form.fields[name].disabled
    }
    current = {
        _("Titel"): known.title,
        _("Omschrijving"): known.description,
        _("Trekker"): known.owner.title if known.owner else known.owner_missing,
        _("Groep"): known.group,
        _("Uiterste datum"): worded(known.deadline) if known.deadline else _("niet bekend"),
        _("Geldt vanaf"): date_label(known.holds_from),
    }
    return conflict(
        request, explanation=_who_was_first(frame, known), typed=typed, retry_url=request.path, current=current
    )


def _shown(form: Form, name: str) -> str:
    value = form[name].value()
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(form.cleaned_data.get(name), value) if choices else value or "")


def _who_was_first(frame: Frame, known: ActionToChange) -> str:
    lines = entries_for(
        frame.actor,
        frame.as_of,
        policy=lambda _viewer, _accord: Verdict.allow(),
        subject=SubjectRef("action", f"{frame.key}/{known.key}"),
        limit=1,
    ).lines
    if not lines:
        return _("Deze actie is gewijzigd nadat u de pagina opende, door een nieuwe versie van het akkoordpakket.")
    moment = timezone.localtime(lines[0].at)
    told = {
        "who": lines[0].actor_label,
        "what": lines[0].phrase,
        "when": f"{date_label(moment.date())}, {moment:%H:%M}",
    }
    return _("%(who)s %(what)s op %(when)s, nadat u deze pagina opende. Uw wijziging is niet bewaard.") % told
