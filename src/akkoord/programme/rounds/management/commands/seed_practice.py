# SPDX-License-Identifier: EUPL-1.2
"""`akkoord seed_practice`: rounds to practise with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Accord
from akkoord.programme.rounds.errors import RoundRefusal
from akkoord.programme.rounds.management.practice import seed_practice


class Command(BaseCommand):
    """Makes practice rounds once; what they hold is generated and marked as such everywhere."""

    help = "Maak oefenrondes (oefengegevens): twee gesloten, één open en half beantwoord."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The accord."""
        parser.add_argument("--accord", default="iza", help="sleutel van het akkoord (standaard iza)")

    def handle(self, *args: Any, **options: Any) -> None:
        """All rounds or none."""
        now = timezone.now()
        as_of = AsOf.at(timezone.localdate(now), now=now)
        tell = self.stdout.write if options["verbosity"] > 0 else lambda text: None
        try:
            made = seed_practice(options["accord"], now=as_of, progress=tell)
        except Accord.DoesNotExist:
            raise CommandError(f"Akkoord “{options['accord']}” is niet geladen.") from None
        except RoundRefusal as refusal:
            raise CommandError(f"De oefenrondes zijn niet gemaakt. {refusal.message}") from None
        tell(f"{len(made)} oefenrondes gemaakt." if made else "De oefenrondes zijn er al; er is niets gemaakt.")
