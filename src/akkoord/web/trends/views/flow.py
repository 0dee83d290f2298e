# SPDX-License-Identifier: EUPL-1.2
"""The flow from status to status between two rounds, and the actions in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews.flows import RoundFlow, moved_actions, round_flow
from akkoord.web.components.table import Filter, Option, TableQuery
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame, enter
from akkoord.web.shell.downloads import table_download
from akkoord.web.trends import sentences, tables
from akkoord.web.trends.alluvial import Alluvial
from akkoord.web.trends.links import linked, tabs, theme_filter, way


@require_safe
def flow_page(request: HttpRequest, accord: str) -> HttpResponse:
    """How many actions went from which status to which, between two rounds in a row."""
    frame = enter(request, accord)
    flow = _found(frame, request.GET.get("naar", ""), request.GET.get("van", ""), request.GET.get("thema", ""))
    table = tables.flow_table(flow, accord, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    themes = [(theme.key, f"{theme.letter} {theme.title}") for theme in flow.themes]
    context = {
        "title": _("Stroom van status naar status"),
        "crumbs": way(frame, _("Stroom")),
        "tabs": tabs(accord, "flow", request.GET),
        "filters": [_round_filter(flow), theme_filter(themes, request.GET)],
        "answer": sentences.about_flow(flow),
        "notes": sentences.notes_on_flow(flow),
        "flow": flow,
        "picture": Alluvial.of(flow),
        "table": table,
    }
    return render(request, "trends/flow.html", context)


def _found(frame: Frame, after: str, before: str, theme: str) -> RoundFlow:
    """The flow in the address. Refusals: Http404 for a round that is not there, or not the one before it."""
    try:
        flow = round_flow(frame.capacity, frame.as_of, accord=frame.key, period=after, theme=theme)
    except RoundNotFound:
        raise Http404(_("Deze ronde is op deze peildatum niet gesloten.")) from None
    if before and (flow.before is None or flow.before.period.code != before):
        raise Http404(_("Een stroom loopt tussen twee rondes die op elkaar volgen."))
    return flow


def _round_filter(flow: RoundFlow) -> Filter:
    options = [Option(period.code, worded(period)) for period in reversed(flow.rounds)]
    chosen = flow.after.period.code if flow.after else ""
    return Filter("naar", _("Naar ronde"), chosen, options, _("De laatste"))


@require_safe
def moved_page(request: HttpRequest, accord: str) -> HttpResponse:
    """The actions that went from one status to another."""
    frame = enter(request, accord)
    params, query = request.GET, TableQuery.read(request.GET, columns=(), default="")
    after, theme = params.get("naar", ""), params.get("thema", "")
    try:
        moved = moved_actions(
            frame.capacity,
            frame.as_of,
            accord=accord,
            period=after,
            sides=(params.get("was", ""), params.get("werd", "")),
            theme=theme,
            page=None if query.file_format else query.page,
        )
    except RoundNotFound:
        raise Http404(_("Deze stroom is er niet op deze peildatum.")) from None
    table, back = tables.moved_table(moved, accord, params), linked("flow", accord, naar=after, thema=theme)
    here = _("Acties in deze stroom")
    context = {"title": here, "answer": sentences.about_moved(moved), "moved": moved, "table": table, "back": back}
    context["crumbs"] = way(frame, (_("Stroom"), back), here)
    return table_download(request, table) or render(request, "trends/moved.html", context)
