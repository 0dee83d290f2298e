# SPDX-License-Identifier: EUPL-1.2
"""Reading YAML into plain values while remembering on which line each stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from akkoord.foundation.packages.problems import Problem

MAX_FILE_BYTES = 5_000_000
MAX_FILES = 500
FieldPath = tuple[str | int, ...]


class _Loader(yaml.CSafeLoader):
    """Plain YAML in which dates and yes/no stay text, as YAML 1.2 has it."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":merge"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True)
class RawEntry:
    """An entry as written: its values, its file, and the line of each field (`lines[("source", "place")]`)."""

    section: str
    data: Any
    file: str
    lines: dict[FieldPath, int]

    @property
    def key(self) -> str:
        return str(self.data.get("key", "")) if isinstance(self.data, dict) else ""

    def line_of(self, path: FieldPath) -> int:
        """The line of a field, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, message: str, path: FieldPath = ()) -> Problem:
        """A problem at a field of this entry."""
        field_name = ".".join(str(part) for part in path)
        return Problem(self.file, self.line_of(path), self.section, self.key, field_name, message)


@dataclass
class RawPackage:
    """Everything that stands in a package folder, with the problems met while reading.

    `unreadable` counts files whose entries are not known, so that nobody can say what refers to them.
    """

    folder: Path
    header: RawEntry | None = None
    entries: list[RawEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unreadable: int = 0


def read_package(folder: Path) -> RawPackage:
    """Read every `*.yaml` and `*.yml` below a folder; faults become problems, nothing raises."""
    package = RawPackage(folder)
    if not folder.is_dir():
        package.problems.append(Problem(str(folder), 1, message="Deze map bestaat niet. Geef de map van een pakket."))
        return package
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".yaml", ".yml"} and path.is_file())
    if not files:
        package.problems.append(Problem(str(folder), 1, message="Er staan geen YAML-bestanden in deze map."))
    if len(files) > MAX_FILES:
        package.problems.append(Problem(str(folder), 1, message=f"Meer dan {MAX_FILES} bestanden is te veel."))
        return package
    for path in files:
        _read_file(package, path)
    return package


def _read_file(package: RawPackage, path: Path) -> None:
    name = str(path.relative_to(package.folder))
    try:
        node = _compose(path)
    except _UnreadableFile as fault:
        package.problems.append(Problem(name, fault.line, message=str(fault)))
        package.unreadable += 1
        return
    if node is not None:
        _read_sections(package, name, node)


class _UnreadableFile(ValueError):
    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def _compose(path: Path) -> yaml.Node | None:
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        limit = f"de grens is {MAX_FILE_BYTES // 1_000_000} MB"
        raise _UnreadableFile(f"Het bestand is {size / 1_000_000:.0f} MB; {limit}. Verdeel het over meer bestanden.")
    try:
        node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise _UnreadableFile("Het bestand is geen UTF-8-tekst.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _UnreadableFile(f"Dit is geen geldige YAML: {error.problem}.", line) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _UnreadableFile("Dit is geen geldige YAML: het bestand bevat vreemde tekens.") from error
    return node


def _read_sections(package: RawPackage, name: str, node: yaml.Node) -> None:
    if not isinstance(node, yaml.MappingNode):
        package.problems.append(Problem(name, 1, message="Verwacht: namen van secties met daaronder een lijst."))
        return
    seen: set[str] = set()
    for key_node, value_node in node.value:
        section, line = str(key_node.value), key_node.start_mark.line + 1
        if section in seen:
            package.problems.append(Problem(name, line, section, message="Deze sectie staat twee keer in dit bestand."))
        seen.add(section)
        if section == "package":
            _read_header(package, name, value_node)
        elif isinstance(value_node, yaml.SequenceNode):
            package.entries += [_read_entry(package, name, section, item) for item in value_node.value]
        else:
            package.problems.append(Problem(name, line, section, message="Verwacht: een lijst van regels."))


def _read_header(package: RawPackage, name: str, node: yaml.Node) -> None:
    entry = _read_entry(package, name, "package", node)
    if package.header is not None:
        message = f"De kop 'package' staat ook in {package.header.file}; er mag er één zijn."
        package.problems.append(entry.problem(message))
    package.header = package.header or entry


def _read_entry(package: RawPackage, name: str, section: str, node: yaml.Node) -> RawEntry:
    lines: dict[FieldPath, int] = {}
    builder = _Builder(name, section, lines)
    data = builder.value(node, ())
    package.problems += builder.problems
    return RawEntry(section, data, name, lines)


class _Builder:
    """Turns one YAML node into plain values, noting lines and refusing what the format does not allow."""

    def __init__(self, file: str, section: str, lines: dict[FieldPath, int]) -> None:
        self.file, self.section, self.lines = file, section, lines
        self.problems: list[Problem] = []
        self.inside: set[int] = set()

    def value(self, node: yaml.Node, path: FieldPath) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self.inside:
            self._report(node, path, "Een verwijzing (&, *) naar zichzelf kan niet.")
            return None
        self.inside.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return dict(self._pairs(node, path))
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
            return self._scalar(node, path)
        finally:
            self.inside.discard(id(node))

    def _pairs(self, node: yaml.MappingNode, path: FieldPath) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            name = str(key_node.value)
            here = (*path, name)
            self.lines[here] = key_node.start_mark.line + 1
            if name in seen:
                self._report(key_node, here, "Dit veld staat er twee keer.")
            seen.add(name)
            yield name, self.value(value_node, here)

    def _scalar(self, node: yaml.Node, path: FieldPath) -> Any:
        text = str(node.value)
        if node.tag.endswith(":null"):
            return None
        if node.tag.endswith(":int") and text.lstrip("-").isdigit() and len(text) < 19:
            return int(text)
        if node.tag.endswith(":str") and getattr(node, "style", None) is None and text in _BOOLEANS:
            return _BOOLEANS[text]
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self._report(node, path, f"Het label {node.tag} is niet toegestaan.")
        return text

    def _report(self, node: yaml.Node, path: FieldPath, message: str) -> None:
        field_name = ".".join(str(part) for part in path)
        self.problems.append(Problem(self.file, node.start_mark.line + 1, self.section, "", field_name, message))
