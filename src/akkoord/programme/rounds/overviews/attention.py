# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention on a peildatum, and what is needed from whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, Need, Standing
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    NeedShown,
    Page,
    PartyShown,
    StatusShown,
    actions_in,
    bounds,
    needs_of,
    party_record,
    party_shown,
    statuses_in,
    themes_in,
)
from akkoord.programme.rounds.overviews.verified import VerifiedShown, shown_by_action, verification_rows
from akkoord.programme.rounds.rules.judging import age_in_days


class AttentionReason(StrEnum):
    """Why an action is on the list, the most urgent first."""

    ATTENTION = "attention"
    LATE = "late"
    OVERDUE = "overdue"
    UNANSWERED = "unanswered"
    NOT_STARTED = "not_started"


_CONDITIONS = {
    AttentionReason.ATTENTION: Q(signal=SignalKind.ATTENTION),
    AttentionReason.LATE: Q(late=True),
    AttentionReason.OVERDUE: Q(overdue=True),
    AttentionReason.UNANSWERED: Q(answer__isnull=True),
    AttentionReason.NOT_STARTED: Q(signal=SignalKind.NOT_STARTED),
}
_ANYTHING = reduce(or_, _CONDITIONS.values())


@dataclass(frozen=True)
class AttentionLine:
    """An action that asks for attention, why, what its owner said and how many days ago, and what was verified."""

    action: ActionShown
    status: StatusShown | None
    reasons: tuple[AttentionReason, ...]
    explanation: str
    forecast: PlannedMoment | None
    slipped: bool
    accepted: bool
    needs: tuple[NeedShown, ...]
    practice: bool
    age: int = 0
    verified: VerifiedShown | None = None


@dataclass(frozen=True)
class Attention:
    """A page of actions, and how many there are for each reason; one action can have more than one."""

    lines: Page[AttentionLine]
    counts: dict[AttentionReason, int]
    actions: int


def attention(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    reason: AttentionReason | None = None,
    theme: str = "",
    page: int | None = 1,
) -> Attention:
    """Actions that need attention, are not started, late, overdue or unanswered on the peildatum.

    In: one reason or all; the key of one theme or all; the page, or None for the whole list. Counts are of all reasons
    within the theme. Eight queries at most, fewer when nothing asks for attention. Refusals: Refused.
    """
    may_read(viewer).require()
    standing = _standing(as_of, accord, theme)
    counts = standing.aggregate(
        total=Count("pk", filter=_ANYTHING),
        **{name.value: Count("pk", filter=where) for name, where in _CONDITIONS.items()},
    )
    total = int(counts["total"])
    wanted = standing.filter(_CONDITIONS[reason] if reason else _ANYTHING)
    rows = list(wanted.annotate(urgency=_urgency()).order_by("urgency", "theme_id", "action_id")[bounds(page)])
    lines = _attention_lines(rows, viewer, as_of, accord)
    shown = {name: int(counts[name.value]) for name in AttentionReason}
    return Attention(Page(lines, max(1, page or 1), shown[reason] if reason else total), shown, total)


def _standing(as_of: AsOf, accord: str, theme: str = "") -> QuerySet[Standing]:
    """The standings of the round that holds: by its number, so that the database need not look at every action."""
    holding = Edition.objects.of_accord(accord).known(as_of).last_first().values("round_id")[:1]
    standing = Standing.objects.as_of(as_of).filter(round_id=Subquery(holding))
    return standing.filter(theme__key=theme) if theme else standing


def _urgency() -> Case:
    return Case(
        *(When(condition, then=Value(rank)) for rank, condition in enumerate(_CONDITIONS.values())),
        default=Value(len(_CONDITIONS)),
        output_field=IntegerField(),
    )


def _attention_lines(rows: Sequence[Standing], viewer: Capacity, as_of: AsOf, accord: str) -> tuple[AttentionLine, ...]:
    actions = actions_in(as_of, [row.action_id for row in rows], themes_in(as_of, accord))
    found = verification_rows(viewer, as_of, action_ids=[row.action_id for row in rows])
    statuses = statuses_in(as_of, ids=[row.status_id for row in rows] + [row.status_id for row in found.values()])
    verified = shown_by_action(found.values(), statuses, as_of)
    needs = needs_of(as_of, [row.answer_id for row in rows])
    return tuple(
        AttentionLine(
            action=actions[row.action_id],
            status=statuses.get(row.status_id),
            reasons=_reasons(row),
            explanation=row.explanation,
            forecast=row.forecast,
            slipped=row.slipped,
            accepted=row.accepted,
            needs=needs.get(row.answer_id, ()) if row.answer_id else (),
            practice=row.practice,
            age=age_in_days(row.holds_from, as_of.peildatum),
            verified=verified.get(row.action_id),
        )
        for row in rows
        if row.action_id in actions
    )


def _reasons(row: Standing) -> tuple[AttentionReason, ...]:
    holds = {
        AttentionReason.ATTENTION: row.signal == SignalKind.ATTENTION,
        AttentionReason.LATE: row.late,
        AttentionReason.OVERDUE: row.overdue,
        AttentionReason.UNANSWERED: row.answer_id is None,
        AttentionReason.NOT_STARTED: row.signal == SignalKind.NOT_STARTED,
    }
    return tuple(reason for reason, true in holds.items() if true)


@dataclass(frozen=True)
class NeedLine:
    """A need with the action that it is for."""

    action: ActionShown
    need: NeedShown
    practice: bool


@dataclass(frozen=True)
class PartyNeeds:
    """How much is wanted from a party (None: nobody in particular), and how much of that was due by the peildatum."""

    party: PartyShown | None
    needs: int
    due: int


@dataclass(frozen=True)
class NeedsByParty:
    """What the owners need: how much from whom, and a page of it, what is due first."""

    parties: tuple[PartyNeeds, ...]
    lines: Page[NeedLine]
    total: int


def needs_by_party(
    viewer: Capacity, as_of: AsOf, *, accord: str, party: str | None = None, page: int | None = 1
) -> NeedsByParty:
    """What is needed of whom on the peildatum, by the answers that stand.

    In: the key of one party for the lines, "" for needs of nobody in particular, None for all.
    Four queries, fewer when nothing is needed. Refusals: Refused.
    """
    may_read(viewer).require()
    standing = _standing(as_of, accord).filter(answer_id=OuterRef("answer_id"))
    needs = Need.objects.filter(Exists(standing))
    parties = _wanted(needs, as_of)
    if party is not None:
        needs = needs.filter(wanted_from__key=party) if party else needs.filter(wanted_from__isnull=True)
        total = sum(one.needs for one in parties if (one.party.key if one.party else "") == party)
    else:
        total = sum(one.needs for one in parties)
    in_order = needs.order_by(F("last_day").asc(nulls_last=True), "answer__question__theme_id", "pk")
    rows = in_order.select_related("wanted_from", "answer__question__round")[bounds(page)]
    lines = _need_lines(list(rows), {one.party.key: one.party for one in parties if one.party}, as_of, accord)
    return NeedsByParty(parties, Page(lines, max(1, page or 1), total), sum(one.needs for one in parties))


def _wanted(needs: QuerySet[Need], as_of: AsOf) -> tuple[PartyNeeds, ...]:
    """How much is wanted of whom, most first. One query."""
    due = Count("pk", filter=Q(last_day__lte=as_of.peildatum))
    rows = (
        needs.annotate(known_party=party_record(as_of, "wanted_from"))
        .values_list("wanted_from__key", "known_party__short_name", "known_party__name")
        .annotate(number=Count("pk"), due=due)
        .order_by("-number", "wanted_from__key")
    )
    return tuple(
        PartyNeeds(party_shown(key, short_name, name), number, passed) for key, short_name, name, number, passed in rows
    )


def _need_lines(rows: Sequence[Need], parties: dict[str, PartyShown], as_of: AsOf, accord: str) -> tuple[NeedLine, ...]:
    actions = actions_in(as_of, [row.answer.question.action_id for row in rows], themes_in(as_of, accord))
    return tuple(
        NeedLine(
            actions[row.answer.question.action_id],
            NeedShown(row.what, row.by, parties.get(row.wanted_from.key) if row.wanted_from else None),
            row.answer.question.round.practice,
        )
        for row in rows
        if row.answer.question.action_id in actions
    )
