# SPDX-License-Identifier: EUPL-1.2
"""A whole report: what it is, as at when it holds, and its chapters."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from akkoord.reports.tree.blocks import Block, Section
from akkoord.reports.tree.charts import BarStack, Chart, Swimlane
from akkoord.reports.tree.tables import Table
from akkoord.reports.tree.text import ReportInvalid, check_address

SCHEMA: Literal["akkoord.report/1"] = "akkoord.report/1"
DEEPEST_SECTION = 3
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the report with its own heading; `landscape` gives it wide pages."""

    title: str
    key: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The one document every format is made from.

    `as_of_label` says in words as at when it holds, `edition` which edition this is, `created_at` when the tree was
    made (formats take their time stamp from it, never from the clock). `practice` marks practice data and then
    needs its notice. `metadata` holds further facts about the document; `author` and `base_url` (the address that
    site-relative links hang on) are used by the renderers, the others are only shown.
    """

    title: str
    subtitle: str
    language: Literal["nl", "en"]
    as_of_label: str
    edition: str
    created_at: datetime
    chapters: tuple[Chapter, ...]
    practice: bool = False
    practice_notice: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    schema: Literal["akkoord.report/1"] = SCHEMA

    def __post_init__(self) -> None:
        """Refuse a report without a title or moment, with a silent practice mark, or with keys that clash."""
        if not self.title.strip():
            raise ReportInvalid("Een rapport heeft een titel nodig.")
        if self.created_at.tzinfo is None:
            raise ReportInvalid("Het moment waarop een rapport is gemaakt heeft een tijdzone nodig.")
        if self.practice and not self.practice_notice.strip():
            raise ReportInvalid("Een rapport met oefengegevens zegt dat met een melding.")
        check_address(self.metadata.get("base_url", ""))
        _check_keys(self)
        for chapter in self.chapters:
            _check_depth(chapter.blocks, 0)


def blocks_of(report: Report) -> Iterator[Block]:
    """Every block in reading order, sections before what they hold; a chart's own table is not among them."""
    for chapter in report.chapters:
        yield from _inside(chapter.blocks)


def charts_of(report: Report) -> Iterator[Chart]:
    """Every chart in reading order."""
    return (block for block in blocks_of(report) if isinstance(block, BarStack | Swimlane))


def tables_of(report: Report) -> Iterator[Table]:
    """Every table in reading order, with the tables that charts carry at the place of the chart."""
    for block in blocks_of(report):
        if isinstance(block, Table):
            yield block
        elif isinstance(block, BarStack | Swimlane):
            yield block.table


def _inside(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from _inside(block.blocks)


def _keys(report: Report) -> Iterator[str]:
    for chapter in report.chapters:
        yield chapter.key
        for block in _inside(chapter.blocks):
            if isinstance(block, Section | Table | BarStack | Swimlane):
                yield block.key
            if isinstance(block, BarStack | Swimlane):
                yield block.table.key


def _check_keys(report: Report) -> None:
    counted = Counter(_keys(report))
    wrong = [key for key, count in counted.items() if count > 1 or not _KEY.fullmatch(key)]
    if wrong:
        raise ReportInvalid(f"Sleutels zijn uniek en bestaan uit kleine letters, cijfers en streepjes: {wrong[:5]}.")


def _check_depth(blocks: tuple[Block, ...], depth: int) -> None:
    for block in blocks:
        if isinstance(block, Section):
            if depth == DEEPEST_SECTION:
                raise ReportInvalid(f"Paragraaf {block.title!r} ligt te diep: hoogstens {DEEPEST_SECTION} lagen.")
            _check_depth(block.blocks, depth + 1)
