# SPDX-License-Identifier: EUPL-1.2
"""`akkoord change_address`: reach a person at another e-mail address."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.foundation.accounts.errors import AccountRefusal
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import change_email
from akkoord.foundation.accounts.rules import normalised_email

SERVER = SystemActor("Beheerder op de server")


class Command(BaseCommand):
    """Changes the address of one account; name, mandates and what the person did stay."""

    help = "Geef iemand een ander e-mailadres. Open vragen gaan opnieuw uit, naar het nieuwe adres."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which account, to what, and why."""
        parser.add_argument("old", metavar="OUD", help="het adres zoals het nu bekend is")
        parser.add_argument("new", metavar="NIEUW", help="het adres dat het moet worden")
        parser.add_argument("--reason", required=True, help="waarom; dit staat in het journaal")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse what is not known or taken, and say what was done."""
        user = User.objects.filter(email=normalised_email(options["old"])).first()
        if user is None:
            raise CommandError(f"Er is geen account met het adres {options['old']}. Klopt het? Er is niets veranderd.")
        try:
            changed = change_email(SERVER, user=user, email=options["new"], reason=options["reason"])
        except AccountRefusal as refusal:
            raise CommandError(f"{refusal.message} Er is niets veranderd.") from None
        self.stdout.write(f"{changed.name} is vanaf nu te bereiken op {changed.email}.")
