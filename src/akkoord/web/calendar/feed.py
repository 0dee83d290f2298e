# SPDX-License-Identifier: EUPL-1.2
"""Meetings as iCalendar (RFC 5545): whole days; where the day is not fixed, the span in which it lies, as tentative."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from akkoord.kernel.moment import Precision
from akkoord.programme.accord.overviews.calendar import MeetingLine
from akkoord.web.components.wording import worded

SHOWN = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER})


def as_icalendar(name: str, accord: str, meetings: Sequence[MeetingLine], page_url: str) -> bytes:
    """A calendar of these meetings. A meeting known by its year or half-year alone is left out: it says too little.

    The identifier of a meeting never changes, so that a moved meeting moves in every calendar that subscribed.
    """
    shown = Calendar()
    shown.add("prodid", "-//Akkoord//Kalender//NL")
    shown.add("version", "2.0")
    shown.add("calscale", "GREGORIAN")
    shown.add("method", "PUBLISH")
    shown.add("x-wr-calname", name)
    shown.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    shown.add("x-published-ttl", "P1D")
    for meeting in meetings:
        if meeting.when is not None and meeting.when.precision in SHOWN:
            shown.add_component(_event(meeting, accord, page_url))
    return bytes(shown.to_ical())


def _event(meeting: MeetingLine, accord: str, page_url: str) -> Event:
    when = meeting.when
    if when is None or when.first_day is None or when.last_day is None:
        raise ValueError("A meeting without a day has no place in a calendar.")
    event = Event()
    fixed = when.precision is Precision.DAY
    event.add("uid", f"{meeting.key}@{accord}.akkoord")
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("dtstart", when.first_day)
    event.add("dtend", when.last_day + timedelta(days=1))
    event.add("summary", meeting.title if fixed else meeting.title + " (" + _("datum nog niet vast") + ")")
    event.add("status", "CONFIRMED" if fixed else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("url", page_url)
    event.add("description", _description(meeting, fixed=fixed))
    return event


def _description(meeting: MeetingLine, *, fixed: bool) -> str:
    lines = [meeting.body_title]
    if not fixed and meeting.when is not None:
        lines.append(_("De dag is nog niet vast: %(when)s.") % {"when": worded(meeting.when)})
    if meeting.uncertain:
        lines.append(_("Onzeker: %(why)s") % {"why": meeting.uncertain})
    if meeting.document:
        lines.append(_("Bron") + f": {meeting.document}{', ' if meeting.place else ''}{meeting.place}")
    return "\n".join(lines)
