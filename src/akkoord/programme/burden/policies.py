# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with the burden of rounds. Everything not allowed here is refused."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.policies import Asked, Place, may_answer, oversees

ANSWERING = (Role.OWNER, Role.DEPUTY, Role.THEME_CHAIR)


def may_report_time(capacity: Capacity, asked: Asked, places: Collection[Place]) -> Verdict:
    """Who may answer at least one of the questions of a request says how long that took."""
    if any(may_answer(capacity, asked, (place,)) for place in places):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen wie deze vragen beantwoordt, telt mee in de bestede tijd."))


def may_set_limit(capacity: Capacity) -> Verdict:
    """The programme team says how many minutes a round may ask of a party."""
    if capacity.has(Role.PROGRAMME_TEAM):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen het programmateam stelt een grens aan de lasten."))


def may_see_burden(capacity: Capacity) -> Verdict:
    """Everybody who reads the accord sees what a round asked of all parties together."""
    return may_read(capacity)


def may_see_burden_of(capacity: Capacity, party_id: int | None) -> Verdict:
    """What one party was asked and spent is for who runs rounds, and for the people who answer for that party.

    A deputy for one action, a reader, and the people of another party see the sum of all parties only.
    """
    answers = party_id is not None and any(
        one.party_id == party_id and one.role in ANSWERING and not one.for_one_action for one in capacity.held
    )
    if answers or oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("De lasten van één partij ziet alleen die partij zelf en wie de rondes leidt."))
