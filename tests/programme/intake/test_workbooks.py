# SPDX-License-Identifier: EUPL-1.2
"""What comes in that is no list, or not one that can be read: each time a sentence that says what to do."""

import os
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.files.errors import AttachmentTooLarge
from akkoord.foundation.tabular import errors as tabular
from akkoord.programme.intake import errors
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.intake.operations import start_import
from akkoord.programme.intake.workbook import MOST_ROWS, OWN_MARK, read_sheets
from tests.factories.action_lists import HEADINGS, make_list
from tests.programme.intake.bringing import begin, compared, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _accord() -> None:
    make_world()


def start(content: bytes, name: str = "lijst.xlsx") -> ActionImport:
    return start_import(SYSTEM, accord="proef", name=name, stream=BytesIO(content), holds_from=date(2023, 9, 30))


def repacked(path: Path, extra: dict[str, bytes]) -> bytes:
    """The workbook with parts added."""
    target = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, source.read(name))
        for name, content in extra.items():
            made.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def tidy(tmp_path: Path) -> Path:
    return make_list(tmp_path / "net.xlsx", {"A. a-zorg": [HEADINGS, (1, "Iets doen", "Zorginstituut")]})


def test_a_workbook_with_macros_is_refused(tidy: Path) -> None:
    with pytest.raises(tabular.WorkbookHasMacros):
        start(repacked(tidy, {"xl/vbaProject.bin": b"macro"}))


def test_a_zip_bomb_is_refused(tidy: Path) -> None:
    with pytest.raises(tabular.WorkbookUnsafe):
        start(repacked(tidy, {"xl/media/groot.bin": b"\0" * 60_000_000}))


def test_an_old_or_encrypted_or_other_file_is_refused() -> None:
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    with pytest.raises(tabular.OldWorkbook):
        start(old, "lijst.xls")
    with pytest.raises(tabular.WorkbookUnsafe):
        start(old + "EncryptedPackage".encode("utf-16-le") + b"\0" * 64)
    with pytest.raises(tabular.NotAWorkbook):
        start(b"Actie;Trekker\nIets;VWS\n", "lijst.csv")


class Endless:
    """A file of 100 MB that is never in memory as a whole."""

    left = 100 * 1024 * 1024

    def read(self, size: int) -> bytes:
        """The next bytes."""
        taken = min(size, self.left)
        self.left -= taken
        return os.urandom(1) * taken


def test_a_file_of_100_mb_is_refused_before_it_is_read_whole() -> None:
    stream = Endless()
    with pytest.raises(AttachmentTooLarge):
        start_import(SYSTEM, accord="proef", name="groot.xlsx", stream=stream, holds_from=date(2023, 9, 30))
    assert stream.left > 70 * 1024 * 1024


def test_an_empty_workbook_and_one_with_only_a_chart_have_no_list(tmp_path: Path) -> None:
    with pytest.raises(errors.NothingToRead):
        begin(make_list(tmp_path / "leeg.xlsx", {"Blad1": []}))
    path = tmp_path / "grafiek.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Leeg")
        sheet = book.add_chartsheet("Grafiek")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Leeg!$A$1:$A$3"})
        sheet.set_chart(chart)
    with pytest.raises(errors.NothingToRead):
        begin(path)


def test_a_workbook_without_any_action_says_which_headings_were_seen(tmp_path: Path) -> None:
    path = make_list(tmp_path / "cijfers.xlsx", {"Cijfers": [("Qq", "Ww"), (1, 2), (3, 4)]})
    with pytest.raises(errors.NoColumnRecognised, match="“Qq”, “Ww”"):
        begin(path)


def test_a_workbook_of_our_own_is_pointed_to_its_page(tmp_path: Path) -> None:
    path = tmp_path / "eigen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("A. a-zorg").write(0, 0, "Actie")
        hidden = book.add_worksheet("_stempel")
        hidden.write(0, 0, f"{OWN_MARK}:1:abc")
        hidden.hide()
    with pytest.raises(errors.OwnWorkbook, match="pagina van die ronde"):
        begin(path)


def test_more_rows_than_are_read_are_refused(tmp_path: Path) -> None:
    path = make_list(tmp_path / "lang.xlsx", {"A": [("Actie",), *[("x",)] * (MOST_ROWS + 1)]})
    with pytest.raises(errors.TooManyRows):
        read_sheets(path)


def test_nothing_is_left_of_a_file_that_was_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.NothingToRead):
        begin(make_list(tmp_path / "leeg.xlsx", {"Blad1": []}))
    assert not ActionImport.objects.exists()


def test_a_list_of_libreoffice_is_read_alike(tmp_path: Path, tidy: Path) -> None:
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="A. a-zorg">'
        + "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                for text in row
            )
            + "</table:table-row>"
            for row in (("Actie", "Trekker"), ("Iets doen", "Zorginstituut"))
        )
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "lijst.ods"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", content)
        made.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    (entry,) = compared(begin(path)).difference.entries
    assert entry.title == "Iets doen"
