# SPDX-License-Identifier: EUPL-1.2
"""`akkoord receive_mail`: take in a workbook that was mailed."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.programme.workbooks.errors import WorkbookRefusal
from akkoord.programme.workbooks.letters import LARGEST
from akkoord.programme.workbooks.operations import receive_mail

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Reads one mail, such as a mail server hands over by a filter."""

    help = "Neem een werkboek aan dat iemand heeft gemaild. De afzender krijgt een mail met het adres ervan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the mail is."""
        parser.add_argument("file", metavar="BESTAND", help="de mail (.eml), of - voor standaardinvoer")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it in, or say why not."""
        try:
            taken = receive_mail(_read(options["file"]))
        except OSError as error:
            raise CommandError(f"{options['file']} is niet te lezen: {error.strerror}.") from None
        except WorkbookRefusal as refusal:
            raise CommandError(refusal.message) from None
        if options["verbosity"] > 0:
            self.stdout.write(f"Ingestuurd: {taken.upload.name} van {taken.sender.email}. Er is nog niets overgenomen.")


def _read(name: str) -> bytes:
    """The mail, no further than what is too large to be one."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST + 1)
