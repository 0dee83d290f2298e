# SPDX-License-Identifier: EUPL-1.2
"""`akkoord report KEY --round 2023Q3 --format pdf -o FILE`: a frozen report in one of its formats."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akkoord.programme.parties.policies import Capacity
from akkoord.reports.errors import ReportNotFound, ReportWasAltered
from akkoord.reports.overviews import frozen_report
from akkoord.reports.render import FORMATS, render


class Command(BaseCommand):
    """Writes the report of a round's last edition, or of the edition asked, to a file or to standard output."""

    help = "Schrijf het rapport van een ronde als PDF, Word, Excel, HTML of JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("accord", help="sleutel van het akkoord, zoals iza")
        parser.add_argument("--round", required=True, dest="period", help="ronde, zoals 2023Q3")
        parser.add_argument("--edition", type=int, help="editie (de laatste als u niets geeft)")
        parser.add_argument("--format", choices=sorted(FORMATS), default="pdf", dest="form")
        parser.add_argument("-o", "--output", type=Path, help="bestand; zonder dit naar de standaarduitvoer")

    def handle(
        self,
        *args: Any,
        accord: str,
        period: str,
        edition: int | None,
        form: str,
        output: Path | None,
        **options: Any,
    ) -> None:
        try:
            document = frozen_report(Capacity(everything=True), accord=accord, period=period, edition=edition)
        except (ReportNotFound, ReportWasAltered) as error:
            raise CommandError(str(error)) from error
        content = document.tree.encode() if form == "json" else render(document.report, form)
        if output is None:
            sys.stdout.buffer.write(content)
            return
        output.write_bytes(content)
        self.stdout.write(f"{output}: {len(content):,} bytes".replace(",", "."))
