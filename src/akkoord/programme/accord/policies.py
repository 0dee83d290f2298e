# SPDX-License-Identifier: EUPL-1.2
"""Who may change what of an accord."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity

OWNER_FIELDS = frozenset({"description", "deadline"})


def may_assign_owner(capacity: Capacity) -> Verdict:
    """The programme team names owners, and nobody else (principle 3 of the governance: one owner for each action)."""
    if capacity.has(Role.PROGRAMME_TEAM):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen het programmateam wijst een trekker aan."))


def may_bring_in_actions(capacity: Capacity) -> Verdict:
    """The programme team keeps the list of actions, and so brings in one that exists elsewhere (own choice)."""
    if capacity.has(Role.PROGRAMME_TEAM):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen het programmateam leest een actielijst in."))


def may_amend_action(capacity: Capacity, *, owner_id: int | None, fields: Collection[str] = ()) -> Verdict:
    """The programme team may change everything; the owner the description and the deadline of its own action.

    In: the party that owns the action, and the names of the fields that would change (none: any of them).
    """
    if capacity.has(Role.PROGRAMME_TEAM):
        return Verdict.allow()
    if owner_id is None or not capacity.may_act_for(owner_id, Role.OWNER):
        return Verdict.refuse(_("Alleen het programmateam en de trekker van deze actie mogen haar wijzigen."))
    if set(fields) <= OWNER_FIELDS:
        return Verdict.allow()
    return Verdict.refuse(
        _("Als trekker past u de omschrijving en de uiterste datum aan. De rest wijzigt het programmateam.")
    )


def may_ask_transfer(capacity: Capacity, *, owner_id: int | None) -> Verdict:
    """The owner of an action asks another party to take it over, and takes that back; so may the programme team.

    A deputy answers questions and gives nothing away.
    """
    if owner_id is None:
        return Verdict.refuse(_("Deze actie heeft geen trekker. Het programmateam wijst er een aan."))
    if capacity.may_act_for(owner_id, Role.OWNER) or capacity.has(Role.PROGRAMME_TEAM):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de trekker van deze actie kan vragen of een andere partij haar overneemt."))


def may_decide_transfer(capacity: Capacity, *, to_party_id: int) -> Verdict:
    """The party that was asked decides: nobody takes on an action for somebody else, the programme team neither.

    The programme team can name an owner by itself (`may_assign_owner`); that is another act, and reads so.
    """
    if capacity.may_act_for(to_party_id, Role.OWNER):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen een trekker van de partij die is gevraagd, beslist over dit verzoek."))


def may_see_transfers(capacity: Capacity) -> Verdict:
    """Who coordinates the accord or runs its rounds sees every request; a party sees its own."""
    if capacity.has(Role.PROGRAMME_TEAM, Role.MONITORING_PARTY):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen het programmateam en de monitoringspartij zien alle overdrachten."))
