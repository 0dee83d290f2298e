# SPDX-License-Identifier: EUPL-1.2
"""A workbook by a personal link: downloaded, filled in, sent in, looked at, taken over."""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsers import DESK, PHONE, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.installation import copy_data, installation, run_in
from tests.journeys.looking import Complaints, sticking_out, violations

pytestmark = pytest.mark.journey
HEADING = 3


@pytest.fixture
def invited(untouched: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """An installation of one journey's own in which somebody is invited; its address, and that of the link."""
    copy_data(untouched, tmp_path / "data")
    tokens: dict[str, str] = json.loads(run_in(tmp_path / "data", "tests.journeys.invited"))
    with installation(tmp_path / "data", ["serve", "--workers", "1"]) as address:
        yield address, f"/mijn-vragen/open/{tokens['owner']}/"


def fill_in(path: Path) -> None:
    """Say of the first action how it is, and of the second a status that does not exist."""
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book.worksheets if one.cell(HEADING, 1).value == "Sleutel")
    columns = {str(cell.value): cell.column for cell in sheet[HEADING]}
    sheet.cell(HEADING + 1, columns["Status nu"]).value = "op-schema"
    sheet.cell(HEADING + 1, columns["Toelichting of reden"]).value = "Het concept is besproken."
    sheet.cell(HEADING + 2, columns["Status nu"]).value = "geweldig"
    book.save(path)


def faults(page: Page) -> list[str]:
    found = violations(page) + sticking_out(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, only=["color-contrast"])
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("device", [PHONE, DESK], ids=str)
def test_a_workbook_goes_out_and_comes_back(
    invited: tuple[str, str], open_browser: OpenBrowser, tmp_path: Path, device: Device
) -> None:
    address, link = invited
    page = open_browser(address, device).new_page()
    complaints = Complaints(page)
    page.goto(link)
    page.goto("/mijn-vragen/werkboek/")
    found = {"offered": faults(page)}
    with page.expect_download() as download:
        page.get_by_role("button", name="Download mijn werkboek").click()
    path = tmp_path / "werkboek.xlsx"
    download.value.save_as(path)
    fill_in(path)
    page.get_by_label("Ingevuld werkboek").set_input_files(path)
    page.get_by_role("button", name="Werkboek insturen").click()
    expect(page.locator(".ak-answer")).to_contain_text("1 antwoord kan worden overgenomen")
    expect(page.get_by_role("main")).to_contain_text("Het concept is besproken.")
    expect(page.get_by_role("main")).to_contain_text("“geweldig” is geen status van deze ronde")
    found["preview"] = faults(page)
    page.get_by_role("button", name="Neem 1 antwoord over").first.click()
    expect(page.get_by_role("main")).to_contain_text("1 antwoord is overgenomen.")
    found["receipt"] = faults(page)
    page.goto("/mijn-vragen/werkboek/")
    page.get_by_label("Ingevuld werkboek").set_input_files([path, path])
    page.get_by_role("button", name="Werkboek insturen").click()
    expect(page.locator(".ak-answer")).to_contain_text("2 werkboeken zijn ingestuurd.")
    found["together"] = faults(page)
    assert {state: what for state, what in found.items() if what} == {}
    assert complaints.texts == []
