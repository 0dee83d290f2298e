# SPDX-License-Identifier: EUPL-1.2
"""The page stands alone, fetches nothing, and can be used with a keyboard and a screen reader."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from akkoord.reports.render import html
from tests.reports.sample import NOTICE, sample


class _Page(HTMLParser):
    """Collects what the tests ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@cache
def _source() -> str:
    return html.render(sample(rows=12)).decode()


@cache
def _tags() -> list[tuple[str, dict[str, str | None]]]:
    page = _Page()
    page.feed(_source())
    return page.tags


def _all(name: str) -> list[dict[str, str | None]]:
    return [attributes for tag, attributes in _tags() if tag == name]


def test_the_page_is_dutch_and_has_a_title() -> None:
    assert _all("html")[0]["lang"] == "nl"
    assert "<title>Voortgangsrapportage Integraal Zorgakkoord - 3e kwartaal 2023</title>" in _source()


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert not _all("script") + _all("link") + _all("img") + _all("iframe")
    assert not [attributes for _, attributes in _tags() if "style" in attributes]
    assert not [name for _, attributes in _tags() for name in attributes if name.startswith("on")]


def test_only_its_own_style_sheet_is_allowed() -> None:
    policy = next(str(each["content"]) for each in _all("meta") if each.get("http-equiv"))
    assert html.style_source() in policy
    assert "default-src 'none'" in policy
    assert f"<style>{html.styles()}</style>" in _source()


def test_headings_step_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in _tags() if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_identifiers_are_unique_and_every_inner_link_finds_one() -> None:
    identifiers = [attributes["id"] for _, attributes in _tags() if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    inner = {str(each["href"])[1:] for each in _all("a") if str(each["href"]).startswith("#")}
    named = {name for _, each in _tags() for name in str(each.get("aria-labelledby") or "").split()}
    assert inner | named <= set(identifiers)


def test_every_table_has_a_caption_and_scoped_headers() -> None:
    assert len(_all("table")) == len(_all("caption")) == 4
    assert all(each.get("scope") in ("col", "row") for each in _all("th"))


def test_every_chart_has_words_and_its_table() -> None:
    assert len(_all("svg")) == 2
    assert all(each["role"] == "img" and each["aria-labelledby"] for each in _all("svg"))
    assert len(_all("details")) == 2


def test_a_status_has_a_shape_and_a_word() -> None:
    assert '<span class="signal attention" aria-hidden="true">▲</span> Aanvullende inzet nodig' in _source()


def test_a_figure_links_to_where_it_comes_from() -> None:
    assert '<a href="https://akkoord.example.org/bronnen/stroomschemas#p12" title="Bron: Stroom' in _source()


def test_the_practice_notice_is_the_first_thing_after_the_skip_link() -> None:
    start = _source().index("<body>")
    assert _source().index(NOTICE, start) < _source().index("<h1>")


@pytest.mark.parametrize("text", ['"><img src=x onerror=alert(1)>', "</svg><script>1</script>", "</title><b>"])
def test_markup_in_text_stays_text(text: str) -> None:
    page = _Page()
    page.feed(html.render(sample(rows=1, text=text)).decode())
    assert not [tag for tag, _ in page.tags if tag in ("img", "script", "b")]
