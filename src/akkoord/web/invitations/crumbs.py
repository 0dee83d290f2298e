# SPDX-License-Identifier: EUPL-1.2
"""The way to the pages about mail."""

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.items import Crumb
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame
from akkoord.web.frame.references import crumbs


def round_crumbs(frame: Frame, about: RoundShown, here: str = "") -> list[Crumb]:
    """The way from the accord to the invitations of a round, or to a page inside them."""
    code, invitations = about.period.code, _("Uitnodigingen")
    rounds = (_("Rondes"), reverse("rounds:list", args=[frame.key]))
    page = (worded(about.period), reverse("rounds:page", args=[frame.key, code]))
    if not here:
        return crumbs(frame, rounds, page, invitations)
    return crumbs(frame, rounds, page, (invitations, reverse("invitations:people", args=[frame.key, code])), here)
