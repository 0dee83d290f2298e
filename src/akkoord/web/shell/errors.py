# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong: each says what happened, that nothing is lost or what is, and what to do now."""

from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token

from akkoord.kernel.verdict import Refused


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    """Render an error inside the full shell, or in the bare one when the request never got that far."""
    complete = hasattr(request, "user") and hasattr(request, "as_of")
    context["layout"] = "shell/base.html" if complete else "shell/bare.html"
    content = loader.render_to_string(template, context, request if complete else None)
    return HttpResponse(content, status=status)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, or 413 when what was sent is too big."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _page(request, "400.html", 400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 with the reason when the exception gives one."""
    reason = str(exception) if isinstance(exception, Refused | PermissionDenied) else ""
    return _page(request, "403.html", 403, reason=reason)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with the address that was asked."""
    return _page(request, "404.html", 404, path=request.path)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a page that needs neither database nor session; it tells the moment, to look it up in the log."""
    moment = timezone.localtime().strftime("%d-%m-%Y %H:%M:%S")
    content = loader.render_to_string("500.html", {"layout": "shell/bare.html", "moment": moment})
    return HttpResponse(content, status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a form is too old or comes from elsewhere; nothing was saved, and the page says how to go on."""
    return _page(request, "403_csrf.html", 403)


def too_large(request: HttpRequest, *, limit: str = "") -> HttpResponse:
    """Answer 413; `limit` in words ("25 MB") when it is known."""
    return _page(request, "413.html", 413, limit=limit)


def conflict(
    request: HttpRequest,
    *,
    explanation: str,
    typed: Mapping[str, str],
    retry_url: str,
    current: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer 409: somebody else was first, and what was typed is still here.

    In: one sentence that says who or what came between, what was typed (label to text), where to try again,
    and optionally how it stands now (label to text).
    """
    context = {"explanation": explanation, "typed": dict(typed), "retry_url": retry_url, "current": dict(current or {})}
    return _page(request, "409.html", 409, **context)


def invalid_peildatum(request: HttpRequest, *, typed: str, explanation: str) -> HttpResponse:
    """Answer 400 for a peildatum that is no date: what was typed, what is accepted, and the picker filled in."""
    return _page(request, "400_peildatum.html", 400, typed=typed, explanation=explanation)


class RefusedMiddleware:
    """Turn the domain's `Refused` into page 403 with its reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; only exceptions matter here."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to Django."""
        return forbidden(request, exception) if isinstance(exception, Refused) else None
