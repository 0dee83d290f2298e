# SPDX-License-Identifier: EUPL-1.2
"""System checks of an installation: what must never be put together."""

from collections.abc import Sequence
from typing import Any

from django.apps.config import AppConfig
from django.conf import LazySettings, settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured


@register(Tags.security)
def demo_is_not_production(app_configs: Sequence[AppConfig] | None = None, **_options: Any) -> list[CheckMessage]:
    """akkoord.E001: one-click sign-in by role while the cookies are those of a production installation."""
    if _demo_in_production(settings):
        return [
            Error(
                "The demonstration mode is on in a production installation: anyone could sign in as anyone.",
                hint="Leave DEMO out of your settings, or use akkoord.config.settings.demo on your own machine.",
                id="akkoord.E001",
            )
        ]
    return []


def refuse_demo_in_production() -> None:
    """Stop with ImproperlyConfigured before a server answers its first request; see akkoord.E001."""
    if _demo_in_production(settings):
        raise ImproperlyConfigured("DEMO cannot be on in a production installation (akkoord.E001).")


def _demo_in_production(given: LazySettings) -> bool:
    return bool(given.DEMO and (given.SESSION_COOKIE_SECURE or given.SECURE_SSL_REDIRECT))
