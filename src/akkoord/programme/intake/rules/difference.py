# SPDX-License-Identifier: EUPL-1.2
"""What a list would change: each row beside the action it is about, with nothing decided that a person should."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.intake.choices import ListField, RowKind
from akkoord.programme.intake.rules.mapping import AS_NEW, LEAVE_OUT, TAKE
from akkoord.programme.intake.rules.reading import Fault, ReadRow
from akkoord.programme.intake.rules.rows import RawRow
from akkoord.programme.intake.rules.words import plain

ALIKE_FROM = 85
MOST_ALIKE = 3
SAME_NUMBER_FROM = 50
MOST_COMPARED = 30_000_000


@dataclass(frozen=True)
class KnownAction:
    """What is known of an action now, by its last record; moments as canonical texts, parties as keys."""

    id: int
    record_id: int
    key: str
    theme: str
    title: str
    holds_from: date
    description: str = ""
    group: str = ""
    owner: str = ""
    owner_missing: str = ""
    deadline: str = ""
    parties: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FieldChange:
    """What one field was and becomes, as it is shown."""

    field: ListField
    was: str
    became: str


@dataclass(frozen=True)
class Entry:
    """A row with what it would do: `known` is its action, `near` are actions that it may be, with their likeness."""

    raw: RawRow
    kind: RowKind
    read: ReadRow | None = None
    known: KnownAction | None = None
    changes: tuple[FieldChange, ...] = ()
    near: tuple[tuple[KnownAction, int], ...] = ()
    faults: tuple[Fault, ...] = ()
    why: str = ""

    @property
    def key(self) -> str:
        """The name of the row in choices."""
        return self.raw.key

    @property
    def title(self) -> str:
        """What the row calls the action."""
        return self.raw.said.get(ListField.TITLE, "") or (self.known.title if self.known else "")


@dataclass(frozen=True)
class Difference:
    """All rows of a list in their order, and the actions that are known and not in it."""

    entries: tuple[Entry, ...]
    absent: tuple[KnownAction, ...]

    def of_kind(self, *kinds: RowKind) -> tuple[Entry, ...]:
        """The rows of some kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    @property
    def counts(self) -> dict[RowKind, int]:
        """How many rows there are of each kind."""
        found = dict.fromkeys(RowKind, 0)
        for entry in self.entries:
            found[entry.kind] += 1
        return found

    @property
    def writes(self) -> bool:
        """Whether anything of an action would be written."""
        return any(entry.kind.is_written for entry in self.entries)

    @property
    def digest(self) -> str:
        """A number over what would be written and onto which records: the same only while nothing of it changes."""
        content = [
            [entry.key, entry.kind.value, entry.known.record_id if entry.known else 0]
            + [[one.field.value, one.was, one.became] for one in entry.changes]
            for entry in self.entries
            if entry.kind.is_written
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:32]


@dataclass
class Known:
    """The actions of an accord, ready to be found by number or title; `numbers` has "<theme>/<number>" by key."""

    actions: Sequence[KnownAction]
    numbers: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key = {one.key: one for one in self.actions}
        self.by_title: dict[str, list[KnownAction]] = defaultdict(list)
        self.by_theme: dict[str, list[KnownAction]] = defaultdict(list)
        for one in self.actions:
            self.by_title[plain(one.title)].append(one)
            self.by_theme[one.theme].append(one)
        self._titles = {one.key: sorted_words(one.title) for one in self.actions}

    def numbered(self, theme: str, number: str) -> KnownAction | None:
        """The action that a list calls by this number, or that has it as its key."""
        if not number:
            return None
        key = self.numbers.get(number_key(theme, number), number.strip().lower())
        return self.by_key.get(key)

    def titled(self, theme: str, title: str) -> KnownAction | None:
        """The one action of a theme with the same title."""
        same = [one for one in self.by_title.get(plain(title), ()) if one.theme == theme]
        return same[0] if len(same) == 1 else None

    def alike(self, theme: str, title: str, *, whole_accord: bool) -> tuple[tuple[KnownAction, int], ...]:
        """Actions whose title is 85% alike whatever the order of its words, at most three, best first."""
        among = self.actions if whole_accord else self.by_theme.get(theme, ())
        hits = process.extract(
            sorted_words(title),
            {one.key: self._titles[one.key] for one in among} if not whole_accord else self._titles,
            scorer=fuzz.ratio,
            score_cutoff=ALIKE_FROM,
            limit=MOST_ALIKE,
        )
        return tuple(
            (self.by_key[key], round(score)) for _title, score, key in sorted(hits, key=lambda h: (-h[1], h[2]))
        )


def sorted_words(text: str) -> str:
    """A title as its words in alphabetical order, so that their order does not count."""
    return " ".join(sorted(plain(text).split()))


def number_key(theme: str, number: str) -> str:
    """A number with the theme it is a number of: lists often begin at 1 again on each sheet."""
    return f"{theme}/{plain(number)}"


def compare(
    outcomes: Iterable[tuple[RawRow, ReadRow | tuple[Fault, ...]]],
    known: Known,
    *,
    choices: Mapping[str, str],
    holds_from: date,
) -> Difference:
    """What every row would do.

    A row is an action that is known by the choice of a person, else by its number, else by the same title in the same
    theme. The same number with a title that is less than 50% alike, the same title in another theme, and a title that
    is 85% alike are for a person to decide. Rows for one action that say the same count once; where they differ none is
    taken until somebody chooses. An empty cell changes nothing. An action that is not in the list stays as it is.
    Above 30 million pairs of titles only those of the same theme are compared.
    """
    rows = list(outcomes)
    whole_accord = len(rows) * len(known.actions) <= MOST_COMPARED
    entries = [_entry(raw, outcome, known, choices, holds_from, whole_accord) for raw, outcome in rows]
    entries = _without_duplicates(entries, choices)
    met = {entry.known.key for entry in entries if entry.known}
    met |= {one.key for entry in entries for one, _score in entry.near if entry.kind == RowKind.POSSIBLE}
    return Difference(tuple(entries), tuple(one for one in known.actions if one.key not in met))


def _entry(
    raw: RawRow,
    outcome: ReadRow | tuple[Fault, ...],
    known: Known,
    choices: Mapping[str, str],
    holds_from: date,
    whole_accord: bool,
) -> Entry:
    choice = choices.get(raw.key, "")
    if not isinstance(outcome, ReadRow):
        return Entry(raw, RowKind.LEFT_OUT if choice == LEAVE_OUT else RowKind.UNREADABLE, faults=outcome)
    action, near, why = _found(outcome, known, choice, whole_accord)
    if action is None and near:
        kind = RowKind.LEFT_OUT if choice == LEAVE_OUT else RowKind.POSSIBLE
        return Entry(raw, kind, outcome, near=near, why=why)
    if action is None:
        return Entry(raw, RowKind.LEFT_OUT if choice == LEAVE_OUT else RowKind.NEW, outcome)
    return _beside(Entry(raw, RowKind.SAME, outcome, action), known, choice, holds_from)


Found = tuple[KnownAction | None, tuple[tuple[KnownAction, int], ...], str]


def _found(read: ReadRow, known: Known, choice: str, whole_accord: bool) -> Found:
    if choice in known.by_key:
        return known.by_key[choice], (), ""
    if choice == AS_NEW:
        return None, (), ""
    numbered = known.numbered(read.theme, read.number)
    if numbered is not None:
        likeness = round(fuzz.ratio(sorted_words(read.title), sorted_words(numbered.title)))
        if likeness >= SAME_NUMBER_FROM:
            return numbered, (), ""
        return None, ((numbered, likeness),), _("Dit nummer was van een actie met een heel andere titel.")
    titled = known.titled(read.theme, read.title)
    if titled is not None:
        return titled, (), ""
    near = known.alike(read.theme, read.title, whole_accord=whole_accord)
    return None, near, _("De titel lijkt op die van een bekende actie.")


def _beside(entry: Entry, known: Known, choice: str, holds_from: date) -> Entry:
    read, action = entry.read, entry.known
    if read is None or action is None:
        return entry
    changes = tuple(_changes(read, action, known.labels))
    if not changes:
        return replace(entry, kind=RowKind.LEFT_OUT if choice == LEAVE_OUT else RowKind.SAME)
    if choice == LEAVE_OUT:
        return replace(entry, kind=RowKind.LEFT_OUT, changes=changes)
    if holds_from < action.holds_from:
        told = {"day": f"{action.holds_from.day}-{action.holds_from.month}-{action.holds_from.year}"}
        message = _("Wat nu bekend is van deze actie geldt vanaf %(day)s. Kies een peildatum vanaf die dag.") % told
        fault = Fault(entry.raw.sheet, entry.raw.cell(ListField.TITLE), message)
        return replace(entry, kind=RowKind.UNREADABLE, changes=changes, faults=(fault,))
    return replace(entry, kind=RowKind.CHANGED, changes=changes)


def _changes(read: ReadRow, action: KnownAction, labels: Mapping[str, str]) -> Iterable[FieldChange]:
    texts = (
        (ListField.TITLE, action.title, read.title),
        (ListField.DESCRIPTION, action.description, read.description),
        (ListField.GROUP, action.group, read.group),
    )
    for held, was, became in texts:
        if became and " ".join(was.split()) != " ".join(became.split()):
            yield FieldChange(held, was, became)
    for held, was, became in ((ListField.THEME, action.theme, read.theme), (ListField.OWNER, action.owner, read.owner)):
        if became and was != became:
            yield FieldChange(held, labels.get(was, was), labels.get(became, became))
    if read.deadline and read.deadline != action.deadline:
        yield FieldChange(ListField.DEADLINE, _moment_label(action.deadline), _moment_label(read.deadline))
    added = read.parties - action.parties - {read.owner or action.owner}
    if added:
        was = ", ".join(sorted(labels.get(key, key) for key in action.parties))
        became = ", ".join(sorted(labels.get(key, key) for key in action.parties | added))
        yield FieldChange(ListField.PARTIES, was, became)


def _moment_label(text: str) -> str:
    return PlannedMoment.parse(text).label if text else ""


def _without_duplicates(entries: Sequence[Entry], choices: Mapping[str, str]) -> list[Entry]:
    """Rows about one action: where they say the same the first counts, else the one that a person chose, else none."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.read is not None and entry.kind in (RowKind.NEW, RowKind.CHANGED, RowKind.SAME):
            for identity in _identities(entry):
                groups[identity].append(place)
    found = list(entries)
    for places in groups.values():
        if len(places) > 1:
            _mark(found, places, choices)
    return found


def _identities(entry: Entry) -> Iterable[tuple[str, str]]:
    if entry.read is None:
        return
    if entry.known is not None:
        yield "known", entry.known.key
        return
    yield "title", f"{entry.read.theme}/{plain(entry.read.title)}"
    if entry.read.number:
        yield "number", number_key(entry.read.theme, entry.read.number)


def _mark(entries: list[Entry], places: Sequence[int], choices: Mapping[str, str]) -> None:
    taken = [place for place in places if choices.get(entries[place].key) == TAKE]
    alike = len({_content(entries[place]) for place in places}) == 1
    keep = taken[0] if taken else places[0] if alike else None
    where = ", ".join(f"{entries[place].raw.sheet} {entries[place].raw.row}" for place in places)
    if alike:
        why = _("Deze actie staat meer dan eens in het bestand, met dezelfde inhoud: rij %(where)s.") % {"where": where}
    else:
        why = _("Deze actie staat meer dan eens in het bestand, met verschillende inhoud: rij %(where)s.") % {
            "where": where
        }
    for place in places:
        if place != keep:
            entries[place] = replace(entries[place], kind=RowKind.DUPLICATE, why=why)


def _content(entry: Entry) -> ReadRow | None:
    """What a row says, without its place."""
    return replace(entry.read, key="", sheet="", row=0) if entry.read else None
