# SPDX-License-Identifier: EUPL-1.2
"""`akkoord worker`: does the chores of the modules, and sends the mail that waits in the outbox."""

import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from akkoord.foundation.chores.registry import CHORES
from akkoord.foundation.outbox.operations import Delivered, deliver_once

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 15.0
NOTHING = Delivered(0, 0, 0)


class Command(BaseCommand):
    """Works and delivers until SIGTERM or Ctrl+C; the batch under way is finished, so that no mail goes out twice."""

    help = "Doe wat aan de beurt is, verstuur de post die klaarstaat, en blijf dat doen. Stop met SIGTERM of Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to stop when nothing is left."""
        parser.add_argument("--once", action="store_true", help="doe en verstuur wat er nu klaarstaat, en stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work and deliver, then pause: a second after something was done, and up to fifteen while nothing is."""
        with stop_signals() as stopped:
            pause = FIRST_PAUSE_SECONDS
            while not stopped.is_set():
                done = self.do_chores() + self.deliver().sent
                if options["once"] and not done:
                    return
                pause = FIRST_PAUSE_SECONDS if done else min(pause * 2, LONGEST_PAUSE_SECONDS)
                if not options["once"]:
                    stopped.wait(pause)

    def do_chores(self) -> int:
        """What is due of the modules' own work; how many things were done."""
        close_old_connections()
        try:
            done = CHORES.run_due()
        except OperationalError as error:
            self.stderr.write(f"De database is niet bereikbaar ({type(error).__name__}); straks weer.")
            return 0
        for name, number in done.items():
            if number:
                self.stdout.write(f"{name}: {number}")
        return sum(done.values())

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
