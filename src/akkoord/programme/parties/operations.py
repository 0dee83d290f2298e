# SPDX-License-Identifier: EUPL-1.2
"""Acts on mandates."""

from datetime import date

from django.db import transaction
from django.utils.translation import override

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.policies import may_manage_accounts
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party


@transaction.atomic
def give_mandate(
    actor: Actor, *, user: User, party: Party, role: Role, valid_from: date, scope: str = "", reason: str = ""
) -> Mandate:
    """Let somebody act for a party in a role from a day on.

    Who: an administrator or a command on the server, as with accounts.
    In: a scope narrows the role to one subject ("theme:iza/a-passende-zorg"); empty is everything.
    Effect: the mandate is there, with a line in the journal; the same mandate given twice is given once.
    Refusals: Refused.
    """
    may_manage_accounts(actor).require()
    mandate, is_new = Mandate.objects.get_or_create(
        user=user, party=party, role=role, scope=scope, valid_from=valid_from
    )
    if is_new:
        with override("nl"):  # the journal keeps one language, whoever acts
            held = f"{user.name}: {role.label}"
        record(
            actor,
            verb="mandate_given",
            subject=SubjectRef("party", party.key),
            changes={"mandate": [None, held], "valid_from": [None, valid_from]},
            reason=reason,
        )
    return mandate
