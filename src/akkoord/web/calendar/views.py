# SPDX-License-Identifier: EUPL-1.2
"""The calendar page and its feed."""

import re
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.calendar import Calendar, Which, calendar, feed_meetings
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.parties.policies import capacity_of
from akkoord.web.calendar.feed import as_icalendar
from akkoord.web.calendar.keys import key_of, owner_of
from akkoord.web.components.items import Crumb, Tab
from akkoord.web.frame import enter

WHICH = {"komend": Which.COMING, "geweest": Which.PAST}


@require_safe
def calendar_page(request: HttpRequest, accord: str) -> HttpResponse:
    """The meetings by month, of all bodies or one."""
    frame = enter(request, accord)
    body, asked = request.GET.get("overleg", ""), request.GET.get("welke", "")
    typed = request.GET.get("pagina", "")
    page = int(typed) if re.fullmatch(r"[1-9][0-9]{0,5}", typed) else 1
    which = WHICH.get(asked, Which.ALL)
    shown = calendar(frame.capacity, frame.as_of, accord=accord, body=body, which=which, page=page)
    feed = f"{reverse('calendar:feed', args=[accord])}?{urlencode({'sleutel': key_of(frame.actor), 'overleg': body})}"
    context = {
        "title": _("Kalender"),
        "accord": accord,
        "shown": shown,
        "body": next((one for one in shown.bodies if one.key == body), None),
        "tabs": _tabs(shown, body, asked),
        "parts": _parts(shown, body, asked),
        "feed_url": request.build_absolute_uri(feed),
        "webcal_url": re.sub(r"^https?:", "webcal:", request.build_absolute_uri(feed)),
        "crumbs": [Crumb(frame.accord.short_name, reverse("cockpit:page", args=[accord])), Crumb(_("Kalender"))],
    }
    return render(request, "calendar/page.html", context)


@require_safe
@login_not_required
def calendar_feed(request: HttpRequest, accord: str) -> HttpResponse:
    """The meetings for a calendar program; the key in the address stands for signing in. A wrong key is not found."""
    user = owner_of(request.GET.get("sleutel", ""))
    head = next((one for one in accord_heads() if one.key == accord), None)
    if user is None or head is None:
        raise Http404(_("Deze agenda bestaat niet, of het adres is niet meer geldig. Haal een nieuw adres op."))
    now = timezone.localtime()
    body = request.GET.get("overleg", "")
    meetings = feed_meetings(capacity_of(user, now.date()), AsOf.at(now.date(), now=now), accord=accord, body=body)
    page_url = request.build_absolute_uri(reverse("calendar:page", args=[accord]))
    name = f"{head.short_name}: " + _("overleggen")
    response = HttpResponse(as_icalendar(name, accord, meetings, page_url), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{accord}-overleggen.ics"'
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _tabs(shown: Calendar, body: str, asked: str) -> list[Tab]:
    choices = [
        ("", _("Alles"), shown.coming + shown.past),
        ("komend", _("Komend"), shown.coming),
        ("geweest", _("Geweest"), shown.past),
    ]
    return [Tab(label, _url(body, value), value == asked, count) for value, label, count in choices]


def _parts(shown: Calendar, body: str, asked: str) -> list[Tab]:
    numbers = range(1, shown.pages + 1) if shown.pages > 1 else ()
    return [Tab(str(number), _url(body, asked, number), number == shown.page) for number in numbers]


def _url(body: str, which: str, page: int = 1) -> str:
    asked = {"overleg": body, "welke": which, "pagina": str(page) if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}"
