# SPDX-License-Identifier: EUPL-1.2
"""Calculations on planning: no database, no clock. Worked examples: docs/rules/flowchart.md and overdue.md."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.kernel.moment import PlannedMoment, Precision
from akkoord.kernel.period import Period, PeriodKind

Node = str
FIRST_YEAR, LAST_YEAR, DETAILED_YEAR = 2022, 2024, 2023
FINER_THAN_YEAR = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.HALF_YEAR})


class Column(StrEnum):
    """Where on a flowchart an item stands: on the time axis, or in one of the two columns beside it."""

    AXIS = "axis"
    TO_BE_DECIDED = "to_be_decided"
    UNKNOWN = "unknown"


class Miss(StrEnum):
    """Whether a later forecast misses a meeting: surely, or perhaps because moments are not exact."""

    MISSES = "misses"
    MAY_MISS = "may_miss"


@dataclass(frozen=True, slots=True)
class Span:
    """The days an item takes on the axis. A side that no source gives is not known; it is never filled in."""

    first_day: date
    last_day: date
    start_known: bool
    end_known: bool


@dataclass(frozen=True, slots=True)
class AxisColumn:
    """A stretch of the time axis; `open_ended` for the last one ("2024 en verder")."""

    label: str
    first_day: date
    last_day: date
    starts_year: bool
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns that follow each other without a gap. All are drawn equally wide, whatever time they span."""

    columns: tuple[AxisColumn, ...]

    def place(self, day: date) -> float:
        """Where a day begins, in columns from the left: halfway the second column is 1.5.

        Days before the axis give 0, days after it the number of columns. Example: with columns 2022 and Q1 2023,
        1 January 2023 gives 1.0 and 15 February 2023 (45 of 90 days on) gives 1.5.
        """
        if day < self.columns[0].first_day:
            return 0.0
        for number, column in enumerate(self.columns):
            if day <= column.last_day:
                days = (column.last_day - column.first_day).days + 1
                return number + (day - column.first_day).days / days
        return float(len(self.columns))

    def place_after(self, day: date) -> float:
        """Where a day ends; see `place`."""
        return float(len(self.columns)) if day == date.max else self.place(date.fromordinal(day.toordinal() + 1))


def column_of(start: PlannedMoment | None, end: PlannedMoment | None) -> Column:
    """The column of an item: no moment at all is unknown; only "PM" is to be decided; any day puts it on the axis."""
    moments = [moment for moment in (start, end) if moment is not None]
    if not moments:
        return Column.UNKNOWN
    return Column.AXIS if any(moment.first_day for moment in moments) else Column.TO_BE_DECIDED


def span_of(start: PlannedMoment | None, end: PlannedMoment | None, *, is_point: bool) -> Span | None:
    """The days an item takes on the axis, or None when it has no day.

    A point takes the span of its own moment: Q3 2023 is 1 July to 30 September. An activity with only an end takes
    the span of that end with an unknown start; with only a start it takes that start's span with an unknown end.
    Open-ended moments run on to the end of the axis (`date.max`).
    """
    first = start if start is not None and start.first_day else None
    last = end if end is not None and end.first_day else None
    if is_point:
        first, last = last or first, last or first
    shown_first, shown_last = first or last, last or first
    if shown_first is None or shown_last is None or shown_first.first_day is None:
        return None
    last_day = shown_last.last_day or date.max
    end_known = last is not None and last.last_day is not None
    return Span(shown_first.first_day, max(last_day, shown_first.first_day), first is not None, end_known)


def axis_for(moments: Iterable[PlannedMoment], peildatum: date) -> Axis:
    """The columns of a flowchart: those of the printed ones, finer or longer where the moments ask for it.

    Printed: 2022 | Q1-Q4 2023 | 2024 en verder. A year gets quarters when a moment in it is finer than a year; the last
    column is open and ends with the last year in use (or the year of the peildatum). Example: with 15 January 2024
    among the moments, the columns are 2022 | Q1-Q4 2023 | Q1-Q4 2024 | 2025 en verder.
    """
    known = [moment for moment in moments if moment.first_day is not None]
    detailed = {DETAILED_YEAR} | {
        day.year
        for moment in known
        if moment.precision in FINER_THAN_YEAR
        for day in (moment.first_day, moment.last_day)
        if day is not None
    }
    first = min([FIRST_YEAR, *(moment.first_day.year for moment in known if moment.first_day)])
    opens = max([LAST_YEAR, *(year + 1 for year in detailed)])
    used = (day.year for moment in known for day in (moment.first_day, moment.last_day) if day)
    ends = max([opens, peildatum.year, *used])
    columns: list[AxisColumn] = []
    for year in range(first, opens):
        columns += _quarters(year) if year in detailed else [_whole_year(year)]
    open_label = PlannedMoment.from_year(opens).label_in(get_language() or "nl")
    columns.append(AxisColumn(open_label, date(opens, 1, 1), date(ends, 12, 31), True, open_ended=True))
    return Axis(tuple(columns))


def _whole_year(year: int) -> AxisColumn:
    return AxisColumn(str(year), date(year, 1, 1), date(year, 12, 31), True)


def _quarters(year: int) -> list[AxisColumn]:
    periods = [Period(PeriodKind.QUARTER, year, number) for number in (1, 2, 3, 4)]
    return [AxisColumn(period.short, period.first_day, period.last_day, period.number == 1) for period in periods]


def pack_rows(extents: Sequence[tuple[float, float]], gap: float = 0.0) -> tuple[int, ...]:
    """The row of each stretch `(left, right)`, so that no two in one row overlap or stand nearer than `gap`.

    Each takes the first row with room, from left to right; that needs the fewest rows there can be.
    Example: (0, 4), (2, 5), (4, 6) gives rows 0, 1, 0.
    """
    taken: list[float] = []
    rows = [0] * len(extents)
    for place in sorted(range(len(extents)), key=lambda number: extents[number]):
        left, right = extents[place]
        row = next((number for number, until in enumerate(taken) if until + gap <= left), len(taken))
        taken[row : row + 1] = [right]
        rows[place] = row
    return tuple(rows)


def miss_of(
    planned: PlannedMoment | None, forecast: PlannedMoment | None, meeting: PlannedMoment | None
) -> Miss | None:
    """Whether work planned before a meeting is by its forecast too late for it; None when it is not, or unknown.

    Planned Q2 2023, forecast October 2023, meeting 11 September 2023: misses. With forecast Q3 2023 it may miss, for
    Q3 has days before and after that meeting. A meeting before the planned end was never meant for it: None. So is
    anything without a last day (open-ended, PM, unknown).
    """
    if planned is None or forecast is None or meeting is None:
        return None
    if planned.last_day is None or forecast.first_day is None or meeting.first_day is None or meeting.last_day is None:
        return None
    if meeting.first_day < planned.last_day or forecast == planned:
        return None
    if forecast.first_day > meeting.last_day:
        return Miss.MISSES
    return Miss.MAY_MISS if forecast.last_day is None or forecast.last_day > meeting.first_day else None


def windows(peildatum: date, days: Sequence[date]) -> list[tuple[date, date]]:
    """The stretch before each meeting: from the day after the one before it (or the peildatum) to its own first day.

    Example: peildatum 30 September, meetings on 15 November and 4 December give (30 September, 15 November) and
    (16 November, 4 December). Two meetings on one day: the second has an empty stretch.
    """
    found = []
    start = peildatum
    for day in days:
        found.append((start, day))
        start = day + timedelta(days=1)
    return found


def find_cycle(needs: Mapping[Node, Sequence[Node]]) -> tuple[Node, ...] | None:
    """A cycle in what waits for what, or None.

    `needs` gives per node the nodes it waits for. The answer begins and ends with the same node.
    Example: {"a": ["b"], "b": ["c"], "c": ["a"]} gives ("a", "b", "c", "a").
    """
    done: set[Node] = set()
    for start in needs:
        cycle = _cycle_from(start, needs, done)
        if cycle:
            return cycle
    return None


def _cycle_from(start: Node, needs: Mapping[Node, Sequence[Node]], done: set[Node]) -> tuple[Node, ...] | None:
    path: list[Node] = []
    stack: list[tuple[Node, int]] = [(start, 0)]
    while stack:
        node, position = stack.pop()
        if position == 0:
            if node in path:
                return (*path[path.index(node) :], node)
            if node in done:
                continue
            path.append(node)
        waits_for = needs.get(node, ())
        if position < len(waits_for):
            stack.append((node, position + 1))
            stack.append((waits_for[position], 0))
        else:
            done.add(path.pop())
    return None


def span_words(start: PlannedMoment | None, end: PlannedMoment | None, language: str) -> str:
    """From when until when, in words: "2024 tot en met 2027", "vanaf mei 2023", "moment onbekend".

    In: the language of the labels, "nl" or "en". The words between them follow the language that is active.
    """
    first, last = (moment.label_in(language) if moment else "" for moment in (start, end))
    if first and last and first != last:
        return _("%(start)s tot en met %(end)s") % {"start": first, "end": last}
    if last:
        return last
    return _("vanaf %(since)s") % {"since": first} if first else _("moment onbekend")
