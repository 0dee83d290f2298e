# SPDX-License-Identifier: EUPL-1.2
"""Outgoing mail from one EMAIL_URL."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
_PORTS = {"smtp": 587, "smtps": 465}


def mail_settings(url: str) -> dict[str, Any]:
    """Django's settings for an address like `smtp://name:password@mail.example.nl:587`; empty or `console:` prints.

    `smtp` starts TLS after connecting, unless `?tls=no`; `smtps` uses TLS from the first byte. Signs in only when a
    name is given; %-signs in name and password are decoded. Refuses any other form with ImproperlyConfigured,
    without repeating it.
    """
    if url in ("", "console:", "console://"):
        return {"POST_OFFICE_BACKEND": CONSOLE}
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL: expected smtp://name:password@host:port, smtps://… or console:")
    with_tls = parse_qs(parts.query).get("tls", ["yes"]) != ["no"]
    return {
        "POST_OFFICE_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and with_tls,
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
