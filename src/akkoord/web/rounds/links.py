# SPDX-License-Identifier: EUPL-1.2
"""Where pages of rounds lead: the way to a round, the pages beside it, and the pages of others."""

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.policies import oversees
from akkoord.web.components.items import Crumb, Tab
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame
from akkoord.web.frame.references import crumbs


def list_crumbs(frame: Frame, *rest: tuple[str, str] | str) -> list[Crumb]:
    """The way from the accord to the list of rounds, and on by steps of (label, url), the last one a label alone."""
    if not rest:
        return crumbs(frame, _("Rondes"))
    return crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[frame.key])), *rest)


def round_crumbs(frame: Frame, about: RoundShown, here: str = "") -> list[Crumb]:
    """The way from the accord to a round, or to a page inside it."""
    if not here:
        return list_crumbs(frame, worded(about.period))
    url = reverse("rounds:page", args=[frame.key, about.period.code])
    return list_crumbs(frame, (worded(about.period), url), here)


def tabs_of(frame: Frame, about: RoundShown, here: str) -> list[Tab]:
    """The pages beside each other of one round; an open one has its progress only."""
    if about.is_open:
        return []
    names = [("page", _("Uitkomst")), ("needs", _("Wat is er nodig"))]
    if oversees(frame.capacity):
        names.append(("progress", _("Wie heeft geantwoord")))
    return [
        Tab(label, reverse(f"rounds:{name}", args=[frame.key, about.period.code]), current=name == here)
        for name, label in names
    ]


def page_of(name: str, accord: str, key: str) -> str:
    """The page of an action, a theme, a party or a report."""
    return reverse(name, args=[accord, key])


def practice_notice(about: RoundShown) -> str:
    """What every page of a practice round says, whatever peildatum it is looked at; empty for a real round."""
    if not about.practice:
        return ""
    return _("De antwoorden en prognoses in deze ronde zijn verzonnen om mee te oefenen.")
