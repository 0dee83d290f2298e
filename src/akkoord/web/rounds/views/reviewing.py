# SPDX-License-Identifier: EUPL-1.2
"""Reviewing answers: accept them, ask them back, and make remarks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.errors import (
    AlreadyReviewed,
    AnswerReplaced,
    OwnMatter,
    ReasonMissing,
    RoundIsClosed,
    RoundNotFound,
    TextInvalid,
)
from akkoord.programme.rounds.operations import add_review_note, review_many
from akkoord.programme.rounds.overviews import review_queue
from akkoord.programme.rounds.overviews.queue import question_of
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.policies import may_review
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds import sentences
from akkoord.web.rounds.links import practice_notice, round_crumbs
from akkoord.web.rounds.review import NOTE, USE_QUESTION, Reviewed, ReviewPage, filters_from
from akkoord.web.rounds.views.reading import found_round
from akkoord.web.shell.as_of import redirect_as_of

MEANWHILE = (AlreadyReviewed, AnswerReplaced, RoundIsClosed)


@require_http_methods(["GET", "POST"])
def review_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Show the answers beside those of last time; accept them or ask them back, one by one or many at once."""
    frame = enter(request, accord)
    about = found_round(frame, period)
    if request.method != "POST":
        return _page(request, frame, about)
    sent = Reviewed.read(request.POST)
    if sent.act == USE_QUESTION:
        return _page(request, frame, about, sent)
    try:
        told = _keep_note(frame, about, sent) if sent.act == NOTE else _review(frame, about, sent)
    except RoundNotFound:
        return _page(request, frame, about, sent, _("Kies eerst een of meer antwoorden."), 422)
    except ReasonMissing:
        wrong = _("Zeg bij terugvragen wat u nog wilt weten. Er is niets teruggevraagd.")
        return _page(request, frame, about, sent, wrong, 422)
    except TextInvalid as refusal:
        return _page(request, frame, about, sent, refusal.message, 422)
    except OwnMatter as refusal:
        return _page(request, frame, about, sent, refusal.reason, 403)
    except MEANWHILE as refusal:
        return _page(request, frame, about, sent, refusal.message, 409)
    messages.success(request, told)
    return redirect_as_of(request, request.get_full_path())


def _review(frame: Frame, about: RoundShown, sent: Reviewed) -> str:
    reviews = review_many(
        frame.actor, answer_ids=sent.answer_ids, judgement=sent.judgement, reason=sent.reason, round_id=about.id
    )
    return _told(sent.judgement, len(reviews))


def _keep_note(frame: Frame, about: RoundShown, sent: Reviewed) -> str:
    question = question_of(frame.capacity, answer_id=sent.one, round_id=about.id)
    add_review_note(
        frame.actor,
        question_id=question,
        text=sent.remarks.get(sent.one, ""),
        for_owner=sent.one in sent.for_owner,
        round_id=about.id,
    )
    return _("Uw opmerking is bewaard.")


def _told(judgement: Judgement, count: int) -> str:
    if judgement is Judgement.ACCEPTED:
        return ngettext("%(count)s antwoord is akkoord.", "%(count)s antwoorden zijn akkoord.", count) % {
            "count": count
        }
    return ngettext("%(count)s antwoord is teruggevraagd.", "%(count)s antwoorden zijn teruggevraagd.", count) % {
        "count": count
    }


def _page(
    request: HttpRequest,
    frame: Frame,
    about: RoundShown,
    sent: Reviewed | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    page = _review_page(request, frame, about, sent)
    context = {
        "title": _("Antwoorden nakijken"),
        "crumbs": round_crumbs(frame, about, _("Nakijken")),
        "practice_notice": practice_notice(about),
        "answer": sentences.about_queue(page.queue),
        "page": page,
        "wrong": wrong,
    }
    return render(request, "rounds/review.html", context, status=status)


def _review_page(request: HttpRequest, frame: Frame, about: RoundShown, sent: Reviewed | None) -> ReviewPage:
    filters = filters_from(request.GET)
    queue = review_queue(
        frame.capacity,
        frame.as_of,
        accord=frame.key,
        period=about.period.code,
        filters=filters,
        page=TableQuery.read(request.GET, columns=(), default="").page,
        about=about,
        person_id=frame.actor.pk,
    )
    own_allowed = may_review(frame.capacity, own=False).allowed and about.is_open
    return ReviewPage(frame.key, queue, filters, own_allowed, sent, request.GET)
