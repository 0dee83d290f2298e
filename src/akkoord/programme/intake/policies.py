# SPDX-License-Identifier: EUPL-1.2
"""Who may bring in an action list. Everything not allowed here is refused."""

from akkoord.kernel.verdict import Verdict
from akkoord.programme.accord.policies import may_bring_in_actions
from akkoord.programme.parties.policies import Capacity


def may_import_actions(capacity: Capacity) -> Verdict:
    """Who may write the actions of a list may also look at what it would do: the programme team."""
    return may_bring_in_actions(capacity)
