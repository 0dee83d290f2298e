# SPDX-License-Identifier: EUPL-1.2
"""The models of accords, by topic."""

from akkoord.programme.accord.models.actions import Action, ActionParty, ActionRecord, Note, NoteRecord
from akkoord.programme.accord.models.base import Accord, AccordAnchor, AccordRecord
from akkoord.programme.accord.models.bodies import Body, BodyMember, BodyRecord, Meeting, MeetingRecord
from akkoord.programme.accord.models.norms import LadderRung, LadderRungRecord, Principle, PrincipleRecord
from akkoord.programme.accord.models.promises import Agreement, AgreementRecord, Participant, ParticipantRecord
from akkoord.programme.accord.models.statuses import Status, StatusRecord, StatusScheme, StatusSchemeRecord
from akkoord.programme.accord.models.themes import Theme, ThemeRecord
from akkoord.programme.accord.models.transfers import Transfer

__all__ = [
    "Accord",
    "AccordAnchor",
    "AccordRecord",
    "Action",
    "ActionParty",
    "ActionRecord",
    "Agreement",
    "AgreementRecord",
    "Body",
    "BodyMember",
    "BodyRecord",
    "LadderRung",
    "LadderRungRecord",
    "Meeting",
    "MeetingRecord",
    "Note",
    "NoteRecord",
    "Participant",
    "ParticipantRecord",
    "Principle",
    "PrincipleRecord",
    "Status",
    "StatusRecord",
    "StatusScheme",
    "StatusSchemeRecord",
    "Theme",
    "ThemeRecord",
    "Transfer",
]
