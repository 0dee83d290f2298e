# SPDX-License-Identifier: EUPL-1.2
"""Moving the last day to answer, with the reason that everybody who is still to answer reads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.rounds.errors import DeadlineMovedMeanwhile, DeadlineNotMoved, RoundIsClosed
from akkoord.programme.rounds.operations import move_deadline
from akkoord.programme.rounds.overviews import deadline_moves
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.policies import may_move_deadline
from akkoord.web.components.wording import date_label
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.deadlines import until
from akkoord.web.rounds.forms import MoveForm
from akkoord.web.rounds.links import practice_notice, round_crumbs
from akkoord.web.rounds.views.reading import found_round
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "POST"])
def deadline_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Ask for the new day and the reason; move when both are right."""
    frame = enter(request, accord)
    may_move_deadline(frame.capacity).require()
    about = found_round(frame, period)
    if not about.is_open:
        messages.info(request, RoundIsClosed().message)
        return redirect_as_of(request, "rounds:page", accord, period)
    if request.method != "POST":
        return _page(request, frame, about, MoveForm(initial={"expected_due_on": about.due_on}))
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _page(request, frame, about, form)
    try:
        moved = move_deadline(frame.actor, round_id=about.id, **form.cleaned_data)
    except DeadlineNotMoved as refusal:
        return _page(request, frame, about, _refused(form, refusal, about))
    messages.success(request, _("De uiterste datum is nu %(day)s.") % {"day": date_label(moved.became)})
    return redirect_as_of(request, "rounds:page", accord, period)


def _refused(form: MoveForm, refusal: DeadlineNotMoved, about: RoundShown) -> MoveForm:
    """The form as it was typed, with what is wrong; after a move by somebody else with the day that holds now."""
    if isinstance(refusal, DeadlineMovedMeanwhile):
        form = MoveForm({**form.cleaned_data, "expected_due_on": about.due_on.isoformat()})
        form.full_clean()
    form.add_error(refusal.field or None, refusal.message)
    return form


def _page(request: HttpRequest, frame: Frame, about: RoundShown, form: MoveForm) -> HttpResponse:
    context = {
        "title": _("Uiterste datum verzetten"),
        "crumbs": round_crumbs(frame, about, _("Uiterste datum")),
        "practice_notice": practice_notice(about),
        "answer": until(about.due_on),
        "form": form,
        "moves": deadline_moves(frame.capacity, round_id=about.id),
        "about": about,
        "accord": frame.key,
    }
    return render(request, "rounds/deadline.html", context, status=422 if form.is_bound else 200)
