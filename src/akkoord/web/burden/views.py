# SPDX-License-Identifier: EUPL-1.2
"""The burden of a round, and of one party in it."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.burden.overviews.round_burden import burden_of_round, party_round
from akkoord.programme.burden.overviews.trend import RoundLoad, burden_trend
from akkoord.programme.burden.policies import may_set_limit
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews.rounds import RoundShown, rounds_of
from akkoord.web.burden import sentences, tables
from akkoord.web.components.items import Tab
from akkoord.web.components.wording import worded
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs
from akkoord.web.shell.downloads import table_download


@require_safe
def burden_page(request: HttpRequest, accord: str) -> HttpResponse:
    """What a round asked of all parties, and of each party that the viewer may see."""
    frame = enter(request, accord)
    rounds = rounds_of(frame.capacity, frame.as_of, accord=accord)
    context = {
        "title": _("Lasten van een ronde"),
        "crumbs": crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[accord])), _("Lasten")),
        "accord": accord,
        "may_set_limit": may_set_limit(frame.capacity).allowed,
    }
    if not rounds:
        return render(request, "burden/none.html", context)
    about = _chosen(rounds, request)
    found = burden_of_round(frame.capacity, frame.as_of, accord=accord, about=about)
    table = tables.parties_table(found, accord, request.GET)
    context |= _surroundings(request, about, rounds) | _trends(burden_trend(frame.capacity, rounds=rounds))
    context |= {
        "answer": sentences.about_round(found),
        "proposals": sentences.about_proposals(found.total.proposals),
        "channels": sentences.channels(found.total),
        "found": found,
        "table": table,
    }
    return table_download(request, table) or render(request, "burden/page.html", context)


@require_safe
def party_page(request: HttpRequest, accord: str, party: str) -> HttpResponse:
    """What a round asked of one party, question by question."""
    frame = enter(request, accord)
    rounds = rounds_of(frame.capacity, frame.as_of, accord=accord)
    if not rounds:
        raise Http404(RoundNotFound().message)
    about = _chosen(rounds, request)
    try:
        found = party_round(frame.capacity, frame.as_of, accord=accord, about=about, party=party)
    except RoundNotFound:
        raise Http404(_("Van deze partij is hier niets te zien.")) from None
    table = tables.questions_table(found, accord, request.GET)
    trends = _trends(burden_trend(frame.capacity, rounds=rounds, party=party))
    context = (
        _surroundings(request, about, rounds)
        | trends
        | {
            "title": _("Lasten") + f": {found.about.title}",
            "crumbs": _way(frame, about, found.about.title),
            "answer": sentences.about_party(found),
            "proposals": sentences.about_proposals(found.about.burden.proposals),
            "table": table,
        }
    )
    return table_download(request, table) or render(request, "burden/party.html", context)


def _trends(loads: Sequence[RoundLoad]) -> dict[str, object]:
    """The pictures; one without any known value is left out."""
    known = {
        "expected": tables.expected_trend(loads) if any(one.expected is not None for one in loads) else None,
        "spent": tables.spent_trend(loads) if any(one.seconds is not None for one in loads) else None,
    }
    return {name: trend for name, trend in known.items() if trend is not None}


def _chosen(rounds: Sequence[RoundShown], request: HttpRequest) -> RoundShown:
    """The round that the address asks for, else the last one. Refusals: Http404 for a round that is not there."""
    period = request.GET.get("ronde", "")
    found = next((one for one in rounds if not period or one.period.code == period), None)
    if found is None:
        raise Http404(RoundNotFound().message)
    return found


def _way(frame: Frame, about: RoundShown, here: str) -> list[object]:
    url = reverse("burden:page", args=[frame.key]) + f"?ronde={about.period.code}"
    return [*crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[frame.key])), (_("Lasten"), url), here)]


def _surroundings(request: HttpRequest, about: RoundShown, rounds: Sequence[RoundShown]) -> dict[str, object]:
    """The rounds to choose from, and whether this one is practice."""
    notice = _("De antwoorden in deze ronde zijn verzonnen om mee te oefenen.") if about.practice else ""
    return {
        "about": about,
        "tabs": [
            Tab(worded(one.period), f"{request.path}?ronde={one.period.code}", current=one.id == about.id)
            for one in rounds
        ],
        **({"practice_notice": notice} if notice else {}),
    }
