# SPDX-License-Identifier: EUPL-1.2
"""The peildatum of a page: read from the URL, kept in every link, and refused with a page that helps."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import cast
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.kernel.asof import AsOf, InvalidPeildatum, parse_peildatum
from akkoord.web.components.wording import date_label, reader_language
from akkoord.web.shell.errors import invalid_peildatum

PEILDATUM = "peildatum"
KNOWN = "bekend"
THEN = "toen"
NOW = "nu"
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)


class AsOfRequest(HttpRequest):
    """A request that has passed `AsOfMiddleware`."""

    as_of: AsOf
    as_of_params: dict[str, str]


class AsOfMiddleware:
    """Put `request.as_of` on every request: `?peildatum=` (default today), `?bekend=toen` (only what was known then).

    A text that is no date is answered with page 400, which shows what was typed and a picker to mend it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set `as_of` and `as_of_params`, and go on or refuse."""
        page = cast(AsOfRequest, request)
        now = timezone.localtime()
        page.as_of, page.as_of_params = AsOf.at(now.date(), now=now), {}
        try:
            page.as_of = read_as_of(request.GET, now=now)
        except InvalidPeildatum as refusal:
            typed = request.GET.get(PEILDATUM, "") or request.GET.get(KNOWN, "")
            return invalid_peildatum(request, typed=typed, explanation=refusal.message_in(reader_language()))
        page.as_of_params = as_of_params(request.GET, page.as_of, today=now.date())
        return self.get_response(request)


def read_as_of(params: Mapping[str, str], *, now: datetime) -> AsOf:
    """Read the peildatum of a query.

    In: the query and the present moment in local time. Out: the AsOf; without a peildatum that of today.
    Refuses with InvalidPeildatum: a text that is no date, a year outside 2000-2100, another word than `toen` or `nu`.
    """
    typed = params.get(PEILDATUM, "").strip()
    known = params.get(KNOWN, "").strip() or NOW
    day = parse_peildatum(typed) if typed else now.date()
    if not EARLIEST <= day <= LATEST:
        limits = {"first": date_label(EARLIEST), "last": date_label(LATEST)}
        raise InvalidPeildatum(_("Kies een dag van %(first)s tot en met %(last)s.") % limits)
    if known not in (NOW, THEN):
        raise InvalidPeildatum(_("Bij “bekend” kan alleen “nu” of “toen” staan."))
    as_of = AsOf.at(day, now=now)
    zone = now.tzinfo
    return as_of.as_then_known(zone) if known == THEN and zone is not None else as_of


def as_of_params(params: Mapping[str, str], as_of: AsOf, *, today: date) -> dict[str, str]:
    """Return what links must carry along: nothing for today, else the day and, when asked, `bekend=toen`."""
    kept = {} if as_of.peildatum == today else {PEILDATUM: as_of.peildatum.isoformat()}
    if params.get(KNOWN, "").strip() == THEN:
        kept[KNOWN] = THEN
    return kept


def keep_as_of(request: HttpRequest, url: str) -> str:
    """Return a URL of this site with the peildatum of the page added; one that the URL already has goes before.

    Another site, a mail address and a place on the same page stay as they are.
    """
    params: dict[str, str] = getattr(request, "as_of_params", {})
    parts = urlsplit(url)
    if not params or parts.scheme or parts.netloc or not (parts.path or parts.query):
        return url
    query = parse_qsl(parts.query, keep_blank_values=True)
    present = {name for name, _value in query}
    query += [(name, value) for name, value in params.items() if name not in present]
    return urlunsplit(parts._replace(query=urlencode(query)))


def redirect_as_of(request: HttpRequest, to: object, *args: object, **kwargs: object) -> HttpResponseRedirect:
    """Redirect like `django.shortcuts.redirect`, and stay at the same peildatum."""
    return HttpResponseRedirect(keep_as_of(request, resolve_url(cast(str, to), *args, **kwargs)))
