# SPDX-License-Identifier: EUPL-1.2
"""Answers that have been the same for long, and actions that have been silent for long."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from akkoord.programme.rounds.overviews.stale import StaleAnswers, Threshold, stale_answers
from akkoord.web.components.table import Filter, Option, TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.shell.downloads import table_download
from akkoord.web.trends import reading_tables, sentences
from akkoord.web.trends.bars import Bars
from akkoord.web.trends.links import place_filters, tabs, way

SILENT = "stil"
ROUNDS, DAYS = (2, 4, 6), (90, 180, 365)
DEFAULT = Threshold(rounds=3)


@require_safe
def stale_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Actions that have said the same, or nothing, for so many rounds or days."""
    frame = enter(request, accord)
    threshold, silent = _threshold(request.GET.get("sinds", "")), request.GET.get("soort", "") == SILENT
    shown = _read(request, frame, threshold, silent=silent)
    table = reading_tables.stale_table(shown, accord, request.GET, silent=silent)
    if (file := table_download(request, table)) is not None:
        return file
    context = {
        "title": _("Acties die lang stil zijn") if silent else _("Antwoorden die lang hetzelfde zijn"),
        "crumbs": way(frame, _("Zelfde antwoord")),
        "tabs": tabs(accord, "stale", request.GET),
        "filters": [*_filters(threshold, silent=silent), *place_filters(frame, request.GET)],
        "answer": sentences.about_stale(shown, threshold, silent=silent),
        "themes": Bars.of_themes(shown.by_theme),
        "owners": Bars.of_owners(shown.by_owner),
        "table": table,
    }
    return render(request, "trends/stale.html", context)


def _read(request: HttpRequest, frame: Frame, threshold: Threshold, *, silent: bool) -> StaleAnswers:
    query = TableQuery.read(request.GET, columns=(), default="")
    return stale_answers(
        frame.capacity,
        frame.as_of,
        accord=frame.key,
        threshold=threshold,
        silent=silent,
        theme=request.GET.get("thema", ""),
        party=request.GET.get("partij", ""),
        page=None if query.file_format else query.page,
    )


def _threshold(text: str) -> Threshold:
    """Read "3-rondes" or "180-dagen"; anything else is the default."""
    found = re.fullmatch(r"([1-9][0-9]{0,3})-(rondes|dagen)", text)
    if found is None:
        return DEFAULT
    number = int(found[1])
    return Threshold(rounds=number) if found[2] == "rondes" else Threshold(days=number)


def _filters(threshold: Threshold, *, silent: bool) -> list[Filter]:
    chosen = f"{threshold.days}-dagen" if threshold.days else f"{threshold.rounds}-rondes"
    options = [
        Option(f"{number}-rondes", ngettext("%(count)s ronde", "%(count)s rondes", number) % {"count": number})
        for number in ROUNDS
    ]
    options += [
        Option(f"{number}-dagen", ngettext("%(count)s dag", "%(count)s dagen", number) % {"count": number})
        for number in DAYS
    ]
    kinds = [Option(SILENT, _("Niet beantwoord"))]
    return [
        Filter("soort", _("Wat"), SILENT if silent else "", kinds, _("Zelfde antwoord")),
        Filter("sinds", _("Al zo lang"), "" if threshold == DEFAULT else chosen, options, _("3 rondes")),
    ]
