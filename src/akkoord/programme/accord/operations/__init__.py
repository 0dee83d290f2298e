# SPDX-License-Identifier: EUPL-1.2
"""Acts on accords: changing one action by hand, and bringing in many from a list."""

from akkoord.programme.accord.operations.bringing import ActionFromList, BroughtIn, bring_in_actions
from akkoord.programme.accord.operations.changing import ActionText, amend_action, assign_owner

__all__ = ["ActionFromList", "ActionText", "BroughtIn", "amend_action", "assign_owner", "bring_in_actions"]
