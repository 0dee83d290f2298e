# SPDX-License-Identifier: EUPL-1.2
"""Asking another party to take an action over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.errors import ActionEnded, TransferRefused
from akkoord.programme.accord.operations import ask_transfer, withdraw_transfer
from akkoord.programme.accord.overviews.transfers import TransferShown, parties_to_ask, waiting_transfer
from akkoord.programme.rounds.overviews.delegations import HandingOver
from akkoord.web.frame.door import for_visitor
from akkoord.web.frame.visitor import Visitor
from akkoord.web.handover.confirming import confirm, goes_back, is_asked
from akkoord.web.handover.entering import context_for, found_question, now
from akkoord.web.handover.forms import TransferForm


@for_visitor
@require_http_methods(["GET", "HEAD", "POST"])
def transfer_page(request: HttpRequest, visitor: Visitor, question_id: int) -> HttpResponse:
    """Ask which party takes over and why, confirm, and ask it; or show the request that waits."""
    about = found_question(visitor, question_id)
    if not about.may_transfer:
        raise Refused(_("Alleen de trekker van deze actie kan vragen of een andere partij haar overneemt."))
    waiting = waiting_transfer(about.action_id, now())
    if "intrekken" in request.POST:
        return _withdraw(request, visitor, about, waiting)
    parties = parties_to_ask(now(), accord=about.accord, owner_id=about.owner_id)
    choices = [(pk, party.both_names) for pk, party in parties]
    form = TransferForm(request.POST or None, choices=choices)
    if waiting is not None or not form.is_valid() or goes_back(request):
        return _page(request, visitor, about, form, waiting)
    if is_asked(request):
        return _confirm(request, visitor, about, form, dict(parties)[form.cleaned_data["party"]].title)
    try:
        _ask(visitor, about, form)
    except TransferRefused as refusal:
        form.refuse(refusal)
        return _page(request, visitor, about, form, waiting)
    messages.success(request, _("Uw verzoek is verstuurd. Tot er antwoord is, blijft uw partij de trekker."))
    return redirect("handover:transfer", question_id)


def _ask(visitor: Visitor, about: HandingOver, form: TransferForm) -> None:
    given = form.cleaned_data
    try:
        ask_transfer(
            visitor.person,
            action_id=about.action_id,
            to_party_id=given["party"],
            reason=given["reason"],
            expected_owner_id=about.owner_id,
        )
    except ActionEnded as refusal:
        raise TransferRefused(str(refusal)) from refusal


def _withdraw(
    request: HttpRequest, visitor: Visitor, about: HandingOver, waiting: TransferShown | None
) -> HttpResponse:
    try:
        withdraw_transfer(visitor.person, transfer_id=waiting.id if waiting else 0)
    except TransferRefused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("Uw verzoek is ingetrokken."))
    return redirect("handover:transfer", about.question_id)


def _confirm(
    request: HttpRequest, visitor: Visitor, about: HandingOver, form: TransferForm, party: str
) -> HttpResponse:
    words = {"party": party, "action": about.action.title}
    consequences = (
        _("%(party)s krijgt een mail met uw reden, en neemt de actie over of niet.") % words,
        _("Tot %(party)s de actie overneemt, blijft uw partij de trekker en beantwoordt u de vragen.") % words,
        _("Een vraag die nog niet is beantwoord, gaat daarna naar %(party)s. Uw antwoorden blijven staan.") % words,
        _("Uw collega’s kunnen de actie daarna niet meer beantwoorden."),
    )
    return confirm(
        request,
        {**context_for(visitor, about), "title": _("Actie overdragen")},
        question=_("Wilt u %(party)s vragen om de actie “%(action)s” over te nemen?") % words,
        consequences=consequences,
        label=_("Ja, vraag het"),
        fields=form.typed(),
    )


def _page(
    request: HttpRequest, visitor: Visitor, about: HandingOver, form: TransferForm, waiting: TransferShown | None
) -> HttpResponse:
    context = context_for(visitor, about) | {"title": _("Actie overdragen"), "form": form, "waiting": waiting}
    wrong = form.is_bound and (bool(form.errors) or waiting is not None)
    return render(request, "handover/transfer.html", context, status=422 if wrong else 200)
