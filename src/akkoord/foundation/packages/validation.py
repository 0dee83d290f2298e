# SPDX-License-Identifier: EUPL-1.2
"""Checking a package: every fault at once, each with file, line, field and what was expected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from akkoord.foundation.packages.problems import InvalidPackage, Problem
from akkoord.foundation.packages.reading import RawEntry, RawPackage, read_package
from akkoord.foundation.packages.schema import Key, Line, Text, references
from akkoord.foundation.packages.sections import Checked, sections

Model = TypeVar("Model", bound=BaseModel)


class Header(BaseModel):
    """The head of a package: format version, the accord it describes, its name."""

    model_config = ConfigDict(extra="forbid")

    format: Literal[1]
    accord: Key
    name: Line
    summary: Text | None = None


@dataclass
class ValidPackage:
    """A package without faults: entries by section, in the order of the files."""

    header: Header
    entries: dict[str, list[Checked]] = field(default_factory=dict)


def validate_package(folder: Path) -> ValidPackage:
    """Read and check a folder. Raises `InvalidPackage` with all problems, sorted by file and line.

    While a file cannot be read, references are not judged: what they point at may stand in that file.
    """
    raw = read_package(folder)
    problems = list(raw.problems)
    header = _check_header(raw, problems)
    entries = _check_entries(raw, problems)
    problems += _duplicates(entries)
    if not raw.unreadable:
        problems += _dangling(raw, entries)
    for name, checked in entries.items():
        problems += sections()[name].check(checked)
    if problems or header is None:
        raise InvalidPackage(sorted(set(problems)))
    return ValidPackage(header, entries)


def _check_header(raw: RawPackage, problems: list[Problem]) -> Header | None:
    if raw.header is None:
        if not raw.problems:
            problems.append(Problem(".", 1, "package", message="De kop ontbreekt: package: {format, accord, name}."))
        return None
    return _parse(Header, raw.header, problems)


def _check_entries(raw: RawPackage, problems: list[Problem]) -> dict[str, list[Checked]]:
    known = sections()
    checked: dict[str, list[Checked]] = {}
    unknown: set[tuple[str, str]] = set()
    for entry in raw.entries:
        section = known.get(entry.section)
        if section is None:
            if (entry.file, entry.section) not in unknown:
                unknown.add((entry.file, entry.section))
                expected = ", ".join(known)
                problems.append(entry.problem(f"Deze sectie is onbekend. Bekend zijn: {expected}."))
            continue
        parsed = _parse(section.schema, entry, problems)
        if parsed is not None:
            checked.setdefault(entry.section, []).append((entry, parsed))
    return checked


def _parse(schema: type[Model], entry: RawEntry, problems: list[Problem]) -> Model | None:
    if not isinstance(entry.data, dict):
        problems.append(entry.problem("Verwacht: velden met een naam, zoals key en title."))
        return None
    try:
        return schema.model_validate(entry.data)
    except ValidationError as error:
        problems += [_translated(entry, schema, details) for details in error.errors(include_url=False)]
        return None


_MESSAGES = {
    "missing": "Dit veld is verplicht.",
    "string_type": "Verwacht: één tekst.",
    "list_type": "Verwacht: een lijst (elk op een regel met een streepje).",
    "int_parsing": "Verwacht: een geheel getal.",
    "int_type": "Verwacht: een geheel getal.",
    "bool_parsing": "Verwacht: true of false.",
    "decimal_parsing": "Verwacht: een getal, met een punt voor de decimalen.",
    "decimal_type": "Verwacht: een getal, met een punt voor de decimalen.",
    "string_too_short": "Dit veld is leeg.",
    "string_too_long": "Deze tekst is te lang.",
    "date_type": "Verwacht: een datum als 2023-09-30.",
    "date_parsing": "Verwacht: een datum als 2023-09-30.",
    "date_from_datetime_parsing": "Verwacht: een datum als 2023-09-30.",
    "string_pattern_mismatch": "Verwacht: kleine letters, cijfers en streepjes, zoals bo-iza.",
    "model_type": "Verwacht: velden met een naam.",
    "model_attributes_type": "Verwacht: velden met een naam.",
}


def _translated(entry: RawEntry, schema: type[BaseModel], details: Any) -> Problem:
    kind, path = details["type"], tuple(details["loc"])
    if kind == "extra_forbidden":
        known = ", ".join(info.alias or name for name, info in schema.model_fields.items())
        message = f"Dit veld is onbekend. Bekend zijn: {known}." if len(path) == 1 else "Dit veld is onbekend."
    elif kind in ("literal_error", "enum"):
        message = f"Verwacht één van: {details['ctx']['expected'].replace(' or ', ', ')}."
    elif kind == "value_error":
        message = str(details["ctx"]["error"])
    else:
        message = _MESSAGES.get(kind, f"Dit klopt niet ({details['msg']}).")
    given = details.get("input")
    if kind not in ("missing", "extra_forbidden", "value_error") and isinstance(given, str | int):
        message += f" Er staat: {str(given)[:80]!r}."
    return entry.problem(message, path)


def _duplicates(entries: dict[str, list[Checked]]) -> Iterator[Problem]:
    for checked in entries.values():
        seen: dict[str, RawEntry] = {}
        for raw, entry in checked:
            first = seen.setdefault(entry.key, raw)
            if first is not raw:
                where = f"{first.file}:{first.line_of(('key',))}"
                yield raw.problem(f"De key '{entry.key}' is al gebruikt in {where}.", ("key",))


def _dangling(raw: RawPackage, entries: dict[str, list[Checked]]) -> Iterator[Problem]:
    keys = {name: {entry.key for _, entry in checked} for name, checked in entries.items()}
    written = {(entry.section, entry.key) for entry in raw.entries}
    for checked in entries.values():
        for place, entry in checked:
            for path, ref, key in references(entry):
                if key not in keys.get(ref.section, ()) and (ref.section, key) not in written:
                    yield place.problem(_no_such_key(ref.section, key, keys.get(ref.section, ())), path)


def _no_such_key(section: str, key: str, known: Iterable[str]) -> str:
    known = list(known)
    near = [name for name in known if name.startswith(key[:4]) or key in name][:3]
    hint = f" Bedoelt u {', '.join(near)}?" if near else ""
    return f"'{key}' komt niet voor in de sectie {section}.{hint}"
