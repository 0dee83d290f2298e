# SPDX-License-Identifier: EUPL-1.2
"""Keeping no secret longer than it takes to send it."""

from akkoord.foundation.outbox.operations import forget_content
from akkoord.programme.invitations.operations import inviting, reminding, transferring

WITH_LINK = (inviting.KIND, "answer_asked_back", "deadline_moved", reminding.KIND, transferring.ASKED_KIND)


def forget_sent_links() -> int:
    """The chore: empty the text of what was sent with a personal link in it; how many mails.

    Of a link only its digest is kept; without this the outbox would hold the secret itself. One query.
    """
    return forget_content(WITH_LINK)
