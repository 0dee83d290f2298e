# SPDX-License-Identifier: EUPL-1.2
"""The structure of an .xlsx: its sheets in their order, and what each is made of."""

import posixpath
from functools import cached_property
from xml.parsers import expat

from akkoord.foundation.tabular.errors import TooManySheets, WorkbookDamaged
from akkoord.foundation.tabular.rules import CellProblem, Limits, place_of, span_of
from akkoord.foundation.tabular.structure import Attributes, Package, SheetStructure, listen, local, starting, whole

ROOT = "_rels/.rels"
Relations = dict[str, tuple[str, str]]


def excel_sheets(archive: Package, limits: Limits) -> list[SheetStructure]:
    """The structure of every sheet of an .xlsx package, in its order; charts and other non-sheets are left out.

    Refusals: WorkbookDamaged, TooManySheets, SheetTooLarge, TooMuchText.
    """
    parts = {name.lower(): name for name in archive.names}
    if len(parts) != len(archive.names):
        raise WorkbookDamaged
    root = _relations(archive, parts, ROOT, base="/")
    workbook = next((part for kind, part in root.values() if kind == "officeDocument"), "")
    folder, _slash, name = workbook.rpartition("/")
    related = _relations(archive, parts, f"{folder}/_rels/{name}.rels", base=f"/{folder}")
    named: list[tuple[str, bool, str]] = []

    def sheet(name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            number = next((value for key, value in attributes.items() if local(key) == "id"), "")
            named.append((attributes.get("name", ""), attributes.get("state", "visible") != "visible", number))

    listen(archive, parts.get(workbook.lower(), ""), starting(sheet))
    targets = {number: part for number, (kind, part) in related.items() if kind == "worksheet"}
    found = [(name, hidden, targets[number]) for name, hidden, number in named if number in targets]
    if len(found) > limits.sheets:
        raise TooManySheets(limits.sheets)
    texts = _SharedTexts(archive, _texts(parts, related))
    return [_Sheet(SheetStructure(name, hidden), limits, texts).read(archive, part) for name, hidden, part in found]


def _relations(archive: Package, parts: dict[str, str], part: str, *, base: str) -> Relations:
    """What a part of a package is related to: kind and part by number; a part that is not there has an empty name."""
    found: Relations = {}

    def relation(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship":
            target = posixpath.normpath(posixpath.join(base, attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, parts.get(target.lower(), ""))

    listen(archive, parts.get(part.lower(), ""), starting(relation))
    return found


def _texts(parts: dict[str, str], related: Relations) -> str:
    """The part with shared texts; two of them would leave open which one is read."""
    named = {name for lower, name in parts.items() if lower.endswith("sharedstrings.xml")}
    named |= {part for kind, part in related.values() if kind == "sharedStrings" and part}
    if len(named) > 1:
        raise WorkbookDamaged
    return next(iter(named), "")


def _lengths(archive: Package, part: str) -> list[int]:
    """How long each shared text is, in their order."""
    lengths: list[int] = []

    def start(name: str, _attributes: Attributes) -> None:
        if local(name) == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    def hear(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start
        parser.CharacterDataHandler = text

    if part:
        listen(archive, part, hear)
    return lengths


class _SharedTexts:
    """The texts that cells share; they are heard only when they could be too many."""

    def __init__(self, archive: Package, part: str) -> None:
        self._archive, self._part = archive, part
        self.size = archive.size(part) if part else 0

    @cached_property
    def lengths(self) -> list[int]:
        """How long each text is, in their order."""
        return _lengths(self._archive, self._part)


class _Sheet:
    """Hears one sheet: where cells with content are, which are errors, and which formulas kept no result."""

    def __init__(self, structure: SheetStructure, limits: Limits, texts: _SharedTexts) -> None:
        self.structure, self.limits, self.shared_texts = structure, limits, texts
        self.row = self.column = self.shared = 0
        self.kind = ""
        self.formula = False
        self.text: list[str] = []
        self.parser: expat.XMLParserType

    def read(self, archive: Package, part: str) -> SheetStructure:
        """Hear the whole part and give what was found."""
        listen(archive, part, self.hear)
        self.finish_cell()
        texts, most = self.shared_texts, self.limits.characters
        if self.shared * texts.size > most and self.shared * max(texts.lengths, default=0) > most:
            self.structure.characters = _characters(archive, part, texts.lengths)
        self.structure.clip(self.limits)
        return self.structure

    def hear(self, parser: expat.XMLParserType) -> None:
        """Set the handlers; text is heard only inside an error and a formula's cell."""
        self.parser = parser
        parser.StartElementHandler = self.start

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; the two that every cell has come first."""
        if name == "c":
            self.start_cell(attributes)
        elif name in ("v", "is"):
            self.structure.reach(self.row, self.column)
            if self.formula or self.kind == "e":
                self.parser.CharacterDataHandler = self.text.append
        elif name == "f":
            self.formula = True
            self.structure.reach(self.row, self.column)
        elif name == "row":
            self.start_row(attributes)
        elif name == "mergeCell" and (span := span_of(attributes.get("ref", ""))) is not None:
            self.structure.spans.append(span)
        elif ":" in name:
            self.start(local(name), attributes)

    def start_row(self, attributes: Attributes) -> None:
        """A row without a number follows the one before."""
        if self.formula or self.kind == "e":
            self.finish_cell()
        self.row, self.column = whole(attributes.get("r", ""), self.row + 1), 0
        self.structure.check(self.limits)

    def start_cell(self, attributes: Attributes) -> None:
        """A cell without a reference follows the one before."""
        if self.formula or self.kind == "e":
            self.finish_cell()
        place = place_of(attributes.get("r", ""))
        if place is None:
            self.column += 1
        else:
            self.row, self.column = place
        self.kind = attributes.get("t", "")
        if self.kind == "s":
            self.shared += 1

    def finish_cell(self) -> None:
        """Judge the cell that just ended. A formula whose result is an empty text has a result."""
        text = "".join(self.text)
        if self.kind == "e":
            self.structure.problems[self.row, self.column] = (CellProblem.ERROR, text or "#N/B")
        elif self.formula and not text.strip() and self.kind != "str":
            self.structure.problems[self.row, self.column] = (CellProblem.NO_RESULT, "")
        self.text.clear()
        self.formula, self.kind = False, ""
        self.parser.CharacterDataHandler = None


def _characters(archive: Package, part: str, lengths: list[int]) -> int:
    """How many characters the cells of a sheet have together, each shared text counted where it is used."""
    total, pieces, shared = 0, [""], False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal shared
        if local(name) == "c":
            count()
            shared = attributes.get("t") == "s"

    def count() -> None:
        nonlocal total
        number = whole("".join(pieces).strip(), len(lengths))
        total += lengths[number] if shared and number < len(lengths) else 0
        pieces.clear()

    def hear(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start
        parser.CharacterDataHandler = pieces.append

    listen(archive, part, hear)
    count()
    return total
