# SPDX-License-Identifier: EUPL-1.2
"""Looking at rows of a workbook: what each would do, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.rounds.models import Question
from akkoord.programme.rounds.operations.checking import Foreseen, foresee
from akkoord.programme.rounds.policies import asked_of, place_of
from akkoord.programme.workbooks.answerers import Answerers
from akkoord.programme.workbooks.choices import RowKind
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.gathering import Words, words_of
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
class _Known:
    """A row whose question was found, with what it says; `elsewhere` is where another row asks about the same."""

    raw: RawRow
    key: RowKey
    question: Question
    typed: Typed
    elsewhere: str = ""


class Judge:
    """Looks at the rows of one upload, some at a time; workbooks of one round can share its words."""

    def __init__(self, upload: Upload, words: Words | None = None) -> None:
        self.upload, self.round = upload, upload.round
        self.now = timezone.now()
        self.words = (words or words_of(self.round, self.now)).vocabulary
        self.answerers = Answerers(upload.uploaded_by, upload.issued.person, timezone.localdate(self.now))
        self.issues: dict[UUID, IssuedWorkbook | None] = {upload.issued_id: upload.issued}

    def rows(self, raw: Sequence[RawRow]) -> list[UploadRow]:
        """What each row would do, in their order. At most twelve queries, however many rows."""
        keys = [read_key(one.key) if one.key else None for one in raw]
        self._meet({key.issued for key in keys if key is not None})
        questions = self._questions(keys)
        seen = self._seen_before(questions)
        known: list[_Known | None] = []
        for row, key in zip(raw, keys, strict=True):
            question = questions.get(key.question_id) if key else None
            known.append(self._known(row, key, question, seen) if key and question else None)
        judged = iter(self._judged([one for one in known if one is not None], questions.values()))
        return [
            next(judged) if one is not None else self._unknown(row, key)
            for one, row, key in zip(known, raw, keys, strict=True)
        ]

    def _meet(self, numbers: set[UUID]) -> None:
        new = numbers - self.issues.keys()
        if new:
            found = IssuedWorkbook.objects.select_related("round__accord").in_bulk(new)
            self.issues |= {number: found.get(number) for number in new}

    def _questions(self, keys: Iterable[RowKey | None]) -> dict[int, Question]:
        ids = {key.question_id for key in keys if key is not None}
        rows = Question.objects.filter(pk__in=ids, round=self.round)
        return {
            one.pk: one for one in rows.select_related("action", "theme", "request__theme", "request__round__accord")
        }

    def _seen_before(self, questions: dict[int, Question]) -> dict[int, str]:
        """Where rows stand that were looked at before, by question."""
        earlier = UploadRow.objects.filter(upload=self.upload, question__in=questions)
        rows = earlier.values_list("question", "sheet", "number")
        return {question: _where(sheet, number) for question, sheet, number in rows if question}

    def _known(self, row: RawRow, key: RowKey, question: Question, seen: dict[int, str]) -> _Known:
        typed = typed_in(row.cells, self.words, question_id=question.pk, version=question.version)
        elsewhere = seen.setdefault(question.pk, _where(row.sheet, row.number))
        return _Known(row, key, question, typed, "" if elsewhere == _where(row.sheet, row.number) else elsewhere)

    def _judged(self, known: Sequence[_Known], questions: Iterable[Question]) -> list[UploadRow]:
        asked = list(questions)
        records = ActionRecord.objects.lasting().filter(action_id__in=[one.action_id for one in asked])
        titles = dict(records.values_list("action_id", "title"))
        given = [one.typed.given for one in known if not one.elsewhere and not one.typed.is_blank]
        foreseen = foresee(self.round, given, asked, self.now)
        return [self._known_row(one, titles, foreseen) for one in known]

    def _known_row(self, one: _Known, titles: dict[int, str], foreseen: Foreseen) -> UploadRow:
        question, typed = one.question, one.typed
        place = place_of(self.round.accord.key, question.theme.key, question.action.key)
        who = self.answerers.of(asked_of(question.request), place)
        now = foreseen.now.get(question.pk)
        stands = texts_of(now) if now else None
        faults = self._faults(one, stands, foreseen)
        situation = Situation(bool(who), one.key.digest, one.key.version, question.version, stands)
        kind = RowKind.FAULTY if one.elsewhere and who else kind_of(typed, situation, faults)
        row = self._row(one.raw, kind, faults if kind == RowKind.FAULTY else ())
        row.question, row.request, row.version = question, question.request, question.version
        row.title = titles.get(question.action_id, row.title)[:LONGEST_TITLE]
        before = now or foreseen.before.get(question.pk)
        row.was = dict(texts_of(before)) if before and kind != RowKind.NOT_YOURS else {}
        row.becomes = {} if kind == RowKind.BLANK else dict(typed.texts)
        row.answerers = list(who)
        return row

    def _faults(self, one: _Known, stands: dict[Field, str] | None, foreseen: Foreseen) -> list[CellFault]:
        faults = [*one.typed.faults, *overlap_fault(one.typed, stands)]
        if one.elsewhere:
            sentence = _("Deze actie staat twee keer in het werkboek, ook op %(place)s. Haal één van beide rijen weg.")
            faults.append(CellFault(Field.KEY, sentence % {"place": one.elsewhere}))
        spoken = {fault.field for fault in faults}
        found = faults_of(foreseen.faults.get(one.question.pk, {}))
        return [*faults, *(each for each in found if each.field not in spoken)]

    def _unknown(self, row: RawRow, key: RowKey | None) -> UploadRow:
        return self._row(row, RowKind.UNKNOWN, [CellFault(Field.KEY, self._why_unknown(row, key))])

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

    def _row(self, raw: RawRow, kind: RowKind, faults: Iterable[CellFault]) -> UploadRow:
        return UploadRow(
            upload=self.upload,
            sheet=raw.sheet[:LONGEST_SHEET],
            number=raw.number,
            kind=kind,
            title=raw.title[:LONGEST_TITLE],
            faults=[_told(raw, fault) for fault in faults],
        )


def _where(sheet: str, number: int) -> str:
    return _("blad %(sheet)s, rij %(row)s") % {"sheet": sheet, "row": number}


def _told(raw: RawRow, fault: CellFault) -> dict[str, Any]:
    """A fault with the address of its cell; without one when the column is not there any more."""
    cell = raw.cells.get(fault.field)
    return {"cell": cell.address if cell else "", "field": fault.field.value, "message": fault.message}
