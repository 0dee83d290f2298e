# SPDX-License-Identifier: EUPL-1.2
"""The door: who came by a personal link or signed in; others are shown the way to sign in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.kernel.asof import AsOf
from akkoord.programme.invitations.errors import LinkRefusal, LinkUnknown
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews.delegations import HandingOver, handing_over
from akkoord.web.frame.visitor import Visitor, forget_link, visitor_of

VisitorPage = Callable[..., HttpResponse]


def for_visitor(view: VisitorPage) -> VisitorPage:
    """A page that no cache keeps and that tells other sites nothing, for who came by a link or signed in.

    `same-origin` and not `no-referrer`: without any referrer a browser hides the origin of a form too, and the form
    would be refused. The address of these pages holds no secret.
    """

    @login_not_required
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _enter(view, request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        return response

    return entered


def _enter(view: VisitorPage, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        visitor = visitor_of(request)
    except LinkRefusal as refusal:
        context = {"title": _("Deze link werkt niet"), "message": refusal.message}
        status = 404 if isinstance(refusal, LinkUnknown) else 410
        response = render(request, "handover/refused.html", context, status=status)
        forget_link(response)
        return response
    if visitor is None:
        return redirect_to_login(request.get_full_path())
    return view(request, visitor, *args, **kwargs)


def now() -> AsOf:
    """These pages are about now, whatever peildatum was looked at before."""
    return AsOf.at(timezone.localdate(), now=timezone.now())


def capacity(visitor: Visitor) -> Capacity:
    """What the visitor may act as today. One query."""
    return capacity_of(visitor.person, timezone.localdate())


def found_question(visitor: Visitor, question_id: int) -> HandingOver:
    """The question in the address. Refusals: Http404, also for one that is not theirs."""
    try:
        return handing_over(capacity(visitor), now(), question_id=question_id)
    except RoundNotFound:
        raise Http404(_("Deze vraag bestaat niet, of is niet voor u.")) from None


def context_for(visitor: Visitor, about: HandingOver | None = None) -> dict[str, object]:
    """What every page here shows: who visits, which question, and whether it is practice."""
    practice = about is not None and about.practice
    notice = _("De antwoorden en prognoses in deze ronde zijn verzonnen om mee te oefenen.") if practice else ""
    return {
        "visitor": visitor,
        "person": visitor.person,
        "by_link": visitor.by_link,
        "about": about,
        "practice_notice": notice,
    }
