# SPDX-License-Identifier: EUPL-1.2
"""Owners who all answer at once: plain HTTP clients, each with a personal link, against a running server."""

import http.client
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from queue import Empty, SimpleQueue
from urllib.parse import urlencode, urlsplit

MINE = "/mijn-vragen/"
STATUS = "op-schema"
TIMEOUT = 60


class Form(HTMLParser):
    """The fields of the form with all cards, as a browser would send them without a press."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.questions: list[str] = []
        self._inside = False
        self._text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a field holds."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = values.get("id") == "vragen"
        if "data-question" in values:
            self.questions.append(values["data-question"])
        name = values.get("name", "")
        if not self._inside or not name:
            return
        if tag == "textarea":
            self.fields[name] = ""
        checkable = values.get("type") in ("radio", "checkbox")
        if tag == "input" and (not checkable or "checked" in values):
            self.fields[name] = values.get("value", "")
        if tag == "select":
            self.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        """Fields after the form are not sent."""
        if tag == "form":
            self._inside = False


@dataclass
class Found:
    """What the clients met: what went wrong, how long each owner took, and how many pages were asked."""

    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    pages: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, wrong: str = "", seconds: float = 0.0, pages: int = 0) -> None:
        """Write down what one owner met."""
        with self.lock:
            self.pages += pages
            if wrong:
                self.wrong.append(wrong)
            else:
                self.seconds.append(seconds)


class Browser:
    """One connection that keeps its cookies."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT)
        self._address = address
        self._cookies: dict[str, str] = {}
        self.pages = 0

    def ask(self, method: str, url: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Ask a page; gives its status and its text, or where it sends on to."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        body = urlencode(fields) if fields is not None else None
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self._address,
                "Referer": self._address + MINE,
            }
        self._connection.request(method, url, body, headers)
        response = self._connection.getresponse()
        text = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _equals, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        self.pages += 1
        return response.status, response.headers.get("Location") or text

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def answer_everything(address: str, token: str, *, twice: bool = False) -> int:
    """One owner opens the link, answers every card and hands in; gives how many pages that took.

    With `twice` the same form is sent again, as by somebody who presses the button once more.
    Refusals: RuntimeError with what was not as it should be.
    """
    browser = Browser(address)
    try:
        _expect(browser.ask("GET", f"{MINE}open/{token}/"), 303)
        page = _expect(browser.ask("GET", MINE), 200)
        form = Form(page)
        if not form.questions:
            raise RuntimeError("no questions on the page")
        fields = form.fields | {"doen": "indienen"}
        for question in form.questions:
            fields |= {f"status-{question}": STATUS, f"explanation-{question}": f"Dit staat er bij {question}."}
        _expect(browser.ask("POST", MINE, fields), 302, 303)
        if twice:
            status, _text = browser.ask("POST", MINE, fields)
            if status >= 500:
                raise RuntimeError(f"second press answers {status}")
        receipt = _expect(browser.ask("GET", f"{MINE}ontvangen/"), 200)
        if not re.search(r"ingediend|ontvangen", receipt, re.IGNORECASE):
            raise RuntimeError("no receipt")
        return browser.pages
    finally:
        browser.close()


def _expect(answer: tuple[int, str], *wanted: int) -> str:
    status, text = answer
    if status not in wanted:
        raise RuntimeError(f"{status} instead of {wanted}: {text[:300]}")
    return text


def run_clients(address: str, tokens: Sequence[str], *, clients: int) -> Found:
    """All owners answer, so many at the same time; every tenth presses twice. Gives what they met."""
    waiting: SimpleQueue[tuple[int, str]] = SimpleQueue()
    for pair in enumerate(tokens):
        waiting.put(pair)
    found = Found()
    threads = [threading.Thread(target=_work_through, args=(address, waiting, found)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _work_through(address: str, waiting: "SimpleQueue[tuple[int, str]]", found: Found) -> None:
    """Take the next owner until there is none."""
    while True:
        try:
            number, token = waiting.get_nowait()
        except Empty:
            return
        _one_owner(address, number, token, found)


def _one_owner(address: str, number: int, token: str, found: Found) -> None:
    begin = time.perf_counter()
    try:
        pages = answer_everything(address, token, twice=number % 10 == 0)
    except (RuntimeError, OSError, http.client.HTTPException) as problem:
        found.note(wrong=f"{number}: {problem!r}")
    else:
        found.note(seconds=time.perf_counter() - begin, pages=pages)
