# SPDX-License-Identifier: EUPL-1.2
"""One's own workbooks, beside one's own questions: signed in or by a personal link."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.workbooks.choices import Scope
from akkoord.programme.workbooks.overviews.offered import OwnRound, own_rounds
from akkoord.programme.workbooks.overviews.uploads import own_uploads
from akkoord.web.components.items import Crumb
from akkoord.web.frame.door import for_visitor, visitor_context
from akkoord.web.frame.visitor import Visitor
from akkoord.web.workbooks import preview_page
from akkoord.web.workbooks.acting import REFUSALS, Wanted, name_of, sentence_of, take_in, workbook_file
from akkoord.web.workbooks.batch_page import BatchAt, batch_response
from akkoord.web.workbooks.forms import UploadForm
from akkoord.web.workbooks.tables import uploads_table


@for_visitor
@require_http_methods(["GET", "POST"])
def own_page(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Offer somebody their own workbook of each open round, and take one in."""
    if request.method != "POST":
        return _page(request, visitor, UploadForm())
    if request.POST.get("doen") == "insturen":
        return _take_in(request, visitor)
    asked = next((one for one in own_rounds(visitor.person) if str(one.round_id) == request.POST.get("ronde")), None)
    if asked is None:
        raise Http404(_("Dit werkboek bestaat niet."))
    return _file(request, visitor, asked)


def _file(request: HttpRequest, visitor: Visitor, asked: OwnRound) -> HttpResponse:
    wanted = Wanted(Scope.PERSON, person=visitor.person)
    name = name_of(asked.accord_key, asked.period.code, wanted, practice=asked.practice)
    try:
        return workbook_file(visitor.person, asked.round_id, wanted, name=name)
    except REFUSALS as refusal:
        return _page(request, visitor, UploadForm(), wrong=sentence_of(refusal))


def _take_in(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, visitor, form)
    try:
        taken = take_in(visitor.person, form.cleaned_data["file"], own_only=visitor.by_link)
    except REFUSALS as refusal:
        form.add_error("file", sentence_of(refusal))
        return _page(request, visitor, form)
    if taken.batch_id:
        return redirect("workbooks:own-batch", taken.batch_id)
    return redirect("workbooks:own-upload", taken.upload_id)


def _page(request: HttpRequest, visitor: Visitor, form: UploadForm, *, wrong: str = "") -> HttpResponse:
    rounds = own_rounds(visitor.person)
    person: User = visitor.person
    context = {
        "title": _("Antwoorden in een werkboek"),
        "crumbs": [Crumb(_("Antwoorden in een werkboek"))],
        **visitor_context(visitor),
        "rounds": rounds,
        "form": form,
        "wrong": wrong,
        "table": uploads_table(own_uploads(person, by_link=visitor.by_link), request.GET, "workbooks:own-upload"),
    }
    if any(one.practice for one in rounds):
        context["practice_notice"] = _("De antwoorden in deze ronde zijn verzonnen om mee te oefenen.")
    failed = bool(wrong) or (form.is_bound and not form.is_valid())
    return render(request, "workbooks/own.html", context, status=422 if failed else 200)


@for_visitor
@require_http_methods(["GET", "POST"])
def own_upload_page(request: HttpRequest, visitor: Visitor, upload_id: UUID) -> HttpResponse:
    """Show what one's own workbook would do, and take over what is chosen."""
    url, listed = reverse("workbooks:own-upload", args=[upload_id]), reverse("workbooks:own")
    crumbs = [Crumb(_("Antwoorden in een werkboek"), listed), Crumb(_("Wat verandert er"))]
    at = preview_page.At(visitor.person, Capacity(), upload_id, url, listed, crumbs, visitor.by_link)
    if request.method != "POST":
        return preview_page.show(request, at, preview_page.found(request, at))
    done, page = preview_page.act(request, at)
    if done:
        messages.success(request, done)
    return page or redirect(url)


@for_visitor
@require_http_methods(["GET", "POST"])
def own_batch_page(request: HttpRequest, visitor: Visitor, batch_id: UUID) -> HttpResponse:
    """List one's own workbooks that were sent in together, and take over those without a fault."""
    url, listed = reverse("workbooks:own-batch", args=[batch_id]), reverse("workbooks:own")
    crumbs = [Crumb(_("Antwoorden in een werkboek"), listed), Crumb(_("Samen ingestuurd"))]
    at = BatchAt(
        visitor.person,
        Capacity(),
        batch_id,
        url,
        "workbooks:own-upload",
        listed,
        crumbs,
        by_link=visitor.by_link,
    )
    return batch_response(request, at)
