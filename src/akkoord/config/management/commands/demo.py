# SPDX-License-Identifier: EUPL-1.2
"""`akkoord demo`: the IZA on one's own machine, in one command."""

import logging
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections

from akkoord.config.server import require_free_port, serve_until_stopped
from akkoord.foundation.chores.registry import CHORES

log = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0
HOST = "127.0.0.1"  # never open to others: whoever can reach the demo can sign in as anyone


class Command(BaseCommand):
    """Brings the database up to date, loads what is not there yet, and serves. A second start has nothing to load."""

    help = "Laad het Integraal Zorgakkoord met oefenrondes en toon het op deze computer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The port, and whether to make practice rounds."""
        parser.add_argument("--port", type=int, default=8000, help="poort (standaard 8000)")
        parser.add_argument(
            "--zonder-oefenrondes",
            action="store_true",
            help="laad alleen wat in de bronnen staat, zonder oefengegevens",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse outside the demo settings and when the port is taken; otherwise prepare, say where, serve."""
        if not settings.DEMO:
            raise CommandError("De demo draait alleen met akkoord.config.settings.demo.")
        port = options["port"]
        require_free_port(HOST, port)
        self.prepare(practice=not options["zonder_oefenrondes"])
        self.stdout.write(f"\nAkkoord draait op http://{HOST}:{port}/  (stoppen met Ctrl+C)\n", self.style.SUCCESS)
        self.stdout.flush()
        threading.Thread(target=do_chores_until, args=(threading.Event(),), daemon=True, name="chores").start()
        serve_until_stopped(HOST, port, workers=1)

    def prepare(self, *, practice: bool) -> None:
        """Every step can be repeated: each changes only what is missing."""
        self.step("Database bijwerken")
        call_command("migrate", verbosity=0, interactive=False)
        self.step("Integraal Zorgakkoord laden")
        call_command("load_package", str(settings.ACCORDS_DIR / "iza"), verbosity=0)
        self.step("Rollen voor de demo klaarzetten")
        call_command("make_demo_roles", verbosity=0)
        if practice:
            self.step("Oefenrondes klaarzetten (oefengegevens)")
            call_command("seed_practice", verbosity=0)
            call_command("seed_practice_time", verbosity=0)
            call_command("make_demo_deputy", verbosity=0)

    def step(self, text: str) -> None:
        """Say what is going on."""
        self.stdout.write(f"{text} ...")
        self.stdout.flush()


def do_chores_until(stopped: threading.Event) -> None:
    """Do what is due every five seconds: a demo has no worker. Mail stays, to be read in the mailbox page."""
    while not stopped.wait(PAUSE_SECONDS):
        close_old_connections()
        try:
            CHORES.run_due()
        except DatabaseError as error:
            log.warning("chores of the demo wait: %s", type(error).__name__)
