# SPDX-License-Identifier: EUPL-1.2
"""Reminders off and on again, from the address in a reminder: no password, and one click from a mail program."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from akkoord.programme.invitations.errors import ReminderAddressUnknown
from akkoord.programme.invitations.operations import person_of_token, resume_reminders, stop_reminders
from akkoord.programme.invitations.overviews import wants_reminders


@csrf_exempt  # a mail program sends no token of a form (RFC 8058); the signed address itself is the permission
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def reminders_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show whether this person gets reminders; switch them off, or on with the button."""
    try:
        person = person_of_token(token)
    except ReminderAddressUnknown as refusal:
        raise Http404(refusal.message) from None
    if request.method == "POST":
        if "aan" in request.POST:
            resume_reminders(person)
            messages.success(request, _("U krijgt weer herinneringen."))
        else:
            stop_reminders(person)
            messages.success(request, _("U krijgt geen herinneringen meer."))
        return redirect("invitations:reminders", token)
    context = {"title": _("Herinneringen"), "person": person, "wanted": wants_reminders(person)}
    response = render(request, "invitations/reminders.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response
