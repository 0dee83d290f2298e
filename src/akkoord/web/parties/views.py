# SPDX-License-Identifier: EUPL-1.2
"""The list of parties and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.actions import ActionFilter, action_lists
from akkoord.programme.accord.overviews.parties import parties_list
from akkoord.programme.accord.overviews.parties import party_page as read_party
from akkoord.programme.rounds.overviews.by_action import standings_of
from akkoord.programme.rounds.overviews.waiting import waiting_for
from akkoord.web.components.table import Table, TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import actions_asked, crumbs, found_on_peildatum, source_refs
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
    owned, named = _tables(request, frame, party)
    context = {
        "title": page.line.title,
        "accord": accord,
        "page": page,
        "owned": owned,
        "named": named,
        "waiting": waiting_for(frame.capacity, frame.as_of, accord=accord, party=party),
        "sources": source_refs(accord, page.line.origin),
        "crumbs": crumbs(frame, (_("Partijen"), reverse("parties:list", args=[accord])), page.line.title),
    }
    files = table_download(request, owned) or table_download(request, named)
    return files or render(request, "parties/page.html", context)


def _tables(request: HttpRequest, frame: Frame, party: str) -> tuple[Table, Table]:
    """The actions that a party owns, and those it is named with."""
    of_owned = TableQuery.read(request.GET, columns=tables.ACTIONS, default="theme", prefix="trekt-")
    of_named = TableQuery.read(request.GET, columns=tables.ACTIONS, default="theme", prefix="genoemd-")
    asked = [actions_asked(of_owned, ActionFilter(owner=party)), actions_asked(of_named, ActionFilter(named=party))]
    owned, named = action_lists(frame.capacity, frame.as_of, accord=frame.key, asked=asked)
    shown = [action.id for action in (*owned.actions, *named.actions)]
    standings = standings_of(frame.capacity, frame.as_of, action_ids=shown)
    return (
        tables.action_table(owned, standings, frame.key, of_owned, tables.OWNED),
        tables.action_table(named, standings, frame.key, of_named, tables.NAMED),
    )
