# SPDX-License-Identifier: EUPL-1.2
"""The acts of invitations, by topic."""

from akkoord.programme.invitations.operations.links import issue_link, open_link, revoke_link

__all__ = ["issue_link", "open_link", "revoke_link"]
