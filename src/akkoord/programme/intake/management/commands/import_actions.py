# SPDX-License-Identifier: EUPL-1.2
"""`akkoord import FILE --accord KEY [--mapping FILE]`: an action list from the command line."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.files.errors import AttachmentRefusal
from akkoord.foundation.tabular.errors import TabularRefusal
from akkoord.kernel.asof import InvalidPeildatum, parse_peildatum
from akkoord.programme.accord.errors import ActionChangeRefused
from akkoord.programme.accord.models import Accord
from akkoord.programme.intake.choices import ImportState, RowKind
from akkoord.programme.intake.comparing import (
    Comparison,
    ListToCompare,
    SheetReading,
    accord_words,
    recognise,
    remembered,
)
from akkoord.programme.intake.errors import IntakeRefusal
from akkoord.programme.intake.mapping_file import mapping_in, mapping_text
from akkoord.programme.intake.operations import choose_columns, choose_words, start_import, write_import
from akkoord.programme.intake.rules.difference import Entry
from akkoord.programme.intake.rules.mapping import ListMapping, MappingUnreadable
from akkoord.programme.intake.rules.words import Sheet
from akkoord.programme.intake.workbook import read_sheets
from akkoord.programme.rounds.errors import RoundRefusal

SHOWN_PER_KIND = 15
REFUSALS = (IntakeRefusal, TabularRefusal, AttachmentRefusal, ActionChangeRefused, RoundRefusal, MappingUnreadable)


class Command(BaseCommand):
    """Without a mapping it says how the list reads and what has to be chosen; with one it shows the difference."""

    help = "Lees een actielijst (Excel of LibreOffice) in; zonder --mapping ziet u hoe de lijst wordt herkend."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, the accord, and how it is read."""
        parser.add_argument("file", type=Path, help="werkboek met acties (.xlsx of .ods)")
        parser.add_argument("--accord", required=True, help="sleutel van het akkoord, zoals iza")
        parser.add_argument("--mapping", type=Path, help="koppeling (YAML): wat de kolommen en woorden betekenen")
        parser.add_argument("--write-mapping", type=Path, help="schrijf de herkende koppeling in dit bestand")
        parser.add_argument("--peildatum", default="", help="de dag vanaf wanneer de lijst geldt (vandaag)")
        parser.add_argument("--practice", action="store_true", help="dit zijn oefengegevens")
        parser.add_argument("--no-answers", action="store_true", help="zet geen statussen als antwoord in de ronde")
        parser.add_argument("--dry-run", action="store_true", help="toon alleen het verschil, schrijf niets")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refusals as one sentence, without a traceback."""
        try:
            self._run(options)
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{error.filename or options['file']}: {error.strerror or error}.") from None

    def _run(self, options: dict[str, Any]) -> None:
        accord = Accord.objects.filter(key=options["accord"]).first()
        if accord is None:
            raise CommandError(f"Er is geen akkoord “{options['accord']}” geladen. Laad het eerst: akkoord load MAP.")
        sheets = read_sheets(options["file"])
        mapping, day = self._mapping(options, accord.pk, sheets)
        compared = ListToCompare(
            accord.pk, sheets, mapping, day, timezone.now(), with_answers=not options["no_answers"]
        ).compare()
        if options["write_mapping"]:
            text = mapping_text(mapping, day, compared.open_words)
            options["write_mapping"].write_text(text, encoding="utf-8")
            self.stdout.write(f"De koppeling staat in {options['write_mapping']}. Vul aan en geef haar met --mapping.")
        if options["dry_run"] or not compared.undecided:
            self._tell(compared)
        if compared.undecided:
            raise CommandError(_undecided(compared))
        if options["mapping"] is None:
            raise CommandError(
                "Er is niets geschreven: maak een koppeling met --write-mapping en geef die met --mapping."
            )
        if options["dry_run"]:
            self.stdout.write("Proef: er is niets geschreven.")
        elif not compared.writes:
            self.stdout.write("Niets gewijzigd: wat in de lijst staat is al bekend.")
        else:
            self._write(options, mapping, day, compared)

    def _mapping(self, options: dict[str, Any], accord_id: int, sheets: Sequence[Sheet]) -> tuple[ListMapping, date]:
        day = _day(options["peildatum"])
        if options["mapping"] is not None:
            mapping, said = mapping_in(options["mapping"].read_text(encoding="utf-8"))
            missing = [one.name for one in mapping.sheets if one.name not in {sheet.name for sheet in sheets}]
            if missing:
                raise CommandError(f"Blad “{missing[0]}” van de koppeling staat niet in {options['file'].name}.")
            return mapping, day or said or timezone.localdate()
        readings = recognise(sheets, accord_words(accord_id, timezone.now()), accord_id)
        self._tell_reading(readings)
        sheets_read = tuple(one.mapping for one in readings)
        return ListMapping(sheets_read, remembered(accord_id).meanings), day or timezone.localdate()

    def _tell_reading(self, readings: Sequence[SheetReading]) -> None:
        for one in readings:
            state = f"koppen in rij {one.mapping.header_row}" if one.mapping.included else "wordt niet ingelezen"
            theme = f", thema {one.mapping.theme}" if one.mapping.theme else ""
            self.stdout.write(f"Blad “{one.sheet.name}”: {state}{theme}")
            for guess in one.guesses if one.mapping.included else ():
                sure = f" ({guess.confidence}%)" if guess.confidence else ""
                self.stdout.write(f"  {guess.letter} “{guess.heading}”: {guess.field.label}{sure}. {guess.why}")

    def _tell(self, compared: Comparison) -> None:
        for kind in RowKind:
            self._tell_rows(kind, compared.difference.of_kind(kind))
        if compared.answers and compared.round:
            self.stdout.write(f"antwoorden in ronde {compared.round.period}: {len(compared.answers)}")
        elif compared.with_status and not compared.round:
            self.stdout.write("Er is geen open ronde: de statussen worden niet vastgelegd.")
        if compared.difference.absent:
            count = len(compared.difference.absent)
            self.stdout.write(f"bekend en niet in het bestand (blijft zoals het is): {count}")

    def _tell_rows(self, kind: RowKind, entries: Sequence[Entry]) -> None:
        if entries:
            self.stdout.write(f"{kind.label}: {len(entries)}")
        shown = () if kind in (RowKind.SAME, RowKind.LEFT_OUT) else entries[:SHOWN_PER_KIND]
        for entry in shown:
            self.stdout.write(f"  {_line(entry)}")
        if shown and len(entries) > len(shown):
            self.stdout.write(f"  … en nog {len(entries) - len(shown)}")

    def _write(self, options: dict[str, Any], mapping: ListMapping, day: date, compared: Comparison) -> None:
        accord = options["accord"]
        with options["file"].open("rb") as stream:
            made = start_import(
                SYSTEM,
                accord=accord,
                name=options["file"].name,
                stream=stream,
                holds_from=day,
                practice=options["practice"],
                mapping=mapping,
            )
        choose_columns(SYSTEM, accord=accord, number=made.number, sheets=mapping.sheets, holds_from=day)
        choose_words(SYSTEM, accord=accord, number=made.number, meanings={}, with_answers=not options["no_answers"])
        done = write_import(SYSTEM, accord=accord, number=made.number, digest=compared.digest)
        if done.state == ImportState.WRITTEN:
            counts = done.counts
            self.stdout.write(
                f"Vastgelegd: {counts['new']} nieuw, {counts['changed']} gewijzigd, {counts['answers']} antwoorden."
            )


def _day(text: str) -> date | None:
    try:
        return parse_peildatum(text) if text else None
    except InvalidPeildatum as wrong:
        raise CommandError(f"--peildatum: {wrong}") from None


def _undecided(compared: Comparison) -> str:
    lines = [f"{len(compared.undecided)} woorden wachten op een keuze. Er is niets geschreven."]
    for word in compared.undecided:
        near = ", ".join(f"{key} ({score}%)" for key, _label, score in word.options if score)
        advice = f"; voorstel: {word.proposal}" if word.proposal else f"; lijkt op {near}" if near else ""
        lines.append(f"  {word.kind.label} “{' '.join(word.text.split())}” ({', '.join(word.cells)}){advice}")
    return "\n".join([*lines, "Maak met --write-mapping een koppeling, vul haar aan en geef haar met --mapping."])


def _line(entry: Entry) -> str:
    where = f"blad “{entry.raw.sheet}”, rij {entry.raw.row}: {entry.title[:70]}"
    if entry.faults:
        return "; ".join(f"blad “{fault.sheet}”, cel {fault.cell}: {fault.message}" for fault in entry.faults)
    if entry.changes:
        parts = [f"{one.field.label}: {one.was or 'leeg'} → {one.became}" for one in entry.changes]
        return f"{where}: {'; '.join(parts)}"
    if entry.near:
        near = ", ".join(f"{one.key} ({score}%)" for one, score in entry.near)
        return f"{where}: lijkt op {near}. Kies onder “rijen” in de koppeling: {entry.key}"
    return f"{where}: {entry.why}" if entry.why else where
