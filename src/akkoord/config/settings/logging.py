# SPDX-License-Identifier: EUPL-1.2
"""Logs for whoever runs an installation: to stderr, and without personal data."""

from typing import Any


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING at a level.

    Lines hold method, path and status, never a query text, a form, an address or a name: what people typed stays out
    of the logs. SQL is not logged at any level, as it carries values. Who did what stands in the journal.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "akkoord": {"level": level},
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "django.db.backends": {"level": "WARNING"},
            "django.request": {"level": "ERROR"},  # a refused address may hold somebody's personal link
            "post_office": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        },
    }
