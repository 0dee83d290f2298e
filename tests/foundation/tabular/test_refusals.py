# SPDX-License-Identifier: EUPL-1.2
"""What is no workbook, or not safe to read, is refused with a sentence that says what to do."""

import zipfile
from pathlib import Path

import pytest

from akkoord.foundation.tabular.errors import (
    NotAWorkbook,
    OldWorkbook,
    SheetTooLarge,
    TabularRefusal,
    TooManySheets,
    TooMuchText,
    WorkbookDamaged,
    WorkbookHasMacros,
    WorkbookTooLarge,
    WorkbookUnsafe,
)
from akkoord.foundation.tabular.reading import open_workbook
from akkoord.foundation.tabular.rules import Limits
from tests.foundation.tabular.workbooks import TYPES, excel, raw_excel, raw_ods

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path, kind: type[TabularRefusal], limits: Limits | None = None) -> str:
    """The sentence of a refusal of exactly this kind."""
    with pytest.raises(kind) as caught, open_workbook(path, limits=limits or Limits()) as book:
        for sheet in book.sheets:
            list(sheet.rows())
    assert type(caught.value) is kind
    assert caught.value.message.endswith(".")
    return caught.value.message


def written(folder: Path, content: bytes) -> Path:
    path = folder / "bestand.xlsx"
    path.write_bytes(content)
    return path


def cell(reference: str) -> str:
    return f'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="{reference}"><v>1</v></c></row></sheetData>'


def test_other_files_are_no_workbook(tmp_path: Path) -> None:
    for content in (b"", b"naam;status\n", b"%PDF-1.7", b"\x00\x01\x02"):
        assert "xlsx" in refused(written(tmp_path, content), NotAWorkbook)


def test_an_old_workbook_is_told_how_to_be_saved(tmp_path: Path) -> None:
    assert ".xls)" in refused(written(tmp_path, OLD + b"\x00" * 600), OldWorkbook)


def test_an_encrypted_workbook_is_refused(tmp_path: Path) -> None:
    content = OLD + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le")
    assert "wachtwoord" in refused(written(tmp_path, content), WorkbookUnsafe)


@pytest.mark.parametrize("kind", ["sheet.macroEnabled.main+xml", "sheet.binary.macroEnabled.main"])
def test_macros_and_binary_workbooks_are_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "macro.xlsm"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES.replace("spreadsheetml.sheet.main+xml", f"ms-excel.{kind}"))
    assert "macro" in refused(path, WorkbookHasMacros)


def test_a_file_of_a_hundred_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.xlsx"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "25 MB" in refused(path, WorkbookTooLarge)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = raw_excel(tmp_path, "<sheetData>" + " " * 40_000_000 + "</sheetData>")
    assert path.stat().st_size < 1_000_000
    assert "uitpakken" in refused(path, WorkbookUnsafe)


def test_a_broken_package_is_refused(tmp_path: Path) -> None:
    whole = excel(tmp_path, lambda sheet: sheet.write(0, 0, "x")).read_bytes()
    assert "beschadigd" in refused(written(tmp_path, whole[: len(whole) // 2]), WorkbookUnsafe)


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData><row",
        "</worksheet><worksheet>",
        '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>',
    ],
)
def test_broken_content_is_refused(tmp_path: Path, sheet: str) -> None:
    refused(raw_excel(tmp_path, sheet), WorkbookDamaged)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "soort.xlsx"
    source = raw_excel(tmp_path, "")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            head = '<!DOCTYPE x [<!ENTITY a "b">]>' if name.endswith("sheet1.xml") else ""
            new.writestr(name, head + text)
    refused(path, WorkbookDamaged)


def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = raw_excel(tmp_path, "", **{"XL/worksheets/sheet1.xml": "<worksheet/>"})
    refused(path, WorkbookDamaged)


@pytest.mark.parametrize("reference", ["XFD1", "A1048576", "ZZ20000"])
def test_one_far_cell_cannot_claim_memory(tmp_path: Path, reference: str) -> None:
    assert "Blad “Blad”" in refused(raw_excel(tmp_path, cell(reference)), SheetTooLarge)


def test_a_far_empty_cell_with_a_style_is_no_content(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576" ht="20"/></sheetData>'
    )
    with open_workbook(raw_excel(tmp_path, sheet)) as book:
        assert book.sheets[0].dimensions == (1, 1)


def test_repeated_cells_of_an_open_document_cannot_claim_memory(tmp_path: Path) -> None:
    full = '<table:table-cell office:value-type="float" office:value="4" table:number-columns-repeated="16000"/>'
    refused(raw_ods(tmp_path, f"<table:table-row>{full}</table:table-row>"), SheetTooLarge)
    one = '<table:table-cell office:value-type="float" office:value="4"/>'
    many = f'<table:table-row table:number-rows-repeated="1048576">{one}</table:table-row>'
    refused(raw_ods(tmp_path, many), SheetTooLarge)


def test_one_long_text_in_many_cells_cannot_claim_memory(tmp_path: Path) -> None:
    row = "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>"
    texts = f"<si><t>{'x' * 30_000}</t></si>"
    refused(raw_excel(tmp_path, f"<sheetData>{row * 20}</sheetData>", texts=texts), TooMuchText)
    many = '<text:p>a<text:s text:c="2000000000"/></text:p>'
    spaces = f'<table:table-cell office:value-type="string">{many}</table:table-cell>'
    refused(raw_ods(tmp_path, f"<table:table-row>{spaces}</table:table-row>"), TooMuchText)


def test_one_long_text_beside_many_short_ones_is_read(tmp_path: Path) -> None:
    row = "<row>" + '<c t="s"><v>1</v></c>' * 200 + "</row>"
    texts = f"<si><t>{'x' * 30_000}</t></si><si><t>kort</t></si>"
    first = '<row><c t="s"><v>0</v></c></row>'
    with open_workbook(raw_excel(tmp_path, f"<sheetData>{first}{row * 20}</sheetData>", texts=texts)) as book:
        assert sum(not cell.is_blank for line in book.sheets[0].rows() for cell in line.cells) == 4001


def test_merged_rectangles_are_bounded_together(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{number}:Z100000"/>' for number in range(1, 200))
    sheet = f"{cell('Z100000')}<mergeCells>{merges}</mergeCells>"
    refused(raw_excel(tmp_path, sheet), SheetTooLarge)


def test_too_many_sheets_are_refused(tmp_path: Path) -> None:
    path = excel(tmp_path, *[lambda sheet: None] * 4)
    assert "3 bladen" in refused(path, TooManySheets, Limits(sheets=3))
