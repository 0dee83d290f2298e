# SPDX-License-Identifier: EUPL-1.2
"""What follows from what rounds announce."""

from akkoord.programme.rounds.events import EditionPublished
from akkoord.reports.operations import freeze_report


def freeze_when_published(event: EditionPublished) -> None:
    """Every edition of a round has its report, frozen in the same transaction."""
    freeze_report(edition_id=event.edition_id)
