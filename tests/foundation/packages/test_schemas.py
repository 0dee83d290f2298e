# SPDX-License-Identifier: EUPL-1.2
"""The published schemas are those of the code."""

from pathlib import Path

import pytest

from akkoord.foundation.packages.management.commands.write_schemas import schema_texts
from akkoord.foundation.packages.sections import sections

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("name", ["package.schema.json", "export.schema.json"])
def test_a_published_schema_equals_the_code(name: str) -> None:
    assert (DOCS / "schemas" / name).read_text(encoding="utf-8") == schema_texts()[name], (
        "run: python3 akkoord write_schemas docs/schemas"
    )


def test_every_section_stands_in_the_description_of_the_format() -> None:
    text = (DOCS / "package-format.md").read_text(encoding="utf-8")
    assert [name for name in sections() if f"`{name}`" not in text] == []
