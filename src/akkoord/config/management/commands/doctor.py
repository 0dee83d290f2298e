# SPDX-License-Identifier: EUPL-1.2
"""`akkoord doctor`: what is wrong with this installation, and how to put it right."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from akkoord.config.diagnosis import Finding, Severity, diagnose


class Command(BaseCommand):
    """Looks, changes nothing, and fails when something has to be mended."""

    help = "Zeg wat er mis is met deze installatie en hoe je het herstelt."
    requires_system_checks: list[str] = []  # they are findings here, not a reason to stop

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each finding; exit 1 when one is an error."""
        self.stdout.write(f"Instellingen: {os.environ.get('DJANGO_SETTINGS_MODULE', '-')}\n\n")
        findings = diagnose(settings, now=timezone.now())
        for finding in findings:
            self.show(finding)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        if errors:
            raise CommandError(f"{errors} {'fout' if errors == 1 else 'fouten'} om te herstellen.")
        self.stdout.write("\nDeze installatie is in orde.", self.style.SUCCESS)

    def show(self, finding: Finding) -> None:
        """The word first, so that no colour is needed to read it."""
        style = {
            Severity.OK: self.style.SUCCESS,
            Severity.WARNING: self.style.WARNING,
            Severity.ERROR: self.style.ERROR,
        }[finding.severity]
        self.stdout.write(f"{style(finding.severity.value.ljust(7))} {finding.subject}: {finding.found}")
        if finding.remedy:
            self.stdout.write(f"        -> {finding.remedy}")
