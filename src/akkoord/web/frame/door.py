# SPDX-License-Identifier: EUPL-1.2
"""The door to one's own pages: by a personal link or signed in, and what is shown to who comes with neither."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from akkoord.programme.invitations.errors import LinkRefusal, LinkUnknown
from akkoord.web.frame.visitor import Visitor, forget_link, visitor_of

NO_REFERRER = "no-referrer"
SAME_ORIGIN = "same-origin"
"""Nothing goes to other sites. Without any referrer a browser also hides the origin of a form, and it would be refused;
the address of these pages holds no secret, so that this is all that is needed."""

Page = Callable[..., HttpResponse]
VisitorPage = Callable[..., HttpResponse]


def private(view: Page, referrer: str = SAME_ORIGIN) -> Page:
    """A page that nobody needs to sign in for, that no cache keeps and that tells other sites nothing."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = referrer
        response.headers["Cache-Control"] = "no-store"
        return response

    return guarded


def for_visitor(view: VisitorPage) -> Page:
    """A private page for who came by a link or signed in, who is handed to the view; others read how to get in.

    A link that opens nothing but requests to take an action over does not open it; who signed in besides sees their
    own.
    """

    @wraps(view)
    def asked(request: HttpRequest, visitor: Visitor, *args: object, **kwargs: object) -> HttpResponse:
        user: Any = request.user
        own = Visitor(user) if visitor.only_receives and user.is_authenticated else visitor
        if own.only_receives:
            context = {**visitor_context(own), "title": _("Deze link opent alleen het verzoek")}
            return render(request, "frame/only_transfers.html", context, status=403)
        return view(request, own, *args, **kwargs)

    return for_receiver(asked)


def for_receiver(view: VisitorPage) -> Page:
    """As `for_visitor`, and open to a link for requests alone; what it may show, `Visitor.transfers` says."""

    @wraps(view)
    def entered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            visitor = visitor_of(request)
        except LinkRefusal as refusal:
            response = refused(request, refusal)
            forget_link(response)
            return response
        if visitor is None:
            return render(request, "frame/no_entry.html", {"title": _("Mijn vragen")}, status=403)
        return view(request, visitor, *args, **kwargs)

    return private(entered)


def refused(request: HttpRequest, refusal: LinkRefusal) -> HttpResponse:
    """The page for a link that opens nothing: 404 for one that never existed, 410 for one that opens nothing now."""
    gone = not isinstance(refusal, LinkUnknown)
    context = {"title": _("Deze link werkt niet"), "message": refusal.message, "by_link": True}
    return render(request, "frame/link_refused.html", context, status=410 if gone else 404)


def visitor_context(visitor: Visitor) -> dict[str, object]:
    """What the frame of these pages shows of who visits."""
    return {
        "visitor": visitor,
        "by_link": visitor.by_link,
        "person": visitor.person,
        "only_receives": visitor.only_receives,
    }
