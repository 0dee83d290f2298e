# SPDX-License-Identifier: EUPL-1.2
"""Colours and language: chosen by a button (POST), kept in a cookie, without JavaScript."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

THEME_COOKIE = "akkoord_kleuren"
THEMES = ("auto", "light", "dark")
A_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return the colours chosen: "light", "dark", or "auto" (as the device asks), also for a cookie of another make."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


def safe_next(request: HttpRequest, fallback: str = "/") -> str:
    """Return the page to go back to from the form's `next`, or the fallback when it leads to another site."""
    wanted = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else fallback


def _remember(response: HttpResponse, name: str, value: str) -> HttpResponse:
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(name, value, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember the colours and go back; another word than a theme changes nothing."""
    response = HttpResponseRedirect(safe_next(request))
    chosen = request.POST.get("kleuren", "")
    return _remember(response, THEME_COOKIE, chosen) if chosen in THEMES else response


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in Django's own cookie and go back; another language than nl or en changes nothing."""
    response = HttpResponseRedirect(safe_next(request))
    chosen = request.POST.get("taal", "")
    known = {code for code, _name in settings.LANGUAGES}
    return _remember(response, settings.LANGUAGE_COOKIE_NAME, chosen) if chosen in known else response
