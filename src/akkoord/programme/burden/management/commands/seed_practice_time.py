# SPDX-License-Identifier: EUPL-1.2
"""`akkoord seed_practice_time`: what answering the practice rounds took."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from akkoord.programme.burden.management.practice_time import seed_practice_time


class Command(BaseCommand):
    """Gives the practice rounds of `seed_practice` their time spent, once; it is generated as their answers are."""

    help = "Maak de gemeten tijd bij de oefenrondes (oefengegevens)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The accord."""
        parser.add_argument("--accord", default="iza", help="sleutel van het akkoord (standaard iza)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing, and say how much that was."""
        made = seed_practice_time(options["accord"])
        if options["verbosity"] > 0:
            self.stdout.write(
                f"{made} verzoeken in oefenrondes hebben nu een gemeten tijd."
                if made
                else "Er is niets gemaakt: de gemeten tijd is er al, of er zijn geen oefenrondes."
            )
