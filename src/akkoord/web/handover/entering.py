# SPDX-License-Identifier: EUPL-1.2
"""What a visitor is about to hand over, and what every page about it shows."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.kernel.asof import AsOf
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews.delegations import HandingOver, handing_over
from akkoord.web.frame.door import visitor_context
from akkoord.web.frame.visitor import Visitor


def now() -> AsOf:
    """These pages are about now, whatever peildatum was looked at before."""
    return AsOf.at(timezone.localdate(), now=timezone.now())


def capacity(visitor: Visitor) -> Capacity:
    """What the visitor may act as today. One query."""
    return capacity_of(visitor.person, timezone.localdate())


def found_question(visitor: Visitor, question_id: int) -> HandingOver:
    """The question in the address. Refusals: Http404, also for one that is not theirs."""
    try:
        return handing_over(capacity(visitor), now(), question_id=question_id)
    except RoundNotFound:
        raise Http404(_("Deze vraag bestaat niet, of is niet voor u.")) from None


def context_for(visitor: Visitor, about: HandingOver | None = None) -> dict[str, object]:
    """What every page here shows: who visits, which question, and whether it is practice."""
    practice = about is not None and about.practice
    notice = _("De antwoorden en prognoses in deze ronde zijn verzonnen om mee te oefenen.") if practice else ""
    return {**visitor_context(visitor), "about": about, "practice_notice": notice}
