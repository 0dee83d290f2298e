# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with invitations, and who may answer what."""

from akkoord.programme.invitations.policies.managing import may_manage_links
from akkoord.programme.invitations.policies.reach import AskedQuestion, Reach, hears_of, questions_in

__all__ = ["AskedQuestion", "Reach", "hears_of", "may_manage_links", "questions_in"]
