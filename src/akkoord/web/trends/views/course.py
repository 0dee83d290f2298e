# SPDX-License-Identifier: EUPL-1.2
"""The course over all rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.rounds.overviews.course import course
from akkoord.web.frame import enter
from akkoord.web.shell.downloads import table_download
from akkoord.web.trends import sentences, tables
from akkoord.web.trends.links import place_filters, tabs, way
from akkoord.web.trends.stacks import Stacks


@require_safe
def course_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Counts per status of every round, for the accord, a theme or an owner."""
    frame = enter(request, accord)
    asked = {"theme": request.GET.get("thema", ""), "party": request.GET.get("partij", "")}
    shown = course(frame.capacity, frame.as_of, accord=accord, **asked)
    table = tables.course_table(shown, accord, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    context = {
        "title": _("Verloop over de rondes"),
        "crumbs": way(frame),
        "tabs": tabs(accord, "page", request.GET),
        "filters": place_filters(frame, request.GET),
        "answer": sentences.about_course(shown),
        "stacks": Stacks.of(shown),
        "for_owner": bool(asked["party"]),
        "table": table,
    }
    return render(request, "trends/course.html", context)
