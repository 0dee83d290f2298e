# SPDX-License-Identifier: EUPL-1.2
"""What every step of an import does around its own work: find it, send on what has ended, say that a file is gone."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.intake.errors import FileGone
from akkoord.programme.intake.overviews.listing import ImportShown
from akkoord.web.frame import Frame, enter
from akkoord.web.intake.links import around, found_import
from akkoord.web.shell.as_of import redirect_as_of

Step = Callable[[HttpRequest, Frame, ImportShown], HttpResponse]


def step_of_open_import(step: Step) -> Callable[..., HttpResponse]:
    """The view of a step. An import that was written or discarded goes to its own page; without its file: 409."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(step)
    def view(request: HttpRequest, accord: str, number: int) -> HttpResponse:
        frame = enter(request, accord)
        shown = found_import(frame, number)
        if not shown.is_open:
            return redirect_as_of(request, "intake:page", accord, number)
        try:
            return step(request, frame, shown)
        except FileGone as refusal:
            return gone(request, frame, shown, refusal.message)

    return view


def gone(request: HttpRequest, frame: Frame, shown: ImportShown, message: str) -> HttpResponse:
    """Say that an import cannot go on, and why; 409."""
    context = around(frame, shown, "columns", _("Dit kan niet verder")) | {"message": message}
    return render(request, "intake/gone.html", context, status=409)
