# SPDX-License-Identifier: EUPL-1.2
"""`akkoord note_bounce`: keep that a mail came back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.foundation.outbox.bounces import LARGEST
from akkoord.foundation.outbox.errors import MailRefusal
from akkoord.foundation.outbox.management.given import add_mail_argument, read_mail
from akkoord.foundation.outbox.operations import note_bounce

SERVER = SystemActor("Beheerder op de server")


class Command(BaseCommand):
    """Reads one report of a mail server, such as a mail program hands over by a filter."""

    help = "Noteer dat een mail is teruggekomen, uit het bericht dat de mailserver daarover stuurde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the report is."""
        add_mail_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep it, or say why not."""
        try:
            mail = note_bounce(SERVER, report=read_mail(options["file"], largest=LARGEST))
        except MailRefusal as refusal:
            raise CommandError(refusal.message) from None
        if options["verbosity"] > 0:
            self.stdout.write(f"Genoteerd: de mail ({mail.kind}) over {mail.related} is teruggekomen.")
