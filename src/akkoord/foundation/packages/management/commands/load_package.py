# SPDX-License-Identifier: EUPL-1.2
"""`akkoord load DIR [--dry-run]`: what is new, changed and gone, and then the load itself."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from akkoord.foundation.packages.comparison import Change, ChangeKind, Comparison
from akkoord.foundation.packages.management.commands.validate_package import checked_package
from akkoord.foundation.packages.operations import compare_package, load_package
from akkoord.foundation.packages.sections import sections

SHOWN_PER_KIND = 15


class Command(BaseCommand):
    """Loads a package in one transaction; a second load of the same folder says that nothing changed."""

    help = "Laad een akkoordpakket; toont eerst wat nieuw, gewijzigd en ingetrokken is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="map met YAML-bestanden")
        parser.add_argument("--dry-run", action="store_true", help="toon alleen het verschil, schrijf niets")
        parser.add_argument(
            "--overwrite", action="store_true", help="laat het pakket winnen van wat mensen hebben bewerkt"
        )

    def handle(self, *args: Any, folder: Path, dry_run: bool, overwrite: bool, **options: Any) -> None:
        package = checked_package(folder)
        now = timezone.now()
        if dry_run:
            self._tell(compare_package(package, now=now), options["verbosity"])
            self.stdout.write("Proef: er is niets geschreven.")
            return
        with _progress() as bar:
            task = bar.add_task("", total=len(sections()))
            loaded = load_package(
                package,
                now=now,
                overwrite=overwrite,
                progress=lambda label: bar.update(task, advance=1, description=f"Laden: {label}"),
            )
        self._tell(loaded.comparison, options["verbosity"])

    def _tell(self, comparison: Comparison, verbosity: int) -> None:
        for kind in ChangeKind:
            changes = comparison.of_kind(kind)
            if not changes:
                continue
            self.stdout.write(f"{kind.label}: {len(changes)}")
            shown = len(changes) if verbosity > 1 else SHOWN_PER_KIND
            for change in changes[:shown]:
                self.stdout.write(f"  {_line(change)}")
            if len(changes) > shown:
                self.stdout.write(f"  … en nog {len(changes) - shown} (toon alles met -v 2)")
        if not comparison.changes:
            self.stdout.write(f"Niets gewijzigd: alle {comparison.unchanged} regels staan er al zo.")
        else:
            self.stdout.write(f"ongewijzigd: {comparison.unchanged}")


def _line(change: Change) -> str:
    where = f"{change.section} › {change.key}"
    if change.kind in (ChangeKind.ADDED, ChangeKind.WITHDRAWN):
        return where
    parts = [f"{name}: {_short(known)} → {_short(given)}" for name, (known, given) in change.fields.items()]
    return f"{where}: {'; '.join(parts)}"


def _short(value: Any) -> str:
    text = "leeg" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
