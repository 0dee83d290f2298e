# SPDX-License-Identifier: EUPL-1.2
"""What goes into a workbook, before it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.rules import Texts, Vocabulary, digest_of, worded
from akkoord.programme.workbooks.stamps import RowKey


@dataclass(frozen=True)
class LastTimeLine:
    """How an action stood in the round before, in words."""

    status: str = ""
    explanation: str = ""
    forecast: PlannedMoment | None = None


@dataclass(frozen=True)
class Line:
    """One question: the action, how it stood last time, and the answer that stands (`texts` empty: none yet)."""

    question_id: int
    version: int
    action: str
    owner: str
    deadline: PlannedMoment | None
    last: LastTimeLine
    texts: Texts

    def key_in(self, issued: UUID) -> RowKey:
        """The key of the row in a workbook."""
        return RowKey(issued, self.question_id, self.version, digest_of(self.texts))

    def shown(self, words: Vocabulary) -> dict[Field, str]:
        """What stands in the cells that people fill in: labels for keys."""
        found = dict(self.texts)
        if found.get(Field.STATUS):
            found[Field.STATUS] = words.statuses.get(found[Field.STATUS], found[Field.STATUS])
        if found.get(Field.NEED_FROM):
            lines = found[Field.NEED_FROM].split("\n")
            found[Field.NEED_FROM] = "\n".join(words.party_label(line) for line in lines)
        for each in (Field.FORECAST, Field.NEED_BY):
            lines = found.get(each, "").split("\n")
            found[each] = "\n".join(worded(line) for line in lines if line)
        return found


@dataclass(frozen=True)
class Tab:
    """A sheet: a theme with its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Content:
    """A whole workbook; `meanings` are what the statuses mean, by key, `for_whom` a name or a theme."""

    accord: str
    round_label: str
    peildatum: date
    due_on: date
    practice: bool
    for_whom: str
    words: Vocabulary
    meanings: Mapping[str, str]
    tabs: tuple[Tab, ...]

    @property
    def questions(self) -> int:
        """How many lines there are."""
        return sum(len(tab.lines) for tab in self.tabs)
