# SPDX-License-Identifier: EUPL-1.2
"""A package that has something of every section, and can be made as large as a test asks."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from akkoord.foundation.packages.operations import Loaded, load_package
from akkoord.foundation.packages.validation import validate_package
from akkoord.kernel.asof import AsOf, parse_peildatum
from tests.foundation.packages.small_package import SOURCE, small_package, write_small

LOADED = datetime(2026, 1, 10, 12, tzinfo=UTC)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = AsOf.at(NOW.date(), now=NOW)
LATER_SOURCE = {"document": "latere-brief", "place": "blz. 7"}


def rich_package(copies: int = 1) -> dict[str, Any]:
    """The small package with principles, a ladder, two schemes, agreements, meetings and figures that contradict.

    `copies` multiplies every section whose rows a page lists, under other keys.
    """
    content = small_package()
    content["participants"] = [
        {"key": "vws", "party": "vws", "ring": "inner", "signatory": True, "source": SOURCE},
        {"key": "zin", "party": "zin", "ring": "other", "source": SOURCE},
    ]
    content["accord"][0] |= {"monitoring_party": "zin", "ends": "2026"}
    content["principles"] = [
        {"key": "p1", "number": 1, "title": "Samen", "applies_to": "process", "source": SOURCE},
    ]
    content["ladder"] = [
        {"key": "l1", "level": 1, "title": "Trekker", "who": "De trekker", "bodies": ["bo"], "source": SOURCE},
    ]
    content["status_schemes"] = [
        {"key": "leidend", "name": "Leidend schema", "leading": True, "valid_from": "2023-01-01", "source": SOURCE},
        {"key": "pers", "name": "Woorden van de pers", "valid_from": "2024-01-01", "source": SOURCE},
    ]
    content["statuses"] = [
        {
            "key": "klaar",
            "scheme": "leidend",
            "label": "Afgerond",
            "signal": "finished",
            "maps_to": ["gereed"],
            "source": SOURCE,
        },
        {"key": "gereed", "scheme": "pers", "label": "Gereed", "signal": "finished", "source": SOURCE},
    ]
    content["agreements"] = [
        {"key": "belofte", "theme": "a-zorg", "chapter": "A", "title": "Betere zorg", "source": SOURCE},
        {"key": "breed", "title": "Voor iedereen", "source": SOURCE},
    ]
    content["actions"][0] |= {"agreement": "belofte", "uncertain": "Het woord trekker staat er niet."}
    content["meetings"] = [
        {"key": "bo-1", "body": "bo", "when": "2023-09-11", "title": "BO september", "source": SOURCE},
        {"key": "bo-2", "body": "bo", "title": "BO zonder datum", "source": LATER_SOURCE},
    ]
    content["figures"] += [
        {
            "key": "f2",
            "label": "Plannen",
            "value": "41",
            "unit": "euro_million",
            "contradicts": ["f1"],
            "source": LATER_SOURCE,
        },
        {
            "key": "cel",
            "label": "Uitgaven",
            "value": "28030",
            "unit": "euro_million",
            "scheme": "Kaders",
            "table": {"key": "kaders", "row": "Uitgaven", "column": "MSZ", "row_order": 1, "column_order": 1},
            "source": LATER_SOURCE,
        },
    ]
    content["notes"].append(
        {
            "key": "n2",
            "on": {"action": "a-kader"},
            "kind": "reservation",
            "marker": "*",
            "text": "Als het kan.",
            "source": SOURCE,
        }
    )
    for section in (
        "parties",
        "themes",
        "actions",
        "bodies",
        "meetings",
        "figures",
        "notes",
        "agreements",
        "principles",
    ):
        content[section] += [
            row | {"key": f"{row['key']}-{copy}"} for copy in range(1, copies) for row in list(content[section])
        ]
    return content


def load(folder: Path, content: dict[str, Any] | None = None, *, now: datetime = LOADED) -> Loaded:
    """Write a package (the rich one by default) to a folder and load it."""
    return load_package(validate_package(write_small(folder, content or rich_package())), now=now)


def as_at(day: str) -> AsOf:
    """A peildatum with what is known now."""
    return AsOf.at(parse_peildatum(day), now=NOW)
