# SPDX-License-Identifier: EUPL-1.2
"""How far forecasts drifted from the first plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.rounds.overviews.drift import ForecastDrift, NotMeasured, Wanted, forecast_drift
from akkoord.programme.rounds.rules.drift import Direction
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.shell.downloads import table_download
from akkoord.web.trends import reading_tables, sentences
from akkoord.web.trends.links import place_filters, tabs, way


@require_safe
def drift_page(request: HttpRequest, accord: str) -> HttpResponse:
    """The forecast of each action against its first plan, what drifted most first."""
    frame = enter(request, accord)
    shown = _read(request, frame)
    table = reading_tables.drift_table(shown, accord, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    context = {
        "title": _("Prognose tegen het eerste plan"),
        "crumbs": way(frame, _("Prognoses")),
        "tabs": tabs(accord, "drift", request.GET),
        "filters": [*place_filters(frame, request.GET), reading_tables.direction_filter(shown, request.GET)],
        "answer": sentences.about_drift(shown),
        "shown": shown,
        "table": table,
    }
    return render(request, "trends/drift.html", context)


def _read(request: HttpRequest, frame: Frame) -> ForecastDrift:
    params = request.GET
    query = TableQuery.read(params, columns=(), default="")
    return forecast_drift(
        frame.capacity,
        frame.as_of,
        accord=frame.key,
        theme=params.get("thema", ""),
        party=params.get("partij", ""),
        wanted=_wanted(params.get("afwijking", "")),
        ascending=params.get("sorteer", "") == "drift",
        page=None if query.file_format else query.page,
    )


def _wanted(text: str) -> Wanted:
    kinds: tuple[type[Direction] | type[NotMeasured], ...] = (Direction, NotMeasured)
    return next((kind(text) for kind in kinds if text in kind.__members__.values()), None)
