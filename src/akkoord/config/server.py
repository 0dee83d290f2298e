# SPDX-License-Identifier: EUPL-1.2
"""The web server that ships with Akkoord."""

import errno
import socket

from django.core.management.base import CommandError
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

HTTP_PORTS = range(1, 65536)
THREADS_PER_WORKER = 4  # each may hold a connection to the database
WAITING_PER_WORKER = 128


def require_free_port(host: str, port: int) -> None:
    """Refuse with CommandError, before anything slow starts, when nothing can listen on this address."""
    if port not in HTTP_PORTS:
        raise CommandError(f"Poort {port} bestaat niet; kies een getal van 1 tot en met 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Poort {port} is al in gebruik. Kies een andere, bijvoorbeeld --port {port + 1}."
                ) from error
            raise CommandError(f"Kan niet luisteren op {host}:{port}: {error.strerror}.") from error


def serve_until_stopped(host: str, port: int, *, workers: int) -> None:
    """Answer requests until SIGTERM or Ctrl+C; requests under way get five seconds to finish."""
    Server(
        "akkoord.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        backpressure=WAITING_PER_WORKER,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()
