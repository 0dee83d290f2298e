# SPDX-License-Identifier: EUPL-1.2
"""Setting the limits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.accord.overviews.changing import parties_to_choose
from akkoord.programme.burden.errors import BurdenRefusal
from akkoord.programme.burden.operations import set_limit
from akkoord.programme.burden.overviews.limits import limits_shown
from akkoord.programme.burden.policies import may_set_limit
from akkoord.web.burden.forms import LimitForm
from akkoord.web.burden.tables import limits_table
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "HEAD", "POST"])
def limits_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Show the limits in force, and set one."""
    frame = enter(request, accord)
    may_set_limit(frame.capacity).require()
    choices = [(row, party.title) for row, party in parties_to_choose(frame.capacity)]
    form = LimitForm(request.POST or None, choices=choices)
    if form.is_valid():
        given = form.cleaned_data
        try:
            set_limit(
                frame.actor,
                accord=accord,
                party_id=given["party"],
                minutes=given["minutes"],
                reason=given["reason"],
            )
        except BurdenRefusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("De grens is vastgelegd."))
            return redirect_as_of(request, "burden:limits", accord=accord)
    return _page(request, frame, form)


def _page(request: HttpRequest, frame: Frame, form: LimitForm) -> HttpResponse:
    burden = (_("Lasten"), reverse("burden:page", args=[frame.key]))
    context = {
        "title": _("Grenzen aan de lasten"),
        "crumbs": crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[frame.key])), burden, _("Grenzen")),
        "table": limits_table(limits_shown(frame.capacity, frame.as_of, accord=frame.key)),
        "form": form,
        "cancel_url": burden[1],
    }
    return render(request, "burden/limits.html", context, status=422 if form.errors else 200)
