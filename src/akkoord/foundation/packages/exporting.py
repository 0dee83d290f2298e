# SPDX-License-Identifier: EUPL-1.2
"""From what is known back to one JSON document or to a folder of YAML that loads to the same state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from akkoord.foundation.packages.models import PackageLoad
from akkoord.foundation.packages.operations import new_context
from akkoord.foundation.packages.sections import sections
from akkoord.kernel.asof import AsOf

SCHEMA_ID = "akkoord/accord-export/1"


class UnknownAccord(LookupError):
    """No package of an accord with this key was loaded."""


def export_entries(accord_key: str, as_of: AsOf) -> dict[str, list[dict[str, Any]]]:
    """All entries of an accord as at a moment, by section, in the normal form of the format.

    A fixed number of queries per section. Raises `UnknownAccord` when nothing was ever loaded under this key.
    """
    if not PackageLoad.objects.filter(accord_key=accord_key).exists():
        raise UnknownAccord(accord_key)
    context = new_context(accord_key, as_of.known_at)
    return {name: list(section.current(context, as_of).values()) for name, section in sections().items()}


@dataclass(frozen=True)
class Part:
    """What a higher module adds to an export: its rows, and whether any of them is practice data."""

    rows: list[dict[str, Any]]
    practice: bool


PartReader = Callable[[str, AsOf], Part]
_parts: dict[str, tuple[PartReader, type[BaseModel]]] = {}


def register_part(name: str, reader: PartReader, row: type[BaseModel]) -> None:
    """Let a module add a part to the export beside the sections of the package; called in `apps.ready()`.

    In: the part's name in the document, who reads it, and the model of its rows for the published schema.
    """
    _parts[name] = (reader, row)


def part_models() -> Mapping[str, type[BaseModel]]:
    """The models of the rows of every part, by the part's name."""
    return {name: row for name, (_, row) in sorted(_parts.items())}


def accord_document(accord_key: str, as_of: AsOf) -> dict[str, Any]:
    """The accord as one document: schema, as at when, all sections, and the parts that modules registered."""
    entries = export_entries(accord_key, as_of)
    parts = {name: reader(accord_key, as_of) for name, (reader, _) in sorted(_parts.items())}
    return {
        "schema": SCHEMA_ID,
        "accord": accord_key,
        "name": _name(accord_key),
        "as_of": as_of.peildatum.isoformat(),
        "exported_at": as_of.known_at.isoformat(),
        "practice_data": any(part.practice for part in parts.values()),
        "sections": entries,
        **{name: part.rows for name, part in parts.items()},
    }


def write_package(accord_key: str, as_of: AsOf, folder: Path) -> list[Path]:
    """Write the accord as a package: one file per section. Refuses (`FileExistsError`) a folder that is not empty."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    entries = export_entries(accord_key, as_of)
    folder.mkdir(parents=True, exist_ok=True)
    header = {"package": {"format": 1, "accord": accord_key, "name": _name(accord_key)}}
    written = [_write(folder / "package.yaml", header)]
    for name, section_entries in entries.items():
        if section_entries:
            written.append(_write(folder / f"{name}.yaml", {name: section_entries}))
    return written


def _name(accord_key: str) -> str:
    return PackageLoad.objects.filter(accord_key=accord_key).values_list("name", flat=True)[0]


def _write(path: Path, content: Mapping[str, Any]) -> Path:
    text = yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=120)
    path.write_text(text, encoding="utf-8")
    return path
