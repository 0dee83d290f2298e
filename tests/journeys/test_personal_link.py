# SPDX-License-Identifier: EUPL-1.2
"""From the link in a mail to the receipt, without a password."""

import gzip
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.journeys.browsers import DESK, PHONE, PLAIN, Device, new_context
from tests.journeys.conftest import OpenBrowser
from tests.journeys.hands import Hands
from tests.journeys.installation import copy_data, installation, run_in
from tests.journeys.looking import Complaints, sticking_out, violations

pytestmark = pytest.mark.journey

MOST_INTERACTIONS = 9
MOST_BYTES = 150_000
PACKED_ALREADY = (".woff2", ".png")
STATUS = "aanvullende-inzet"


@pytest.fixture(scope="module")
def asked(untouched: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The data of an installation in which somebody is invited, and the addresses of links."""
    folder = tmp_path_factory.mktemp("asked") / "data"
    copy_data(untouched, folder)
    tokens: dict[str, str] = json.loads(run_in(folder, "tests.journeys.invited"))
    return folder, {name: f"/mijn-vragen/open/{token}/" for name, token in tokens.items()}


@pytest.fixture
def invited(asked: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """An installation of one journey's own in which somebody is invited; its address, and the addresses of links."""
    folder, links = asked
    copy_data(folder, tmp_path / "data")
    with installation(tmp_path / "data", ["serve", "--workers", "1"]) as address:
        yield address, links


def choose(page: Page, number: int, name: str) -> None:
    page.locator("article").nth(number).get_by_role("radio", name=name).check()


def keeps(page: Page) -> None:
    """Wait until the page says that the draft is kept."""
    expect(page.locator("#bewaard")).to_contain_text("Concept bewaard om")


def is_received(page: Page) -> None:
    expect(page.get_by_role("heading", name="Uw antwoorden zijn binnen")).to_be_visible()


@pytest.mark.parametrize("device", [PHONE, DESK, PLAIN], ids=str)
def test_five_actions_of_which_one_changed_take_nine_interactions_at_most(
    invited: tuple[str, dict[str, str]], open_browser: OpenBrowser, device: Device
) -> None:
    address, links = invited
    hands = Hands(open_browser(address, device).new_page())
    started = time.monotonic()
    hands.follow(links["owner"])
    cards = hands.page.locator("article")
    expect(cards).to_have_count(5)
    for number in range(4):
        hands.tap(cards.nth(number).get_by_text("Niets veranderd", exact=True))
    changed = cards.nth(4)
    hands.tap(changed.get_by_role("radio", name=STATUS))
    hands.write(changed.get_by_label("Waarom?"), "Het besluit van de tafel ontbreekt.")
    hands.write(changed.get_by_label("Wat", exact=True), "Een besluit over de volgorde")
    hands.tap(hands.page.get_by_role("button", name="Alles indienen"))
    is_received(hands.page)
    print(f"{device}: {hands.count} interactions, {time.monotonic() - started:.1f} s")
    assert hands.count <= MOST_INTERACTIONS
    expect(hands.page.locator(".ak-answer")).to_have_text("5 antwoorden zijn ingediend.")
    expect(hands.page.get_by_role("listitem").filter(has_text="niets veranderd")).to_have_count(4)
    expect(hands.page.get_by_role("main")).to_contain_text("Een besluit over de volgorde")


def test_all_unchanged_but_one_takes_six_interactions(
    invited: tuple[str, dict[str, str]], open_browser: OpenBrowser
) -> None:
    address, links = invited
    hands = Hands(open_browser(address, PHONE).new_page())
    hands.follow(links["owner"])
    hands.tap(hands.page.get_by_role("button", name=re.compile("^Niets veranderd bij 5 acties")))
    changed = hands.page.locator("article").nth(4)
    hands.tap(changed.get_by_role("radio", name=STATUS))
    hands.write(changed.get_by_label("Waarom?"), "Het besluit ontbreekt.")
    hands.tap(changed.get_by_role("checkbox", name="Er is niets nodig van anderen"))
    hands.tap(hands.page.get_by_role("button", name="Alles indienen"))
    is_received(hands.page)
    assert hands.count == 6


def test_the_keyboard_is_enough(invited: tuple[str, dict[str, str]], open_browser: OpenBrowser) -> None:
    address, links = invited
    page = open_browser(address, DESK).new_page()
    page.goto(links["owner"])
    for number in range(4):
        _tab_to(page, f"article:nth-of-type({number + 1}) [type=radio]")
        page.keyboard.press("Space")
    _tab_to(page, "article:nth-of-type(5) [type=radio]")
    for _step in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("article").nth(4).get_by_role("radio", name=STATUS)).to_be_checked()
    _tab_to(page, "article:nth-of-type(5) textarea[name^=explanation]")
    page.keyboard.type("Het besluit ontbreekt.")
    _tab_to(page, "article:nth-of-type(5) [type=checkbox]")
    page.keyboard.press("Space")
    _tab_to(page, "[value=indienen]")
    page.keyboard.press("Enter")
    is_received(page)


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has focus and can be seen whole; the bar at the foot must not lie over it."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            break
    else:
        pytest.fail(f"Tab never reaches {selector}")
    assert page.evaluate(
        """() => {
          const one = document.activeElement, box = one.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return one === top || one.contains(top) || one.parentElement.contains(top);
        }"""
    ), selector


def test_what_is_typed_survives_closing_the_browser(
    invited: tuple[str, dict[str, str]], open_browser: OpenBrowser
) -> None:
    address, links = invited
    first = open_browser(address, PHONE)
    page = first.new_page()
    page.goto(links["owner"])
    choose(page, 0, STATUS)
    page.locator("article").first.get_by_label("Waarom?").fill("Dit typte ik in de trein.")
    keeps(page)
    expect(page.locator("#stand")).to_have_text("1 van 5 ingevuld")
    first.close()
    page = open_browser(address, DESK).new_page()
    page.goto(links["owner"])
    expect(page.locator("article").first.get_by_label("Waarom?")).to_have_value("Dit typte ik in de trein.")


def test_of_two_windows_the_second_is_told_and_both_texts_are_kept(
    invited: tuple[str, dict[str, str]], open_browser: OpenBrowser
) -> None:
    address, links = invited
    context = open_browser(address, PHONE)
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(links["owner"])
    choose(first, 0, STATUS)
    first.locator("article").first.get_by_label("Waarom?").fill("Uit het eerste venster")
    keeps(first)
    choose(second, 0, "niet-gestart")
    second.locator("article").first.get_by_label("Waarom?").fill("Uit het tweede venster")
    told = second.locator("article").first.get_by_role("alert")
    expect(told).to_contain_text("Uit het eerste venster")
    expect(second.locator("article").first.get_by_label("Waarom?")).to_have_value("Uit het tweede venster")
    told.get_by_role("button", name="Bewaar toch wat hier staat").click()
    keeps(second)
    expect(told).to_have_text("")
    first.reload()
    expect(first.locator("article").first.get_by_label("Waarom?")).to_have_value("Uit het tweede venster")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=str)
def test_every_state_is_in_order(
    invited: tuple[str, dict[str, str]], open_browser: OpenBrowser, device: Device
) -> None:
    address, links = invited
    page = open_browser(address, device).new_page()
    complaints = Complaints(page, expected_status=422)
    page.goto(links["owner"])
    found = {"fresh": _faults(page)}
    choose(page, 0, "Niets veranderd")
    choose(page, 1, "afgerond")
    choose(page, 2, STATUS)
    page.locator("article").nth(2).get_by_role("button", name=re.compile("^Nog iets nodig")).click()
    keeps(page)
    found["filled in"] = _faults(page)
    page.get_by_role("button", name="Alles indienen").click()
    expect(page.get_by_role("alert").filter(has_text="Dit klopt nog niet")).to_be_focused()
    found["faults"] = _faults(page)
    for number in (1, 2):
        one = page.locator("article").nth(number)
        one.get_by_label("Waarom?").fill("Daarom.")
        one.get_by_role("checkbox", name="Er is niets nodig van anderen").check()
    page.locator("article").nth(1).get_by_label("Wat is er opgeleverd?").fill("Een kader.")
    page.get_by_role("button", name="Alles indienen").click()
    is_received(page)
    found["receipt"] = _faults(page)
    page.get_by_role("link", name="Verder met de vragen die nog wachten").click()
    page.locator("article").first.locator("summary").click()
    found["answered"] = _faults(page)
    page.get_by_role("button", name="Stoppen").click()
    expect(page.get_by_role("main")).to_contain_text("Deze browser kent uw link niet meer.")
    found["left"] = _faults(page)
    assert {state: what for state, what in found.items() if what} == {}
    assert complaints.texts == []


def _faults(page: Page) -> list[str]:
    found = violations(page) + sticking_out(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, only=["color-contrast"])
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize(
    ("which", "status", "text"),
    [
        ("expired", 410, "De ronde waarvoor deze link was, is gesloten."),
        ("revoked", 410, "Deze link is ingetrokken."),
        ("altered", 404, "Deze link klopt niet."),
    ],
)
def test_a_link_that_opens_nothing_says_what_to_do(
    which: str, status: int, text: str, invited: tuple[str, dict[str, str]], open_browser: OpenBrowser
) -> None:
    address, links = invited
    page = open_browser(address, PHONE).new_page()
    wanted = links["owner"].replace(":", ":x") if which == "altered" else links[which]
    answer = page.goto(wanted)
    assert answer is not None
    assert answer.status == status
    expect(page.get_by_role("main")).to_contain_text(text)
    assert violations(page) + sticking_out(page) == []
    page.get_by_role("link", name="Aanmelden met een wachtwoord").click()
    expect(page.get_by_label("Wachtwoord")).to_be_visible()


def test_the_secret_of_a_link_goes_nowhere(invited: tuple[str, dict[str, str]], open_browser: OpenBrowser) -> None:
    address, links = invited
    page = open_browser(address, DESK).new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.headers.get("referer", "")))
    page.goto(links["owner"])
    page.get_by_role("link", name="Toegankelijkheid").click()
    secret = links["owner"].split("/")[3]
    assert len(sent) > 5
    assert not [one for one in sent if secret in one]
    assert secret not in page.evaluate("() => document.referrer + location.href")


def test_a_chair_of_very_many_actions_can_still_use_the_page(
    invited: tuple[str, dict[str, str]], open_browser: OpenBrowser
) -> None:
    address, links = invited
    page = open_browser(address, PHONE).new_page()
    started = time.monotonic()
    page.goto(links["chair"])
    expect(page.locator("article")).to_have_count(89)
    print(f"89 cards in {time.monotonic() - started:.1f} s")
    assert sticking_out(page) == []
    page.get_by_role("button", name=re.compile("^Niets veranderd bij 89 acties")).click()
    expect(page.locator("#stand")).to_have_text("89 van 89 ingevuld")
    page.get_by_role("button", name="Alles indienen").click()
    is_received(page)
    expect(page.locator(".ak-answer")).to_have_text("89 antwoorden zijn ingediend.")


def test_the_first_visit_takes_little(invited: tuple[str, dict[str, str]], browser: Browser) -> None:
    address, links = invited
    context = new_context(browser, address, PHONE)
    page = context.new_page()
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(links["owner"])
    page.wait_for_load_state("networkidle")
    sizes = {one.url.removeprefix(address): _packed(one) for one in answers if one.ok}
    for url, size in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"{size:8} {url}")
    print(f"{sum(sizes.values()):8} in all")
    assert any("source-sans" in url for url in sizes)
    assert sum(sizes.values()) <= MOST_BYTES
    context.close()


def _packed(answer: Response) -> int:
    """How many bytes an answer is when it is packed as any web server does it."""
    body = answer.body()
    return len(body) if answer.url.endswith(PACKED_ALREADY) else len(gzip.compress(body))
