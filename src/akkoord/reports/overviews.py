# SPDX-License-Identifier: EUPL-1.2
"""Reading frozen reports."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import InvalidPeriod, Period
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.reports.errors import ReportNotFound, ReportWasAltered
from akkoord.reports.models import FrozenReport
from akkoord.reports.tree import Report, digest_of, from_json


@dataclass(frozen=True)
class FrozenLine:
    """One frozen report by period and edition: why it was made, how many actions it changed, and its hash."""

    period: Period
    peildatum: date
    edition: int
    reason: str
    changes: int
    title: str
    digest: str
    frozen_at: datetime
    practice: bool


@dataclass(frozen=True)
class FrozenDocument:
    """One frozen report with its text as it was frozen."""

    line: FrozenLine
    tree: str

    @cached_property
    def report(self) -> Report:
        """The tree that the text describes, read at the first question."""
        return from_json(self.tree)


def frozen_reports(viewer: Capacity, as_of: AsOf, *, accord: str, period: str = "") -> tuple[FrozenLine, ...]:
    """The reports of an accord that were frozen by the moment of knowing, latest first.

    Of one period if given, whatever the day asked; else of the rounds whose peildatum has come on that day.
    One query. Refusals: Refused.
    """
    may_read(viewer).require()
    found = _reports(accord).filter(frozen_at__lte=as_of.known_at)
    if period:
        found = found.filter(edition__round__period=period)
    else:
        found = found.filter(edition__round__peildatum__lte=as_of.peildatum)
    return tuple(_line(row) for row in found.defer("tree"))


def frozen_report(
    viewer: Capacity, *, accord: str, period: str, edition: int | None = None, known_at: datetime | None = None
) -> FrozenDocument:
    """A round's report: of the edition asked, or the last one (that was frozen by `known_at`, if given).

    One query. Refusals: Refused; ReportNotFound; ReportWasAltered when the text does not fit its hash.
    """
    may_read(viewer).require()
    try:
        code = Period.parse(period).code
    except InvalidPeriod as error:
        raise ReportNotFound(str(error)) from error
    found = _reports(accord).filter(edition__round__period=code)
    if edition is not None:
        found = found.filter(edition__number=edition)
    if known_at is not None:
        found = found.filter(frozen_at__lte=known_at)
    row = found.first()
    if row is None:
        which = f"ronde {code}" if edition is None else f"ronde {code}, editie {edition}"
        raise ReportNotFound(f"Er is geen rapport van {which}. Een rapport ontstaat als de ronde wordt gesloten.")
    if digest_of(row.tree) != row.digest:
        raise ReportWasAltered(f"Het rapport van ronde {code} past niet bij zijn hash en wordt niet afgegeven.")
    return FrozenDocument(_line(row), row.tree)


def _reports(accord: str) -> QuerySet[FrozenReport]:
    reports = FrozenReport.objects.filter(edition__round__accord__key=accord)
    return reports.select_related("edition__round").order_by("-edition__round__peildatum", "-edition__number")


def _line(row: FrozenReport) -> FrozenLine:
    edition = row.edition
    return FrozenLine(
        Period.parse(edition.round.period),
        edition.round.peildatum,
        edition.number,
        edition.reason,
        len(edition.changes),
        row.title,
        row.digest,
        row.frozen_at,
        edition.round.practice,
    )
