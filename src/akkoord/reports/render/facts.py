# SPDX-License-Identifier: EUPL-1.2
"""What every format says about the report itself: as at when, which edition, and whether it is practice data."""

from akkoord.kernel.dutch import date_label
from akkoord.reports.render.values import clean
from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import Callout, CalloutKind, Report, blocks_of

_NOT_SHOWN = frozenset({"base_url"})


def facts(report: Report, words: Wording) -> list[tuple[str, str]]:
    """Name and value of each fact, for the first page; empty ones are left out."""
    known = {"author": words.author}
    found = [
        (words.as_of, _without(words.as_of, report.as_of_label)),
        (words.edition, _without(words.edition, report.edition)),
        (words.made, date_label(report.created_at.date(), report.language)),
    ]
    found += [(known.get(key, key), value) for key, value in report.metadata.items() if key not in _NOT_SHOWN]
    return [(clean(name), clean(value)) for name, value in found if value]


def standing(report: Report, words: Wording) -> str:
    """The line at the foot of a page: "Peildatum 30 september 2023 · Editie 1"."""
    parts = ((words.as_of, report.as_of_label), (words.edition, report.edition))
    return " · ".join(f"{name} {clean(_without(name, value))}" for name, value in parts if value)


def answers(report: Report) -> list[Callout]:
    """The texts that answer the question of the report; the first one goes on the front page."""
    blocks = (block for block in blocks_of(report) if isinstance(block, Callout))
    return [block for block in blocks if block.callout is CalloutKind.ANSWER]


def _without(name: str, value: str) -> str:
    """The value without its own name in front of it: "Editie 1" is "1" where "Editie" already stands."""
    begins = value.lower().startswith(f"{name.lower()} ")
    return value[len(name) :].strip() if begins else value


def practice_line(report: Report, words: Wording) -> str:
    """What stands on every page of a report with practice data; empty for a real one.

    The notice itself when it begins with the word, else the word and the notice.
    """
    if not report.practice:
        return ""
    notice = clean(report.practice_notice)
    return notice if notice.lower().startswith(words.practice.lower()) else f"{words.practice}: {notice}"
