# SPDX-License-Identifier: EUPL-1.2
"""The receipt: what one person answered in the rounds that are open, the last hand-in first."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import ngettext

from akkoord.programme.rounds.overviews.sheet import AnswerShown
from akkoord.web.answering.page import OwnPage


@dataclass(frozen=True)
class ReceiptLine:
    """One action that was answered."""

    id: int
    title: str
    whom: str
    own: AnswerShown


@dataclass(frozen=True)
class Receipt:
    """What stands as this person's answers."""

    page: OwnPage
    person_id: int

    @cached_property
    def lines(self) -> list[ReceiptLine]:
        """All answers of this person, in the order of the page."""
        return [
            ReceiptLine(form.id, form.card.action.title, group.whom, form.card.own)
            for group in self.page.groups
            for form in group.forms
            if form.card.own and form.card.own.by_id == self.person_id
        ]

    @property
    def at(self) -> datetime:
        """When this person handed in last."""
        return max(line.own.at for line in self.lines)

    @property
    def now(self) -> list[ReceiptLine]:
        """What was handed in last, all at one moment."""
        return [line for line in self.lines if line.own.at == self.at]

    @property
    def earlier(self) -> list[ReceiptLine]:
        """What was handed in before that."""
        return [line for line in self.lines if line.own.at != self.at]

    @property
    def answer(self) -> str:
        """The sentence that the page opens with."""
        count = len(self.now)
        told = ngettext("%(count)s antwoord is ingediend.", "%(count)s antwoorden zijn ingediend.", count) % {
            "count": count
        }
        left = self.page.left
        if not left:
            return told
        more = ngettext("Er wacht nog %(left)s vraag.", "Er wachten nog %(left)s vragen.", left) % {"left": left}
        return f"{told} {more}"
