# SPDX-License-Identifier: EUPL-1.2
"""`akkoord make_practice_list`: an action list in Excel to practise bringing in with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akkoord.programme.accord.models import Accord, ThemeRecord
from akkoord.programme.intake.management.practice_list import PracticeTheme, write_practice_list
from akkoord.programme.parties.models import PartyRecord

PARTIES = 25


class Command(BaseCommand):
    """Writes a workbook of made-up actions for the themes and parties of an accord; changes nothing else."""

    help = "Maak een Excel-actielijst om mee te oefenen (oefengegevens), voor de thema's van een akkoord."

    def add_arguments(self, parser: CommandParser) -> None:
        """For which accord, how many actions, and where it goes."""
        parser.add_argument("--accord", default="iza", help="sleutel van het akkoord (standaard iza)")
        parser.add_argument("--actions", type=int, default=445, help="aantal acties (standaard 445)")
        parser.add_argument("-o", "--output", type=Path, required=True, help="het bestand dat wordt gemaakt (.xlsx)")

    def handle(self, *args: Any, accord: str, actions: int, output: Path, **options: Any) -> None:
        """Spread the actions over the themes and write the workbook."""
        found = Accord.objects.filter(key=accord).first()
        rows = ThemeRecord.objects.lasting().filter(theme__accord=found).order_by("order", "letter") if found else ()
        themes = list(rows)
        if not themes:
            raise CommandError(f"Akkoord “{accord}” is niet geladen of heeft geen thema's.")
        share, rest = divmod(max(actions, len(themes)), len(themes))
        wanted = [
            PracticeTheme(f"{one.letter}. {one.title}", one.letter, share + (place < rest))
            for place, one in enumerate(themes)
        ]
        names = [record.title for record in PartyRecord.objects.lasting().order_by("pk")[:PARTIES]]
        try:
            total = write_practice_list(output, wanted, names)
        except OSError as error:
            raise CommandError(f"{output} kan niet worden geschreven: {error.strerror}.") from None
        self.stdout.write(f"{total} verzonnen acties staan in {output}.")
