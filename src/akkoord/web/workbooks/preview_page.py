# SPDX-License-Identifier: EUPL-1.2
"""The page that shows what a workbook would do; the same inside a round and beside one's own questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.workbooks.choices import RowKind, UploadState
from akkoord.programme.workbooks.errors import AnsweredSincePreview, UploadNotFound
from akkoord.programme.workbooks.operations import check_next
from akkoord.programme.workbooks.overviews.uploads import Preview, RowShown, upload_preview
from akkoord.web.components.items import Crumb, Tab
from akkoord.web.components.table import TableQuery
from akkoord.web.workbooks import sentences
from akkoord.web.workbooks.acting import REFUSALS, sentence_of, take_over


@dataclass(frozen=True)
class At:
    """Where the page is: who looks, its own address, and where one goes back to."""

    actor: User
    capacity: Capacity
    upload_id: UUID
    url: str
    back_url: str
    crumbs: Sequence[Crumb]
    by_link: bool = False


@dataclass(frozen=True)
class Line:
    """A row with what its kind means, and whether it was ticked."""

    row: RowShown
    meaning: str
    ticked: bool

    @property
    def label(self) -> str:
        """What to call it."""
        return self.row.title or _("rij %(row)s") % {"row": self.row.number}


def found(request: HttpRequest, at: At) -> Preview:
    """The workbook with the rows that are asked. Refusals: Http404, also for whom it is not."""
    kind = request.GET.get("soort", "")
    page = TableQuery.read(request.GET, columns=(), default="").page
    try:
        return upload_preview(
            at.capacity,
            at.actor.pk,
            upload_id=at.upload_id,
            kind=RowKind(kind) if kind in RowKind.values else None,
            page=page,
            by_link=at.by_link,
        )
    except UploadNotFound as refusal:
        raise Http404(refusal.message) from None


def show(request: HttpRequest, at: At, preview: Preview, *, wrong: str = "", status: int = 200) -> HttpResponse:
    """Draw the page."""
    ticked = set(request.POST.getlist("rij"))
    chosen = {name: value for name, value in request.POST.items() if name.startswith("namens-")}
    context: dict[str, Any] = {
        "title": _("Werkboek: %(name)s") % {"name": preview.upload.name},
        "crumbs": at.crumbs,
        "answer": sentences.about_preview(preview),
        "preview": preview,
        "upload": preview.upload,
        "checking": preview.upload.state == UploadState.CHECKING,
        "tabs": _tabs(request, at, preview),
        "lines": [Line(row, sentences.about_kind(row.kind), str(row.id) in ticked) for row in preview.rows.items],
        "choices": [(one, chosen.get(f"namens-{one.request_id}", "")) for one in preview.choices],
        "may_take": preview.upload.round_open and any(row.may_take for row in preview.rows.items),
        "pages": _pages(at, request.GET.get("soort", ""), preview),
        "back_url": at.back_url,
        "by_link": at.by_link,
        "person": at.actor,
        "wrong": wrong,
    }
    if preview.upload.practice:
        context["practice_notice"] = _("De antwoorden in deze ronde zijn verzonnen om mee te oefenen.")
    response = render(request, "workbooks/preview.html", context, status=status)
    if getattr(request, "htmx", False) and not context["checking"]:
        response["HX-Refresh"] = "true"
    return response


def act(request: HttpRequest, at: At) -> tuple[str, HttpResponse | None]:
    """Do what a button asks.

    Out: what was done, and a page to show instead of going back to the same page when something is wrong.
    """
    preview = found(request, at)
    if request.POST.get("doen") == "verder":
        check_next(upload_id=at.upload_id)
        return "", show(request, at, found(request, at)) if getattr(request, "htmx", False) else None
    try:
        done = take_over(at.actor, at.upload_id, request.POST, own_only=at.by_link)
    except AnsweredSincePreview as refusal:
        return "", show(request, at, found(request, at), wrong=refusal.message, status=409)
    except REFUSALS as refusal:
        return "", show(request, at, preview, wrong=sentence_of(refusal), status=422)
    return sentences.about_taken(done.answers, done.left), None


def _tabs(request: HttpRequest, at: At, preview: Preview) -> list[Tab]:
    here = request.GET.get("soort", "")
    tabs = [Tab(_("Alles"), at.url, current=here not in RowKind.values, count=sum(preview.counts.values()))]
    return tabs + [
        Tab(
            str(kind.label).capitalize(),
            f"{at.url}?soort={kind.value}",
            current=here == kind,
            count=preview.counts[kind],
        )
        for kind in RowKind
        if preview.counts.get(kind)
    ]


def _pages(at: At, kind: str, preview: Preview) -> list[Tab]:
    """The pages near this one, with the first and the last."""
    page, last = preview.rows.number, preview.rows.pages
    near = {1, last, *range(max(1, page - 2), min(last, page + 2) + 1)} if last > 1 else set()
    start = f"{at.url}?soort={kind}&" if kind in RowKind.values else f"{at.url}?"
    return [Tab(str(number), f"{start}pagina={number}", current=number == page) for number in sorted(near)]
