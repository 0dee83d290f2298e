# SPDX-License-Identifier: EUPL-1.2
"""Where pages of rounds lead: the way to a round, and the pages of others."""

from contextlib import suppress

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.items import Crumb


def round_url(accord: str, about: RoundShown) -> str:
    """The page of a round."""
    return reverse("rounds:page", args=[accord, about.period.code])


def list_crumbs(accord: str, *rest: Crumb) -> list[Crumb]:
    """The way to the list of rounds and on."""
    return [Crumb(_("Rondes"), reverse("rounds:list", args=[accord])), *rest]


def round_crumbs(accord: str, about: RoundShown, here: str) -> list[Crumb]:
    """The way to a page inside a round."""
    return list_crumbs(accord, Crumb(about.period.label, round_url(accord, about)), Crumb(here))


def page_of(name: str, accord: str, key: str) -> str:
    """The page of an action, theme, party or report; "" in an installation without such pages."""
    with suppress(NoReverseMatch):
        return reverse(name, args=[accord, key])
    return ""
