# SPDX-License-Identifier: EUPL-1.2
"""Who may do what to the outgoing mail."""

from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, SystemActor
from akkoord.foundation.accounts.models import User
from akkoord.kernel.verdict import Verdict


def may_manage_mail(actor: Actor) -> Verdict:
    """Only an active administrator, or a command on the server: mail holds addresses and personal links."""
    if isinstance(actor, SystemActor):
        return Verdict.allow()
    if isinstance(actor, User) and actor.is_active and actor.is_staff:
        return Verdict.allow()
    return Verdict.refuse(_("Alleen een beheerder mag de uitgaande post zien en opnieuw versturen."))


def may_read_own_mail(user: User, *, demo: bool) -> Verdict:
    """Mail is read in a mailbox of one's own; a demo account has none, so in a demo it may read here."""
    if demo and user.is_active and user.is_demo_user:
        return Verdict.allow()
    return Verdict.refuse(_("Alleen een demo-account leest zijn post hier."))
