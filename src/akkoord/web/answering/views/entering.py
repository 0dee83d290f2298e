# SPDX-License-Identifier: EUPL-1.2
"""Coming in by a personal link, and leaving."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.programme.invitations.errors import LinkRefusal
from akkoord.programme.invitations.operations import open_link
from akkoord.web.frame.door import NO_REFERRER, private, refused
from akkoord.web.frame.visitor import forget_link, remember_link

QUESTIONS_PAGE, TRANSFERS_PAGE = "answering:mine", "handover:received"


@partial(private, referrer=NO_REFERRER)
@require_safe
def open_page(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a link for a cookie and go to what it is for; who only looks whether it is there opens nothing."""
    if request.method == "HEAD":
        return HttpResponse()
    try:
        link = open_link(token)
    except LinkRefusal as refusal:
        return refused(request, refusal)
    response = redirect(TRANSFERS_PAGE if link.leads_to_transfers else QUESTIONS_PAGE)
    response.status_code = 303
    remember_link(response, link)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        link.person.language,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
    return response


@private
@require_http_methods(["GET", "HEAD", "POST"])
def leave_page(request: HttpRequest) -> HttpResponse:
    """Forget the link in this browser; a visit without a press only says what stopping does."""
    if request.method == "POST":
        response = redirect("answering:leave")
        forget_link(response)
        return response
    return render(request, "answering/left.html", {"title": _("U bent gestopt"), "by_link": True})
