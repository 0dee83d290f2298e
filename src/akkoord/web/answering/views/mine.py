# SPDX-License-Identifier: EUPL-1.2
"""One's own questions: the page with all cards, and the receipt of what was handed in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.policies import may_read
from akkoord.programme.rounds.errors import NotYourRequest, RoundNotFound
from akkoord.programme.rounds.overviews import my_sheet
from akkoord.programme.rounds.overviews.mine import OwnSheet
from akkoord.web.answering.page import OwnPage, page_of, page_sent, practice_notice
from akkoord.web.answering.receipt import Receipt
from akkoord.web.answering.submitting import Outcome, Press, do
from akkoord.web.frame.door import for_visitor, visitor_context
from akkoord.web.frame.entrance import known_to
from akkoord.web.frame.visitor import Visitor

LEVELS = {409: messages.WARNING, 422: messages.WARNING}


@for_visitor
@require_http_methods(["GET", "HEAD", "POST"])
def mine_page(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Show all that this person is asked, or do what a button asks; what is typed is never lost."""
    sheet = _sheet(request, visitor)
    if request.method != "POST":
        return _page(request, visitor, page_of(sheet, request.GET.get("regel", "")))
    page = page_sent(sheet, request.POST)
    outcome = _done(visitor, Press.read(request.POST.get("doen", "")), page)
    if outcome.goes_to and not page.unkept:
        return HttpResponseRedirect(outcome.goes_to)
    if outcome.goes_to:
        return _page(request, visitor, _after(request, visitor, page))
    if outcome.message:
        messages.add_message(request, LEVELS[outcome.status], outcome.message)
    if outcome.closed:
        page = page_sent(sheet, request.POST, outcome.closed)
    else:
        page = OwnPage(page.person, tuple(outcome.groups), page.unkept)
    return _page(request, visitor, page, outcome.status)


def _sheet(request: HttpRequest, visitor: Visitor) -> OwnSheet:
    now, known = timezone.now(), known_to(request)
    day = AsOf.at(timezone.localdate(now), now=now)
    return my_sheet(visitor.person, day, capacity=known.capacity_of(visitor.person), heads=known.heads)


def _done(visitor: Visitor, press: Press, page: OwnPage) -> Outcome:
    try:
        return do(visitor.person, press, page.groups)
    except (NotYourRequest, RoundNotFound, Refused):
        raise Http404(_("Deze vragen bestaan niet, of zijn niet voor u.")) from None


def _after(request: HttpRequest, visitor: Visitor, page: OwnPage) -> OwnPage:
    """The page after all that could be kept was kept, with what belonged to a closed round still there to copy."""
    now = page_of(_sheet(request, visitor))
    return OwnPage(now.person, now.groups, page.unkept)


def _page(request: HttpRequest, visitor: Visitor, page: OwnPage, status: int = 200) -> HttpResponse:
    context = {
        **visitor_context(visitor),
        "title": _("Mijn vragen"),
        "page": page,
        "may_read": may_read(known_to(request).capacity_of(visitor.person)).allowed,
        "kept": "bewaard" in request.GET,
        "practice_notice": practice_notice(practice=page.practice),
    }
    return render(request, "answering/mine.html", context, status=409 if page.unkept and status == 200 else status)


@for_visitor
@require_safe
def receipt_page(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Show what was handed in and when, per action, and what is left."""
    page = page_of(_sheet(request, visitor))
    receipt = Receipt(page, visitor.person.pk)
    if not receipt.lines:
        return redirect("answering:mine")
    context = {
        **visitor_context(visitor),
        "title": _("Uw antwoorden zijn binnen"),
        "receipt": receipt,
        "practice_notice": practice_notice(practice=page.practice),
    }
    return render(request, "answering/receipt.html", context)
