# SPDX-License-Identifier: EUPL-1.2
"""The list of documents, and one document with every fact taken from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.documents import document_page as read_document
from akkoord.programme.accord.overviews.documents import documents_list
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs, found_on_peildatum
from akkoord.web.shell.downloads import table_download
from akkoord.web.sources import tables


@require_safe
def document_list(request: HttpRequest, accord: str) -> HttpResponse:
    """The documents from which the accord's data come."""
    frame = enter(request, accord)
    documents = documents_list(frame.capacity, frame.as_of, accord=accord)
    table = tables.document_table(documents, accord, request.GET)
    context = {
        "title": _("Bronnen"),
        "facts": sum(line.facts for line in documents),
        "uncertain": sum(line.uncertain for line in documents),
        "table": table,
        "crumbs": crumbs(frame, _("Bronnen")),
    }
    return table_download(request, table) or render(request, "sources/list.html", context)


@require_safe
def document_page(request: HttpRequest, accord: str, document: str) -> HttpResponse:
    """One document and the facts taken from it."""
    frame = enter(request, accord)
    query = TableQuery.read(request.GET, columns=tables.FACTS, default="kind")
    mark = request.GET.get("let-op", "")
    with found_on_peildatum():
        page = read_document(
            frame.capacity,
            frame.as_of,
            accord=accord,
            document=document,
            kind=request.GET.get("soort", ""),
            text=request.GET.get("tekst", ""),
            only_uncertain=mark == tables.UNCERTAIN,
            only_amended=mark == tables.AMENDED,
            order=query.sort,
            descending=query.descending,
            limit=query.limit,
            offset=query.offset,
        )
    table = tables.fact_table(page, accord, query, request.GET)
    way = crumbs(frame, (_("Bronnen"), reverse("sources:list", args=[accord])), page.document.title)
    context = {"title": page.document.title, "page": page, "table": table, "crumbs": way}
    return table_download(request, table) or render(request, "sources/page.html", context)
