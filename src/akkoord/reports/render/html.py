# SPDX-License-Identifier: EUPL-1.2
"""A report as one self-contained page: no scripts, nothing fetched, styles allowed by their fingerprint only.

The letters are in the page itself: charts are laid out with their widths.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django.template import Context, Engine

from akkoord.reports.fonts import FONT_FOLDER
from akkoord.reports.render.html_data import html_data
from akkoord.reports.tree import Report

TEMPLATES = Path(__file__).parent.parent / "templates"
FONT = FONT_FOLDER / "SourceSans3-Latin.woff2"
STYLES = Path(__file__).with_name("report.css")


def render(report: Report) -> bytes:
    """The report as an HTML file in UTF-8."""
    context = html_data(report) | {"styles": styles(), "style_source": style_source()}
    return _engine().get_template("reports/report.html").render(Context(context)).encode()


@cache
def styles() -> str:
    """The style sheet that goes into the page, with the font in it."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f"src: url(data:font/woff2;base64,{font}) format('woff2'); font-weight: 200 900; font-display: block;"
    return f"@font-face {{ font-family: 'Source Sans 3'; {face} }}\n" + STYLES.read_text(encoding="utf-8")


@cache
def style_source() -> str:
    """The source expression that lets exactly this style sheet through a Content-Security-Policy: "'sha256-…'"."""
    fingerprint = hashlib.sha256(styles().encode()).digest()
    return f"'sha256-{base64.b64encode(fingerprint).decode()}'"


@cache
def _engine() -> Engine:
    """An engine of our own: a frozen report looks the same whatever the site's templates do."""
    return Engine(dirs=[str(TEMPLATES)], autoescape=True)
