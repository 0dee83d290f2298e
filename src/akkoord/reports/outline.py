# SPDX-License-Identifier: EUPL-1.2
"""What a page tells of a report without showing all of it: the answer, the key figures, and what is in it."""

from dataclasses import dataclass

from akkoord.reports.render.facts import answers
from akkoord.reports.render.values import link_of, shown
from akkoord.reports.tree import KeyFigure, KeyFigures, Origin, Report, Section, blocks_of, plain


@dataclass(frozen=True)
class FigureShown:
    """A key figure in words, with the address it leads to (on this site, or empty)."""

    label: str
    text: str
    note: str
    url: str


@dataclass(frozen=True)
class HeadingShown:
    """A chapter with its place in the HTML file (`#key`), and the sections directly in it."""

    title: str
    key: str
    inside: tuple["HeadingShown", ...] = ()


@dataclass(frozen=True)
class Outline:
    """The frozen report in short. `origins`: where the key figures come from, each once."""

    title: str
    answer: str
    figures: tuple[FigureShown, ...]
    origins: tuple[Origin, ...]
    contents: tuple[HeadingShown, ...]


def outline_of(report: Report) -> Outline:
    """The outline of a report, from the tree alone: nothing is counted anew."""
    figures = [one for block in blocks_of(report) if isinstance(block, KeyFigures) for one in block.figures]
    origins = dict.fromkeys(one.value.origin for one in figures if one.value.origin)
    return Outline(
        title=report.title,
        answer=" ".join(plain(callout.spans) for callout in answers(report)[:1]),
        figures=tuple(_figure(one, report.language) for one in figures),
        origins=tuple(origins),
        contents=tuple(
            HeadingShown(
                chapter.title,
                chapter.key,
                tuple(HeadingShown(block.title, block.key) for block in chapter.blocks if isinstance(block, Section)),
            )
            for chapter in report.chapters
        ),
    )


def _figure(figure: KeyFigure, language: str) -> FigureShown:
    return FigureShown(figure.label, shown(figure.value, language), figure.note, link_of(figure.value))
