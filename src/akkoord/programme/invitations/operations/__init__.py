# SPDX-License-Identifier: EUPL-1.2
"""The acts of invitations, by topic."""

from akkoord.programme.invitations.operations.inviting import resend_invitation, revoke_links_of, send_invitations
from akkoord.programme.invitations.operations.links import issue_link, open_link, revoke_link
from akkoord.programme.invitations.operations.telling import tell_what_was_noted

__all__ = [
    "issue_link",
    "open_link",
    "resend_invitation",
    "revoke_link",
    "revoke_links_of",
    "send_invitations",
    "tell_what_was_noted",
]
