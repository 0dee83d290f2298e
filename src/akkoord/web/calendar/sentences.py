# SPDX-License-Identifier: EUPL-1.2
"""How the calendar and its feed say what a day of a round is."""

from django.utils.translation import gettext as _

from akkoord.programme.invitations.overviews import RoundDay, RoundDayKind
from akkoord.web.components.wording import date_label, worded


def title_of(day: RoundDay) -> str:
    """What happens. Example: "Ronde 2e kwartaal 2026: laatste dag om te antwoorden"."""
    acts = {
        RoundDayKind.OPENS: _("gaat open"),
        RoundDayKind.DUE: _("laatste dag om te antwoorden"),
        RoundDayKind.CLOSES: _("sluit"),
    }
    return _("Ronde %(period)s: %(act)s") % {"period": worded(day.period), "act": acts[day.kind]}


def state_of(day: RoundDay) -> str:
    """How certain the day is, and whether it passed by. Example: "gepland"; "verzet, was 24 augustus 2026"."""
    if day.moved_from is not None:
        return _("verzet, was %(day)s") % {"day": date_label(day.moved_from)}
    if not day.planned:
        return ""
    if not day.past:
        return _("gepland")
    return _("gepland, nog niet gesloten") if day.opened else _("gepland, nog niet geopend")


def before_of(day: RoundDay) -> str:
    """Which meeting the round precedes; empty where the calendar does not have it."""
    if day.board_on is None:
        return ""
    return _("Voor het bestuurlijk overleg van %(day)s") % {"day": date_label(day.board_on)}


def practice_of(day: RoundDay) -> str:
    """What marks a practice round; empty for a real one."""
    return _("oefenronde") if day.practice else ""
