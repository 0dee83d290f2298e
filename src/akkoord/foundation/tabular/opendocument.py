# SPDX-License-Identifier: EUPL-1.2
"""The structure of an .ods, in which one row or cell may stand for many."""

from xml.parsers import expat

from akkoord.foundation.tabular.errors import SheetTooLarge, TooManySheets
from akkoord.foundation.tabular.rules import CellProblem, Limits, Span
from akkoord.foundation.tabular.structure import MOST_PROBLEMS, Attributes, Package, SheetStructure, listen, whole

CONTENT = "content.xml"


def open_document_sheets(archive: Package, limits: Limits) -> list[SheetStructure]:
    """The structure of every sheet of an .ods package, in its order.

    Refusals: WorkbookDamaged, TooManySheets, SheetTooLarge, TooMuchText.
    """
    return _Content(limits).read(archive)


class _Content:
    """Hears the content of an .ods."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[SheetStructure] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = self.high = self.column = self.times = 0

    def read(self, archive: Package) -> list[SheetStructure]:
        """Hear the whole content and give what was found."""
        listen(archive, CONTENT, self.hear)
        for sheet in self.sheets:
            sheet.clip(self.limits)
        return self.sheets

    def hear(self, parser: expat.XMLParserType) -> None:
        """Set the handlers."""
        parser.StartElementHandler = self.start
        parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name in ("table:table-cell", "table:covered-table-cell"):
            self.start_cell(attributes)
        elif name == "table:table-row":
            self.row += self.high
            self.high, self.column = whole(attributes.get("table:number-rows-repeated", ""), 1), 0
        elif name == "table:table":
            self.start_sheet(attributes)
        elif name == "text:s":
            self.grow(whole(attributes.get("text:c", "1"), self.limits.characters + 1))
        elif name == "style:style":
            self.style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def text(self, piece: str) -> None:
        """Text in a cell counts once for each cell it stands for."""
        if self.times > 1:
            self.grow(len(piece))

    def grow(self, characters: int) -> None:
        """So many characters more in the cell that is being heard."""
        if self.sheets:
            self.sheets[-1].characters += characters * max(self.times, 1)
            self.sheets[-1].check(self.limits)

    def start_sheet(self, attributes: Attributes) -> None:
        """A table begins; its rows are counted from 1."""
        if len(self.sheets) >= self.limits.sheets:
            raise TooManySheets(self.limits.sheets)
        hidden = attributes.get("table:style-name", "") in self.hidden_styles
        self.sheets.append(SheetStructure(attributes.get("table:name", ""), hidden))
        self.row, self.high, self.column = 1, 0, 0

    def start_cell(self, attributes: Attributes) -> None:
        """A cell, or as many as it is repeated; one without any value holds nothing."""
        if not self.sheets:
            return
        sheet, first = self.sheets[-1], self.column + 1
        wide = whole(attributes.get("table:number-columns-repeated", ""), 1)
        self.column += wide
        self.times = wide * self.high
        if any(name.startswith("office:") or name == "table:formula" for name in attributes):
            sheet.reach(self.row + self.high - 1, self.column)
            sheet.check(self.limits)
            self.judge(sheet, first, attributes)
        right = first - 1 + whole(attributes.get("table:number-columns-spanned", ""), 1)
        bottom = self.row - 1 + whole(attributes.get("table:number-rows-spanned", ""), 1)
        if right > first or bottom > self.row:
            sheet.spans.append(Span(self.row, first, bottom, right))

    def judge(self, sheet: SheetStructure, first: int, attributes: Attributes) -> None:
        """Note an error, or a formula whose result was never kept, for each cell this one stands for."""
        if attributes.get("calcext:value-type") == "error":
            found = (CellProblem.ERROR, "#N/B")
        elif "table:formula" in attributes and not any(name.startswith("office:") for name in attributes):
            found = (CellProblem.NO_RESULT, "")
        else:
            return
        if self.times + len(sheet.problems) > MOST_PROBLEMS:
            raise SheetTooLarge(sheet.name, rows=sheet.rows, columns=sheet.columns)
        for row in range(self.row, self.row + self.high):
            for column in range(first, self.column + 1):
                sheet.problems[row, column] = found
