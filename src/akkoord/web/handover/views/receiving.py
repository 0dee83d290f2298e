# SPDX-License-Identifier: EUPL-1.2
"""Requests to one's own parties to take an action over, and those they made."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.accord.errors import ActionEnded, TransferAlreadyDecided, TransferOutdated, TransferRefused
from akkoord.programme.accord.operations import accept_transfer, decline_transfer, withdraw_transfer
from akkoord.programme.accord.overviews.transfers import TransferShown, own_transfers
from akkoord.web.components.table import Cell
from akkoord.web.components.wording import date_label
from akkoord.web.frame.door import for_receiver
from akkoord.web.frame.visitor import Visitor
from akkoord.web.handover.confirming import confirm, goes_back, is_asked
from akkoord.web.handover.entering import capacity, context_for, now
from akkoord.web.handover.forms import AnswerForm
from akkoord.web.handover.shown import facts_of, receipt_of

ACCEPT, DECLINE, WITHDRAW = "aanvaarden", "weigeren", "intrekken"
RECEIPT = "ontvangen"
MEANWHILE = (TransferAlreadyDecided, TransferOutdated, ActionEnded)


@dataclass(frozen=True)
class Waiting:
    """A request with the form to answer it."""

    transfer: TransferShown
    form: AnswerForm

    @property
    def facts(self) -> list[tuple[str, Cell]]:
        """What is asked, by whom and why."""
        return facts_of(self.transfer)


@for_receiver
@require_http_methods(["GET", "HEAD", "POST"])
def received_page(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Show the requests; accept (after a confirmation), decline or withdraw one."""
    found = _found(visitor)
    if request.method != "POST":
        return _page(request, visitor, found)
    transfer = next((one for one in found if str(one.id) == request.POST.get("verzoek")), None)
    if transfer is None:
        raise Http404(_("Dit verzoek bestaat niet, of is niet voor u."))
    form = AnswerForm(request.POST)
    act = request.POST.get("doen", "")
    if not form.is_valid() or goes_back(request):
        return _page(request, visitor, found, transfer, form)
    if act == ACCEPT and transfer.may_decide and is_asked(request):
        return _confirm(request, visitor, transfer, form)
    try:
        messages.success(request, _do(visitor, act, transfer, form))
    except (TransferRefused, ActionEnded) as refusal:
        return _refused(request, visitor, transfer, form, refusal)
    page = reverse("handover:received")
    return redirect(page if act == WITHDRAW else f"{page}?{RECEIPT}={transfer.id}")


def _found(visitor: Visitor) -> list[TransferShown]:
    """The requests that concern the visitor's parties; by a link for requests alone, those it was made for."""
    found = own_transfers(capacity(visitor), now())
    return [one for one in found if visitor.transfers is None or one.id in visitor.transfers]


def _do(visitor: Visitor, act: str, transfer: TransferShown, form: AnswerForm) -> str:
    given, words = form.cleaned_data, {"action": transfer.action, "party": transfer.from_party.title}
    if act == ACCEPT:
        accept_transfer(visitor.person, transfer_id=transfer.id, holds_from=given["holds_from"], answer=given["answer"])
        return _("Uw partij is de nieuwe trekker van “%(action)s”.") % words
    if act == DECLINE:
        decline_transfer(visitor.person, transfer_id=transfer.id, answer=given["answer"])
        return _("U neemt “%(action)s” niet over. %(party)s blijft de trekker en krijgt uw toelichting.") % words
    if act == WITHDRAW:
        withdraw_transfer(visitor.person, transfer_id=transfer.id)
        return _("Uw verzoek is ingetrokken.")
    raise Http404(_("Dit verzoek bestaat niet, of is niet voor u."))


def _refused(
    request: HttpRequest,
    visitor: Visitor,
    transfer: TransferShown,
    form: AnswerForm,
    refusal: TransferRefused | ActionEnded,
) -> HttpResponse:
    """What was typed stays, beside what is wrong or what somebody else decided meanwhile."""
    if isinstance(refusal, TransferRefused):
        form.refuse(refusal)
    else:
        form.add_error(None, str(refusal))
    found = _found(visitor)
    return _page(request, visitor, found, transfer, form, 409 if isinstance(refusal, MEANWHILE) else 422)


def _confirm(request: HttpRequest, visitor: Visitor, transfer: TransferShown, form: AnswerForm) -> HttpResponse:
    day = form.cleaned_data["holds_from"] or timezone.localdate()
    words = {"action": transfer.action, "party": transfer.from_party.title, "day": date_label(day)}
    consequences = (
        _("Uw partij is vanaf %(day)s de ene trekker van deze actie. Tot die dag blijft %(party)s dat.") % words,
        _("Een vraag die nog niet is beantwoord, komt vanaf die dag bij u. Wat al is beantwoord, blijft staan.")
        if day <= timezone.localdate()
        else _("De vragen van de ronde die nu open is, blijven bij %(party)s.") % words,
        _("%(party)s krijgt een mail met uw toelichting.") % words,
    )
    return confirm(
        request,
        {**context_for(visitor), "title": _("Actie overnemen")},
        question=_("Wilt u de actie “%(action)s” overnemen van %(party)s, vanaf %(day)s?") % words,
        consequences=consequences,
        label=_("Ja, wij worden trekker"),
        fields=form.typed() | {"verzoek": str(transfer.id), "doen": ACCEPT},
    )


def _page(
    request: HttpRequest,
    visitor: Visitor,
    found: Sequence[TransferShown],
    answered: TransferShown | None = None,
    form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    receipt = receipt_of(found, request.GET.get(RECEIPT, "")) if form is None else None
    context = context_for(visitor) | {
        "receipt": receipt,
        "title": _("Acties overnemen en overdragen"),
        "to_decide": [Waiting(one, _form_of(one, answered, form)) for one in found if one.may_decide],
        "others": [one for one in found if not one.may_decide and not (receipt and receipt.transfer == one)],
        "stale": form if answered and not any(one.may_decide and one.id == answered.id for one in found) else None,
    }
    wrong = form is not None and bool(form.errors)
    return render(request, "handover/received.html", context, status=422 if wrong and status == 200 else status)


def _form_of(one: TransferShown, answered: TransferShown | None, form: AnswerForm | None) -> AnswerForm:
    return form if form is not None and answered is not None and one.id == answered.id else AnswerForm()
