# SPDX-License-Identifier: EUPL-1.2
"""The page that lists workbooks sent in together; the same inside a round and beside one's own questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.workbooks.errors import BatchNotFound
from akkoord.programme.workbooks.operations import accept_batch
from akkoord.programme.workbooks.overviews.batches import BatchShown, batch_shown
from akkoord.web.components.items import Crumb
from akkoord.web.workbooks import sentences
from akkoord.web.workbooks.tables import uploads_table


@dataclass(frozen=True)
class BatchAt:
    """Where the page is: who looks, the batch, its own address, the name of the page of one workbook, and the way back.

    `inside` are the accord and the round in whose pages it stands, empty beside one's own questions.
    """

    actor: User
    capacity: Capacity
    batch_id: UUID
    url: str
    upload_page: str
    back_url: str
    crumbs: Sequence[Crumb]
    inside: tuple[str, str] | tuple[()] = ()
    by_link: bool = False


def batch_response(request: HttpRequest, at: BatchAt) -> HttpResponse:
    """Show what came in together, or take over those without a fault. Refusals: Http404, also for whom it is not."""
    batch = _found(at)
    if request.method != "POST":
        return _show(request, at, batch)
    done = accept_batch(at.actor, batch_id=at.batch_id, own_only=at.by_link)
    messages.success(request, sentences.about_taken_together(done.answers, done.workbooks, done.left))
    for name, message in done.refused:
        messages.error(request, _("%(name)s is niet overgenomen. %(why)s") % {"name": name, "why": message})
    return redirect(at.url)


def _found(at: BatchAt) -> BatchShown:
    try:
        batch = batch_shown(at.capacity, at.actor.pk, batch_id=at.batch_id, by_link=at.by_link)
    except BatchNotFound as refusal:
        raise Http404(refusal.message) from None
    if at.inside and any((one.accord, one.period) != at.inside for one in batch.uploads):
        raise Http404(BatchNotFound().message)
    return batch


def _show(request: HttpRequest, at: BatchAt, batch: BatchShown) -> HttpResponse:
    context = {
        "title": _("Samen ingestuurd"),
        "crumbs": at.crumbs,
        "answer": sentences.about_batch(batch),
        "batch": batch,
        "table": uploads_table(batch.uploads, request.GET, at.upload_page),
        "back_url": at.back_url,
        "by_link": at.by_link,
        "person": at.actor,
    }
    if any(one.practice for one in batch.uploads):
        context["practice_notice"] = _("De antwoorden in deze ronde zijn verzonnen om mee te oefenen.")
    return render(request, "workbooks/batch.html", context)
