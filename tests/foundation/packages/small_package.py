# SPDX-License-Identifier: EUPL-1.2
"""A small valid package as values, to be bent by a test and written to a folder."""

from pathlib import Path
from typing import Any

import yaml

SOURCE = {"document": "brief", "place": "blz. 1"}


def small_package() -> dict[str, Any]:
    """One accord with two parties, a theme, two actions, two steps, a figure and a note."""
    return {
        "package": {"format": 1, "accord": "proef", "name": "Proefakkoord"},
        "documents": [
            {"key": "brief", "title": "Brief", "date": "2023-06-01", "kind": "letter"},
            {"key": "latere-brief", "title": "Latere brief", "date": "2024-06-01", "kind": "letter"},
        ],
        "parties": [
            {"key": "vws", "name": "Ministerie van VWS", "kind": "ministry", "aliases": ["VWS"], "source": SOURCE},
            {"key": "zin", "name": "Zorginstituut", "kind": "supervisor", "source": SOURCE},
        ],
        "accord": [{"key": "proef", "name": "Proefakkoord", "short_name": "PA", "starts": "2022-09", "source": SOURCE}],
        "bodies": [
            {"key": "bo", "name": "Bestuurlijk overleg", "kind": "board", "members": ["vws", "zin"], "source": SOURCE}
        ],
        "themes": [{"key": "a-zorg", "letter": "A", "title": "Zorg", "body": "bo", "chair": "vws", "source": SOURCE}],
        "actions": [
            {
                "key": "a-kader",
                "theme": "a-zorg",
                "title": "Kader maken",
                "owner": "zin",
                "named_parties": ["vws"],
                "deadline": "2023-Q4",
                "source": SOURCE,
            },
            {
                "key": "a-agenda",
                "theme": "a-zorg",
                "title": "Agenda maken",
                "owner_missing": "De bron noemt geen trekker.",
                "source": SOURCE,
            },
        ],
        "steps": [
            {
                "key": "a-s1",
                "theme": "a-zorg",
                "action": "a-kader",
                "kind": "research",
                "title": "Onderzoek",
                "source": SOURCE,
            },
            {
                "key": "a-s2",
                "theme": "a-zorg",
                "action": "a-kader",
                "kind": "decision",
                "title": "Besluit",
                "end": "2023-09-11",
                "body": "bo",
                "source": SOURCE,
            },
        ],
        "dependencies": [{"key": "d1", "from": {"step": "a-s2"}, "needs": {"step": "a-s1"}, "source": SOURCE}],
        "figures": [
            {
                "key": "f1",
                "label": "Plannen",
                "value": "39.9",
                "unit": "euro_million",
                "as_of": "2023-08-28",
                "source": SOURCE,
            }
        ],
        "notes": [
            {"key": "n1", "on": {"theme": "a-zorg"}, "kind": "footnote", "text": "Een uitsnede.", "source": SOURCE}
        ],
    }


def write_small(folder: Path, content: dict[str, Any] | None = None) -> Path:
    """Write a package to `folder` as one file and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(content or small_package(), allow_unicode=True, sort_keys=False)
    (folder / "pakket.yaml").write_text(text, encoding="utf-8")
    return folder
