# SPDX-License-Identifier: EUPL-1.2
"""`akkoord give_mandate`: let a person in, in a role, for a party."""

import sys
from argparse import ArgumentParser
from datetime import date
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.foundation.accounts.errors import AccountRefusal
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.foundation.accounts.rules import normalised_email
from akkoord.kernel.dutch import date_label, parse_date
from akkoord.programme.accord.models import Theme
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.operations import give_mandate
from akkoord.programme.rounds.policies import theme_scope

SERVER = SystemActor("Beheerder op de server")
ROLES = {
    "programmateam": Role.PROGRAMME_TEAM,
    "monitoringspartij": Role.MONITORING_PARTY,
    "trekker": Role.OWNER,
    "plaatsvervanger": Role.DEPUTY,
    "voorzitter": Role.THEME_CHAIR,
    "lezer": Role.READER,
}


class Command(BaseCommand):
    """Opens the account when there is none with this address, and gives the mandate. All of it, or nothing."""

    help = "Geef iemand toegang: een rol, voor een partij, vanaf een dag. Een nieuw adres krijgt een account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, for which party, as what, on what, from when."""
        parser.add_argument("email", help="e-mailadres waarmee de persoon zich aanmeldt")
        parser.add_argument("--party", required=True, help="sleutel van de partij, zoals vws")
        parser.add_argument("--role", required=True, choices=ROLES, help="wat de persoon mag")
        parser.add_argument("--name", default="", help="naam bij een nieuw account")
        parser.add_argument("--theme", default="", help="alleen voor dit thema, zoals iza/a-passende-zorg")
        parser.add_argument("--from", dest="valid_from", default="", help="eerste dag (vandaag als u niets geeft)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse what is not known, ask for a password where an account is opened, and say what was given."""
        email, role = normalised_email(options["email"]), ROLES[options["role"]]
        party, scope, first = _party(options["party"]), _scope(options["theme"]), _day(options["valid_from"])
        user = User.objects.filter(email=email).first()
        password = None if user else _password()
        try:
            with transaction.atomic():
                user = user or create_user(SERVER, email=email, name=options["name"] or email, password=password)
                give_mandate(SERVER, user=user, party=party, role=role, valid_from=first, scope=scope)
        except AccountRefusal as refusal:
            raise CommandError(refusal.message) from None
        about = f" op {options['theme']}" if scope else ""
        self.stdout.write(f"{email} is vanaf {date_label(first)} {role.label} voor {options['party']}{about}.")


def _party(key: str) -> Party:
    party = Party.objects.filter(key=key).first()
    if party is None:
        raise CommandError(f"Er is geen partij “{key}”. De sleutel staat in het adres van de pagina van de partij.")
    return party


def _scope(place: str) -> str:
    if not place:
        return ""
    accord, _slash, key = place.partition("/")
    if not Theme.objects.filter(accord__key=accord, key=key).exists():
        raise CommandError(f"Er is geen thema “{place}”. Schrijf het als iza/a-passende-zorg.")
    return theme_scope(accord, key)


def _day(text: str) -> date:
    day = parse_date(text) if text else timezone.localdate()
    if day is None:
        raise CommandError(f"“{text}” is geen datum. Schrijf een dag als 2026-01-31.")
    return day


def _password() -> str:
    """The password for a new account: asked twice at a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    given = getpass("Wachtwoord voor het nieuwe account: ")
    if getpass("Nog een keer: ") != given:
        raise CommandError("De twee wachtwoorden zijn niet gelijk. Er is niets gedaan.")
    return given
