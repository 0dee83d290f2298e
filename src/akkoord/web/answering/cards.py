# SPDX-License-Identifier: EUPL-1.2
"""A card as its template reads it: the question, what is typed, what is wrong with it, and who came between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import QueryDict

from akkoord.kernel.period import Period
from akkoord.programme.rounds.choices import AnswerState
from akkoord.programme.rounds.errors import Conflict, Faults
from akkoord.programme.rounds.overviews.delegations import Delegation
from akkoord.programme.rounds.overviews.mine import NoteShown, OwnCard
from akkoord.programme.rounds.overviews.sheet import AnswerShown, Card
from akkoord.programme.rounds.overviews.verified import VerifiedShown
from akkoord.programme.rounds.rules import MAX_NEEDS, GivenAnswer, GivenNeed
from akkoord.web.answering.typed import (
    UNCHANGED,
    TypedAnswer,
    from_draft,
    from_last_time,
    is_sent,
    read_sent,
    shown_on,
)
from akkoord.web.components.wording import worded

FIELD_ORDER = ("unchanged", "status", "explanation", "needs", "forecast", "forecast_reason", "product")


@dataclass(frozen=True)
class NeedRow:
    """One row of needs on a card, with what is wrong with it."""

    number: int
    need: GivenNeed
    faults: Faults = field(default_factory=dict)


@dataclass(frozen=True)
class OtherTab:
    """What the same person saved in another window; that stands, and the page shows it beside what is typed here."""

    typed: TypedAnswer
    revision: int
    saved_at: datetime


@dataclass(frozen=True)
class CardForm:
    """A card with what is typed in it. `dirty`: it differs from what stood there, and was not handed in yet.

    `held`: what is typed comes from a draft that the page of the person did not show, so nothing is done with it.
    """

    card: Card
    typed: TypedAnswer
    version: int
    dirty: bool = False
    rows: int = 1
    faults: Faults = field(default_factory=dict)
    conflict: Conflict | None = None
    revision: int = 0
    saved_at: datetime | None = None
    other_tab: OtherTab | None = None
    held: bool = False
    notes: tuple[NoteShown, ...] = ()
    verified: VerifiedShown | None = None
    colleagues: tuple[Delegation, ...] = ()
    may_delegate: bool = False
    may_transfer: bool = False

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
    def is_unchanged(self) -> bool:
        """Whether "nothing changed" is chosen."""
        return self.typed.choice == UNCHANGED

    @property
    def is_open(self) -> bool:
        """Whether an answered card stands open: something is typed or wrong, or the reviewer wants more."""
        return self.dirty or bool(self.faults) or self.is_asked_back

    @property
    def shows_fields(self) -> bool:
        """Whether the fields stand open although no status is chosen."""
        return not self.is_unchanged and not self.typed.choice and (self.dirty or bool(self.faults))

    @property
    def is_asked_back(self) -> bool:
        """Whether the reviewer wants another answer."""
        return self.card.state == AnswerState.ASKED_BACK

    @property
    def shown_mark(self) -> str:
        """The mark of what stands on the card, apart from what is typed."""
        return shown_on(self.card).mark

    @property
    def last_forecast(self) -> str:
        """The forecast of last time as the field shows it, to see whether it moved."""
        return from_last_time(self.card.last).forecast

    @property
    def summary_faults(self) -> list[tuple[str, str]]:
        """What is wrong, in the order of the fields on the card: the id of each field and what is said there."""
        return [(f"{name}-{self.id}", self.faults[name]) for name in sorted(self.faults, key=_order_of)]

    def given(self) -> GivenAnswer:
        """What is typed, to be handed in."""
        return self.typed.given(self.id, self.version)

    def drafted(self) -> GivenAnswer:
        """What is typed, to be kept as a draft."""
        return self.typed.drafted(self.id, self.version)


def _order_of(name: str) -> int:
    """Where a field stands on the card; one that the card does not know comes last."""
    field_name = name.partition("-")[0]
    return FIELD_ORDER.index(field_name) if field_name in FIELD_ORDER else len(FIELD_ORDER)


def fresh(card: Card) -> CardForm:
    """A card as it stands, with one empty row for needs where there is none."""
    typed = shown_on(card)
    return CardForm(card, typed, card.version, rows=max(len(typed.needs), 1))


def own_form(own: OwnCard) -> CardForm:
    """A card of somebody's own with the draft filled in; one that somebody answered meanwhile shows both."""
    form = replace(
        fresh(own.card),
        notes=own.notes,
        verified=own.verified,
        colleagues=own.colleagues,
        may_delegate=own.may_delegate,
        may_transfer=own.may_transfer,
    )
    draft = own.draft
    if draft is None:
        return form
    typed = from_draft(draft.given)
    form = replace(form, revision=draft.revision, saved_at=draft.saved_at)
    if not _differs(typed, draft.given.expected_version, own.card) or _was_handed_in(typed, own.card):
        return form
    form = replace(form, typed=typed, rows=max(len(typed.needs), 1), dirty=True)
    if draft.given.expected_version < own.card.version and own.card.own:
        return replace(form, conflict=_answered(own.card, own.card.own))
    return form


def _was_handed_in(typed: TypedAnswer, card: Card) -> bool:
    """Whether a draft that was saved late says "nothing changed" about a card that was answered just so."""
    return typed.choice == UNCHANGED and card.own is not None and card.own.unchanged


def _answered(card: Card, own: AnswerShown) -> Conflict:
    return Conflict(
        question_id=card.question_id,
        action_title=card.action.title,
        version=card.version,
        status_label=own.status.label if own.status else "",
        explanation=own.explanation,
        forecast_label=worded(own.forecast) if own.forecast else "",
        answered_by=own.by,
        answered_at=own.at,
    )


def sent_form(form: CardForm, data: QueryDict) -> CardForm:
    """A card with what a browser sent for it; where nothing was sent or changed it stands as it is now."""
    if not is_sent(form.id, data):
        return form
    sent = read_sent(form.id, data)
    if not _differs(sent.typed, sent.version, form.card):
        if sent.revision != form.revision and form.dirty:
            return replace(form, held=True)
        start = fresh(form.card)
        return replace(form, typed=start.typed, rows=max(start.rows, sent.rows), dirty=False, conflict=None)
    other = None
    if form.dirty and sent.revision != form.revision and not sent.typed.same_as(form.typed) and form.saved_at:
        other = OtherTab(form.typed, form.revision, form.saved_at)
    return replace(
        form,
        typed=sent.typed,
        version=sent.version,
        dirty=True,
        rows=sent.rows,
        conflict=None,
        other_tab=other,
    )


def _differs(typed: TypedAnswer, version: int, card: Card) -> bool:
    """Whether somebody changed a card: against what it shows; from an old page that is what it showed before."""
    shown = [shown_on(card)]
    if version < card.version:
        shown += [from_last_time(card.last), TypedAnswer()]
    return not any(typed.same_as(one) for one in shown)


def with_row(form: CardForm) -> CardForm:
    """A card with one more empty row for needs, and everything that was typed."""
    return replace(form, rows=len(form.need_rows) + 1)


def with_choice(form: CardForm, choice: str) -> CardForm:
    """A card on which something else is chosen, and everything that was typed."""
    typed = replace(form.typed, choice=choice)
    return replace(form, typed=typed, dirty=not typed.same_as(shown_on(form.card)))


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
