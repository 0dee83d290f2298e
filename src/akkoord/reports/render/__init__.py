# SPDX-License-Identifier: EUPL-1.2
"""From one tree to five formats."""

from collections.abc import Callable
from dataclasses import dataclass

from akkoord.reports.render import excel, html, json, pdf, word
from akkoord.reports.tree import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A format to hand out a report in: its media type, the end of the file name, and what makes it."""

    media_type: str
    extension: str
    render: Callable[[Report], bytes]


FORMATS: dict[str, Format] = {
    "html": Format("text/html; charset=utf-8", "html", html.render),
    "pdf": Format("application/pdf", "pdf", pdf.render),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", word.render),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", excel.render),
    "json": Format("application/json", "json", json.render),
}


def render(report: Report, name: str) -> bytes:
    """The report in the format of that name. Refuses (KeyError) a name that is not in FORMATS."""
    return FORMATS[name].render(report)


__all__ = ["FORMATS", "Format", "render"]
