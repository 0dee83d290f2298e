# SPDX-License-Identifier: EUPL-1.2
"""The acts of the burden module, by topic."""

from akkoord.programme.burden.operations.limiting import set_limit
from akkoord.programme.burden.operations.measuring import add_time_spent

__all__ = ["add_time_spent", "set_limit"]
