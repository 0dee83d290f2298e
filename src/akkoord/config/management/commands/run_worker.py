# SPDX-License-Identifier: EUPL-1.2
"""`akkoord worker`: sends the mail that waits in the outbox."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from akkoord.foundation.outbox.operations import deliver_once

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 15.0


class Command(BaseCommand):
    """Delivers until SIGTERM or Ctrl+C; finishes the batch under way, so that no mail goes out twice."""

    help = "Verstuur de post die klaarstaat, en blijf dat doen. Stop met SIGTERM of Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to stop when nothing is left."""
        parser.add_argument("--once", action="store_true", help="verstuur wat er nu klaarstaat en stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Deliver, then pause: a second at first, up to fifteen while there is nothing to do."""
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: stopped.set())
        pause = FIRST_PAUSE_SECONDS
        while not stopped.is_set():
            delivered = self.deliver()
            if options["once"]:
                return
            pause = FIRST_PAUSE_SECONDS if delivered else min(pause * 2, LONGEST_PAUSE_SECONDS)
            stopped.wait(pause)

    def deliver(self) -> int:
        """One batch; gives how many mails left. A database that is away for a moment is tried again later."""
        close_old_connections()
        try:
            delivered = deliver_once()
        except OperationalError as error:
            self.stderr.write(f"De database is niet bereikbaar; probeer het straks opnieuw ({type(error).__name__}).")
            return 0
        if delivered.sent or delivered.failed:
            self.stdout.write(f"{delivered.sent} verstuurd, {delivered.failed} mislukt")
        return delivered.sent
