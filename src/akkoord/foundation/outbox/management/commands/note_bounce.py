# SPDX-License-Identifier: EUPL-1.2
"""`akkoord note_bounce`: keep that a mail came back."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.foundation.outbox.bounces import LARGEST
from akkoord.foundation.outbox.errors import MailRefusal
from akkoord.foundation.outbox.operations import note_bounce

SERVER = SystemActor("Beheerder op de server")
STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Reads one report of a mail server, such as a mail program hands over by a filter."""

    help = "Noteer dat een mail is teruggekomen, uit het bericht dat de mailserver daarover stuurde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the report is."""
        parser.add_argument("file", metavar="BESTAND", help="het bericht (.eml), of - voor standaardinvoer")

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep it, or say why not."""
        try:
            mail = note_bounce(SERVER, report=_read(options["file"]))
        except OSError as error:
            raise CommandError(f"{options['file']} is niet te lezen: {error.strerror}.") from None
        except MailRefusal as refusal:
            raise CommandError(refusal.message) from None
        if options["verbosity"] > 0:
            self.stdout.write(f"Genoteerd: de mail ({mail.kind}) over {mail.related} is teruggekomen.")


def _read(name: str) -> bytes:
    """The report, no further than what is too large to be one."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST + 1)
