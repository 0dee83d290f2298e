# SPDX-License-Identifier: EUPL-1.2
"""A mail as the demo's mailbox shows it."""

from dataclasses import dataclass
from datetime import datetime

from akkoord.foundation.outbox.overviews import OwnMail


@dataclass(frozen=True)
class LetterShown:
    """One mail, with its links leading to where the demo runs now rather than to the address it was told."""

    mail: OwnMail
    told: str
    site: str

    @property
    def key(self) -> int:
        return self.mail.id

    @property
    def subject(self) -> str:
        return self.mail.subject

    @property
    def at(self) -> datetime:
        return self.mail.queued_at

    @property
    def text(self) -> str:
        return self.mail.text.replace(self.told, self.site)
