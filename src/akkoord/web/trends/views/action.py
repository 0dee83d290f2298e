# SPDX-License-Identifier: EUPL-1.2
"""One action over all rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.rounds.overviews.by_round import action_course
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs, found_on_peildatum
from akkoord.web.shell.downloads import table_download
from akkoord.web.trends import reading_tables, sentences
from akkoord.web.trends.links import action_url


@require_safe
def action_page(request: HttpRequest, accord: str, action: str) -> HttpResponse:
    """What each round says of one action, and what the monitoring party found."""
    frame = enter(request, accord)
    with found_on_peildatum():
        course = action_course(frame.capacity, frame.as_of, accord=accord, action=action)
    table = reading_tables.rounds_table(course, accord, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    theme = course.action.theme
    context = {
        "title": course.action.title,
        "accord": accord,
        "crumbs": crumbs(
            frame,
            (f"{theme.letter}. {theme.title}", reverse("themes:page", args=[accord, theme.key])),
            (course.action.title, action_url(accord, action)),
            _("Verloop"),
        ),
        "answer": sentences.about_action(course),
        "course": course,
        "table": table,
    }
    return render(request, "trends/action.html", context)
