# SPDX-License-Identifier: EUPL-1.2
"""Calculations of invitations, by topic: secrets of links, whom a question reaches, working days, reminders."""
