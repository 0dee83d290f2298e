# SPDX-License-Identifier: EUPL-1.2
"""The list of themes and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.actions import EVERYTHING
from akkoord.programme.accord.overviews.theme_page import theme_page as read_theme
from akkoord.programme.accord.overviews.themes import themes_overview
from akkoord.programme.rounds.overviews.by_action import standings_of_theme
from akkoord.programme.rounds.overviews.disagreements import disagreements
from akkoord.programme.rounds.overviews.remarks import last_judgement
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.web.components.charts import StatusBar
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import enter
from akkoord.web.frame.references import actions_asked, crumbs, found_on_peildatum, source_refs
from akkoord.web.shell.downloads import table_download
from akkoord.web.themes import tables


@require_safe
def theme_list(request: HttpRequest, accord: str) -> HttpResponse:
    """All themes with their numbers of actions."""
    frame = enter(request, accord)
    page = themes_overview(frame.capacity, frame.as_of, accord=accord)
    table = tables.theme_table(page, accord, request.GET)
    context = {"title": _("Thema’s"), "page": page, "table": table, "crumbs": crumbs(frame, _("Thema’s"))}
    return table_download(request, table) or render(request, "themes/list.html", context)


@require_safe
def theme_page(request: HttpRequest, accord: str, theme: str) -> HttpResponse:
    """One theme: its agreements and actions."""
    frame = enter(request, accord)
    query = TableQuery.read(request.GET, columns=tables.ACTIONS, default="theme")
    asked, chosen = actions_asked(query, EVERYTHING), request.GET.get("afspraak", "")
    with found_on_peildatum():
        page = read_theme(frame.capacity, frame.as_of, accord=accord, theme=theme, agreement=chosen, asked=asked)
    ids = [action.id for action in page.actions.actions]
    who, as_of, words = frame.capacity, frame.as_of, Vocabulary(accord, frame.as_of)
    standings = standings_of_theme(who, as_of, accord=accord, theme=theme, action_ids=ids, vocabulary=words)
    table = tables.action_table(page.actions, standings.by_action, accord, query)
    context = {
        "title": page.theme.label,
        "differing": disagreements(who, as_of, accord=accord, theme=theme, vocabulary=words),
        "judgement": last_judgement(who, as_of, accord=accord, theme=theme),
        "accord": accord,
        "page": page,
        "agreement": next((line for line in page.agreements if line.key == chosen), None),
        "agreements": tables.agreement_table(page, accord, request.GET),
        "table": table,
        "bar": StatusBar.of(standings.counts, _("acties")),
        "sources": source_refs(accord, page.theme.origin),
        "crumbs": crumbs(frame, (_("Thema’s"), reverse("themes:list", args=[accord])), page.theme.label),
    }
    return table_download(request, table) or render(request, "themes/page.html", context)
