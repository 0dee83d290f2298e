# SPDX-License-Identifier: EUPL-1.2
"""`akkoord make_demo_deputy`: a colleague who answers one action of the practice round, to try a demo with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from akkoord.programme.rounds.management.demo_deputy import make_demo_deputy


class Command(BaseCommand):
    """Makes the account and its mandate, where they are missing. Only in a demo, and after its practice rounds."""

    help = "Maak een demo-account dat één actie van de oefenronde beantwoordt; alleen in een demo-omgeving."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The accord."""
        parser.add_argument("--accord", default="iza", help="sleutel van het akkoord (standaard iza)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse outside a demo; otherwise make what is missing."""
        if settings.DEMO is not True:
            raise CommandError("Demo-accounts bestaan alleen in een demo-omgeving (DEMO staat uit).")
        made = make_demo_deputy(options["accord"], today=timezone.localdate())
        if options["verbosity"] > 0:
            self.stdout.write(
                "De plaatsvervanger kan één actie beantwoorden."
                if made
                else "Er is niets gemaakt: het mandaat is er "
                "al, of er is geen open vraag aan de trekker in een oefenronde."
            )
