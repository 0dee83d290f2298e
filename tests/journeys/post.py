# SPDX-License-Identifier: EUPL-1.2
"""Let a few minutes pass for the mail in the data of a demo where no worker runs; it stays, to be read in the mailbox.

Run beside an installation: `python -m tests.journeys.post`.
"""

from datetime import timedelta

import django

django.setup()

from django.db.models import F

from akkoord.programme.invitations.models import Notice
from akkoord.programme.invitations.operations.inviting import send_invitations
from akkoord.programme.invitations.operations.telling import QUIET, tell_what_was_noted


def come() -> int:
    """Write what is due, as if everybody was quiet for long enough; how many mails."""
    Notice.objects.filter(mail=None).update(made_at=F("made_at") - QUIET - timedelta(seconds=1))
    return send_invitations() + tell_what_was_noted()


if __name__ == "__main__":
    print(come())
