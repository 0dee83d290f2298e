# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed on a card: read from the request, compared with what stood there, never lost."""

import hashlib
from dataclasses import dataclass

from django.http import QueryDict

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.rounds.overviews.naming import NeedShown
from akkoord.programme.rounds.overviews.sheet import AnswerShown, Card, LastTime
from akkoord.programme.rounds.rules import MAX_NEEDS, GivenAnswer, GivenNeed
from akkoord.web.components.reading import plain, whole
from akkoord.web.components.wording import worded

UNCHANGED = "="
TO_BE_DECIDED = "PM"


@dataclass(frozen=True)
class TypedAnswer:
    """The fields of one card as text. The choice is a status, or UNCHANGED, or nothing yet."""

    choice: str = ""
    explanation: str = ""
    forecast: str = ""
    needs: tuple[GivenNeed, ...] = ()
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""

    def same_as(self, other: "TypedAnswer") -> bool:
        """Whether both say the same, blank rows and outer white space aside; with "nothing changed" no field counts."""
        if UNCHANGED in (self.choice, other.choice):
            return self.choice == other.choice
        return self._stripped() == other._stripped()

    @property
    def mark(self) -> str:
        """A short mark of what is said, by which a later page knows what an earlier one showed."""
        return hashlib.sha256(repr(self._stripped()).encode()).hexdigest()[:16]

    def _stripped(self) -> tuple[object, ...]:
        needs = tuple(
            (need.what.strip(), need.by.strip(), need.wanted_from) for need in self.needs if not need.is_blank
        )
        texts = (self.explanation, self.forecast, self.forecast_reason, self.product)
        return self.choice, needs, self.nothing_needed, *(text.strip() for text in texts)

    def given(self, question_id: int, version: int) -> GivenAnswer:
        """What is typed, to be handed in. A need without a moment is to be decided; needs go where none is needed."""
        if self.choice == UNCHANGED:
            return GivenAnswer(question_id, version, unchanged=True)
        needs = () if self.nothing_needed else tuple(_with_moment(need) for need in self.needs)
        return self._as_given(question_id, version, needs)

    def drafted(self, question_id: int, version: int) -> GivenAnswer:
        """What is typed, to be kept as a draft: every field as it is, also beside "nothing changed"."""
        return self._as_given(question_id, version, self.needs)

    def _as_given(self, question_id: int, version: int, needs: tuple[GivenNeed, ...]) -> GivenAnswer:
        unchanged = self.choice == UNCHANGED
        return GivenAnswer(
            question_id,
            version,
            "" if unchanged else self.choice,
            self.explanation,
            self.forecast,
            needs,
            unchanged,
            self.forecast_reason,
            self.nothing_needed,
            self.product,
        )


def _with_moment(need: GivenNeed) -> GivenNeed:
    if need.is_blank or need.by.strip():
        return need
    return GivenNeed(need.what, TO_BE_DECIDED, need.wanted_from)


def from_draft(draft: GivenAnswer) -> TypedAnswer:
    """A draft as it was typed."""
    return TypedAnswer(
        UNCHANGED if draft.unchanged else draft.status_key,
        draft.explanation,
        draft.forecast_text,
        draft.needs,
        draft.forecast_reason,
        draft.nothing_needed,
        draft.product,
    )


def from_answer(said: AnswerShown) -> TypedAnswer:
    """An answer as it could be typed again."""
    return TypedAnswer(
        said.status.key if said.status else "",
        said.explanation,
        _text(said.forecast),
        tuple(_need(need) for need in said.needs),
        said.forecast_reason,
        said.nothing_needed,
        said.product,
    )


def from_last_time(last: LastTime | None) -> TypedAnswer:
    """What a card proposes from the round before: the plan and the needs. The status and its reason are asked anew."""
    if last is None or not last.answered:
        return TypedAnswer()
    return TypedAnswer(
        forecast=_text(last.forecast),
        needs=tuple(_need(need) for need in last.needs),
        nothing_needed=last.nothing_needed,
        product=last.product,
    )


def shown_on(card: Card) -> TypedAnswer:
    """What a card shows filled in: the answer that stands, else what it proposes."""
    return from_answer(card.own) if card.own else from_last_time(card.last)


def _need(need: NeedShown) -> GivenNeed:
    return GivenNeed(need.what, _text(need.by), need.wanted_from.key if need.wanted_from else "")


def _text(moment: PlannedMoment | None) -> str:
    """A moment as people write it, which the form reads back."""
    if moment is None:
        return ""
    return str(moment) if moment.first_day is None else worded(moment)


@dataclass(frozen=True)
class Sent:
    """What a browser sent of one card: the fields, and which version, draft and number of rows it knew."""

    typed: TypedAnswer
    version: int
    revision: int
    rows: int


def is_sent(question_id: int, data: QueryDict) -> bool:
    """Whether the fields of a question were sent."""
    return f"version-{question_id}" in data


def read_sent(question_id: int, data: QueryDict) -> Sent:
    """Read the fields of a question; those that are missing are empty."""

    def text(name: str) -> str:
        return data.get(f"{name}-{question_id}", "")

    rows = min(whole(text("rows"), 1), MAX_NEEDS + 1)
    typed = TypedAnswer(
        text("status"),
        plain(text("explanation")),
        text("forecast"),
        tuple(
            GivenNeed(plain(text(f"needs-{row}-what")), text(f"needs-{row}-by"), text(f"needs-{row}-wanted_from"))
            for row in range(rows)
        ),
        plain(text("forecast_reason")),
        bool(text("nothing_needed")),
        plain(text("product")),
    )
    return Sent(typed, whole(text("version"), 0), whole(text("revision"), 0), rows)
