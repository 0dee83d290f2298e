# SPDX-License-Identifier: EUPL-1.2
"""`rebuild_search`: fill the search table again from what the modules have."""

from typing import Any

from django.core.management.base import BaseCommand

from akkoord.foundation.search.operations import rebuild


class Command(BaseCommand):
    """Empties the search table and fills it from every registered source, in one transaction."""

    help = "Vul de zoektabel opnieuw vanuit alle gegevens."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many wordings can be found now."""
        self.stdout.write(f"{rebuild()} zoekregels gemaakt.")
