# SPDX-License-Identifier: EUPL-1.2
"""The Django app that carries the commands and checks of an installation."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Brings the checks of an installation."""

    name = "akkoord.config"
    label = "config"

    def ready(self) -> None:
        """Register the system checks."""
        from akkoord.config import checks  # noqa: F401
