# SPDX-License-Identifier: EUPL-1.2
"""Acts on an accord, by topic."""

from akkoord.programme.accord.operations.changing import ActionText, amend_action, assign_owner
from akkoord.programme.accord.operations.transferring import (
    accept_transfer,
    ask_transfer,
    decline_transfer,
    withdraw_transfer,
)

__all__ = [
    "ActionText",
    "accept_transfer",
    "amend_action",
    "ask_transfer",
    "assign_owner",
    "decline_transfer",
    "withdraw_transfer",
]
