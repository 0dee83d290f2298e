# SPDX-License-Identifier: EUPL-1.2
"""The list of parties and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.actions import ActionFilter, ActionList, actions_list
from akkoord.programme.accord.overviews.parties import parties_list
from akkoord.programme.accord.overviews.parties import party_page as read_party
from akkoord.programme.rounds.overviews.by_action import standings_of
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs, found_on_peildatum, source_refs
from akkoord.web.parties import tables
from akkoord.web.shell.downloads import table_download


@require_safe
def party_list(request: HttpRequest, accord: str) -> HttpResponse:
    """All parties of the accord with how much each carries."""
    frame = enter(request, accord)
    query = TableQuery.read(request.GET, columns=tables.PARTIES, default="title")
    found = parties_list(
        frame.capacity,
        frame.as_of,
        accord=accord,
        text=request.GET.get("tekst", ""),
        ring=request.GET.get("ring", ""),
        kind=request.GET.get("soort", ""),
        order=query.sort,
        descending=query.descending,
        limit=query.limit,
        offset=query.offset,
    )
    table = tables.party_table(found, accord, query, request.GET)
    context = {"title": _("Partijen"), "page": found, "table": table, "crumbs": crumbs(frame, _("Partijen"))}
    return table_download(request, table) or render(request, "parties/list.html", context)


@require_safe
def party_page(request: HttpRequest, accord: str, party: str) -> HttpResponse:
    """One party: its actions, its chairs and its seats."""
    frame = enter(request, accord)
    with found_on_peildatum():
        page = read_party(frame.capacity, frame.as_of, accord=accord, party=party)
    owned_query = TableQuery.read(request.GET, columns=tables.ACTIONS, default="theme", prefix="trekt-")
    named_query = TableQuery.read(request.GET, columns=tables.ACTIONS, default="theme", prefix="genoemd-")
    owned = _actions(frame, ActionFilter(owner=party), owned_query)
    named = _actions(frame, ActionFilter(named=party), named_query)
    shown = [action.id for action in (*owned.actions, *named.actions)]
    standings = standings_of(frame.capacity, frame.as_of, action_ids=shown)
    trekt = tables.action_table(
        owned,
        standings,
        accord,
        owned_query,
        key="trekt",
        caption=_("Acties waarvan deze partij trekker is"),
        empty=_("Deze partij is van geen enkele actie trekker."),
    )
    genoemd = tables.action_table(
        named,
        standings,
        accord,
        named_query,
        key="genoemd",
        caption=_("Acties waarbij deze partij wordt genoemd"),
        empty=_("Deze partij wordt bij geen andere actie genoemd."),
    )
    context = {
        "title": page.line.title,
        "accord": accord,
        "page": page,
        "owned": trekt,
        "named": genoemd,
        "sources": source_refs(accord, page.line.origin),
        "crumbs": crumbs(frame, (_("Partijen"), reverse("parties:list", args=[accord])), page.line.title),
    }
    files = table_download(request, trekt) or table_download(request, genoemd)
    return files or render(request, "parties/page.html", context)


def _actions(frame: Frame, filters: ActionFilter, query: TableQuery) -> ActionList:
    return actions_list(
        frame.capacity,
        frame.as_of,
        accord=frame.key,
        filters=filters,
        order=query.sort,
        descending=query.descending,
        limit=query.limit,
        offset=query.offset,
    )
