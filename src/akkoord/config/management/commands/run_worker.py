# SPDX-License-Identifier: EUPL-1.2
"""`akkoord worker`: sends the mail that waits in the outbox."""

import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from akkoord.foundation.outbox.operations import Delivered, deliver_once

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 15.0
NOTHING = Delivered(0, 0, 0)


class Command(BaseCommand):
    """Delivers until SIGTERM or Ctrl+C, and finishes the batch under way, so that no mail goes out twice."""

    help = "Verstuur de post die klaarstaat, en blijf dat doen. Stop met SIGTERM of Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to stop when nothing is left."""
        parser.add_argument("--once", action="store_true", help="verstuur wat er nu klaarstaat en stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Deliver, then pause: a second after mail left, and up to fifteen while there is nothing to do."""
        with stop_signals() as stopped:
            pause = FIRST_PAUSE_SECONDS
            while not stopped.is_set():
                sent = self.deliver().sent
                if options["once"] and not sent:
                    return
                pause = FIRST_PAUSE_SECONDS if sent else min(pause * 2, LONGEST_PAUSE_SECONDS)
                if not options["once"]:
                    stopped.wait(pause)

    def deliver(self) -> Delivered:
        """One batch. A database that is away for a moment is tried again later."""
        close_old_connections()
        try:
            delivered = deliver_once()
        except OperationalError as error:
            self.stderr.write(f"De database is niet bereikbaar ({type(error).__name__}); straks weer.")
            return NOTHING
        if delivered != NOTHING:
            self.stdout.write(
                f"{delivered.sent} verstuurd, {delivered.retrying} later opnieuw, {delivered.failed} opgegeven"
            )
            self.stdout.flush()
        return delivered


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and Ctrl+C set; what they did before comes back at the end."""
    stopped = threading.Event()
    before = {
        number: signal.signal(number, lambda _number, _frame: stopped.set())
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
