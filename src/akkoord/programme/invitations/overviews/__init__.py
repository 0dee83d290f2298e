# SPDX-License-Identifier: EUPL-1.2
"""Reads over invitations, by topic."""

from akkoord.programme.invitations.overviews.coming import ComingRounds, coming_rounds
from akkoord.programme.invitations.overviews.people import PersonInvited, RoundInvitations, round_invitations
from akkoord.programme.invitations.overviews.round_days import RoundDay, RoundDayKind, round_days
from akkoord.programme.invitations.overviews.trail import MailTrail, mail_trail, wants_reminders

__all__ = [
    "ComingRounds",
    "MailTrail",
    "PersonInvited",
    "RoundDay",
    "RoundDayKind",
    "RoundInvitations",
    "coming_rounds",
    "mail_trail",
    "round_days",
    "round_invitations",
    "wants_reminders",
]
