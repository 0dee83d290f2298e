# SPDX-License-Identifier: EUPL-1.2
"""The models of invitations, by topic."""

from akkoord.programme.invitations.models.links import LinkedRound, PersonalLink

__all__ = ["LinkedRound", "PersonalLink"]
