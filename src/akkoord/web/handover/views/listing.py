# SPDX-License-Identifier: EUPL-1.2
"""All requests to hand actions over, and all colleagues who answer, of one accord."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.transfers import transfers_of
from akkoord.programme.rounds.overviews.delegations import delegations_shown
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs
from akkoord.web.handover import tables
from akkoord.web.shell.downloads import table_download


@require_safe
def list_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Show what waits for an answer first, then what was decided, then who answers for whom."""
    frame = enter(request, accord)
    transfers = transfers_of(frame.capacity, frame.as_of, accord=accord)
    delegations = delegations_shown(frame.capacity, frame.as_of, accord=accord)
    handed = tables.transfers_table(transfers, accord, request.GET)
    answering = tables.delegations_table(delegations, accord, request.GET)
    context = {
        "title": _("Overdrachten en vervanging"),
        "crumbs": crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[accord])), _("Overdrachten")),
        "answer": tables.about(transfers, delegations),
        "handed": handed,
        "answering": answering,
    }
    files = table_download(request, handed) or table_download(request, answering)
    return files or render(request, "handover/list.html", context)
