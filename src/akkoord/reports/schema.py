# SPDX-License-Identifier: EUPL-1.2
"""Writes the published JSON Schema of a report: `python -m akkoord.reports.schema docs/schemas/report.schema.json`."""

import json
import sys
from pathlib import Path

from akkoord.reports.tree import report_schema


def write_schema(path: Path) -> None:
    """Write the schema to a file, indented, with the keys sorted so that a change reads well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schema(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/schemas/report.schema.json"))
