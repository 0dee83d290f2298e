# SPDX-License-Identifier: EUPL-1.2
"""All requests to hand actions over, and all colleagues who answer, of one accord."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from akkoord.foundation.outbox.errors import MailRefusal
from akkoord.programme.accord.overviews.transfers import transfers_of
from akkoord.programme.invitations.errors import InvitationRefusal
from akkoord.programme.invitations.operations import resend_transfer
from akkoord.programme.rounds.overviews.delegations import delegations_shown
from akkoord.web.components.reading import whole
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs
from akkoord.web.handover import tables
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.shell.downloads import table_download


@require_http_methods(["GET", "HEAD", "POST"])
def list_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Show what waits first, then what was decided, then who answers for whom; or mail a request again."""
    frame = enter(request, accord)
    if request.method == "POST":
        return _mail_again(request, frame)
    transfers = transfers_of(frame.capacity, frame.as_of, accord=accord)
    delegations = delegations_shown(frame.capacity, frame.as_of, accord=accord)
    handed = tables.transfers_table(transfers, accord, request.GET)
    answering = tables.delegations_table(delegations, accord, request.GET)
    listed = {row.key for row in handed.rows}
    context = {
        "title": _("Overdrachten en vervanging"),
        "crumbs": crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[accord])), _("Overdrachten")),
        "answer": tables.about(transfers, delegations),
        "waiting": [one for one in transfers if one.waits and str(one.id) in listed],
        "handed": handed,
        "answering": answering,
    }
    files = table_download(request, handed) or table_download(request, answering)
    return files or render(request, "handover/list.html", context)


def _mail_again(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Mail a request again to who may decide it, with a new link. Refusals: Refused."""
    try:
        told = resend_transfer(frame.actor, accord=frame.key, transfer_id=whole(request.POST.get("verzoek", ""), 0))
    except (InvitationRefusal, MailRefusal) as refusal:
        messages.warning(request, refusal.message)
    else:
        done = ngettext(
            "Het verzoek is opnieuw gemaild aan %(count)s persoon, met een nieuwe link. De eerdere werkt niet meer.",
            "Het verzoek is opnieuw gemaild aan %(count)s personen, met nieuwe links. De eerdere werken niet meer.",
            told,
        )
        messages.success(request, done % {"count": told})
    return redirect_as_of(request, "handover:list", frame.key)
