# SPDX-License-Identifier: EUPL-1.2
"""`akkoord validate DIR`: every fault of a package at once."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akkoord.foundation.packages.problems import InvalidPackage
from akkoord.foundation.packages.validation import ValidPackage, validate_package

SHOWN = 200


class Command(BaseCommand):
    """Checks a package and says what is in it; exit code 1 with every fault named when it is not right."""

    help = "Controleer een akkoordpakket en noem elke fout met bestand, regel en veld."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="map met YAML-bestanden")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        package = checked_package(folder)
        self.stdout.write(f"{package.header.name}: geen fouten.")
        for name, entries in package.entries.items():
            self.stdout.write(f"  {name}: {len(entries)}")


def checked_package(folder: Path) -> ValidPackage:
    """A package without faults, or a `CommandError` that lists them."""
    try:
        return validate_package(folder)
    except InvalidPackage as error:
        lines = [str(problem) for problem in error.problems[:SHOWN]]
        if len(error.problems) > SHOWN:
            lines.append(f"… en nog {len(error.problems) - SHOWN}.")
        count = len(error.problems)
        lines.append(f"{count} {'fout' if count == 1 else 'fouten'} gevonden; er is niets geladen.")
        raise CommandError("\n".join(lines), returncode=1) from error
