# SPDX-License-Identifier: EUPL-1.2
"""The way to the pages about mail."""

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.items import Crumb
from akkoord.web.components.wording import worded


def round_crumbs(accord: str, about: RoundShown, *rest: Crumb) -> list[Crumb]:
    """The way to the invitations of a round, and on."""
    code = about.period.code
    here = reverse("invitations:people", args=[accord, code]) if rest else ""
    return [
        Crumb(_("Rondes"), reverse("rounds:list", args=[accord])),
        Crumb(worded(about.period), reverse("rounds:page", args=[accord, code])),
        Crumb(_("Uitnodigingen"), here),
        *rest,
    ]


def person_crumbs(accord: str, about: RoundShown, name: str) -> list[Crumb]:
    """The way to one person."""
    return round_crumbs(accord, about, Crumb(name))
