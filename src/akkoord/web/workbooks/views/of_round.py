# SPDX-License-Identifier: EUPL-1.2
"""Workbooks of one round: download, send in, see what came in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown
from akkoord.programme.workbooks.overviews.offered import offers_of
from akkoord.programme.workbooks.overviews.uploads import uploads_of
from akkoord.web.components.items import Crumb
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.workbooks import batch_page as together
from akkoord.web.workbooks import preview_page
from akkoord.web.workbooks.acting import REFUSALS, Wanted, name_of, sentence_of, take_in, workbook_file
from akkoord.web.workbooks.forms import UploadForm
from akkoord.web.workbooks.tables import uploads_table


@require_http_methods(["GET", "POST"])
def list_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Offer workbooks of a round, and take one in."""
    frame = enter(request, accord)
    about = _round(frame, period)
    if request.method != "POST":
        return _page(request, frame, about, UploadForm())
    if request.POST.get("doen") == "insturen":
        return _take_in(request, frame, about)
    wanted = Wanted.read(request.POST)
    if wanted is None:
        raise Http404(_("Dit werkboek bestaat niet."))
    name = name_of(accord, period, wanted, practice=about.practice)
    try:
        return workbook_file(frame.actor, about.id, wanted, name=name)
    except RoundNotFound:
        raise Http404(_("Dit werkboek bestaat niet.")) from None
    except REFUSALS as refusal:
        return _page(request, frame, about, UploadForm(), wrong=sentence_of(refusal))


def _take_in(request: HttpRequest, frame: Frame, about: RoundShown) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, frame, about, form)
    try:
        taken = take_in(frame.actor, form.cleaned_data["file"], round_id=about.id)
    except REFUSALS as refusal:
        form.add_error("file", sentence_of(refusal))
        return _page(request, frame, about, form)
    if taken.batch_id:
        return redirect_as_of(request, "workbooks:batch", frame.key, about.period.code, taken.batch_id)
    return redirect_as_of(request, "workbooks:upload", frame.key, about.period.code, taken.upload_id)


def _round(frame: Frame, period: str) -> RoundShown:
    try:
        about = round_shown(frame.capacity, frame.as_of, accord=frame.key, period=period)
    except RoundNotFound as refusal:
        raise Http404(refusal.message) from None
    if about.period.code != period:
        raise Http404(RoundNotFound().message)
    return about


def _crumbs(frame: Frame, about: RoundShown, here: str, *, inside: bool) -> list[Crumb]:
    page = reverse("rounds:page", args=[frame.key, about.period.code])
    listed = reverse("workbooks:list", args=[frame.key, about.period.code])
    rounds = (_("Rondes"), reverse("rounds:list", args=[frame.key]))
    within = [(_("Werkboeken"), listed)] if inside else []
    return crumbs(frame, rounds, (worded(about.period), page), *within, here)


def _page(request: HttpRequest, frame: Frame, about: RoundShown, form: UploadForm, *, wrong: str = "") -> HttpResponse:
    uploads = uploads_of(frame.capacity, frame.actor.pk, round_id=about.id)
    context = {
        "title": _("Werkboeken"),
        "crumbs": _crumbs(frame, about, _("Werkboeken"), inside=False),
        "about": about,
        "offers": offers_of(frame.capacity, frame.actor.pk, round_id=about.id) if about.is_open else None,
        "form": form,
        "wrong": wrong,
        "table": uploads_table(uploads, request.GET, "workbooks:upload"),
        "accord": frame.key,
        "period": about.period.code,
    }
    if about.practice:
        context["practice_notice"] = _("De antwoorden in deze ronde zijn verzonnen om mee te oefenen.")
    failed = bool(wrong) or (form.is_bound and not form.is_valid())
    return render(request, "workbooks/list.html", context, status=422 if failed else 200)


@require_http_methods(["GET", "POST"])
def upload_page(request: HttpRequest, accord: str, period: str, upload_id: UUID) -> HttpResponse:
    """Show what a workbook would do, and take over what is chosen."""
    frame = enter(request, accord)
    about = _round(frame, period)
    url = reverse("workbooks:upload", args=[accord, period, upload_id])
    listed = reverse("workbooks:list", args=[accord, period])
    way = _crumbs(frame, about, _("Wat verandert er"), inside=True)
    at = preview_page.At(frame.actor, frame.capacity, upload_id, url, listed, way)
    preview = preview_page.found(request, at)
    if (preview.upload.accord, preview.upload.period) != (accord, period):
        raise Http404(_("Dit ingestuurde werkboek bestaat niet, of is niet voor u."))
    if request.method != "POST":
        return preview_page.show(request, at, preview)
    done, page = preview_page.act(request, at)
    if done:
        messages.success(request, done)
    return page or redirect_as_of(request, url)


@require_http_methods(["GET", "POST"])
def batch_page(request: HttpRequest, accord: str, period: str, batch_id: UUID) -> HttpResponse:
    """List workbooks that were sent in together, and take over those without a fault."""
    frame = enter(request, accord)
    about = _round(frame, period)
    url = reverse("workbooks:batch", args=[accord, period, batch_id])
    listed = reverse("workbooks:list", args=[accord, period])
    way = _crumbs(frame, about, _("Samen ingestuurd"), inside=True)
    at = together.BatchAt(frame.actor, frame.capacity, batch_id, url, "workbooks:upload", listed, way, (accord, period))
    return together.batch_response(request, at)
