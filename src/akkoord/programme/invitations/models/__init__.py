# SPDX-License-Identifier: EUPL-1.2
"""The models of invitations, by topic."""

from akkoord.programme.invitations.models.links import LinkedRound, LinkedTransfer, PersonalLink
from akkoord.programme.invitations.models.mails import Invitation, Notice, OptOut, Reminder
from akkoord.programme.invitations.models.rhythms import Rhythm, RhythmRecord

__all__ = [
    "Invitation",
    "LinkedRound",
    "LinkedTransfer",
    "Notice",
    "OptOut",
    "PersonalLink",
    "Reminder",
    "Rhythm",
    "RhythmRecord",
]
