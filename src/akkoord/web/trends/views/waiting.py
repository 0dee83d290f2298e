# SPDX-License-Identifier: EUPL-1.2
"""Who waits for whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.actions import themes_held
from akkoord.programme.rounds.overviews.waiting import Waiting, open_needs, waiting
from akkoord.web.components.table import Filter, Option, TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.shell.downloads import table_download
from akkoord.web.trends import reading_tables, sentences
from akkoord.web.trends.bars import Bars
from akkoord.web.trends.links import tabs, theme_filter, way


@require_safe
def waiting_page(request: HttpRequest, accord: str) -> HttpResponse:
    """What owners need, grouped by the party that is asked; overdue first."""
    frame = enter(request, accord)
    wanted = _wanted(request.GET.get("van", ""))
    shown = _read(request, frame, wanted)
    files = reading_tables.needs_table(shown, accord, request.GET)
    parties = reading_tables.parties_table(shown, accord, request.GET)
    if (file := table_download(request, files) or table_download(request, parties)) is not None:
        return file
    early = open_needs(frame.capacity, frame.as_of, accord=accord, party=wanted)
    context = {
        "title": _("Wie wacht op wie"),
        "crumbs": way(frame, _("Wie wacht op wie")),
        "tabs": tabs(accord, "waiting", request.GET),
        "filters": _filters(request, frame, shown),
        "answer": sentences.about_waiting(shown),
        "bars": Bars.of_waiting(shown.parties, accord),
        "parties": parties,
        "table": files,
        "early": reading_tables.open_table(early, accord, request.GET) if early else None,
    }
    return render(request, "trends/waiting.html", context)


def _wanted(text: str) -> str | None:
    """The party in the address: its key, "" for nobody in particular, None for all."""
    return "" if text == reading_tables.NOBODY else text or None


def _read(request: HttpRequest, frame: Frame, wanted: str | None) -> Waiting:
    query = TableQuery.read(request.GET, columns=(), default="")
    return waiting(
        frame.capacity,
        frame.as_of,
        accord=frame.key,
        party=wanted,
        theme=request.GET.get("thema", ""),
        page=None if query.file_format else query.page,
    )


def _filters(request: HttpRequest, frame: Frame, shown: Waiting) -> list[Filter]:
    options = [
        Option(one.party.key if one.party else reading_tables.NOBODY, reading_tables.wanted_from(one.party))
        for one in shown.parties
    ]
    themes = [(one.key, one.label) for one in themes_held(frame.capacity, frame.as_of, accord=frame.key)]
    return [
        Filter("van", _("Wachten op"), request.GET.get("van", ""), options, _("Iedereen")),
        theme_filter(themes, request.GET),
    ]
