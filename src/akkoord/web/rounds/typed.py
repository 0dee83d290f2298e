# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed on the answer page: read from the request, compared with what stood there, never lost."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.programme.rounds.errors import Conflict, Faults
from akkoord.programme.rounds.overviews.naming import NeedShown
from akkoord.programme.rounds.overviews.sheet import AnswerShown, Card, LastTime, RequestSheet
from akkoord.programme.rounds.rules import MAX_NEEDS, GivenAnswer, GivenNeed
from akkoord.web.components.wording import worded

WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
FIRST_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
FIELD_ORDER = (
    *("unchanged", "status", "explanation", "product", "forecast", "forecast_reason", "needs", "nothing_needed"),
)


@dataclass(frozen=True)
class TypedAnswer:
    """The fields of one card as text; line ends as browsers send them are made plain."""

    status_key: str = ""
    explanation: str = ""
    forecast: str = ""
    needs: tuple[GivenNeed, ...] = ()
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""

    def same_as(self, other: "TypedAnswer") -> bool:
        """Whether both say the same, blank rows and outer white space aside."""
        return self._stripped() == other._stripped()

    def _stripped(self) -> tuple[object, ...]:
        needs = tuple(
            (need.what.strip(), need.by.strip(), need.wanted_from) for need in self.needs if not need.is_blank
        )
        texts = (self.explanation, self.forecast, self.forecast_reason, self.product)
        return self.status_key, self.nothing_needed, needs, tuple(text.strip() for text in texts)


def as_typed(said: AnswerShown | LastTime | None) -> TypedAnswer:
    """What a card shows filled in: an earlier answer as text, or nothing."""
    if said is None or (isinstance(said, LastTime) and not said.answered):
        return TypedAnswer()
    return TypedAnswer(
        said.status.key if said.status else "",
        said.explanation,
        _text(said.forecast),
        tuple(_need(need) for need in said.needs),
        said.forecast_reason if isinstance(said, AnswerShown) else "",
        said.nothing_needed,
        said.product,
    )


def _need(need: NeedShown) -> GivenNeed:
    return GivenNeed(need.what, _text(need.by), need.wanted_from.key if need.wanted_from else "")


def _text(moment: PlannedMoment | None) -> str:
    """A moment as people write it, which the form reads back."""
    if moment is None:
        return ""
    return str(moment) if moment.first_day is None else worded(moment)


@dataclass(frozen=True)
class NeedRow:
    """One row of needs on a card, with what is wrong with it."""

    number: int
    need: GivenNeed
    faults: Faults = field(default_factory=dict)


@dataclass(frozen=True)
class CardForm:
    """A card with what is typed in it. `dirty`: it differs from what stood there, and was not submitted yet."""

    card: Card
    typed: TypedAnswer
    version: int
    dirty: bool = False
    rows: int = 1
    faults: Faults = field(default_factory=dict)
    conflict: Conflict | None = None

    @property
    def id(self) -> int:
        """The question's number, which names the card and its fields on the page."""
        return self.card.question_id

    @property
    def last_period(self) -> str:
        """The round before, in words; empty when there is none."""
        return worded(Period.parse(self.card.last.period)) if self.card.last else ""

    @property
    def need_rows(self) -> tuple[NeedRow, ...]:
        """The rows of needs: those filled in, and empty ones to fill in."""
        blanks = max(self.rows - len(self.typed.needs), 0)
        needs = (*self.typed.needs, *(GivenNeed() for _ in range(blanks)))
        return tuple(NeedRow(number, need, self._row_faults(number)) for number, need in enumerate(needs))

    def _row_faults(self, row: int) -> Faults:
        begin = f"needs-{row}-"
        return {name.removeprefix(begin): text for name, text in self.faults.items() if name.startswith(begin)}

    @property
    def may_add_row(self) -> bool:
        """Whether another row of needs is accepted."""
        return len(self.need_rows) < MAX_NEEDS

    @property
    def can_repeat(self) -> bool:
        """Whether "nothing changed" may be offered: there is an answer to repeat and none was given in this round."""
        return self.card.may_repeat and self.card.version == 0

    @property
    def is_open(self) -> bool:
        """Whether the fields stand open: what still has to be answered, or where something is typed or wrong."""
        return self.card.version == 0 or self.dirty or bool(self.faults) or self.is_asked_back

    @property
    def is_asked_back(self) -> bool:
        """Whether the reviewer wants another answer."""
        return self.card.state.value == "asked_back"

    @property
    def is_answer_kept(self) -> bool:
        """Whether what is typed is the answer that stands already, so that there is nothing to submit."""
        return self.card.own is not None and not self.is_asked_back and self.typed.same_as(as_typed(self.card.own))

    @property
    def summary_faults(self) -> list[tuple[str, str]]:
        """What is wrong, in the order of the fields: the id of the field and the first sentence; the rest is there."""
        names = sorted(self.faults, key=lambda name: FIELD_ORDER.index(name.partition("-")[0]))
        return [(f"{name}-{self.id}", FIRST_SENTENCE.split(self.faults[name], maxsplit=1)[0]) for name in names]

    def given(self) -> GivenAnswer:
        """What is typed, to be submitted."""
        typed = self.typed
        return GivenAnswer(
            self.id,
            self.version,
            typed.status_key,
            typed.explanation,
            typed.forecast,
            typed.needs,
            forecast_reason=typed.forecast_reason,
            nothing_needed=typed.nothing_needed,
            product=typed.product,
        )

    def repeated(self) -> GivenAnswer:
        """Nothing changed, to be submitted."""
        return GivenAnswer(self.id, self.version, unchanged=True)


def fresh_forms(sheet: RequestSheet) -> list[CardForm]:
    """Each card with its own answer filled in, else with that of the round before."""
    return [fresh(card) for card in sheet.cards]


def fresh(card: Card) -> CardForm:
    """One card as it stands, with one empty row for needs."""
    typed = as_typed(card.own or card.last)
    return CardForm(card, typed, card.version, rows=len(typed.needs) + 1)


def forms_from(sheet: RequestSheet, data: QueryDict, chosen: Collection[int] = ()) -> list[CardForm]:
    """Each card with what was sent for it. A card that nobody changed stands as it is now, unless it was chosen."""
    return [_sent(card, data, chosen) if f"version-{card.question_id}" in data else fresh(card) for card in sheet.cards]


def _sent(card: Card, data: QueryDict, chosen: Collection[int]) -> CardForm:
    number = card.question_id
    rows = min(whole(data.get(f"rows-{number}", ""), 1), MAX_NEEDS + 1)
    typed = TypedAnswer(
        data.get(f"status-{number}", ""),
        _plain(data.get(f"explanation-{number}", "")),
        data.get(f"forecast-{number}", ""),
        tuple(_sent_need(number, row, data) for row in range(rows)),
        _plain(data.get(f"forecast_reason-{number}", "")),
        f"nothing_needed-{number}" in data,
        _plain(data.get(f"product-{number}", "")),
    )
    sent = CardForm(card, typed, whole(data.get(f"version-{number}", ""), 0), rows=rows)
    sent = replace(sent, dirty=_differs(sent))
    return sent if sent.dirty or number in chosen else fresh(card)


def _differs(sent: CardForm) -> bool:
    """Whether somebody changed a card: against what it showed; from an old page that is what stands or stood before."""
    card = sent.card
    shown = [as_typed(card.own or card.last)]
    if sent.version < card.version:
        shown += [as_typed(card.last), TypedAnswer()]
    return not any(sent.typed.same_as(one) for one in shown)


def _sent_need(question: int, row: int, data: QueryDict) -> GivenNeed:
    what, by, wanted_from = (data.get(f"needs-{row}-{name}-{question}", "") for name in ("what", "by", "wanted_from"))
    return GivenNeed(_plain(what), by, wanted_from)


def whole(text: str, otherwise: int) -> int:
    """A whole number from a form, else what is given instead."""
    return int(text) if WHOLE_NUMBER.fullmatch(text) else otherwise


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def with_row(form: CardForm) -> CardForm:
    """A card with one more empty row for needs, and everything that was typed."""
    return replace(form, rows=len(form.need_rows) + 1, dirty=True)


def with_faults(forms: Sequence[CardForm], faults: Mapping[int, Faults]) -> list[CardForm]:
    """The cards with what is wrong beside their fields."""
    return [replace(one, faults=faults.get(one.id, {})) for one in forms]


def with_conflicts(forms: Sequence[CardForm], conflicts: Sequence[Conflict]) -> list[CardForm]:
    """The cards with what somebody else answered meanwhile beside what is typed; the version becomes the newest."""
    newer = {one.question_id: one for one in conflicts}
    return [
        replace(one, conflict=newer[one.id], version=newer[one.id].version, dirty=True) if one.id in newer else one
        for one in forms
    ]
