# SPDX-License-Identifier: EUPL-1.2
"""Acts on accords: changing one action by hand, handing it over, and bringing in many from a list."""

from akkoord.programme.accord.operations.bringing import ActionFromList, BroughtIn, bring_in_actions
from akkoord.programme.accord.operations.changing import ActionText, amend_action, assign_owner
from akkoord.programme.accord.operations.transferring import (
    accept_transfer,
    ask_transfer,
    decline_transfer,
    withdraw_transfer,
)

__all__ = [
    "ActionFromList",
    "ActionText",
    "BroughtIn",
    "accept_transfer",
    "amend_action",
    "ask_transfer",
    "assign_owner",
    "bring_in_actions",
    "decline_transfer",
    "withdraw_transfer",
]
