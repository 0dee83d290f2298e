# SPDX-License-Identifier: EUPL-1.2
"""The page of published figures: as printed in tables, side by side where they contradict, and as a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.actions import themes_held
from akkoord.programme.indicators.overviews import contradictions, figures_list, printed_tables
from akkoord.web.components.table import Table, TableQuery
from akkoord.web.figures import tables
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs, source_refs
from akkoord.web.shell.downloads import table_download


@require_safe
def figures_page(request: HttpRequest, accord: str) -> HttpResponse:
    """All published figures of the accord."""
    frame = enter(request, accord)
    disputed = contradictions(frame.capacity, frame.as_of, accord=accord)
    listed = _listed(request, frame, {line.key for group in disputed for line in group})
    printed = [
        (tables.printed_table(table, request.GET), source_refs(accord, table.origin), table.origin.uncertain)
        for table in printed_tables(frame.capacity, frame.as_of, accord=accord)
    ]
    for table in (listed, *(table for table, *_rest in printed)):
        if (download := table_download(request, table)) is not None:
            return download
    groups = [
        [(line, tables.value_cell(line), source_refs(accord, line.origin)) for line in group] for group in disputed
    ]
    context = {"title": _("Cijfers"), "table": listed, "printed": printed, "groups": groups}
    return render(request, "figures/page.html", context | {"crumbs": crumbs(frame, _("Cijfers"))})


def _listed(request: HttpRequest, frame: Frame, contradicted: set[str]) -> Table:
    """The list of figures, narrowed and ordered as asked."""
    query = TableQuery.read(request.GET, columns=tables.FIGURES, default="scheme")
    found = figures_list(
        frame.capacity,
        frame.as_of,
        accord=frame.key,
        text=request.GET.get("tekst", ""),
        scheme=request.GET.get("hoort-bij", ""),
        theme=request.GET.get("thema", ""),
        order=query.sort,
        descending=query.descending,
        limit=query.limit,
        offset=query.offset,
    )
    themes = themes_held(frame.capacity, frame.as_of, accord=frame.key)
    return tables.figure_table(found, frame.key, query, tables.figure_filters(request.GET, found, themes), contradicted)
