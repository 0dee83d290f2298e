# SPDX-License-Identifier: EUPL-1.2
"""The accord as a whole, and each of its meeting bodies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.choices import Ring
from akkoord.programme.accord.overviews.about import about_page as read_about
from akkoord.programme.accord.overviews.bodies import body_page as read_body
from akkoord.web.about import tables
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs, found_on_peildatum, source_refs
from akkoord.web.shell.downloads import table_download


@require_safe
def about_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Term, promises to all, participants, principles, ladder, status words and bodies."""
    frame = enter(request, accord)
    with found_on_peildatum():
        page = read_about(frame.capacity, frame.as_of, accord=accord)
    shown = tables.about_tables(page, accord, request.GET)
    context = {
        "title": page.accord.name,
        "accord": accord,
        "page": page,
        "tables": shown,
        "inner": len(page.in_ring(Ring.INNER)),
        "principles": tables.principles_by_scope(page),
        "sources": source_refs(accord, page.accord.origin),
        "crumbs": crumbs(frame, _("Over het akkoord")),
    }
    files = (download for table in shown.every if (download := table_download(request, table)) is not None)
    return next(files, None) or render(request, "about/page.html", context)


@require_safe
def body_page(request: HttpRequest, accord: str, body: str) -> HttpResponse:
    """One meeting body: what for, who sits in it, when it meets."""
    frame = enter(request, accord)
    with found_on_peildatum():
        page = read_body(frame.capacity, frame.as_of, accord=accord, body=body)
    table = tables.meeting_table(page, accord, frame.as_of.peildatum, request.GET)
    coming = [meeting for meeting in page.meetings if meeting.last_day and not meeting.is_past(frame.as_of.peildatum)]
    context = {
        "title": page.line.name,
        "accord": accord,
        "page": page,
        "table": table,
        "next": coming[0] if coming else None,
        "sources": source_refs(accord, page.line.origin),
        "crumbs": crumbs(frame, (_("Over het akkoord"), reverse("about:page", args=[accord])), page.line.title),
    }
    return table_download(request, table) or render(request, "about/body.html", context)
