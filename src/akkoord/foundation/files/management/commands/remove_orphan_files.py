# SPDX-License-Identifier: EUPL-1.2
"""`remove_orphan_files`: clear up files that belong to nothing."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from akkoord.foundation.files.operations import remove_orphan_files


class Command(BaseCommand):
    """Removes files of at least a day old that no attachment knows."""

    help = "Ruim bestanden op die bij geen enkele bijlage horen (ouder dan een dag)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove, and say how many."""
        removed = remove_orphan_files(before=timezone.now() - timedelta(days=1))
        self.stdout.write(f"{removed} bestanden opgeruimd.")
