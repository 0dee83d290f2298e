# SPDX-License-Identifier: EUPL-1.2
"""`akkoord make_demo_roles`: an account for each role, to try a demo with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Accord
from akkoord.programme.rounds.management.demo_roles import NoThemes, make_demo_roles


class Command(BaseCommand):
    """Makes demo accounts with their mandates, where they are missing. Only in a demo."""

    help = "Maak een demo-account per rol; alleen in een demo-omgeving."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The accord."""
        parser.add_argument("--accord", default="iza", help="sleutel van het akkoord (standaard iza)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse outside a demo; otherwise make what is missing."""
        if settings.DEMO is not True:
            raise CommandError("Demo-accounts bestaan alleen in een demo-omgeving (DEMO staat uit).")
        now = timezone.now()
        try:
            made = make_demo_roles(options["accord"], as_of=AsOf.at(timezone.localdate(now), now=now))
        except (Accord.DoesNotExist, NoThemes):
            raise CommandError(f"Akkoord “{options['accord']}” is niet geladen.") from None
        if options["verbosity"] > 0:
            self.stdout.write(f"{made} demo-accounts gemaakt." if made else "De demo-accounts zijn er al.")
