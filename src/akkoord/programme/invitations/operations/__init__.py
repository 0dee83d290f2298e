# SPDX-License-Identifier: EUPL-1.2
"""The acts of invitations, by topic."""

from akkoord.programme.invitations.operations.announcing import announce_rounds
from akkoord.programme.invitations.operations.inviting import resend_invitation, revoke_links_of, send_invitations
from akkoord.programme.invitations.operations.links import issue_link, open_link, revoke_link
from akkoord.programme.invitations.operations.opting_out import (
    person_of_token,
    reminder_token,
    resume_reminders,
    stop_reminders,
)
from akkoord.programme.invitations.operations.reminding import send_reminders
from akkoord.programme.invitations.operations.telling import tell_what_was_noted
from akkoord.programme.invitations.operations.transferring import resend_transfer

__all__ = [
    "announce_rounds",
    "issue_link",
    "open_link",
    "person_of_token",
    "reminder_token",
    "resend_invitation",
    "resend_transfer",
    "resume_reminders",
    "revoke_link",
    "revoke_links_of",
    "send_invitations",
    "send_reminders",
    "stop_reminders",
    "tell_what_was_noted",
]
