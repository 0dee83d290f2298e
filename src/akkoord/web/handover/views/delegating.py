# SPDX-License-Identifier: EUPL-1.2
"""Letting a colleague answer one action."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.kernel.verdict import Refused
from akkoord.programme.rounds.errors import DelegationRefused, RoundIsClosed
from akkoord.programme.rounds.operations import delegate_action, withdraw_delegation
from akkoord.programme.rounds.overviews.delegations import HandingOver
from akkoord.web.components.wording import date_label
from akkoord.web.frame.door import for_visitor
from akkoord.web.frame.visitor import Visitor
from akkoord.web.handover.confirming import confirm, goes_back, is_asked
from akkoord.web.handover.entering import context_for, found_question
from akkoord.web.handover.forms import DelegateForm


@for_visitor
@require_http_methods(["GET", "HEAD", "POST"])
def delegate_page(request: HttpRequest, visitor: Visitor, question_id: int) -> HttpResponse:
    """Ask who answers and until when, confirm, and do it; or take it back."""
    about = found_question(visitor, question_id)
    if not about.may_delegate:
        raise Refused(_("Alleen de trekker, de plaatsvervanger of de voorzitter kan een collega laten antwoorden."))
    if "intrekken" in request.POST:
        return _withdraw(request, visitor, about)
    form = DelegateForm(request.POST or None)
    if not form.is_valid() or goes_back(request):
        return _page(request, visitor, about, form)
    if is_asked(request) and about.is_open:
        return _confirm(request, visitor, about, form)
    given = form.cleaned_data
    try:
        mandate = delegate_action(visitor.person, question_id=question_id, **given)
    except DelegationRefused as refusal:
        form.refuse(refusal)
        return _page(request, visitor, about, form)
    except RoundIsClosed as refusal:
        form.add_error(None, refusal.message)
        return _page(request, visitor, about, form, 409)
    told = {"name": mandate.user.name, "day": date_label(given["until"])}
    messages.success(request, _("%(name)s kan deze actie beantwoorden tot en met %(day)s.") % told)
    return redirect("handover:delegate", question_id)


def _withdraw(request: HttpRequest, visitor: Visitor, about: HandingOver) -> HttpResponse:
    number = request.POST["intrekken"]
    try:
        mandate_id = int(number) if number.isdecimal() else 0
        withdraw_delegation(visitor.person, question_id=about.question_id, mandate_id=mandate_id)
    except DelegationRefused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("Uw collega kan deze actie niet meer beantwoorden."))
    return redirect("handover:delegate", about.question_id)


def _confirm(request: HttpRequest, visitor: Visitor, about: HandingOver, form: DelegateForm) -> HttpResponse:
    words = {
        "who": form.cleaned_data["name"].strip() or form.cleaned_data["email"].strip(),
        "email": form.cleaned_data["email"].strip(),
        "day": date_label(form.cleaned_data["until"]),
        "action": about.action.title,
    }
    consequences = (
        _("%(who)s kan alleen deze ene actie beantwoorden, en ziet niets anders van het akkoord.") % words,
        _("U kunt de actie zelf ook blijven beantwoorden. Uw partij blijft er verantwoordelijk voor.") % words,
        _("In het journaal komt te staan wie u hebt gevraagd en tot wanneer. U kunt het altijd intrekken."),
    )
    return confirm(
        request,
        {**context_for(visitor, about), "title": _("Mijn collega beantwoordt deze actie")},
        question=_("Mag %(who)s (%(email)s) de actie “%(action)s” beantwoorden tot en met %(day)s?") % words,
        consequences=consequences,
        label=_("Ja, laat mijn collega antwoorden"),
        fields=form.typed(),
    )


def _page(
    request: HttpRequest, visitor: Visitor, about: HandingOver, form: DelegateForm, status: int = 200
) -> HttpResponse:
    context = context_for(visitor, about) | {"title": _("Mijn collega beantwoordt deze actie"), "form": form}
    wrong = form.is_bound and bool(form.errors)
    return render(request, "handover/delegate.html", context, status=422 if wrong and status == 200 else status)
