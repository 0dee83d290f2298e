# SPDX-License-Identifier: EUPL-1.2
"""Looking at rows of a workbook: what each would do, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.errors import Faults
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations.checking import Foresight, foresight_for
from akkoord.programme.rounds.policies import Asked, Place, place_of, theme_scope
from akkoord.programme.workbooks.answerers import Answerers
from akkoord.programme.workbooks.choices import RowKind
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.gathering import words_of
from akkoord.programme.workbooks.models import IssuedWorkbook, Upload, UploadRow
from akkoord.programme.workbooks.reading import RawRow
from akkoord.programme.workbooks.rules import (
    CellFault,
    Situation,
    Typed,
    faults_of,
    kind_of,
    overlap_fault,
    texts_of,
    typed_in,
)
from akkoord.programme.workbooks.stamps import RowKey, read_key

LONGEST_TITLE = 500
LONGEST_SHEET = 100


@dataclass(frozen=True)
class Pile:
    """Rows of one upload that are looked at together."""

    upload: Upload
    raw: Sequence[RawRow]


_ASKED = (
    "pk",
    "version",
    "action_id",
    "action__key",
    "theme__key",
    "request_id",
    "request__kind",
    "request__party_id",
    "request__theme__key",
)


@dataclass(frozen=True, slots=True)
class _Question:
    """What a row is judged by of its question: its version, and of whom and where it is asked."""

    pk: int
    version: int
    action_id: int
    request_id: int
    asked: Asked
    place: Place


@dataclass(frozen=True)
class _Known:
    """A row whose question was found, with what it says; `elsewhere` is where another row asks about the same."""

    raw: RawRow
    key: RowKey
    question: _Question
    typed: Typed
    elsewhere: str = ""


class Judge:
    """Looks at rows of workbooks of one round that one person sent in: many workbooks at once, or one in pieces."""

    def __init__(self, asked: Round, sender: User, *, themselves: bool = False) -> None:
        self.round = asked
        self.now = timezone.now()
        self.words = words_of(asked, self.now).vocabulary
        self.answerers = Answerers(sender, timezone.localdate(self.now), themselves=themselves)
        self.issues: dict[UUID, IssuedWorkbook | None] = {}

    def rows(self, piles: Sequence[Pile]) -> list[UploadRow]:
        """What each row would do, in their order. At most twelve queries, however many workbooks and rows."""
        keys = [[read_key(row.key) if row.key else None for row in pile.raw] for pile in piles]
        self._meet(piles, {key.issued for found in keys for key in found if key is not None})
        questions = self._questions(key for found in keys for key in found)
        seen = self._seen_before([pile.upload for pile in piles], questions)
        known = [
            self._known(pile, found, questions, seen[pile.upload.pk]) for pile, found in zip(piles, keys, strict=True)
        ]
        given = [one.typed.given for found in known for one in found if one is not None and _counts(one)]
        foresight = foresight_for(self.round, given, questions.values(), self.now)
        titles = self._titles(questions.values())
        return [
            row
            for pile, ours, found in zip(piles, known, keys, strict=True)
            for row in self._judged(pile, ours, found, _Judging(titles, foresight))
        ]

    def _meet(self, piles: Sequence[Pile], numbers: set[UUID]) -> None:
        self.issues |= {pile.upload.issued_id: pile.upload.issued for pile in piles}
        new = numbers - self.issues.keys()
        if new:
            found = IssuedWorkbook.objects.select_related("round__accord").in_bulk(new)
            self.issues |= {number: found.get(number) for number in new}

    def _questions(self, keys: Iterable[RowKey | None]) -> dict[int, _Question]:
        ids = {key.question_id for key in keys if key is not None}
        rows = Question.objects.filter(pk__in=ids, round=self.round).values_list(*_ASKED)
        return {row[0]: _asked(self.round.accord.key, *row) for row in rows}

    def _titles(self, questions: Iterable[_Question]) -> dict[int, str]:
        records = ActionRecord.objects.lasting().filter(action_id__in=[one.action_id for one in questions])
        return dict(records.values_list("action_id", "title"))

    def _seen_before(self, uploads: Sequence[Upload], questions: dict[int, _Question]) -> dict[UUID, dict[int, str]]:
        """Where rows stand that were looked at before, by upload and question."""
        earlier = UploadRow.objects.filter(upload__in=uploads, question__in=questions)
        found: dict[UUID, dict[int, str]] = {upload.pk: {} for upload in uploads}
        for upload, question, sheet, number in earlier.values_list("upload", "question", "sheet", "number"):
            if question is not None:
                found[upload][question] = _where(sheet, number)
        return found

    def _known(
        self, pile: Pile, keys: Sequence[RowKey | None], questions: dict[int, _Question], seen: dict[int, str]
    ) -> list[_Known | None]:
        known: list[_Known | None] = []
        for row, key in zip(pile.raw, keys, strict=True):
            question = questions.get(key.question_id) if key else None
            known.append(self._read(row, key, question, seen) if key and question else None)
        return known

    def _read(self, row: RawRow, key: RowKey, question: _Question, seen: dict[int, str]) -> _Known:
        typed = typed_in(row.cells, self.words, question_id=question.pk, version=question.version)
        here = _where(row.sheet, row.number)
        elsewhere = seen.setdefault(question.pk, here)
        return _Known(row, key, question, typed, "" if elsewhere == here else elsewhere)

    def _judged(
        self, pile: Pile, known: Sequence[_Known | None], keys: Sequence[RowKey | None], judging: "_Judging"
    ) -> Iterator[UploadRow]:
        given = [one.typed.given for one in known if one is not None and _counts(one)]
        faults = judging.foresight.faults(given)
        for one, raw, key in zip(known, pile.raw, keys, strict=True):
            if one is None:
                yield self._unknown(pile.upload, raw, key)
            else:
                yield self._known_row(pile.upload, one, judging, faults.get(one.question.pk, {}))

    def _known_row(self, upload: Upload, one: _Known, judging: "_Judging", found: Faults) -> UploadRow:
        question, typed, foresight = one.question, one.typed, judging.foresight
        who = self.answerers.of(question.asked, question.place, upload.issued.person_id)
        now = foresight.now.get(question.pk)
        stands = texts_of(now) if now else None
        faults = self._faults(one, stands, found)
        situation = Situation(bool(who), one.key.digest, one.key.version, question.version, stands)
        kind = RowKind.FAULTY if one.elsewhere and who else kind_of(typed, situation, faults)
        row = self._row(upload, one.raw, kind, faults if kind == RowKind.FAULTY else ())
        row.question_id, row.request_id, row.version = question.pk, question.request_id, question.version
        row.title = judging.titles.get(question.action_id, row.title)[:LONGEST_TITLE]
        before = now or foresight.before.get(question.pk)
        row.was = dict(texts_of(before)) if before and kind != RowKind.NOT_YOURS else {}
        row.becomes = {} if kind == RowKind.BLANK else dict(typed.texts)
        row.answerers = list(who)
        return row

    def _faults(self, one: _Known, stands: dict[Field, str] | None, found: Faults) -> list[CellFault]:
        faults = [*one.typed.faults, *overlap_fault(one.typed, stands)]
        if one.elsewhere:
            sentence = _("Deze actie staat twee keer in het werkboek, ook op %(place)s. Haal één van beide rijen weg.")
            faults.append(CellFault(Field.KEY, sentence % {"place": one.elsewhere}))
        spoken = {fault.field for fault in faults}
        return [*faults, *(each for each in faults_of(found) if each.field not in spoken)]

    def _unknown(self, upload: Upload, row: RawRow, key: RowKey | None) -> UploadRow:
        return self._row(upload, row, RowKind.UNKNOWN, [CellFault(Field.KEY, self._why_unknown(row, key))])

    def _why_unknown(self, row: RawRow, key: RowKey | None) -> str:
        if key is None and not row.key:
            return _("Deze rij is erbij gezet: de sleutel ontbreekt. Een nieuwe actie meldt u bij het programmateam.")
        if key is None:
            return _("De verborgen sleutel van deze rij is veranderd. Neem uw antwoord over in een nieuw werkboek.")
        issued = self.issues.get(key.issued)
        if issued is not None and issued.round_id != self.round.pk:
            words = {"period": issued.round.period, "accord": issued.round.accord.key}
            return _("Deze rij komt uit een werkboek voor ronde %(period)s van het akkoord %(accord)s.") % words
        return _("Deze actie wordt in deze ronde niet gevraagd.")

    def _row(self, upload: Upload, raw: RawRow, kind: RowKind, faults: Iterable[CellFault]) -> UploadRow:
        return UploadRow(
            upload=upload,
            sheet=raw.sheet[:LONGEST_SHEET],
            number=raw.number,
            kind=kind,
            title=raw.title[:LONGEST_TITLE],
            faults=[_told(raw, fault) for fault in faults],
        )


@dataclass(frozen=True)
class _Judging:
    """What all rows are judged by: the titles of their actions, and what answers are checked with."""

    titles: dict[int, str]
    foresight: Foresight


def _asked(
    accord: str,
    pk: int,
    version: int,
    action_id: int,
    action: str,
    theme: str,
    request_id: int,
    kind: str,
    party_id: int | None,
    asked_theme: str | None,
) -> _Question:
    asked = Asked(RequestKind(kind), party_id, theme_scope(accord, asked_theme) if asked_theme else "")
    return _Question(pk, version, action_id, request_id, asked, place_of(accord, theme, action))


def _counts(one: _Known) -> bool:
    """Whether a row holds an answer to check: not a blank one, nor the second one about the same question."""
    return not one.elsewhere and not one.typed.is_blank


def _where(sheet: str, number: int) -> str:
    return _("blad %(sheet)s, rij %(row)s") % {"sheet": sheet, "row": number}


def _told(raw: RawRow, fault: CellFault) -> dict[str, Any]:
    """A fault with the address of its cell; without one when the column is not there any more."""
    cell = raw.cells.get(fault.field)
    return {"cell": cell.address if cell else "", "field": fault.field.value, "message": fault.message}
