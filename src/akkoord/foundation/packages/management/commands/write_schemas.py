# SPDX-License-Identifier: EUPL-1.2
"""`akkoord write_schemas DIR`: the JSON Schemas of packages and exports, as published in `docs/schemas`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from akkoord.foundation.packages.publishing import export_schema, package_schema


def schema_texts() -> dict[str, str]:
    """The schema files by name, as text that is the same every time."""
    schemas = {"package.schema.json": package_schema(), "export.schema.json": export_schema()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas.items()}


class Command(BaseCommand):
    """Writes the schemas to a folder."""

    help = "Schrijf de JSON-schema's van pakketten en exports naar een map."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schema_texts().items():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(str(folder / name))
