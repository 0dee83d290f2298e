# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with invitations. Everything not allowed here is refused."""

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.policies import oversees


def may_manage_links(capacity: Capacity) -> Verdict:
    """Who runs the round sends, sends again and revokes personal links; nobody reads one."""
    if oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de monitoringspartij of het programmateam beheert persoonlijke links."))
