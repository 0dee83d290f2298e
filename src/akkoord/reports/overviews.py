# SPDX-License-Identifier: EUPL-1.2
"""Reading frozen reports."""

from dataclasses import dataclass
from datetime import date, datetime

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import InvalidPeriod, Period
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.reports.errors import ReportNotFound, ReportWasAltered
from akkoord.reports.models import FrozenReport
from akkoord.reports.tree import Report, digest, from_json


@dataclass(frozen=True)
class FrozenLine:
    """One frozen report by period and edition, with its hash."""

    period: Period
    peildatum: date
    edition: int
    reason: str
    title: str
    digest: str
    frozen_at: datetime
    practice: bool


def frozen_reports(viewer: Capacity, as_of: AsOf, *, accord: str, period: str = "") -> tuple[FrozenLine, ...]:
    """The reports of an accord that were frozen by the moment of knowing, latest first; of one period if given.

    One query. Refusals: Refused.
    """
    may_read(viewer).require()
    found = FrozenReport.objects.filter(edition__round__accord__key=accord, frozen_at__lte=as_of.known_at)
    if period:
        found = found.filter(edition__round__period=period)
    rows = (
        found.defer("tree").select_related("edition__round").order_by("-edition__round__peildatum", "-edition__number")
    )
    return tuple(
        FrozenLine(
            Period.parse(row.edition.round.period),
            row.edition.round.peildatum,
            row.edition.number,
            row.edition.reason,
            row.title,
            row.digest,
            row.frozen_at,
            row.edition.round.practice,
        )
        for row in rows
    )


def frozen_report(viewer: Capacity, *, accord: str, period: str, edition: int | None = None) -> Report:
    """The tree of a round's report: of the edition asked, or the last one.

    One query. Refusals: Refused; ReportNotFound; ReportWasAltered when the tree does not fit its hash.
    """
    may_read(viewer).require()
    try:
        code = Period.parse(period).code
    except InvalidPeriod as error:
        raise ReportNotFound(str(error)) from error
    found = FrozenReport.objects.filter(edition__round__accord__key=accord, edition__round__period=code)
    if edition is not None:
        found = found.filter(edition__number=edition)
    row = found.order_by("-edition__number").first()
    if row is None:
        which = f"ronde {code}" if edition is None else f"ronde {code}, editie {edition}"
        raise ReportNotFound(f"Er is geen rapport van {which}. Een rapport ontstaat als de ronde wordt gesloten.")
    report = from_json(row.tree)
    if digest(report) != row.digest:
        raise ReportWasAltered(f"Het rapport van ronde {code} past niet bij zijn hash en wordt niet afgegeven.")
    return report
