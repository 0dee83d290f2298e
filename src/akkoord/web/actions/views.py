# SPDX-License-Identifier: EUPL-1.2
"""The list of actions and the page of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.action_page import ActionPage
from akkoord.programme.accord.overviews.action_page import action_page as read_action
from akkoord.programme.accord.overviews.actions import ActionFilter, action_lists, owners_held, themes_held
from akkoord.programme.accord.policies import may_bring_in_actions
from akkoord.programme.planning.overviews.action_steps import action_steps
from akkoord.programme.rounds.overviews.by_action import actions_with_status, standings_of, statuses_held
from akkoord.programme.rounds.overviews.disagreements import differing_actions
from akkoord.programme.rounds.overviews.standings import StandingShown, standing_history
from akkoord.programme.rounds.overviews.verified import VerifiedShown, verified_history
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.web.actions import tables
from akkoord.web.actions.portrait import facts_of, history_items, links_of, may_change
from akkoord.web.components.items import Crumb
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import actions_asked, crumbs, found_on_peildatum, source_refs
from akkoord.web.shell.downloads import table_download


@require_safe
def action_list(request: HttpRequest, accord: str) -> HttpResponse:
    """All actions, narrowed and ordered as asked."""
    frame = enter(request, accord)
    who, as_of = frame.capacity, frame.as_of
    query = TableQuery.read(request.GET, columns=tables.ACTIONS, default="theme")
    asked = actions_asked(query, _filters(request.GET, frame))
    (found,) = action_lists(who, as_of, accord=accord, asked=[asked])
    words = Vocabulary(accord, as_of)
    options = (
        themes_held(who, as_of, accord=accord),
        owners_held(who, as_of, accord=accord),
        statuses_held(who, as_of, accord=accord, vocabulary=words),
    )
    ids = [action.id for action in found.actions]
    standings = standings_of(who, as_of, action_ids=ids, vocabulary=words)
    table = tables.action_table(found, standings, accord, query, tables.action_filters(request.GET, *options))
    context = {"title": _("Acties"), "page": found, "table": table, "crumbs": crumbs(frame, _("Acties"))}
    context |= {"may_import": may_bring_in_actions(who).allowed, "accord": accord}
    return table_download(request, table) or render(request, "actions/list.html", context)


@require_safe
def action_page(request: HttpRequest, accord: str, action: str) -> HttpResponse:
    """One action: its line of sight, how it stands, and how it came to read so."""
    frame = enter(request, accord)
    with found_on_peildatum():
        page = read_action(frame.capacity, frame.as_of, accord=accord, action=action)
    steps = action_steps(frame.capacity, frame.as_of, action_id=page.line.id)
    stood, verified = _stood(frame, page)
    context = {
        "title": page.line.title,
        "accord": accord,
        "page": page,
        "facts": facts_of(page, accord),
        "stands": stood[0] if stood else None,
        "verified": verified[0] if verified else None,
        "steps": tables.step_table(steps, accord, request.GET),
        "dependencies": tables.dependency_table(steps, accord, request.GET),
        "standings": tables.standing_table(stood, verified, accord, request.GET),
        "versions": history_items(page.versions),
        "may": may_change(frame, page),
        "links": links_of(page, accord),
        "sources": source_refs(accord, page.line.origin),
        "crumbs": _way(frame, page),
    }
    return render(request, "actions/page.html", context)


def _stood(frame: Frame, page: ActionPage) -> tuple[Sequence[StandingShown], Sequence[VerifiedShown]]:
    """How the action stood by its owner, and what was found of it, the last first."""
    who, as_of, words = frame.capacity, frame.as_of, Vocabulary(frame.key, frame.as_of)
    return (
        standing_history(who, as_of, accord=frame.key, action_key=page.line.key, vocabulary=words),
        verified_history(who, as_of, action_id=page.line.id, vocabulary=words),
    )


def _way(frame: Frame, page: ActionPage) -> list[Crumb]:
    theme = page.line.theme
    return crumbs(frame, (theme.label, reverse("themes:page", args=[frame.key, theme.key])), page.line.title)


def _among(frame: Frame, status: str, *, differing: bool) -> QuerySet[Any] | None:
    """The actions with a status, or of which something else was verified, or both; None is all."""
    if differing:
        return differing_actions(frame.capacity, frame.as_of, accord=frame.key, status=status)
    return actions_with_status(frame.as_of, accord=frame.key, status=status) if status else None


def _filters(params: Mapping[str, str], frame: Frame) -> ActionFilter:
    """The filters in the query of the list; one that names nothing known finds nothing."""
    return ActionFilter(
        theme=params.get("thema", ""),
        owner=params.get("trekker", ""),
        text=params.get("tekst", ""),
        without_owner=params.get("zonder", "") == tables.YES,
        among=_among(frame, params.get("status", ""), differing=params.get("afwijkend", "") == tables.YES),
    )
