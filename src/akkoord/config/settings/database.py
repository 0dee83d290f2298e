# SPDX-License-Identifier: EUPL-1.2
"""The database from one DATABASE_URL: SQLite or PostgreSQL, with what each needs to be safe under load."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
_BUSY_SECONDS = 20
_SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;"
)


def database_settings(url: str, *, root: Path, connection_seconds: int) -> dict[str, Any]:
    """Django's settings for `postgres://…` or `sqlite:///…`; a relative SQLite path starts at `root`.

    SQLite writes ahead, takes its write lock at the start of a transaction (so that two writers wait for each other
    instead of failing half-way) and waits 20 seconds for a lock. Refuses other databases with ImproperlyConfigured.
    """
    try:
        found: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=connection_seconds, conn_health_checks=True)
        )
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured("DATABASE_URL: expected sqlite:///file.sqlite3 or postgres://…") from error
    if found["ENGINE"] not in (SQLITE, POSTGRESQL):
        raise ImproperlyConfigured("DATABASE_URL: Akkoord works with SQLite and PostgreSQL only.")
    if found["ENGINE"] == SQLITE:
        if found["NAME"] != ":memory:":
            found["NAME"] = str(root / found["NAME"])
        found["OPTIONS"] = found.get("OPTIONS", {}) | {
            "transaction_mode": "IMMEDIATE",
            "timeout": _BUSY_SECONDS,
            "init_command": _SQLITE_START,
        }
    return found
