# SPDX-License-Identifier: EUPL-1.2
"""The calendar as iCalendar (RFC 5545): whole days; a span or a plan, where the day is not fixed, as tentative."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from akkoord.kernel.moment import Precision
from akkoord.programme.accord.overviews.calendar import MeetingLine
from akkoord.programme.accord.overviews.heads import AccordHead
from akkoord.web.calendar.items import RoundItem
from akkoord.web.components.wording import worded

SHOWN = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER})


def as_icalendar(
    head: AccordHead, meetings: Sequence[MeetingLine], rounds: Sequence[RoundItem], full: Callable[[str], str]
) -> bytes:
    """A calendar of these meetings and days of rounds. In: the accord, and how an address is written in full.

    A meeting known by its year or half-year alone is left out: it says too little. The identifier of an item never
    changes, so that what is moved moves in every calendar that subscribed.
    """
    shown = Calendar()
    shown.add("prodid", "-//Akkoord//Kalender//NL")
    shown.add("version", "2.0")
    shown.add("calscale", "GREGORIAN")
    shown.add("method", "PUBLISH")
    shown.add("x-wr-calname", f"{head.short_name}: " + (_("overleggen en rondes") if rounds else _("overleggen")))
    shown.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    shown.add("x-published-ttl", "P1D")
    page_url = full(reverse("calendar:page", args=[head.key]))
    for meeting in meetings:
        if meeting.when is not None and meeting.when.precision in SHOWN:
            shown.add_component(_event(meeting, head.key, page_url))
    for item in rounds:
        shown.add_component(_round_event(item, full(item.url)))
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


def _round_event(item: RoundItem, url: str) -> Event:
    day, mark = item.day, _("Oefenronde") if item.practice else ""
    changed_at = day.changed_at or timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    event = Event()
    event.add("uid", f"{item.key}@{item.accord}.akkoord")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", " ".join(filter(None, (f"[{mark}]" if mark else "", item.title, _planned(item)))))
    event.add("categories", [_("Ronde")])
    event.add("status", "TENTATIVE" if day.planned else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", url)
    event.add("description", _round_description(item, url))
    return event


def _planned(item: RoundItem) -> str:
    return "(" + _("gepland") + ")" if item.day.planned else ""


def _round_description(item: RoundItem, url: str) -> str:
    lines = [f"{text[:1].upper()}{text[1:]}." for text in item.details]
    if item.day.uncertain:
        lines.append(_("Onzeker: %(why)s") % {"why": item.day.uncertain})
    if item.practice:
        lines.append(_("Dit zijn oefengegevens."))
    return "\n".join([*lines, url])
