# SPDX-License-Identifier: EUPL-1.2
"""A letter as blocks, and how it becomes plain text and HTML."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.foundation.outbox.rules import MAX_SUBJECT

TEMPLATE = "invitations/letter.html"


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True)
class Heading:
    """What the next blocks are about."""

    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Points:
    """A list of short lines."""

    lines: Sequence[str]
    kind: str = "points"


@dataclass(frozen=True)
class Facts:
    """Names with their values."""

    rows: Sequence[tuple[str, str]]
    kind: str = "facts"


@dataclass(frozen=True)
class Button:
    """Where to go, in full: what is on the button and its address."""

    text: str
    url: str
    kind: str = "button"


@dataclass(frozen=True)
class Small:
    """What must be said and need not stand out."""

    text: str
    kind: str = "small"


Block = Paragraph | Heading | Points | Facts | Button | Small


@dataclass(frozen=True)
class Letter:
    """A mail to one person: its subject and its blocks, in the language of that person.

    `practice` marks the subject and the first line as oefengegevens.
    """

    subject: str
    greeting: str
    blocks: Sequence[Block]
    practice: bool = False

    @property
    def subject_line(self) -> str:
        """The subject as a mail takes it: one line of at most 200 characters."""
        mark = "[oefengegevens] " if self.practice else ""
        words = " ".join("".join(sign if sign.isprintable() else " " for sign in self.subject).split())
        return textwrap.shorten(mark + words, MAX_SUBJECT, placeholder="…")

    @property
    def practice_notice(self) -> str:
        """What the first line of a mail about practice says; empty for a real one."""
        return _("Dit gaat over oefengegevens: er wordt u niets echts gevraagd.") if self.practice else ""


def as_text(letter: Letter) -> str:
    """The letter as plain text; lines are left to the reader's screen, which may be a phone."""
    start = [line for line in (letter.practice_notice, letter.greeting) if line]
    return "\n\n".join([*start, *(_text_of(block) for block in letter.blocks)]) + "\n"


def as_html(letter: Letter) -> str:
    """The letter as HTML; whatever stands in it is escaped."""
    context = {"letter": letter, "language": get_language() or "nl"}
    return render_to_string(TEMPLATE, context)


def _text_of(block: Block) -> str:
    if isinstance(block, Button):
        return f"{block.text}:\n{block.url}"
    if isinstance(block, Points):
        return "\n".join(f"- {_indented(line)}" for line in block.lines)
    if isinstance(block, Facts):
        return "\n".join(f"{name}: {_indented(value)}" for name, value in block.rows)
    if isinstance(block, Heading):
        return f"{block.text}\n{'-' * len(block.text)}"
    return block.text


def _indented(text: str) -> str:
    """What goes on a next line stands a little to the right, so that it is seen to belong to the one before."""
    return "\n  ".join(text.splitlines())
