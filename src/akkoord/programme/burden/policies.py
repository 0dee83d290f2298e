# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with the burden of rounds. Everything not allowed here is refused."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.policies import Asked, Place, may_answer


def may_report_time(capacity: Capacity, asked: Asked, places: Collection[Place]) -> Verdict:
    """Who may answer at least one of the questions of a request says how long that took."""
    if any(may_answer(capacity, asked, (place,)) for place in places):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen wie deze vragen beantwoordt, telt mee in de bestede tijd."))
