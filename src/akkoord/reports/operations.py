# SPDX-License-Identifier: EUPL-1.2
"""Freezing a report: made once per edition, kept with its hash."""

from django.conf import settings
from django.db import transaction

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Edition
from akkoord.reports.models import FrozenReport
from akkoord.reports.quarterly import quarterly_report
from akkoord.reports.tree import digest, to_json

REPORT_FROZEN = "report_frozen"


@transaction.atomic
def freeze_report(*, edition_id: int) -> FrozenReport:
    """Make the report of an edition as at its round's peildatum and keep it; a second call gives the first one.

    Who: nobody asks for it; it follows from publishing the edition. Journal: `report_frozen` with the hash.
    """
    edition = Edition.objects.select_related("round__accord").get(pk=edition_id)
    known = FrozenReport.objects.filter(edition=edition).first()
    if known is not None:
        return known
    accord = next(head for head in accord_heads() if head.id == edition.round.accord_id)
    as_of = AsOf(edition.round.peildatum, edition.published_at)
    report = quarterly_report(
        accord, Capacity(everything=True), as_of, period=edition.round.period, base_url=settings.BASE_URL
    )
    frozen = FrozenReport.objects.create(
        edition=edition,
        title=f"{report.title}, {report.subtitle}",
        tree=to_json(report),
        digest=digest(report),
        frozen_at=edition.published_at,
    )
    subject = SubjectRef("round", f"{accord.key}/{edition.round.period}")
    changes = {"editie": ["", str(edition.number)], "hash": ["", frozen.digest]}
    record(SYSTEM, verb=REPORT_FROZEN, subject=subject, changes=changes, accord=accord.key)
    return frozen
