# SPDX-License-Identifier: EUPL-1.2
"""The difference as its page shows it: one kind of row at a time, in pages, each row with what can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.intake.choices import ListField, RowKind
from akkoord.programme.intake.comparing import Comparison, ToAnswer
from akkoord.programme.intake.rules.difference import Entry, KnownAction
from akkoord.programme.intake.rules.mapping import AS_NEW, LEAVE_OUT, TAKE
from akkoord.programme.intake.rules.reading import ReadRow
from akkoord.web.components.items import Tab
from akkoord.web.components.reading import whole
from akkoord.web.components.wording import worded

PAGE_SIZE = 50
ABSENT = "ontbreekt"
ANSWERS = "antwoorden"
WORD_OF = {
    RowKind.NEW: "nieuw",
    RowKind.CHANGED: "gewijzigd",
    RowKind.POSSIBLE: "misschien-bekend",
    RowKind.DUPLICATE: "dubbel",
    RowKind.UNREADABLE: "niet-te-lezen",
    RowKind.SAME: "gelijk",
    RowKind.LEFT_OUT: "overgeslagen",
}


@dataclass(frozen=True)
class EntryShown:
    """One row on the page: `place` counts on this page, `choices` are what can be done with it, `chosen` what is."""

    place: int
    entry: Entry
    facts: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    may_leave_out: bool = False
    is_along: bool = True


@dataclass(frozen=True)
class DifferencePage:
    """One page of the difference, as the address asks: `?soort=gewijzigd&pagina=2`."""

    found: Comparison
    params: Mapping[str, str]
    accord: str

    @property
    def kind(self) -> str:
        """The word for the kind of row that is shown: the first one that has rows where none is asked."""
        asked = self.params.get("soort", "")
        if asked in (*WORD_OF.values(), ABSENT, ANSWERS):
            return asked
        counts = self.found.difference.counts
        return next((word for kind, word in WORD_OF.items() if counts[kind]), ABSENT)

    @property
    def tabs(self) -> list[Tab]:
        """The kinds that have rows, each with how many."""
        counts = self.found.difference.counts
        tabs = [(str(kind.label).capitalize(), WORD_OF[kind], counts[kind]) for kind in WORD_OF]
        tabs.append((_("Antwoorden"), ANSWERS, len(self.found.answers)))
        tabs.append((_("Niet in het bestand"), ABSENT, len(self.found.difference.absent)))
        return [
            Tab(label, f"?{urlencode({'soort': word})}", word == self.kind, count)
            for label, word, count in tabs
            if count or word == self.kind
        ]

    @cached_property
    def _all(self) -> Sequence[Entry]:
        kinds = [kind for kind, word in WORD_OF.items() if word == self.kind]
        return self.found.difference.of_kind(*kinds)

    @property
    def total(self) -> int:
        """How many rows there are of this kind."""
        if self.kind == ABSENT:
            return len(self.found.difference.absent)
        return len(self.found.answers) if self.kind == ANSWERS else len(self._all)

    @property
    def number(self) -> int:
        """The page that is shown; one that exists."""
        return min(max(1, whole(self.params.get("pagina", ""), 1)), self._last)

    @property
    def _last(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def pages(self) -> list[Tab]:
        """A link to the page before, this one, the next and the last; none where one page is enough."""
        if self._last == 1:
            return []
        near = sorted({1, self.number - 1, self.number, self.number + 1, self._last} & set(range(1, self._last + 1)))
        return [Tab(str(one), f"?{urlencode({'soort': self.kind, 'pagina': one})}", one == self.number) for one in near]

    @property
    def _slice(self) -> slice:
        return slice((self.number - 1) * PAGE_SIZE, self.number * PAGE_SIZE)

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows of this page."""
        return self._all[self._slice]

    @property
    def rows(self) -> list[EntryShown]:
        """The rows of this page with what can be chosen for each."""
        return [self._shown(place, entry) for place, entry in enumerate(self.entries)]

    @property
    def absent(self) -> Sequence[KnownAction]:
        """Actions that are known and not in the file, of this page."""
        return self.found.difference.absent[self._slice] if self.kind == ABSENT else ()

    @property
    def answers(self) -> list[tuple[ToAnswer, str, str]]:
        """Answers that would be given, of this page: with the words for the status and the forecast."""
        if self.kind != ANSWERS:
            return []
        labels = {one.key: one.label for one in self.found.words.around.statuses}
        page = self.found.answers[self._slice]
        return [(one, labels.get(one.status, one.status), _moment(one.forecast)) for one in page]

    @property
    def may_choose(self) -> bool:
        """Whether this kind of row has choices."""
        return self.kind not in (ABSENT, ANSWERS, WORD_OF[RowKind.SAME])

    def _shown(self, place: int, entry: Entry) -> EntryShown:
        facts = self._facts(entry.read) if entry.read and entry.kind != RowKind.CHANGED else ()
        if entry.kind == RowKind.POSSIBLE:
            text = _("Dit is “%(title)s” (%(score)s%% gelijk)")
            same = tuple((one.key, text % {"title": one.title, "score": score}) for one, score in entry.near)
            rest = ((AS_NEW, _("Dit is een nieuwe actie")), (LEAVE_OUT, _("Sla deze rij over")))
            return EntryShown(place, entry, facts, (*same, *rest))
        if entry.kind == RowKind.DUPLICATE:
            choices = (("", _("Niet deze rij")), (TAKE, _("Neem deze rij")))
            return EntryShown(place, entry, facts, choices)
        along = entry.kind != RowKind.LEFT_OUT
        return EntryShown(place, entry, facts, may_leave_out=entry.kind != RowKind.SAME, is_along=along)

    def _facts(self, read: ReadRow) -> tuple[tuple[str, str], ...]:
        labels = {**self.found.words.labels, **self.found.new_parties}
        statuses = {one.key: one.label for one in self.found.words.around.statuses}
        told = (
            (ListField.THEME, labels.get(read.theme, "")),
            (ListField.GROUP, read.group),
            (ListField.OWNER, labels.get(read.owner, read.owner) or read.owner_missing or _("ontbreekt")),
            (ListField.PARTIES, ", ".join(sorted(labels.get(key, key) for key in read.parties))),
            (ListField.DEADLINE, _moment(read.deadline)),
            (ListField.STATUS, statuses.get(read.status, "")),
        )
        return tuple((str(held.label).capitalize(), text) for held, text in told if text)


def _moment(text: str) -> str:
    return worded(PlannedMoment.parse(text)) if text else ""
