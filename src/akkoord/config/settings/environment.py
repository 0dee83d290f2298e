# SPDX-License-Identifier: EUPL-1.2
"""The environment of an installation, read once and typed. Each variable is described in docs/settings.md."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

VARIABLES: Mapping[str, str] = {
    "DATABASE_URL": "",
    "SECRET_KEY": "",
    "SECRET_KEY_FALLBACKS": "",
    "ALLOWED_HOSTS": "",
    "BASE_URL": "",
    "EMAIL_URL": "",
    "DEFAULT_FROM_EMAIL": "akkoord@localhost",
    "AKKOORD_DATA_DIR": "var",
    "AKKOORD_BEHIND_PROXY": "no",
    "AKKOORD_DATABASE_CONNECTION_SECONDS": "60",
    "AKKOORD_HSTS_SECONDS": "31536000",
    "AKKOORD_LOG_LEVEL": "INFO",
    "AKKOORD_WEB_WORKERS": "2",
}
"""Every variable that Akkoord reads, with its default as text."""

T = TypeVar("T")
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_BASE_URL = re.compile(r"https?://[^/\s]+")


@dataclass(frozen=True)
class Environment:
    """The variables as values; empty text where one is not set and has no default."""

    database_url: str
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    allowed_hosts: tuple[str, ...]
    base_url: str
    email_url: str
    default_from_email: str
    data_dir: Path
    behind_proxy: bool
    database_connection_seconds: int
    hsts_seconds: int
    log_level: str
    web_workers: int


def read_environment(variables: Mapping[str, str], root: Path) -> Environment:
    """Read every variable; a relative AKKOORD_DATA_DIR starts at `root`, the checkout.

    Refuses with ImproperlyConfigured that names every wrong variable at once, and never repeats a secret value.
    """
    problems: list[str] = []

    def take(name: str, read: Callable[[str], T]) -> T:
        text = variables.get(name, "").strip() or VARIABLES[name]
        try:
            return read(text)
        except ValueError as error:
            problems.append(f"{name}: {error}")
            return read(VARIABLES[name])

    environment = Environment(
        database_url=take("DATABASE_URL", str),
        secret_key=take("SECRET_KEY", str),
        secret_key_fallbacks=take("SECRET_KEY_FALLBACKS", _list),
        allowed_hosts=take("ALLOWED_HOSTS", _list),
        base_url=take("BASE_URL", _base_url),
        email_url=take("EMAIL_URL", str),
        default_from_email=take("DEFAULT_FROM_EMAIL", str),
        data_dir=take("AKKOORD_DATA_DIR", lambda text: root / Path(text).expanduser()),
        behind_proxy=take("AKKOORD_BEHIND_PROXY", _yes_or_no),
        database_connection_seconds=take("AKKOORD_DATABASE_CONNECTION_SECONDS", _count),
        hsts_seconds=take("AKKOORD_HSTS_SECONDS", _count),
        log_level=take("AKKOORD_LOG_LEVEL", _log_level),
        web_workers=take("AKKOORD_WEB_WORKERS", _at_least_one),
    )
    if problems:
        raise ImproperlyConfigured("The environment is not right (see docs/settings.md). " + "; ".join(problems))
    return environment


def _list(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _yes_or_no(text: str) -> bool:
    if text.lower() not in _YES_NO:
        raise ValueError("expected yes or no")
    return _YES_NO[text.lower()]


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValueError("expected a whole number, zero or more")
    return int(text)


def _at_least_one(text: str) -> int:
    if _count(text) < 1:
        raise ValueError("expected a whole number, one or more")
    return int(text)


def _log_level(text: str) -> str:
    if text.upper() not in _LOG_LEVELS:
        raise ValueError(f"expected one of {', '.join(_LOG_LEVELS)}")
    return text.upper()


def _base_url(text: str) -> str:
    if text and _BASE_URL.fullmatch(text) is None:
        raise ValueError("expected an address without a path, such as https://akkoord.example.nl")
    return text
