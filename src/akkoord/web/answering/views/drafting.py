# SPDX-License-Identifier: EUPL-1.2
"""What the page reports while somebody types: drafts, and how long it takes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from akkoord.programme.rounds.errors import DraftMovedOn, RoundRefusal
from akkoord.programme.rounds.operations import save_draft
from akkoord.programme.rounds.rules import given_from
from akkoord.web.answering.time_spent import note_time
from akkoord.web.answering.typed import from_draft, read_sent
from akkoord.web.frame.door import for_visitor
from akkoord.web.frame.visitor import Visitor


@for_visitor
@require_POST
def draft_page(request: HttpRequest, visitor: Visitor, question_id: int) -> HttpResponse:
    """Keep what is typed on one card, and say so; of two windows the second is shown what the first kept."""
    sent = read_sent(question_id, request.POST)
    context: dict[str, object] = {"id": question_id, "revision": sent.revision}
    try:
        draft = save_draft(visitor.person, given=sent.typed.drafted(question_id, sent.version), revision=sent.revision)
    except DraftMovedOn as refusal:
        other = from_draft(given_from(question_id, sent.version, refusal.typed))
        context |= {"other": other, "newest": refusal.revision, "message": refusal.message}
        return render(request, "answering/draft_state.html", context, status=409)
    except RoundRefusal as refusal:
        return render(request, "answering/draft_state.html", context | {"message": refusal.message}, status=422)
    return render(request, "answering/draft_state.html", context | {"revision": draft.revision, "draft": draft})


@for_visitor
@require_POST
def time_page(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Count the seconds that somebody was at work; nothing else is sent or kept."""
    note_time(visitor.person, request.POST.getlist("verzoek"), request.POST.getlist("seconden"))
    return HttpResponse(status=204)
