# SPDX-License-Identifier: EUPL-1.2
"""What came out of a closed round, as its template reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.programme.rounds.overviews.rounds import EditionShown, RoundShown
from akkoord.programme.rounds.overviews.standings import Movements, Standings, ThemeMovement, ThemeStanding
from akkoord.programme.rounds.rules import Movement
from akkoord.web.components.charts import StatusBar
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.rounds import sentences
from akkoord.web.rounds.links import page_of


@dataclass(frozen=True)
class MovementBar:
    """One theme's movement: counts, and how wide worse (to the left) and better (to the right) are drawn."""

    title: str
    better: int
    worse: int
    same: int
    first: int
    unknown: int
    scale: int

    @property
    def worse_width(self) -> str:
        """Width of the bar to the left of the middle."""
        return f"{self._share(self.worse):.2f}%"

    @property
    def worse_start(self) -> str:
        """Where that bar begins."""
        return f"{50 - self._share(self.worse):.2f}%"

    @property
    def better_width(self) -> str:
        """Width of the bar to the right of the middle."""
        return f"{self._share(self.better):.2f}%"

    def _share(self, count: int) -> float:
        return 50 * count / self.scale if self.scale else 0.0

    @property
    def words(self) -> str:
        """The bar in words."""
        counts = {"title": self.title, "better": self.better, "worse": self.worse}
        return _("%(title)s: %(better)s vooruit, %(worse)s achteruit") % counts


@dataclass(frozen=True)
class Outcome:
    """A closed round with its standings and movement."""

    accord: str
    about: RoundShown
    standings: Standings
    movements: Movements

    @property
    def edition(self) -> EditionShown | None:
        """The edition that is shown."""
        return self.about.edition

    @property
    def answer(self) -> str:
        """The sentence that the page opens with."""
        return sentences.about_outcome(self.about, self.standings)

    @property
    def moved(self) -> str:
        """How the actions moved, in a sentence; says so when there is no round to compare with."""
        return sentences.about_movement(self.movements)

    @property
    def bar(self) -> StatusBar:
        """All actions by status."""
        return _bar(self.standings.total)

    def table(self, params: Mapping[str, str]) -> Table:
        """Themes against statuses."""
        columns = (
            Column("theme", _("Thema"), row_header=True),
            *(Column(status.key, status.label, kind="number") for status in self.standings.statuses),
            Column("unanswered", _("Waarvan niet beantwoord"), kind="number"),
            Column("actions", _("Acties"), kind="number"),
        )
        lines = [*self.standings.themes, self.standings.total]
        return Table(
            key="per-thema",
            caption=_("Status per thema"),
            columns=columns,
            rows=[self._row(line) for line in lines],
            total=len(self.standings.themes),
            query=TableQuery.read(params, columns=columns, default="theme", page_size=len(lines)),
            unit=_("thema’s"),
        )

    def _row(self, line: ThemeStanding) -> Row:
        theme = line.theme
        unanswered = sum(count.unanswered for count in line.counts)
        name = (
            Cell(f"{theme.letter} {theme.title}", url=page_of("themes:page", self.accord, theme.key))
            if theme.key
            else Cell(_("Alle thema’s"))
        )
        counts = [count.actions for count in line.counts]
        return Row(
            theme.key or "totaal",
            (name, *(Cell(str(number), value=number) for number in (*counts, unanswered, line.asked))),
        )

    @property
    def movement_bars(self) -> list[MovementBar]:
        """The themes with their movement, all on one scale, and the total last."""
        lines = self.movements.themes
        scale = max((max(_moved(line)) for line in lines), default=0)
        bars = [_movement_bar(f"{line.theme.letter} {line.theme.title}", line, scale) for line in lines]
        return bars

    @property
    def total_movement(self) -> MovementBar:
        """All themes together, without a drawing."""
        return _movement_bar(_("Alle thema’s"), self.movements.total, 0)

    @property
    def is_first(self) -> bool:
        """Whether there was no round to compare with."""
        return self.movements.compared_with is None


def _moved(line: ThemeMovement) -> tuple[int, int]:
    counts = line.counts
    return counts[Movement.BETTER], counts[Movement.WORSE]


def _movement_bar(title: str, line: ThemeMovement, scale: int) -> MovementBar:
    counts = line.counts
    return MovementBar(
        title,
        counts[Movement.BETTER],
        counts[Movement.WORSE],
        counts[Movement.SAME],
        counts[Movement.FIRST],
        counts[Movement.UNKNOWN],
        scale,
    )


def _bar(line: ThemeStanding) -> StatusBar:
    return StatusBar.of([(count.status.signal, count.actions) for count in line.counts], unit=_("acties"))
