# SPDX-License-Identifier: EUPL-1.2
"""`akkoord receive_mail`: take in a workbook that was mailed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.foundation.outbox.management.given import add_mail_argument, read_mail
from akkoord.programme.workbooks.errors import WorkbookRefusal
from akkoord.programme.workbooks.letters import LARGEST
from akkoord.programme.workbooks.operations import receive_mail


class Command(BaseCommand):
    """Reads one mail, such as a mail server hands over by a filter."""

    help = "Neem een werkboek aan dat iemand heeft gemaild. De afzender krijgt een mail met het adres ervan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the mail is."""
        add_mail_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it in, or say why not."""
        try:
            taken = receive_mail(read_mail(options["file"], largest=LARGEST))
        except WorkbookRefusal as refusal:
            raise CommandError(refusal.message) from None
        if options["verbosity"] > 0:
            self.stdout.write(f"Ingestuurd: {taken.upload.name} van {taken.sender.email}. Er is nog niets overgenomen.")
