# SPDX-License-Identifier: EUPL-1.2
"""Writing a list: exactly what was shown, as one whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.files.storage import path_of
from akkoord.foundation.journal.operations import record
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import Action, ActionRecord
from akkoord.programme.accord.operations import ActionFromList, BroughtIn, bring_in_actions
from akkoord.programme.intake.choices import ImportState, ListField, NameKind
from akkoord.programme.intake.comparing import Comparison, ListToCompare, fingerprint
from akkoord.programme.intake.errors import ComparedMeanwhile, FileGone, NothingToWrite, WordsUndecided
from akkoord.programme.intake.models import ActionImport, ImportMapping, ListNumber, NameMeaning
from akkoord.programme.intake.operations.choosing import open_import
from akkoord.programme.intake.rules.difference import Entry, number_key
from akkoord.programme.intake.rules.keys import new_action_keys
from akkoord.programme.intake.rules.mapping import NEW_PARTY, ListMapping, from_plain
from akkoord.programme.intake.rules.words import Sheet, line_of, plain
from akkoord.programme.intake.subjects import import_ref
from akkoord.programme.intake.workbook import read_sheets
from akkoord.programme.parties.operations import PartyFromList, add_parties
from akkoord.programme.rounds.operations import answer_from_list
from akkoord.programme.rounds.rules import GivenAnswer
from akkoord.programme.sources.operations import add_document

BATCH = 400
T = TypeVar("T")


@transaction.atomic
def write_import(actor: Actor, *, accord: str, number: int, digest: str) -> ActionImport:
    """Write what a list would do: actions, new parties, and its statuses as answers in the open round.

    Who: the programme team.
    In: the digest of the difference that the person saw.
    Effect: all or nothing, compared once more in the same transaction. New actions and changes hold from the import's
    day, with the file as source and sheet and row as place; answers wait for review. What was chosen is remembered for
    the next list. A line in the journal for the import, and those of what it wrote.
    Refusals: Refused, ImportNotFound, ImportEnded; FileGone; WordsUndecided; ComparedMeanwhile when anything differs
    from what was shown; NothingToWrite; those of `bring_in_actions` and `answer_from_list`.
    Queries: a fixed number, and some for each 400 rows.
    """
    found = open_import(actor, accord, number)
    now = timezone.now()
    path = path_of(found.attachment_id)
    if not path.exists():
        raise FileGone
    sheets = read_sheets(path)
    mapping = from_plain(found.mapping)
    compared = ListToCompare(found.accord_id, sheets, mapping, found.holds_from, now, found.with_answers).compare()
    _check(compared, digest)
    written = _Writing(actor, found, compared, now).write()
    _remember(found, sheets, mapping, now)
    _number(found, compared, written)
    _end(actor, found, compared, now)
    return found


def _check(compared: Comparison, digest: str) -> None:
    if compared.undecided:
        raise WordsUndecided(len(compared.undecided))
    if not compared.writes:
        raise NothingToWrite
    if compared.digest != digest:
        raise ComparedMeanwhile


@dataclass(frozen=True)
class _Writing:
    actor: Actor
    found: ActionImport
    compared: Comparison
    now: datetime

    def write(self) -> BroughtIn:
        accord = self.found.accord.key
        written = BroughtIn({}, (), ())
        if self.compared.difference.writes:
            document_id = self._document()
            parties = self._parties(document_id)
            written = bring_in_actions(
                self.actor,
                accord=accord,
                document_id=document_id,
                actions=list(self._actions(parties)),
                holds_from=self.found.holds_from,
                reason=self._in_dutch(_("Ingelezen uit “%(file)s”.")),
            )
        if self.compared.round and self.compared.answers:
            answer_from_list(self.actor, round_id=self.compared.round.id, given=list(self._answers()))
        return written

    def _in_dutch(self, text: str) -> str:
        return text % {"file": self.found.file_name}

    def _document(self) -> int:
        practice = " (oefengegevens)" if self.found.practice else ""
        accord = self.found.accord.key
        return add_document(
            self.actor,
            key=f"actielijst-{accord[:60]}-{self.found.digest[:12]}",
            title=f"Actielijst {self.found.file_name}{practice}",
            publisher="",
            day=self.found.holds_from,
            accord=accord,
            now=self.now,
        )

    def _parties(self, document_id: int) -> Mapping[str, int]:
        used = {key for entry in self._written() if entry.read for key in (entry.read.owner, *entry.read.parties)}
        wanted = {key: name for key, name in self.compared.new_parties.items() if key in used}
        places = self._places_of(wanted)
        made = add_parties(
            self.actor,
            parties={key: PartyFromList(name, places[key]) for key, name in wanted.items()},
            document_id=document_id,
            holds_from=self.found.holds_from,
            accord=self.found.accord.key,
            now=self.now,
        )
        return {**self.compared.words.party_ids, **made}

    def _places_of(self, keys: Iterable[str]) -> dict[str, str]:
        wanted = set(keys)
        found: dict[str, str] = {}
        for entry in self._written():
            if entry.read:
                for key in wanted & {entry.read.owner, *entry.read.parties}:
                    found.setdefault(key, place_of(entry))
        return found

    def _written(self) -> Iterator[Entry]:
        return (entry for entry in self.compared.difference.entries if entry.kind.is_written)

    def _actions(self, parties: Mapping[str, int]) -> Iterator[ActionFromList]:
        accord_id = self.found.accord_id
        new = [entry for entry in self._written() if entry.known is None and entry.read]
        letters = self.compared.words.theme_letters
        wished = [(letters.get(entry.read.theme, ""), entry.read.title) for entry in new if entry.read]
        taken = frozenset(Action.objects.filter(accord=accord_id).values_list("key", flat=True))
        keys = dict(zip((entry.key for entry in new), new_action_keys(wished, taken), strict=True))
        orders = _Orders(accord_id)
        for entry in self._written():
            if entry.read is None:
                continue
            values = self._values(entry, parties)
            if entry.known is None:
                values |= orders.next(values["theme_id"], entry.read.group)
                yield ActionFromList(
                    keys[entry.key], place_of(entry), values, partner_ids=self._partners(entry, parties)
                )
            else:
                yield ActionFromList(
                    entry.known.key,
                    place_of(entry),
                    values,
                    amended=self._amended(entry),
                    action_id=entry.known.id,
                    expected_record_id=entry.known.record_id,
                    partner_ids=self._partners(entry, parties),
                )

    def _values(self, entry: Entry, parties: Mapping[str, int]) -> dict[str, Any]:
        read = entry.read
        if read is None:
            return {}
        told = {change.field for change in entry.changes} if entry.known else set(ListField)
        values: dict[str, Any] = {}
        for held, name, value in (
            (ListField.TITLE, "title", read.title),
            (ListField.DESCRIPTION, "description", read.description),
            (ListField.GROUP, "group", read.group),
        ):
            if held in told:
                values[name] = value
        if ListField.THEME in told:
            values["theme_id"] = self.compared.words.theme_ids[read.theme]
        if ListField.DEADLINE in told:
            values["deadline"] = PlannedMoment.parse(read.deadline) if read.deadline else None
        if ListField.OWNER in told:
            missing = "" if read.owner else read.owner_missing or "De actielijst noemt geen trekker."
            values |= {"owner_id": parties[read.owner] if read.owner else None, "owner_missing": missing}
        if self.found.practice:
            values["uncertain"] = PRACTICE
        return values

    def _partners(self, entry: Entry, parties: Mapping[str, int]) -> frozenset[int]:
        return frozenset(parties[key] for key in entry.read.parties) if entry.read else frozenset()

    def _amended(self, entry: Entry) -> str:
        with override("nl"):  # what is kept has one language, whoever acts
            fields = ", ".join(str(change.field.label) for change in entry.changes)
        return f"Overgenomen uit de actielijst “{self.found.file_name}”: {fields}. De rest stond er al."

    def _answers(self) -> Iterator[GivenAnswer]:
        for one in self.compared.answers:
            yield GivenAnswer(
                one.asked.question_id, one.asked.version, one.status, one.explanation, forecast_text=one.forecast
            )


PRACTICE = "Oefengegevens: deze actie is verzonnen om mee te oefenen."


def place_of(entry: Entry) -> str:
    """The place of a row in its file, as a source names it: "blad A. Passende zorg, rij 12"."""
    return f"blad {entry.raw.sheet}, rij {entry.raw.row}"


class _Orders:
    """Where new actions come in their theme: after those of their group, a new group after the others. One query."""

    def __init__(self, accord_id: int) -> None:
        self._groups: dict[tuple[int, str], int] = {}
        self._last_group: dict[int, int] = {}
        self._last: dict[int, int] = {}
        rows = ActionRecord.objects.lasting().filter(action__accord=accord_id)
        for theme, group, group_order, order in rows.values_list("theme_id", "group", "group_order", "order"):
            self._groups.setdefault((theme, group), group_order)
            self._last_group[theme] = max(self._last_group.get(theme, 0), group_order)
            self._last[theme] = max(self._last.get(theme, 0), order)

    def next(self, theme: int, group: str) -> dict[str, int]:
        """The place of the next action of a group."""
        if (theme, group) not in self._groups:
            self._last_group[theme] = self._last_group.get(theme, 0) + 1
            self._groups[theme, group] = self._last_group[theme]
        self._last[theme] = self._last.get(theme, 0) + 1
        return {"group_order": self._groups[theme, group], "order": self._last[theme]}


def _remember(found: ActionImport, sheets: Sequence[Sheet], mapping: ListMapping, now: datetime) -> None:
    """Keep the columns by their headings and the words by their meaning, for the next list. Two queries."""
    kept: dict[str, ImportMapping] = {}
    for sheet in sheets:
        chosen = mapping.sheet(sheet.name)
        header = next((row for row in sheet.rows if chosen and row.number == chosen.header_row), None)
        number = fingerprint(header)
        if chosen and chosen.included and header and number:
            columns = {plain(line_of(header.at(at))): held.value for at, held in sorted(chosen.columns.items())}
            kept[number] = ImportMapping(accord_id=found.accord_id, fingerprint=number, columns=columns, used_at=now)
    ImportMapping.objects.bulk_create(
        kept.values(),
        update_conflicts=True,
        unique_fields=["accord", "fingerprint"],
        update_fields=["columns", "used_at"],
    )
    meanings = {(NameKind.THEME, plain(one.name)): one.theme for one in mapping.sheets if one.included and one.theme}
    for kind, texts in mapping.meanings.items():
        meanings |= {(kind, text[:500]): meaning for text, meaning in texts.items() if meaning != NEW_PARTY}
    NameMeaning.objects.bulk_create(
        [
            NameMeaning(accord_id=found.accord_id, kind=kind, text=text, meaning=meaning[:500], used_at=now)
            for (kind, text), meaning in meanings.items()
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["accord", "kind", "text"],
        update_fields=["meaning", "used_at"],
    )


def _number(found: ActionImport, compared: Comparison, written: BroughtIn) -> None:
    """Keep which action the list calls by which number."""
    by_place = {key: pk for key, pk in written.ids.items()}
    rows: dict[str, int] = {}
    new = iter(written.added)
    for entry in compared.difference.entries:
        if entry.known is None and entry.kind.is_written:
            action_id = by_place[next(new)]
        elif entry.known is not None:
            action_id = entry.known.id
        else:
            continue
        if entry.read and entry.read.number:
            rows[number_key(entry.read.theme, entry.read.number)] = action_id
    numbers = [ListNumber(accord_id=found.accord_id, number=text, action_id=pk) for text, pk in rows.items()]
    ListNumber.objects.bulk_create(
        numbers,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["accord", "number"],
        update_fields=["action"],
    )


def _end(actor: Actor, found: ActionImport, compared: Comparison, now: datetime) -> None:
    counts = {kind.value: count for kind, count in compared.difference.counts.items()}
    counts |= {"answers": len(compared.answers), "absent": len(compared.difference.absent)}
    found.state, found.counts, found.ended_by_id, found.ended_at = ImportState.WRITTEN, counts, actor_id(actor), now
    found.round_id = compared.round.id if compared.round and compared.answers else None
    found.save(update_fields=["state", "counts", "ended_by", "ended_at", "round"])
    record(
        actor,
        verb="actions_imported",
        subject=import_ref(found.accord.key, found.number),
        accord=found.accord.key,
        changes={name: [0, counts[name]] for name in ("new", "changed", "answers")},
    )
