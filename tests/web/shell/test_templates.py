# SPDX-License-Identifier: EUPL-1.2
"""What holds for every template and style sheet of the web interface."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import akkoord.web

WEB = Path(akkoord.web.__file__).parent
TEMPLATES = sorted(WEB.rglob("*.html"))
INLINE = re.compile(r"""\sstyle\s*=|<style|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*\ssrc=)""", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_template_has_style_or_script_of_its_own(path: Path) -> None:
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_template_is_longer_than_120_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 120


def test_the_net_would_catch_inline_style_and_script() -> None:
    assert INLINE.search('<p style="color: red">')
    assert INLINE.search("<script>alert(1)</script>")
    assert INLINE.search('<a onclick="x()">')
    assert not INLINE.search('<script src="/static/x.js" defer></script>')


def test_every_block_of_ours_in_a_template_is_in_a_style_sheet() -> None:
    sheets = "".join(path.read_text() for path in (WEB / "static/akkoord/css").glob("*.css"))
    known = set(re.findall(r"\.(ak-[\w-]+)", sheets))
    used = {
        name
        for path in (WEB / "templates").rglob("*.html")
        for value in re.findall(r'class="([^"]*)"', path.read_text())
        for name in re.sub(r"{%.*?%}|[\w-]*{{.*?}}[\w-]*", " ", value).split()
        if name.startswith("ak-") and "__" not in name and "--" not in name
    }
    only_names = {"ak-terms", "ak-breadcrumbs", "ak-person", "ak-peildatum", "ak-trend"}
    assert used - known <= only_names
    assert len(used) > 20


def test_every_style_sheet_of_the_frame_is_there() -> None:
    text = (WEB / "templates/shell/styles.html").read_text()
    names = re.findall(r"{% static '([^']+)' %}", text)
    assert len(names) > 5
    assert [name for name in names if finders.find(name) is None] == []


def test_every_token_that_the_style_sheets_use_is_defined() -> None:
    static = WEB / "static/akkoord"
    own = "".join(path.read_text() for folder in ("css", "theme") for path in (static / folder).glob("*.css"))
    defined = set(re.findall(r"(--ak-[\w-]+)\s*:", own))
    assert set(re.findall(r"var\((--ak-[\w-]+)", own)) <= defined


def test_no_style_sheet_fetches_from_elsewhere() -> None:
    for path in (WEB / "static").rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", path.read_text()), path
        assert "@import" not in path.read_text(), path
