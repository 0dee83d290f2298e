# SPDX-License-Identifier: EUPL-1.2
"""The lists that were brought in, taking in another one, and what became of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.foundation.files.errors import AttachmentRefusal
from akkoord.foundation.tabular.errors import TabularRefusal
from akkoord.programme.intake.errors import IntakeRefusal
from akkoord.programme.intake.mapping_file import mapping_text
from akkoord.programme.intake.operations import start_again, start_import
from akkoord.programme.intake.overviews.listing import imports_of
from akkoord.programme.intake.overviews.preview import compared, mapping_of
from akkoord.programme.intake.policies import may_import_actions
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.intake import sentences, tables
from akkoord.web.intake.forms import UploadForm
from akkoord.web.intake.links import around, crumbs_of, found_import, step_name
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.shell.downloads import table_download

REFUSALS = (IntakeRefusal, TabularRefusal, AttachmentRefusal)


@require_http_methods(["GET", "HEAD", "POST"])
def list_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Show the lists that were brought in, and take in another one."""
    frame = enter(request, accord)
    may_import_actions(frame.capacity).require()
    if request.method != "POST":
        return _list(request, frame, UploadForm(initial={"holds_from": timezone.localdate().isoformat()}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, frame, form)
    given = form.cleaned_data
    try:
        made = start_import(
            frame.actor,
            accord=accord,
            name=given["workbook"].name,
            stream=given["workbook"],
            holds_from=given["holds_from"],
            practice=given["practice"],
        )
    except REFUSALS as refusal:
        form.add_error("workbook", refusal.message)
        return _list(request, frame, form)
    return redirect_as_of(request, "intake:columns", accord, made.number)


def _list(request: HttpRequest, frame: Frame, form: UploadForm) -> HttpResponse:
    imports = imports_of(frame.capacity, accord=frame.key)
    query = TableQuery.read(request.GET, columns=tables.IMPORTS, default="number")
    table = tables.imports_table(imports, frame.key, query.within(len(imports)))
    context = {
        "title": _("Actielijst inlezen"),
        "crumbs": crumbs_of(frame),
        "form": form,
        "waiting": [one for one in imports if one.is_open],
        "table": table,
        "accord": frame.key,
    }
    file = None if form.is_bound else table_download(request, table)
    return file or render(request, "intake/list.html", context, status=422 if form.errors else 200)


@require_safe
def import_page(request: HttpRequest, accord: str, number: int) -> HttpResponse:
    """Show who brought in a list and what it changed, how to undo that, or where to go on."""
    frame = enter(request, accord)
    shown = found_import(frame, number)
    context = around(frame, shown, "", shown.file_name) | {
        "answer": sentences.about_import(shown),
        "facts": sentences.facts_of(shown),
        "next_url": step_name(shown),
    }
    return render(request, "intake/page.html", context)


@require_safe
def mapping_file(request: HttpRequest, accord: str, number: int) -> HttpResponse:
    """The mapping as a file for the command line."""
    frame = enter(request, accord)
    shown = found_import(frame, number)
    try:
        words = compared(frame.capacity, accord=accord, number=number, now=timezone.now()).open_words
    except REFUSALS:
        words = ()
    text = mapping_text(mapping_of(frame.capacity, accord=accord, number=number), shown.holds_from, words)
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="koppeling-{accord}-{number}.yaml"'
    return response


@require_POST
def again(request: HttpRequest, accord: str, number: int) -> HttpResponse:
    """Compare the same file once more, with what was chosen."""
    frame = enter(request, accord)
    found_import(frame, number)
    made = start_again(frame.actor, accord=accord, number=number)
    messages.success(request, _("Het bestand wordt opnieuw vergeleken. Uw eerdere keuzes staan er nog."))
    return redirect_as_of(request, "intake:columns", accord, made.number)
