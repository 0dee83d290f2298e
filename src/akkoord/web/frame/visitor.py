# SPDX-License-Identifier: EUPL-1.2
"""Who visits their own questions: by a personal link, or signed in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from akkoord.foundation.accounts.models import User
from akkoord.programme.invitations.errors import LinkRefusal
from akkoord.programme.invitations.operations.links import LinkInForce, link_in_force

COOKIE = "akkoord-link"
COOKIE_PATH = "/mijn-vragen/"
COOKIE_SALT = "akkoord.web.visitor"
COOKIE_SECONDS = 12 * 60 * 60


@dataclass(frozen=True)
class Visitor:
    """Somebody at their own questions; `link_id` is None for who signed in.

    `transfers` is None for who sees all that is theirs; else the link opens these requests to take an action over and
    nothing else.
    """

    person: User
    link_id: int | None = None
    transfers: frozenset[int] | None = None

    @property
    def by_link(self) -> bool:
        """Whether a personal link is all that this person showed."""
        return self.link_id is not None

    @property
    def only_receives(self) -> bool:
        """Whether the link opens nothing but requests to take an action over."""
        return self.transfers is not None


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Who visits: the person of the link that was opened last in this browser, else who signed in, else nobody.

    The link is looked at again on every request. At most two queries besides the session's own.
    Refusals: LinkRefusal when the link was opened before and opens nothing any more, and nobody is signed in.
    """
    user: Any = request.user
    signed_in = Visitor(user) if user.is_authenticated else None
    link_id = request.get_signed_cookie(COOKIE, default=None, salt=COOKIE_SALT, max_age=COOKIE_SECONDS)
    if link_id is None:
        return signed_in
    try:
        opened = link_in_force(int(link_id))
    except LinkRefusal:
        if signed_in is None:
            raise
        return signed_in
    return Visitor(opened.person, opened.id, opened.transfers)


def remember_link(response: HttpResponse, link: LinkInForce) -> None:
    """Let this browser answer for the link's person until it is closed, twelve hours at most.

    The cookie holds the link's number, signed, and never its secret; it goes to the pages of one's own questions only.
    """
    response.set_signed_cookie(
        COOKIE,
        str(link.id),
        salt=COOKIE_SALT,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_link(response: HttpResponse) -> None:
    """End answering by link in this browser."""
    response.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Lax")
