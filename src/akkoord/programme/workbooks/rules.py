# SPDX-License-Identifier: EUPL-1.2
"""What a row of a workbook says, and what taking it over would do. No database, no clock."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import zip_longest

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.foundation.tabular.rules import Cell, CellProblem
from akkoord.kernel.moment import InvalidMoment, PlannedMoment
from akkoord.programme.rounds.rules import CheckedAnswer, GivenAnswer, GivenNeed
from akkoord.programme.workbooks.choices import RowKind
from akkoord.programme.workbooks.columns import EDITABLE, Field

YES = frozenset({"ja", "j", "yes", "y", "x", "1", "waar", "true", "klopt"})
NO = frozenset({"nee", "n", "no", "0", "onwaar", "false", "-"})
DIGEST_LENGTH = 12
FIELDS_OF_ANSWER = {
    "status": Field.STATUS,
    "explanation": Field.EXPLANATION,
    "reason": Field.EXPLANATION,
    "forecast": Field.FORECAST,
    "forecast_reason": Field.FORECAST_REASON,
    "needs": Field.NEED_WHAT,
    "nothing_needed": Field.NOTHING_NEEDED,
    "product": Field.PRODUCT,
    "unchanged": Field.UNCHANGED,
}
FIELDS_OF_NEED = {"what": Field.NEED_WHAT, "by": Field.NEED_BY, "wanted_from": Field.NEED_FROM}
Texts = Mapping[Field, str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of a round: labels of its statuses and parties by key, in the order in which they are offered.

    `known` are parties that do not take part in the accord: not offered, but understood.
    """

    statuses: Mapping[str, str]
    parties: Mapping[str, str]
    known: Mapping[str, str] = field(default_factory=dict)

    def status_key(self, text: str) -> str | None:
        """The status that a text names by its label or key, whatever its capitals; None when it names none."""
        return self._status_words.get(_word(text))

    def party_key(self, text: str) -> str | None:
        """The party that a text names by its name or key."""
        return self._party_words.get(_word(text))

    def party_label(self, key: str) -> str:
        """The name of a party; its key when nobody knows it."""
        return self.parties.get(key) or self.known.get(key) or key

    @cached_property
    def _status_words(self) -> dict[str, str]:
        return _words_of(self.statuses)

    @cached_property
    def _party_words(self) -> dict[str, str]:
        return _words_of(self.known) | _words_of(self.parties)


def _words_of(labels: Mapping[str, str]) -> dict[str, str]:
    """The key by each word that names it; of two with the same name the first one offered."""
    words: dict[str, str] = {}
    for key, label in labels.items():
        words.setdefault(_word(key), key)
        words.setdefault(_word(label), key)
    return words


def _word(text: str) -> str:
    return _squeezed(text).casefold()


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell of a row, and what is expected there."""

    field: Field
    message: str


@dataclass(frozen=True)
class Typed:
    """What a row says: the texts that were typed, the answer they make, and what cannot be read."""

    texts: Texts
    given: GivenAnswer
    faults: tuple[CellFault, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        return not self.faults and not any(self.texts.values())

    @property
    def digest(self) -> str:
        """A short fingerprint of what was typed, by which an untouched row is known."""
        return digest_of(self.texts)


@dataclass
class _Reading:
    """Collects what a row says while its cells are read."""

    cells: Mapping[Field, Cell]
    words: Vocabulary
    texts: dict[Field, str] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)

    def fault(self, at: Field, message: str) -> None:
        self.faults.append(CellFault(at, message))

    def text(self, at: Field) -> str:
        cell = self.cells.get(at)
        if cell is None:
            return ""
        if cell.problem is CellProblem.NO_RESULT:
            self.fault(at, _("Hier staat een formule zonder uitkomst. Typ wat er moet staan."))
            return ""
        if cell.problem is CellProblem.ERROR:
            self.fault(at, _("Hier staat de foutwaarde %(value)s. Typ wat er moet staan.") % {"value": cell.text})
            return ""
        self.texts[at] = cell.text.strip()
        return self.texts[at]

    def truth(self, at: Field) -> bool:
        text = self.text(at)
        word = text.casefold().rstrip(".!")
        if not text or word in NO:
            self.texts[at] = ""
            return False
        if word not in YES:
            self.fault(at, _("“%(text)s” is geen ja of nee. Kies “ja” of maak de cel leeg.") % {"text": text})
        self.texts[at] = "ja"
        return True

    def status(self) -> str:
        text = self.text(Field.STATUS)
        key = self.words.status_key(text) if text else ""
        if key is None:
            choices = ", ".join(self.words.statuses.values())
            message = _("“%(text)s” is geen status van deze ronde. Kies uit: %(choices)s.")
            self.fault(Field.STATUS, message % {"text": text, "choices": choices})
            return ""
        self.texts[Field.STATUS] = key
        return key

    def moment(self, at: Field) -> str:
        cell = self.cells.get(at)
        if cell is not None and cell.problem is None and isinstance(cell.value, datetime | date):
            day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
            self.texts[at] = day.isoformat()
            return self.texts[at]
        text = self.text(at)
        self.texts[at] = canonical(text)
        return text

    def needs(self) -> tuple[GivenNeed, ...]:
        whats = _lines(self.text(Field.NEED_WHAT))
        froms = [self.party(line) for line in _lines(self.text(Field.NEED_FROM))]
        whens = _lines(self.moment(Field.NEED_BY))
        count = max(len(whats), 1)
        froms, whens = _for_each(froms, count), _for_each(whens, count)
        for at, found in ((Field.NEED_FROM, froms), (Field.NEED_BY, whens)):
            if len(found) > count:
                message = _("Hier staan %(found)s regels, en bij “Wat is nodig?” %(count)s. Maak dat gelijk.")
                self.fault(at, message % {"found": len(found), "count": len(whats)})
        pieces = list(zip_longest(whats, whens[:count], froms[:count], fillvalue=""))
        needs = tuple(GivenNeed(*piece) for piece in pieces if any(piece))
        self.texts[Field.NEED_WHAT] = "\n".join(whats)
        self.texts[Field.NEED_FROM] = _party_lines(need.wanted_from for need in needs)
        self.texts[Field.NEED_BY] = "\n".join(canonical(need.by) for need in needs).strip("\n")
        return needs

    def party(self, text: str) -> str:
        if text in ("-", "–"):
            return ""
        key = self.words.party_key(text)
        if key is None:
            message = _("“%(text)s” is geen partij van dit akkoord. Kies een partij uit de lijst.")
            self.fault(Field.NEED_FROM, message % {"text": text})
            return ""
        return key


def _lines(text: str) -> list[str]:
    return [line for line in map(_squeezed, text.splitlines()) if line]


def _for_each(found: list[str], count: int) -> list[str]:
    """One line stands for all of them."""
    return found * count if len(found) == 1 else found


def _party_lines(keys: Iterable[str]) -> str:
    """A line for each need, with a dash where nobody was named; empty when nobody was named at all."""
    lines = list(keys)
    return "\n".join(line or "-" for line in lines) if any(lines) else ""


def canonical(text: str) -> str:
    """A moment as it is always written ("2024-Q2"); what is no moment stays as it is."""
    if not text.strip():
        return ""
    try:
        return "\n".join(str(PlannedMoment.parse(line)) for line in _lines(text))
    except InvalidMoment:
        return text.strip()


def worded(text: str) -> str:
    """A canonical moment in the reader's words ("2e kwartaal 2024"); what is no moment stays as it is."""
    try:
        return PlannedMoment.parse(text).label_in(get_language() or "nl")
    except InvalidMoment:
        return text


def typed_in(cells: Mapping[Field, Cell], words: Vocabulary, *, question_id: int, version: int) -> Typed:
    """Read the cells of one row.

    In: the cells by column; the words of the round; the question and its version that the row is about.
    Out: the answer as `rounds` checks it, with a fault for each cell that cannot be read at all: a status or party that
    is not on the list, an error, a formula without a result, something else than yes or no. A date cell is a day; a
    number is the text of that number, so 2024 is the year. Needs stand one on a line; a single party or moment
    counts for all of them.
    Example: "niets veranderd" = ja beside a status gives a fault, since only one of both can be meant.
    """
    reading = _Reading(cells, words)
    unchanged = reading.truth(Field.UNCHANGED)
    given = GivenAnswer(
        question_id,
        version,
        status_key=reading.status(),
        explanation=reading.text(Field.EXPLANATION),
        forecast_text=reading.moment(Field.FORECAST),
        needs=reading.needs(),
        unchanged=unchanged,
        forecast_reason=reading.text(Field.FORECAST_REASON),
        nothing_needed=reading.truth(Field.NOTHING_NEEDED),
        product=reading.text(Field.PRODUCT),
    )
    return Typed({each: reading.texts.get(each, "") for each in EDITABLE}, given, tuple(reading.faults))


def texts_of(answer: CheckedAnswer) -> dict[Field, str]:
    """An answer that was kept as the texts that make it again: keys of statuses and parties, canonical moments."""
    return {
        Field.UNCHANGED: "",
        Field.STATUS: answer.status_key,
        Field.EXPLANATION: answer.explanation,
        Field.FORECAST: str(answer.forecast) if answer.forecast else "",
        Field.FORECAST_REASON: answer.forecast_reason,
        Field.NEED_WHAT: "\n".join(_squeezed(need.what) for need in answer.needs),
        Field.NEED_FROM: _party_lines(need.wanted_from for need in answer.needs),
        Field.NEED_BY: "\n".join(str(need.by) for need in answer.needs),
        Field.NOTHING_NEEDED: "ja" if answer.nothing_needed else "",
        Field.PRODUCT: answer.product,
    }


def digest_of(texts: Texts) -> str:
    """A fingerprint of what stands in a row, blind to spaces and line ends."""
    plain = [_squeezed(texts.get(each, "")) for each in EDITABLE]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:DIGEST_LENGTH]


def same_texts(one: Texts, other: Texts) -> bool:
    """Whether two rows say the same."""
    return digest_of(one) == digest_of(other)


def overlap_fault(typed: Typed, stands: Texts | None) -> tuple[CellFault, ...]:
    """A row that says both "nothing changed" and something else; what stood in it already does not count."""
    rest: dict[Field, str] = {each: text for each, text in typed.texts.items() if each is not Field.UNCHANGED}
    if not typed.given.unchanged or not any(rest.values()) or (stands is not None and same_texts(rest, stands)):
        return ()
    message = _("U zegt dat er niets is veranderd, maar vult ook iets in. Kies één van beide.")
    return (CellFault(Field.UNCHANGED, message),)


def faults_of(found: Mapping[str, str]) -> tuple[CellFault, ...]:
    """The faults of an answer, by the cell in which each is mended; a need names its line when there are more."""
    return tuple(_fault(name, message) for name, message in found.items())


def _fault(name: str, message: str) -> CellFault:
    head, _dash, tail = name.partition("-")
    if head == "needs" and tail:
        row, _dash, part = tail.partition("-")
        line = (
            _("Regel %(row)s: %(message)s") % {"row": int(row) + 1, "message": message}
            if row.isdigit() and int(row)
            else message
        )
        return CellFault(FIELDS_OF_NEED.get(part, Field.NEED_WHAT), line)
    return CellFault(FIELDS_OF_ANSWER.get(head, Field.STATUS), message)


@dataclass(frozen=True)
class Situation:
    """What is known of a row: whether it is the viewer's, and how its question stands.

    `issued_digest` is what stood in the row when the workbook was made, `issued_version` the version of then;
    `stands` is what is answered now, None when nothing is.
    """

    mine: bool
    issued_digest: str
    issued_version: int
    version: int
    stands: Texts | None


def kind_of(typed: Typed, situation: Situation, faults: Iterable[CellFault]) -> RowKind:
    """What taking a row over would do.

    In this order: somebody else's row is not yours; an untouched row is blank, or already so when it was filled in
    for you; what equals the answer that stands is already so; a row with a fault is faulty; a row about a question
    that was answered since the workbook was made is a conflict; the rest is a new answer, or "nothing changed".
    Example: made at version 0, answered on the page (version 1), then sent in with another status: a conflict. Sent in
    twice, the second time is already so.
    """
    if not situation.mine:
        return RowKind.NOT_YOURS
    if not typed.faults and typed.digest == situation.issued_digest:
        return RowKind.SAME if situation.version else RowKind.BLANK
    if typed.is_blank:
        return RowKind.BLANK
    if situation.stands is not None and not typed.faults and same_texts(typed.texts, situation.stands):
        return RowKind.SAME
    if tuple(faults):
        return RowKind.FAULTY
    if situation.version != situation.issued_version:
        return RowKind.CONFLICT
    return RowKind.REPEAT if typed.given.unchanged else RowKind.NEW


def given_of(texts: Texts, *, question_id: int, version: int) -> GivenAnswer:
    """The answer that the texts of a row make: the other way round of `Typed.texts`."""
    whats = _lines(texts.get(Field.NEED_WHAT, ""))
    froms = ["" if line == "-" else line for line in _lines(texts.get(Field.NEED_FROM, ""))]
    whens = _lines(texts.get(Field.NEED_BY, ""))
    return GivenAnswer(
        question_id,
        version,
        status_key=texts.get(Field.STATUS, ""),
        explanation=texts.get(Field.EXPLANATION, ""),
        forecast_text=texts.get(Field.FORECAST, ""),
        needs=tuple(GivenNeed(*piece) for piece in zip_longest(whats, whens, froms, fillvalue="")),
        unchanged=bool(texts.get(Field.UNCHANGED)),
        forecast_reason=texts.get(Field.FORECAST_REASON, ""),
        nothing_needed=bool(texts.get(Field.NOTHING_NEEDED)),
        product=texts.get(Field.PRODUCT, ""),
    )
