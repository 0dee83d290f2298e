# SPDX-License-Identifier: EUPL-1.2
"""How far each sheet goes, what is merged and which formulas have no result: read from the package as a stream.

Done before the cells are read: a sheet that names one far cell, or one long text a million times, would otherwise ask
for all memory there is. A document type is refused, since a workbook needs none and entities can grow.
"""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.parsers import expat

from akkoord.foundation.tabular.errors import SheetTooLarge, TooMuchText, WorkbookDamaged
from akkoord.foundation.tabular.rules import CellProblem, Limits, Span, too_far

CHUNK = 64 * 1024
MOST_SPANS = 50_000
MOST_PROBLEMS = 200_000
Attributes = dict[str, str]
Starts = Callable[[str, Attributes], None]


@dataclass
class SheetStructure:
    """What a sheet is made of: last row and column with content, merged rectangles, and problems by row and column."""

    name: str
    hidden: bool = False
    rows: int = 0
    columns: int = 0
    spans: list[Span] = field(default_factory=list)
    problems: dict[tuple[int, int], tuple[CellProblem, str]] = field(default_factory=dict)
    characters: int = 0

    def reach(self, row: int, column: int) -> None:
        """There is content in this cell."""
        if row > self.rows:
            self.rows = row
        if column > self.columns:
            self.columns = column

    def check(self, limits: Limits) -> None:
        """Refusals: SheetTooLarge, TooMuchText."""
        if (
            too_far(self.rows, self.columns, limits)
            or len(self.spans) > MOST_SPANS
            or len(self.problems) > MOST_PROBLEMS
        ):
            raise SheetTooLarge(self.name, rows=self.rows, columns=self.columns)
        if self.characters > limits.characters:
            raise TooMuchText(self.name)

    def clip(self, limits: Limits) -> None:
        """Cut merged rectangles off where the sheet ends. Refusals: SheetTooLarge when they cover too much."""
        self.check(limits)
        self.spans = [
            Span(one.top, one.left, min(one.bottom, self.rows), min(one.right, self.columns))
            for one in self.spans
            if one.top <= self.rows and one.left <= self.columns
        ]
        if sum((one.bottom - one.top + 1) * (one.right - one.left + 1) for one in self.spans) > limits.cells:
            raise SheetTooLarge(self.name, rows=self.rows, columns=self.columns)


class Package:
    """The parts of a package by name: those that were unpacked already, or else the file itself."""

    def __init__(self, path: Path, unpacked: Sequence[tuple[str, bytes]]) -> None:
        self._unpacked = dict(unpacked)
        self._archive = None if unpacked else zipfile.ZipFile(path)
        self.names = [name for name, _content in unpacked] if self._archive is None else self._archive.namelist()

    def __enter__(self) -> Self:
        """Use it as it is."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._archive is not None:
            self._archive.close()

    def size(self, name: str) -> int:
        """How many bytes a part has."""
        return len(self._unpacked[name]) if self._archive is None else self._archive.getinfo(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece. Refusals: KeyError for a part that is not there."""
        if self._archive is None:
            yield self._unpacked[name]
            return
        with self._archive.open(name) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk


def listen(archive: Package, part: str, hear: Callable[[expat.XMLParserType], None]) -> None:
    """Read one part of a package as a stream; `hear` sets the handlers. Refusals: WorkbookDamaged."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    hear(parser)
    try:
        for chunk in archive.chunks(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, zipfile.BadZipFile, EOFError, OSError) as error:
        raise WorkbookDamaged from error


def _no_doctype(*_anything: object) -> None:
    raise WorkbookDamaged


def starting(handler: Starts) -> Callable[[expat.XMLParserType], None]:
    """Hear only where elements begin."""

    def hear(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = handler

    return hear


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def whole(text: str, otherwise: int) -> int:
    """A count in an attribute; what is none, or has more than seven digits, is taken as `otherwise`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise
