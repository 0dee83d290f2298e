# SPDX-License-Identifier: EUPL-1.2
"""How an action list of any shape is read: what columns hold, whom names mean, what differs. No database, no clock."""
