# SPDX-License-Identifier: EUPL-1.2
"""The calendar page and its feed."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.foundation.accounts.models import User
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.calendar import MeetingLine, Which, calendar, feed_meetings
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.invitations.overviews import round_days
from akkoord.programme.parties.policies import capacity_of, may_read
from akkoord.web.calendar.feed import as_icalendar
from akkoord.web.calendar.items import MEETINGS, ROUNDS, Choice, RoundItem, Shown, shown
from akkoord.web.calendar.keys import key_of, owner_of
from akkoord.web.components.items import Crumb, Tab
from akkoord.web.frame import Frame, enter

WHICH = {"komend": Which.COMING, "geweest": Which.PAST}


@require_safe
def calendar_page(request: HttpRequest, accord: str) -> HttpResponse:
    """The meetings and the days of rounds by month; all, of one kind, or of one body."""
    frame = enter(request, accord)
    choice, asked = Choice(request.GET.get("overleg", "")), request.GET.get("welke", "")
    which, page = WHICH.get(asked, Which.ALL), _page_number(request)
    found = calendar(frame.capacity, frame.as_of, accord=accord, body=choice.body, which=which, page=page)
    days = round_days(frame.capacity, frame.as_of, accord=accord) if choice.rounds else ()
    page_shown = shown(found, days, choice, which, accord)
    feed = _feed_url(request, frame, choice)
    context = {
        "title": _("Kalender"),
        "accord": accord,
        "shown": page_shown,
        "choice": choice,
        "kinds": ((MEETINGS, _("alleen overleggen")), (ROUNDS, _("alleen rondes"))),
        "body": next((one for one in found.bodies if one.key == choice.body), None),
        "tabs": _tabs(page_shown, choice, asked),
        "parts": _parts(page_shown, choice, asked),
        "feed_url": feed,
        "webcal_url": re.sub(r"^https?:", "webcal:", feed),
        "crumbs": [Crumb(frame.accord.short_name, reverse("cockpit:page", args=[accord])), Crumb(_("Kalender"))],
    }
    return render(request, "calendar/page.html", context)


def _page_number(request: HttpRequest) -> int:
    typed = request.GET.get("pagina", "")
    return int(typed) if re.fullmatch(r"[1-9][0-9]{0,5}", typed) else 1


def _feed_url(request: HttpRequest, frame: Frame, choice: Choice) -> str:
    asked = urlencode({"sleutel": key_of(frame.actor), "overleg": choice.given})
    return request.build_absolute_uri(f"{reverse('calendar:feed', args=[frame.key])}?{asked}")


@require_safe
@login_not_required
def calendar_feed(request: HttpRequest, accord: str) -> HttpResponse:
    """The calendar for a calendar program; the key in the address stands for signing in. A wrong key is not found."""
    user = owner_of(request.GET.get("sleutel", ""))
    head = next((one for one in accord_heads() if one.key == accord), None)
    if user is None or head is None:
        raise Http404(_("Deze agenda bestaat niet, of het adres is niet meer geldig. Haal een nieuw adres op."))
    choice = Choice(request.GET.get("overleg", ""))
    content = as_icalendar(head, *_feed_items(user, accord, choice), request.build_absolute_uri)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{accord}-overleggen.ics"'
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _feed_items(user: User, accord: str, choice: Choice) -> tuple[Sequence[MeetingLine], Sequence[RoundItem]]:
    """What a calendar program gets: as known today, by the mandates that are in force today."""
    now = timezone.localtime()
    capacity, as_of = capacity_of(user, now.date()), AsOf.at(now.date(), now=now)
    may_read(capacity).require()
    meetings = feed_meetings(capacity, as_of, accord=accord, body=choice.body) if choice.meetings else ()
    days = round_days(capacity, as_of, accord=accord) if choice.rounds else ()
    return meetings, [RoundItem(day, accord) for day in days]


def _tabs(found: Shown, choice: Choice, asked: str) -> list[Tab]:
    choices = [
        ("", _("Alles"), found.coming + found.past),
        ("komend", _("Komend"), found.coming),
        ("geweest", _("Geweest"), found.past),
    ]
    return [Tab(label, _url(choice, value), value == asked, count) for value, label, count in choices]


def _parts(found: Shown, choice: Choice, asked: str) -> list[Tab]:
    numbers = range(1, found.pages + 1) if found.pages > 1 else ()
    return [Tab(str(number), _url(choice, asked, number), number == found.calendar.page) for number in numbers]


def _url(choice: Choice, which: str, page: int = 1) -> str:
    asked = {"overleg": choice.given, "welke": which, "pagina": str(page) if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}"
