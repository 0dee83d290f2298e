# SPDX-License-Identifier: EUPL-1.2
"""For who runs a round: whom the request reached, and sending or withdrawing a link."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.programme.invitations.errors import InvitationRefusal
from akkoord.programme.invitations.operations import resend_invitation, revoke_links_of
from akkoord.programme.invitations.overviews import PersonInvited, mail_trail, round_invitations
from akkoord.programme.invitations.policies import may_manage_links
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews import round_shown
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.frame import Frame, enter
from akkoord.web.invitations import sentences, tables
from akkoord.web.invitations.crumbs import round_crumbs
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.shell.downloads import table_download


def _found(request: HttpRequest, accord: str, period: str) -> tuple[Frame, RoundShown]:
    """Enter, for who runs rounds. Refusals: Refused; Http404."""
    frame = enter(request, accord)
    may_manage_links(frame.capacity).require()
    try:
        about = round_shown(frame.capacity, frame.as_of, accord=accord, period=period)
    except RoundNotFound as refusal:
        raise Http404(refusal.message) from None
    if about.period.code != period:
        raise Http404(RoundNotFound().message)
    return frame, about


@require_safe
def people_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Show who was asked, problems first, and what reaches nobody."""
    frame, about = _found(request, accord, period)
    shown = round_invitations(frame.capacity, frame.as_of, accord=accord, period=period)
    table = tables.people_table(shown, accord, period, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    context = {
        "title": sentences.title(about),
        "crumbs": round_crumbs(frame, about),
        "practice_notice": sentences.practice_notice(about),
        "answer": sentences.about_invitations(shown),
        "nobody": [sentences.asked_of(one) for one in shown.nobody],
        "shown": shown,
        "table": table,
        "about": about,
        "accord": accord,
        "period": period,
    }
    return render(request, "invitations/people.html", context)


@require_http_methods(["GET", "POST"])
def person_page(request: HttpRequest, accord: str, period: str, person_id: int) -> HttpResponse:
    """Show what one person got about a round; send it again with a new link, or withdraw their links."""
    frame, about = _found(request, accord, period)
    shown = round_invitations(frame.capacity, frame.as_of, accord=accord, period=period)
    person = next((one for one in shown.people if one.person_id == person_id), None)
    if person is None:
        raise Http404(_("Deze persoon is in deze ronde niet gevraagd."))
    if request.method == "POST":
        return _act(request, frame, about, person)
    context = {
        "title": person.name,
        "crumbs": round_crumbs(frame, about, person.name),
        "practice_notice": sentences.practice_notice(about),
        "answer": sentences.about_person(person),
        "facts": sentences.facts_of(person),
        "what_to_do": sentences.what_to_do(person),
        "trail": mail_trail(frame.capacity, round_id=about.id, person_id=person_id),
        "person": person,
        "about": about,
    }
    return render(request, "invitations/person.html", context)


def _act(request: HttpRequest, frame: Frame, about: RoundShown, person: PersonInvited) -> HttpResponse:
    try:
        if request.POST.get("doen") == "opnieuw":
            resend_invitation(frame.actor, person_id=person.person_id, round_id=about.id)
            messages.success(request, _("De mail met een nieuwe link is klaargezet. De oude link werkt niet meer."))
        elif request.POST.get("doen") == "intrekken":
            revoke_links_of(frame.actor, person_id=person.person_id, round_id=about.id)
            messages.success(request, _("De link is ingetrokken. Deze persoon kan er niet meer mee antwoorden."))
    except InvitationRefusal as refusal:
        messages.error(request, refusal.message)
    return redirect_as_of(request, "invitations:person", frame.key, about.period.code, person.person_id)
