# SPDX-License-Identifier: EUPL-1.2
"""The web interface as a Django application."""

from django.apps import AppConfig

from akkoord.web.components.glossary import register_terms
from akkoord.web.components.terms import TERMS
from akkoord.web.shell.surroundings import provide_surroundings


class WebConfig(AppConfig):
    """One application holds all pages, so that templates and static files have one home."""

    name = "akkoord.web"
    label = "web"
    verbose_name = "Web"

    def ready(self) -> None:
        """Register the general terms, and who knows the surroundings of a page."""
        from akkoord.web.frame.surroundings import surroundings

        register_terms(TERMS)
        provide_surroundings(surroundings)
