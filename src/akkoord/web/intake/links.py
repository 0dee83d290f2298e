# SPDX-License-Identifier: EUPL-1.2
"""The way to the pages of an import, the import in the address, and what stands above all of its pages."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.programme.intake.choices import ImportState
from akkoord.programme.intake.errors import ImportNotFound
from akkoord.programme.intake.overviews.listing import ImportShown, import_shown
from akkoord.web.components.items import Crumb, Tab
from akkoord.web.frame import Frame
from akkoord.web.frame.references import crumbs

STEPS = {ImportState.STARTED: "columns", ImportState.MAPPED: "words", ImportState.COMPARED: "difference"}


def found_import(frame: Frame, number: int) -> ImportShown:
    """The import in the address. Refusals: Refused unless the programme team asks; Http404."""
    try:
        return import_shown(frame.capacity, accord=frame.key, number=number)
    except ImportNotFound as refusal:
        raise Http404(refusal.message) from None


def step_name(shown: ImportShown) -> str:
    """The page on which an import goes on: the step that it is at, else its own page."""
    return f"intake:{STEPS[shown.state]}" if shown.state in STEPS else "intake:page"


def crumbs_of(frame: Frame, *rest: Crumb) -> list[Crumb]:
    """The way from the accord and its actions to the list of imports, and on."""
    url = reverse("intake:list", args=[frame.key]) if rest else ""
    return [
        *crumbs(frame, (_("Acties"), reverse("actions:list", args=[frame.key]))),
        Crumb(_("Actielijst inlezen"), url),
        *rest,
    ]


def around(frame: Frame, shown: ImportShown, here: str, title: str) -> dict[str, Any]:
    """What every page of an import shows: its way, its steps, and that it is practice data."""
    page_url = reverse("intake:page", args=[frame.key, shown.number])
    return {
        "title": title,
        "crumbs": crumbs_of(frame, Crumb(shown.file_name, page_url if here else ""), *([Crumb(title)] if here else [])),
        "steps": steps_of(frame, shown, here) if shown.is_open else [],
        "shown": shown,
        "accord": frame.key,
        "practice_notice": practice_notice(shown),
    }


def steps_of(frame: Frame, shown: ImportShown, here: str) -> list[Tab]:
    """The three steps beside each other; those that are not reached yet are not there to go to."""
    labels = {"columns": _("1. Kolommen"), "words": _("2. Woorden"), "difference": _("3. Verschil")}
    reached = list(STEPS).index(shown.state)
    return [
        Tab(labels[name], reverse(f"intake:{name}", args=[frame.key, shown.number]), current=name == here)
        for place, name in enumerate(STEPS.values())
        if place <= reached or name == here
    ]


def practice_notice(shown: ImportShown) -> str:
    """What the pages of a made-up list say; empty for a real one."""
    return _("De acties in deze lijst zijn oefengegevens: verzonnen om mee te oefenen.") if shown.practice else ""
