# SPDX-License-Identifier: EUPL-1.2
"""`akkoord serve`: the web server of an installation."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from akkoord.config.server import require_free_port, serve_until_stopped


class Command(BaseCommand):
    """Serves until it is stopped; migrating and collecting static files are steps of their own."""

    help = "Start de webserver. Zet er een reverse proxy met HTTPS voor als anderen hem gebruiken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1", help="adres om op te luisteren (standaard 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="poort (standaard 8000)")
        parser.add_argument(
            "--workers",
            type=int,
            default=settings.ENVIRONMENT.web_workers,
            help="aantal processen (standaard AKKOORD_WEB_WORKERS)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the port, say where, serve."""
        host, port = options["host"], options["port"]
        require_free_port(host, port)
        self.stderr.write(f"Akkoord luistert op http://{host}:{port}/ (stoppen met Ctrl+C).")
        serve_until_stopped(host, port, workers=max(1, options["workers"]))
