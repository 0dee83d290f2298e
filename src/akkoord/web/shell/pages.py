# SPDX-License-Identifier: EUPL-1.2
"""The pages of the shell itself: health, terms, accessibility, and the style gallery."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from akkoord.web.components.glossary import all_terms
from akkoord.web.shell.downloads import table_download
from akkoord.web.shell.gallery import gallery_context


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer "gezond" when the database answers, else 503; for the machine that watches over this one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database niet bereikbaar", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("gezond", content_type="text/plain; charset=utf-8")


@login_not_required
@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """Show every term with its meaning."""
    return render(request, "shell/terms.html", {"terms": all_terms()})


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tell what was done for accessibility and what was not tested."""
    return render(request, "shell/accessibility.html")


@login_not_required
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states; only in the demo and while developing."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    context = gallery_context(request)
    return table_download(request, context["actions"]) or render(request, "shell/gallery.html", context)


def confirmation(
    request: HttpRequest,
    *,
    title: str,
    question: str,
    confirm_label: str,
    cancel_url: str,
    consequences: tuple[str, ...] = (),
    dangerous: bool = False,
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return a page that asks "are you sure": it posts to the same URL with `bevestigd=ja` and the fields given.

    In: the question in one sentence, what follows from yes, the word on the button (a verb), where "no" leads.
    """
    context = {
        "title": title,
        "question": question,
        "confirm_label": confirm_label,
        "cancel_url": cancel_url,
        "consequences": consequences,
        "dangerous": dangerous,
        "fields": dict(fields or {}),
    }
    return render(request, "shell/confirmation.html", context)


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the reader pressed the button of the confirmation page."""
    return request.method == "POST" and request.POST.get("bevestigd") == "ja"
