# SPDX-License-Identifier: EUPL-1.2
"""`akkoord export KEY [--as-of DATE]`: the accord as one JSON document, or as a package."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from akkoord.foundation.packages.exporting import UnknownAccord, accord_document, write_package
from akkoord.kernel.asof import AsOf, InvalidPeildatum, parse_peildatum


class Command(BaseCommand):
    """Writes JSON to standard output, or YAML files to a new folder with `--format package`."""

    help = "Exporteer een akkoord als JSON-document of als pakket."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("accord", help="sleutel van het akkoord, zoals iza")
        parser.add_argument("--as-of", default="", help="peildatum, zoals 2023-09-30 (vandaag als u niets geeft)")
        parser.add_argument("--format", choices=["json", "package"], default="json", dest="form")
        parser.add_argument("-o", "--output", type=Path, help="bestand, of map bij --format package")

    def handle(self, *args: Any, accord: str, as_of: str, form: str, output: Path | None, **options: Any) -> None:
        moment = _as_of(as_of)
        try:
            if form == "package":
                self._write_package(accord, moment, output)
            else:
                self._write_json(accord, moment, output)
        except UnknownAccord as error:
            message = f"Er is geen akkoord '{accord}' geladen. Laad het eerst: akkoord load MAP."
            raise CommandError(message) from error

    def _write_json(self, accord: str, moment: AsOf, output: Path | None) -> None:
        text = json.dumps(accord_document(accord, moment), ensure_ascii=False, indent=2)
        if output:
            output.write_text(text + "\n", encoding="utf-8")
        else:
            self.stdout.write(text)

    def _write_package(self, accord: str, moment: AsOf, output: Path | None) -> None:
        if output is None:
            raise CommandError("Zeg met -o in welke map het pakket moet komen.")
        try:
            written = write_package(accord, moment, output)
        except FileExistsError as error:
            raise CommandError(f"De map {output} is niet leeg; kies een nieuwe map.") from error
        self.stdout.write(f"{len(written)} bestanden geschreven in {output}.")


def _as_of(text: str) -> AsOf:
    now = timezone.now()
    try:
        day: date = parse_peildatum(text) if text else timezone.localdate(now)
    except InvalidPeildatum as error:
        raise CommandError(str(error)) from error
    return AsOf.at(day, now=now)
