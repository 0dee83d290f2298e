# SPDX-License-Identifier: EUPL-1.2
"""What each column of a list holds: by its heading and by what stands in it, with how sure that is and why."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from akkoord.programme.intake.choices import ListField
from akkoord.programme.intake.rules.headings import IGNORED_HEADINGS, heading_scores
from akkoord.programme.intake.rules.moments import moment_in
from akkoord.programme.intake.rules.naming import NameBook, names_in
from akkoord.programme.intake.rules.statuses import StatusWord, propose_status
from akkoord.programme.intake.rules.words import CellValue, SheetRow, column_letter, line_of, plain

SAMPLE = 60
ENOUGH = 50
BONUS, DOUBT = 5, 30
OF_CONTENT = 0.8
ALONE = (ListField.DEADLINE, ListField.OWNER, ListField.STATUS, ListField.THEME, ListField.NUMBER, ListField.TITLE)
"""Fields that a column may be without a heading that says so."""
_NUMBER = re.compile(r"[A-Za-z]{0,4}[ ._-]?\d{1,5}(?:[._-]\d{1,4}){0,3}[a-z]?")
KEPT_BEFORE = 100


@dataclass(frozen=True)
class Surroundings:
    """What an accord knows by which cells are recognised: its parties, themes and statuses."""

    parties: NameBook
    themes: NameBook
    statuses: Sequence[StatusWord] = ()


@dataclass(frozen=True)
class ColumnGuess:
    """What a column probably holds: its letter and heading, the field, 0-100, why, and a few values."""

    column: int
    heading: str
    field: ListField
    confidence: int
    why: str
    sample: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The letter of the column."""
        return column_letter(self.column)


def recognise_columns(
    header: SheetRow, rows: Sequence[SheetRow], around: Surroundings, kept: Mapping[str, ListField] | None = None
) -> tuple[ColumnGuess, ...]:
    """What every column holds; what nothing points to is ignored.

    In: the row with headings, the rows beneath it (the first 60 are looked at), what the accord knows; by heading what
    was confirmed for such a list before. By heading 0-95 (`heading_scores`); content that fits adds 5, content that
    speaks against it takes 30. Without a heading that says something, content counts for 80%. From 50 on it is
    proposed; the surest column goes first, and a field that stands once goes to one column. Without any title column
    the description is one, else the column with the longest texts, at 50.
    """
    width = max((len(row.cells) for row in (header, *rows[:SAMPLE])), default=0)
    columns = [_Column(at, line_of(header.at(at)), [row.at(at) for row in rows[:SAMPLE]]) for at in range(width)]
    columns = [one for one in columns if one.heading or one.values]
    remembered = kept or {}
    chosen: dict[int, _Proposal] = {}
    taken: set[ListField] = set()
    for proposal in sorted(_proposals(columns, around, remembered), key=_surest_first):
        if proposal.column in chosen or (proposal.field in taken and not proposal.field.may_repeat):
            continue
        chosen[proposal.column] = proposal
        taken.add(proposal.field)
    if ListField.TITLE not in taken and not remembered:
        _find_title(columns, chosen)
    return tuple(_guess(one, chosen.get(one.at)) for one in columns)


@dataclass(frozen=True)
class _Column:
    at: int
    heading: str
    cells: Sequence[CellValue]

    @property
    def values(self) -> list[CellValue]:
        return [value for value in self.cells if line_of(value)]

    @property
    def texts(self) -> list[str]:
        return [line_of(value) for value in self.values]


@dataclass(frozen=True)
class _Proposal:
    column: int
    field: ListField
    confidence: int
    why: str


def _surest_first(proposal: _Proposal) -> tuple[int, int, int]:
    return (-proposal.confidence, proposal.column, list(ListField).index(proposal.field))


def _guess(column: _Column, proposal: _Proposal | None) -> ColumnGuess:
    sample = tuple(dict.fromkeys(column.texts))[:3]
    if proposal is None:
        why = _("Niets wijst erop dat dit een onderdeel van een actie is.")
        return ColumnGuess(column.at, column.heading, ListField.IGNORED, 0, why, sample)
    return ColumnGuess(column.at, column.heading, proposal.field, proposal.confidence, proposal.why, sample)


def _proposals(
    columns: Sequence[_Column], around: Surroundings, remembered: Mapping[str, ListField]
) -> list[_Proposal]:
    found = []
    for column in columns:
        before = remembered.get(plain(column.heading))
        if before is not None:
            why = _("Vorige keer zo gekozen bij dezelfde koppen.")
            found.append(_Proposal(column.at, before, KEPT_BEFORE, why))
        elif not remembered:
            found += _of_column(column, around)
    return [one for one in found if one.confidence >= ENOUGH]


def _of_column(column: _Column, around: Surroundings) -> list[_Proposal]:
    by_heading = heading_scores(column.heading)
    content = {held: judge(column, around) for held, judge in CONTENT.items()} if column.values else {}
    found = []
    for held in ListField:
        heading, share = by_heading.get(held, 0), content.get(held)
        if heading:
            found.append(_by_heading(column, held, heading, share))
        elif share is not None and not by_heading and held in ALONE and plain(column.heading) not in IGNORED_HEADINGS:
            found.append(_by_content(column, held, share))
    return found


def _by_heading(column: _Column, held: ListField, score: int, share: float | None) -> _Proposal:
    told = {"heading": column.heading, "field": held.label}
    why = _("De kop “%(heading)s” betekent meestal %(field)s.") % told
    if share is None or not column.values:
        return _Proposal(column.at, held, score, why)
    if share >= 0.5:
        return _Proposal(column.at, held, min(100, score + BONUS), f"{why} {_words_of(held, share)}")
    if share == 0:
        doubt = _("Maar wat eronder staat lijkt er niet op.")
        return _Proposal(column.at, held, score - DOUBT, f"{why} {doubt}")
    return _Proposal(column.at, held, score, why)


def _by_content(column: _Column, held: ListField, share: float) -> _Proposal:
    return _Proposal(column.at, held, round(100 * share * OF_CONTENT), _words_of(held, share))


def _words_of(held: ListField, share: float) -> str:
    told = {"share": round(100 * share)}
    if held in (ListField.DEADLINE, ListField.FORECAST):
        return _("%(share)s%% van de waarden is een datum of periode.") % told
    if held in (ListField.OWNER, ListField.PARTIES):
        return _("%(share)s%% van de waarden is een partij van dit akkoord.") % told
    if held == ListField.STATUS:
        return _("%(share)s%% van de waarden is een woord voor een status.") % told
    if held == ListField.THEME:
        return _("%(share)s%% van de waarden is een thema van dit akkoord.") % told
    if held == ListField.NUMBER:
        return _("%(share)s%% van de waarden is een nummer dat één keer voorkomt.") % told
    return _("Hier staan zinnen die van elkaar verschillen.")


def _share(values: Sequence[Any], holds: Callable[[Any], bool]) -> float:
    return sum(holds(value) for value in values) / len(values) if values else 0.0


def _moments(column: _Column, _around: Surroundings) -> float:
    return _share(column.values, lambda value: moment_in(value) is not None)


def _parties(column: _Column, around: Surroundings) -> float:
    def holds(text: str) -> bool:
        return any(around.parties.match(name).kind.is_certain for name in names_in(text, around.parties))

    return _share(column.texts, holds)


def _statuses(column: _Column, around: Surroundings) -> float:
    return _share(column.texts, lambda text: len(text) <= 40 and propose_status(text, around.statuses) is not None)


def _themes(column: _Column, around: Surroundings) -> float:
    return _share(column.texts, lambda text: len(text) > 1 and around.themes.match(text).kind.is_certain)


def _numbers(column: _Column, _around: Surroundings) -> float:
    texts = column.texts
    once = [text for text in texts if texts.count(text) == 1]
    return _share(texts, lambda text: text in once and _has_number_shape(text))


def _has_number_shape(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and not (text.isdigit() and len(text) > 4)


def _titles(column: _Column, _around: Surroundings) -> float:
    texts = column.texts
    sentences = [text for text in texts if len(text.split()) >= 3 and len(text) <= 400]
    return len(set(sentences)) / len(texts) if texts else 0.0


CONTENT: dict[ListField, Callable[[_Column, Surroundings], float]] = {
    ListField.DEADLINE: _moments,
    ListField.FORECAST: _moments,
    ListField.OWNER: _parties,
    ListField.PARTIES: _parties,
    ListField.STATUS: _statuses,
    ListField.THEME: _themes,
    ListField.NUMBER: _numbers,
    ListField.TITLE: _titles,
}


def _find_title(columns: Sequence[_Column], chosen: dict[int, _Proposal]) -> None:
    """Let the description be the title, else the longest texts of what nothing else claims."""
    described = [one for one in columns if one.at in chosen and chosen[one.at].field == ListField.DESCRIPTION]
    free = [one for one in columns if one.at not in chosen and any(len(text.split()) >= 2 for text in one.texts)]
    best = max(described or free, key=lambda one: (sum(map(len, one.texts)), -one.at), default=None)
    if best is not None:
        why = _("Geen kop noemt de actie; hier staan de langste teksten.")
        chosen[best.at] = _Proposal(best.at, ListField.TITLE, ENOUGH, why)
