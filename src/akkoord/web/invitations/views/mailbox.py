# SPDX-License-Identifier: EUPL-1.2
"""The mailbox of a demo account: in a demo no mail leaves, so it is read here."""

from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.overviews import own_mails
from akkoord.foundation.outbox.policies import may_read_own_mail
from akkoord.programme.invitations.operations.opting_out import reminder_token
from akkoord.web.invitations.letters import LetterShown


@never_cache
@require_safe
def mailbox_page(request: HttpRequest) -> HttpResponse:
    """Show the mails to this demo account; outside a demo, and for anybody else, there is no such page."""
    demo, user = bool(settings.DEMO), cast(User, request.user)
    if not may_read_own_mail(user, demo=demo).allowed:
        raise Http404
    site = request.build_absolute_uri("/").rstrip("/")
    mails = [LetterShown(mail, settings.BASE_URL, site) for mail in own_mails(user, demo=demo)]
    context = {"title": _("Postvak (demo)"), "mails": mails, "token": reminder_token(user)}
    response = render(request, "invitations/mailbox.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response
