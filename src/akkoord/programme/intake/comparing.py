# SPDX-License-Identifier: EUPL-1.2
"""A list beside what the accord knows: the one way from sheets and a mapping to a difference."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import (
    ActionParty,
    ActionRecord,
    StatusRecord,
    StatusSchemeRecord,
    ThemeRecord,
)
from akkoord.programme.intake.choices import ListField, NameKind, RowKind
from akkoord.programme.intake.models import ImportMapping, ListNumber, NameMeaning
from akkoord.programme.intake.rules.difference import Difference, Entry, Known, KnownAction, compare
from akkoord.programme.intake.rules.headings import heading_keys
from akkoord.programme.intake.rules.layout import find_header, rows_below
from akkoord.programme.intake.rules.mapping import ListMapping, SheetMapping
from akkoord.programme.intake.rules.naming import KnownName, NameBook
from akkoord.programme.intake.rules.reading import OpenWord, Reader, words_to_decide
from akkoord.programme.intake.rules.recognition import ColumnGuess, Surroundings, recognise_columns
from akkoord.programme.intake.rules.rows import RawRow, raw_rows
from akkoord.programme.intake.rules.statuses import StatusWord
from akkoord.programme.intake.rules.words import Sheet, SheetRow, line_of, plain
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.rounds.models import Answer, Question, Round

ANSWERED = (RowKind.NEW, RowKind.CHANGED, RowKind.SAME)


@dataclass(frozen=True)
class AccordWords:
    """What an accord calls its parties, themes and statuses, and the rows behind the keys."""

    around: Surroundings
    party_ids: Mapping[str, int]
    theme_ids: Mapping[str, int]
    theme_letters: Mapping[str, str]
    labels: Mapping[str, str]

    @property
    def themes(self) -> Sequence[KnownName]:
        """The themes, in their order."""
        return self.around.themes.known


@dataclass(frozen=True)
class Asked:
    """A question of the open round: its row, version, and the last answer as (status, explanation, forecast)."""

    question_id: int
    version: int
    answer: tuple[str, str, str] | None


@dataclass(frozen=True)
class OpenRound:
    """The round that is open: its row, period, whether it is practice, and its questions by action."""

    id: int
    period: str
    practice: bool
    asked: Mapping[int, Asked]


@dataclass(frozen=True)
class ToAnswer:
    """An answer that the list gives: for which action, to which question, and what it says."""

    entry: Entry
    asked: Asked
    status: str
    explanation: str
    forecast: str


@dataclass(frozen=True)
class Comparison:
    """A list as it reads, and what it would do.

    `answers` are those that differ from what was answered; `unasked` counts rows with a status whose action the round
    does not ask about, new actions among them.
    """

    words: AccordWords
    open_words: tuple[OpenWord, ...]
    difference: Difference
    new_parties: Mapping[str, str]
    round: OpenRound | None
    answers: tuple[ToAnswer, ...] = ()
    unasked: int = 0
    with_status: int = 0

    @property
    def digest(self) -> str:
        """The number by which a page says what it showed: the difference, and the answers with their versions."""
        answers = [(one.asked.question_id, one.asked.version, one.status, one.explanation) for one in self.answers]
        return hashlib.sha256(f"{self.difference.digest} {answers}".encode()).hexdigest()[:32]

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return self.difference.writes or bool(self.answers)

    @property
    def undecided(self) -> tuple[OpenWord, ...]:
        """Words that wait for a decision."""
        return tuple(word for word in self.open_words if word.is_open)


@dataclass(frozen=True)
class SheetReading:
    """One sheet as it was recognised: the row of headings, its columns, and a sample of its rows."""

    sheet: Sheet
    mapping: SheetMapping
    header: SheetRow | None
    guesses: tuple[ColumnGuess, ...]
    why: str
    known_before: bool = False


def accord_words(accord_id: int, now: datetime, *, scheme_id: int | None = None) -> AccordWords:
    """The words of an accord as they are now. Four queries, five where no round says which statuses are used."""
    as_of = AsOf.at(timezone.localdate(now), now=now)
    parties = PartyRecord.objects.lasting().select_related("party").order_by("pk")
    themes = ThemeRecord.objects.lasting().filter(theme__accord=accord_id).select_related("theme")
    theme_rows, party_rows = list(themes.order_by("order", "letter")), list(parties)
    around = Surroundings(
        NameBook([KnownName(one.party.key, one.name, one.short_name, tuple(one.aliases)) for one in party_rows]),
        NameBook([_theme_name(one) for one in theme_rows]),
        _statuses(scheme_id or _leading_scheme(accord_id, as_of), as_of),
    )
    labels = {one.party.key: one.title for one in party_rows}
    labels |= {one.theme.key: f"{one.letter}. {one.title}" for one in theme_rows}
    return AccordWords(
        around,
        {one.party.key: one.party_id for one in party_rows},
        {one.theme.key: one.theme_id for one in theme_rows},
        {one.theme.key: one.letter for one in theme_rows},
        labels,
    )


def _theme_name(record: ThemeRecord) -> KnownName:
    letter, title = record.letter, record.title
    also = (f"{letter} {title}", f"thema {letter}", f"theme {letter}", f"thema {letter} {title}", f"{title} {letter}")
    return KnownName(record.theme.key, title, letter, also)


def _leading_scheme(accord_id: int, as_of: AsOf) -> int | None:
    leading = StatusSchemeRecord.objects.filter(scheme__accord=accord_id, leading=True).as_of(as_of)
    return leading.order_by("-valid_from").values_list("scheme_id", flat=True).first()


def _statuses(scheme_id: int | None, as_of: AsOf) -> tuple[StatusWord, ...]:
    if scheme_id is None:
        return ()
    records = StatusRecord.objects.filter(scheme=scheme_id).as_of(as_of).order_by("order", "pk")
    rows = records.values_list("status__key", "label", "signal")
    return tuple(StatusWord(key, label, SignalKind(signal)) for key, label, signal in rows)


def known_actions(accord_id: int, labels: Mapping[str, str]) -> Known:
    """The actions of an accord as they are known last, with their parties and the numbers lists gave. Three queries."""
    parties: dict[int, set[str]] = defaultdict(set)
    pairs = ActionParty.objects.lasting().filter(action__accord=accord_id).values_list("action_id", "party__key")
    for action_id, key in pairs:
        parties[action_id].add(key)
    records = (
        ActionRecord.objects.lasting()
        .filter(action__accord=accord_id)
        .select_related("action", "theme", "owner")
        .order_by("theme_id", "group_order", "order", "pk")
    )
    actions = tuple(
        KnownAction(
            id=one.action_id,
            record_id=one.pk,
            key=one.action.key,
            theme=one.theme.key,
            title=one.title,
            holds_from=one.holds_from,
            description=one.description,
            group=one.group,
            owner=one.owner.key if one.owner else "",
            owner_missing=one.owner_missing,
            deadline=str(one.deadline) if one.deadline else "",
            parties=frozenset(parties.get(one.action_id, ())),
        )
        for one in records.iterator(chunk_size=2000)
    )
    numbers = ListNumber.objects.filter(accord=accord_id).values_list("number", "action__key")
    return Known(actions, dict(numbers), labels)


def open_round_of(accord_id: int) -> tuple[Round | None, OpenRound | None]:
    """The open round of an accord with its questions and their last answers. Three queries; one without a round."""
    found = Round.objects.filter(accord=accord_id, state="open").first()
    if found is None:
        return None, None
    last = {
        answer.question_id: (answer.status.key, answer.explanation, str(answer.forecast) if answer.forecast else "")
        for answer in Answer.objects.filter(question__round=found).last_given().select_related("status", "question")
    }
    questions = Question.objects.filter(round=found).values_list("action_id", "pk", "version")
    asked = {action: Asked(pk, version, last.get(pk)) for action, pk, version in questions}
    return found, OpenRound(found.pk, found.period, found.practice, asked)


def fingerprint(header: SheetRow | None) -> str:
    """A number over the headings of a sheet: the same headings in the same order, however they are written."""
    keys = heading_keys([line_of(value) for value in header.cells] if header else [])
    return hashlib.sha256("\n".join(keys).encode()).hexdigest() if any(keys) else ""


def recognise(sheets: Sequence[Sheet], words: AccordWords, accord_id: int) -> tuple[SheetReading, ...]:
    """How each sheet is probably read: as it was confirmed before where its headings are known, else recognised.

    Two queries for what is remembered.
    """
    found = [(sheet, find_header(sheet)) for sheet in sheets]
    headers = {sheet.name: header_of(sheet, header.row) if header else None for sheet, header in found}
    kept = kept_columns(accord_id, headers.values())
    meanings = _meanings(accord_id).get(NameKind.THEME, {})
    readings = []
    for sheet, header in found:
        if header is None:
            readings.append(_no_list(sheet))
            continue
        before = kept.get(fingerprint(headers[sheet.name]))
        reading = read_sheet(sheet, header.row, words.around, before)
        theme = _theme_of(sheet.name, words, meanings) if ListField.THEME not in reading.mapping.fields else ""
        readings.append(replace(reading, mapping=replace(reading.mapping, theme=theme), why=header.why))
    return tuple(readings)


def kept_columns(accord_id: int, headers: Iterable[SheetRow | None]) -> dict[str, dict[str, ListField]]:
    """What was confirmed before for rows of headings: the field by heading, by `fingerprint`. One query."""
    prints = {fingerprint(header) for header in headers} - {""}
    rows = ImportMapping.objects.filter(accord=accord_id, fingerprint__in=prints)
    return {
        number: {heading: ListField(held) for heading, held in columns.items()}
        for number, columns in rows.values_list("fingerprint", "columns")
    }


def header_of(sheet: Sheet, number: int) -> SheetRow | None:
    """The row of a sheet with this number."""
    return next((row for row in sheet.rows if row.number == number), None)


def read_sheet(
    sheet: Sheet, header_row: int, around: Surroundings, kept: Mapping[str, ListField] | None = None
) -> SheetReading:
    """One sheet, recognised beneath a row of headings; taken along where it has actions and rows."""
    header = header_of(sheet, header_row)
    if header is None:
        return _no_list(sheet)
    rows = rows_below(sheet, header_row)
    guesses = recognise_columns(header, rows, around, kept)
    columns = {guess.column: guess.field for guess in guesses if guess.field != ListField.IGNORED}
    sure = any(guess.field == ListField.TITLE and guess.confidence > 50 for guess in guesses)
    included = bool(rows) and ListField.TITLE in columns.values() and (sure or len(columns) > 1)
    mapping = SheetMapping(sheet.name, included, header_row, "", columns)
    return SheetReading(sheet, mapping, header, guesses, "", bool(kept))


def _no_list(sheet: Sheet) -> SheetReading:
    return SheetReading(sheet, SheetMapping(sheet.name, False, sheet.rows[0].number), None, (), "")


def _theme_of(name: str, words: AccordWords, meanings: Mapping[str, str]) -> str:
    match = words.around.themes.match(name)
    if match.kind.is_certain:
        return match.key
    first = plain(name).split()[:1]
    remembered = meanings.get(plain(name), "")
    if remembered in words.theme_ids:
        return remembered
    lettered = [key for key, letter in words.theme_letters.items() if first == [letter.lower()]]
    return lettered[0] if len(lettered) == 1 else ""


def remembered(accord_id: int) -> ListMapping:
    """What was decided for words of earlier lists of this accord. One query."""
    return ListMapping(meanings=_meanings(accord_id))


def _meanings(accord_id: int) -> dict[NameKind, dict[str, str]]:
    found: dict[NameKind, dict[str, str]] = defaultdict(dict)
    for kind, text, meaning in NameMeaning.objects.filter(accord=accord_id).values_list("kind", "text", "meaning"):
        found[NameKind(kind)][text] = meaning
    return dict(found)


def raws_of(sheets: Iterable[Sheet], mapping: ListMapping, around: Surroundings) -> list[RawRow]:
    """The actions of every sheet that is taken along."""
    found: list[RawRow] = []
    for sheet in sheets:
        chosen = mapping.sheet(sheet.name)
        if chosen is not None and chosen.included:
            found += raw_rows(sheet, chosen, around.themes)
    return found


@dataclass
class ListToCompare:
    """A list with everything by which it is compared."""

    accord_id: int
    sheets: Sequence[Sheet]
    mapping: ListMapping
    holds_from: date
    now: datetime
    with_answers: bool = True
    raws: list[RawRow] = field(default_factory=list)

    def compare(self) -> Comparison:
        """What the list would do now. Eleven queries, whatever the number of rows; nothing is written."""
        found, round_now = open_round_of(self.accord_id)
        words = accord_words(self.accord_id, self.now, scheme_id=found.scheme_id if found else None)
        known = known_actions(self.accord_id, words.labels)
        self.raws = raws_of(self.sheets, self.mapping, words.around)
        open_words = words_to_decide(self.raws, self.mapping, words.around)
        reader = Reader(self.mapping, words.around, frozenset(words.party_ids))
        outcomes = [(raw, reader.read(raw)) for raw in self.raws]
        labelled = replace_labels(known, {**words.labels, **reader.new_parties})
        difference = compare(outcomes, labelled, choices=self.mapping.rows, holds_from=self.holds_from)
        said = [entry for entry in difference.entries if entry.read and entry.read.status]
        answers, unasked = _answers(said, round_now) if self.with_answers else ((), 0)
        return Comparison(
            words, open_words, difference, reader.new_parties, round_now, answers, unasked, with_status=len(said)
        )


def replace_labels(known: Known, labels: Mapping[str, str]) -> Known:
    """The same actions, with other names for parties and themes."""
    return Known(known.actions, known.numbers, labels)


def _answers(said: Sequence[Entry], round_now: OpenRound | None) -> tuple[tuple[ToAnswer, ...], int]:
    if round_now is None:
        return (), 0
    found: list[ToAnswer] = []
    unasked = 0
    for entry in said:
        if entry.kind not in ANSWERED or entry.read is None:
            continue
        asked = round_now.asked.get(entry.known.id) if entry.known else None
        if asked is None:
            unasked += 1
            continue
        given = (entry.read.status, entry.read.explanation, entry.read.forecast)
        if asked.answer != given:
            found.append(ToAnswer(entry, asked, *given))
    return tuple(found), unasked
