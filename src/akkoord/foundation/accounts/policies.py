# SPDX-License-Identifier: EUPL-1.2
"""Who may do what to accounts. Everything not allowed here is refused."""

from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, SystemActor
from akkoord.foundation.accounts.models import User
from akkoord.kernel.verdict import Verdict


def may_manage_accounts(actor: Actor) -> Verdict:
    """Only an active administrator, or a command on the server, opens and closes accounts."""
    if isinstance(actor, SystemActor):
        return Verdict.allow()
    if isinstance(actor, User) and actor.is_active and actor.is_staff:
        return Verdict.allow()
    return Verdict.refuse(_("Alleen een beheerder mag accounts openen en sluiten."))


def may_set_password(actor: Actor, user: User) -> Verdict:
    """A person sets their own password, an administrator anybody's; a demo account never has one."""
    if user.is_demo_user:
        return Verdict.refuse(_("Een demo-account heeft geen wachtwoord."))
    if isinstance(actor, User) and actor.is_active and actor.pk == user.pk:
        return Verdict.allow()
    return may_manage_accounts(actor)


def may_use_demo_sign_in(demo: bool, user: User) -> Verdict:
    """Signing in with one click: only in demo mode, only as an active demo account.

    In: whether this installation runs as a demo (settings), and the account that was clicked.
    """
    if not demo:
        return Verdict.refuse(_("Inloggen met een rol kan alleen in een demo-omgeving."))
    if not (user.is_demo_user and user.is_active):
        return Verdict.refuse(_("Dit account is geen demo-account."))
    return Verdict.allow()
