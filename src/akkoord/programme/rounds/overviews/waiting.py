# SPDX-License-Identifier: EUPL-1.2
"""Who waits for whom: needs grouped by the party that is asked, overdue ones first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Answer, Edition, Need, Standing
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    NeedShown,
    Page,
    PartyShown,
    actions_in,
    bounds,
    party_record,
    party_shown,
    themes_in,
)
from akkoord.programme.rounds.overviews.standings import HoldingEdition, holding_edition, holding_of
from akkoord.programme.rounds.policies import oversees, parties_spoken_for
from akkoord.programme.rounds.rules.staleness import rounds_in_a_row


@dataclass(frozen=True)
class WaitedFor:
    """How many actions wait for a party (None: for nobody in particular), for how many things, how many overdue.

    `undated` of the things have no last day: it is not known when they are needed.
    """

    party: PartyShown | None
    actions: int
    needs: int
    overdue: int
    undated: int
    first_day: date | None


@dataclass(frozen=True)
class WaitingLine:
    """A need with the action that waits for it; it stands there in the same words for `rounds` rounds in a row."""

    action: ActionShown
    need: NeedShown
    overdue: bool
    rounds: int
    since: Period
    practice: bool


@dataclass(frozen=True)
class Waiting:
    """Who is waited for, overdue first, and a page of what for; `actions` counts each action once."""

    holding: HoldingEdition | None
    parties: tuple[WaitedFor, ...]
    lines: Page[WaitingLine]
    actions: int

    @property
    def overdue(self) -> int:
        """How many things should have been there on the peildatum."""
        return sum(one.overdue for one in self.parties)


def waiting(
    viewer: Capacity, as_of: AsOf, *, accord: str, party: str | None = None, theme: str = "", page: int | None = 1
) -> Waiting:
    """What is needed from whom on the peildatum, by the answers that stand in the round that holds.

    In: the key of one party for the lines, "" for what is wanted of nobody in particular, None for all; the key of one
    theme; the page, or None for all of them. Eight queries at most. Refusals: Refused.
    """
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    needs = _standing_needs(edition, as_of, theme)
    parties = _waited_for(needs, as_of)
    actions = needs.aggregate(actions=Count("answer__question__action", distinct=True))["actions"]
    wanted = _wanted_from(needs, party)
    rows = list(_in_order(wanted, as_of)[bounds(page)])
    total = sum(one.needs for one in parties if party is None or (one.party.key if one.party else "") == party)
    return Waiting(holding_of(edition), parties, Page(_lines(rows, as_of, accord), max(1, page or 1), total), actions)


def _standing_needs(edition: Edition | None, as_of: AsOf, theme: str = "") -> QuerySet[Need]:
    """The needs of the answers that stand on the peildatum."""
    standing = Standing.objects.as_of(as_of).filter(round=edition.round if edition else None)
    standing = standing.filter(theme__key=theme) if theme else standing
    return Need.objects.filter(Exists(standing.filter(answer_id=OuterRef("answer_id"))))


def _wanted_from(needs: QuerySet[Need], party: str | None) -> QuerySet[Need]:
    if party is None:
        return needs
    return needs.filter(wanted_from__key=party) if party else needs.filter(wanted_from__isnull=True)


def _in_order(needs: QuerySet[Need], as_of: AsOf) -> QuerySet[Need]:
    named = needs.annotate(known_party=party_record(as_of, "wanted_from"))
    in_order = named.order_by(F("last_day").asc(nulls_last=True), "answer__question__theme_id", "pk")
    return in_order.annotate(
        key=F("wanted_from__key"), short=F("known_party__short_name"), full=F("known_party__name")
    ).select_related("answer__question__round")


def _need(row: Need) -> NeedShown:
    """A need of `_in_order`, which names its party."""
    party = party_shown(row.key, row.short, row.full)  # type: ignore[attr-defined] # `_in_order` puts them there
    return NeedShown(row.what, row.by, party)


def _waited_for(needs: QuerySet[Need], as_of: AsOf) -> tuple[WaitedFor, ...]:
    """Per party; who lets most things go past their day comes first. One query."""
    rows = (
        needs.annotate(known_party=party_record(as_of, "wanted_from"))
        .values_list("wanted_from__key", "known_party__short_name", "known_party__name")
        .annotate(
            actions=Count("answer__question__action", distinct=True),
            number=Count("pk"),
            overdue=Count("pk", filter=Q(last_day__lt=as_of.peildatum)),
            undated=Count("pk", filter=Q(last_day__isnull=True)),
            first=Min("last_day"),
        )
        .order_by("-overdue", "-actions", "wanted_from__key")
    )
    shown = [WaitedFor(party_shown(key, short, name), *counts) for key, short, name, *counts in rows]
    return tuple(sorted(shown, key=lambda one: one.party is None))


def _lines(rows: Sequence[Need], as_of: AsOf, accord: str) -> tuple[WaitingLine, ...]:
    ids = [row.answer.question.action_id for row in rows]
    actions = actions_in(as_of, ids, themes_in(as_of, accord)) if rows else {}
    stood = _stood(rows, as_of) if rows else {}
    lines = []
    for row in rows:
        action, about = row.answer.question.action_id, row.answer.question.round
        if action not in actions:
            continue
        number, since = stood.get((action, *_wording(row)), (1, about.period))
        lines.append(
            WaitingLine(
                actions[action],
                _need(row),
                row.last_day is not None and row.last_day < as_of.peildatum,
                number,
                Period.parse(since),
                about.practice,
            )
        )
    return tuple(lines)


Wording = tuple[str, int | None]
"""What is needed in the same words, of the same party."""


def _wording(need: Need) -> Wording:
    return " ".join(need.what.casefold().split()), need.wanted_from_id


def _stood(rows: Iterable[Need], as_of: AsOf) -> dict[tuple[int, str, int | None], tuple[int, str]]:
    """For how many rounds in a row each need has stood there, and since which round. Two queries."""
    wanted = {(row.answer.question.action_id, *_wording(row)) for row in rows}
    history = Standing.objects.history(as_of).filter(action__in={action for action, *_ in wanted})
    rounds: dict[int, list[tuple[str, int | None]]] = {}
    for action, period, answer in history.values_list("action_id", "round__period", "answer_id"):
        rounds.setdefault(action, []).append((period, answer))
    answers = {answer for line in rounds.values() for _, answer in line if answer}
    said: dict[int, set[Wording]] = {}
    for need in Need.objects.filter(answer__in=answers):
        said.setdefault(need.answer_id, set()).add(_wording(need))
    stood = {}
    for action, what, party in wanted:
        line = rounds.get(action, [])
        number = rounds_in_a_row([(what, party) in said.get(answer or 0, ()) for _, answer in line])
        if number:
            stood[action, what, party] = (number, line[-number][0])
    return stood


@dataclass(frozen=True)
class NeedInShort:
    """A need with the action that it is for."""

    action: ActionShown
    need: NeedShown
    practice: bool


MOST_SHOWN = 5


@dataclass(frozen=True)
class WaitingForParty:
    """How many actions wait for one party, for how many things, how many overdue, and the most urgent ones."""

    actions: int
    needs: int
    overdue: int
    urgent: tuple[NeedInShort, ...]


def waiting_for(viewer: Capacity, as_of: AsOf, *, accord: str, party: str) -> WaitingForParty:
    """What is wanted of one party on the peildatum, in short.

    Five queries at most: one before the first round, two when nothing is wanted. Refusals: Refused.
    """
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    if edition is None:
        return WaitingForParty(0, 0, 0, ())
    needs = _wanted_from(_standing_needs(edition, as_of), party)
    counts = needs.aggregate(
        actions=Count("answer__question__action", distinct=True),
        needs=Count("pk"),
        overdue=Count("pk", filter=Q(last_day__lt=as_of.peildatum)),
    )
    urgent = _in_order(needs, as_of)[:MOST_SHOWN] if counts["needs"] else ()
    return WaitingForParty(**counts, urgent=_plain_lines(urgent, as_of, accord))


def open_needs(viewer: Capacity, as_of: AsOf, *, accord: str, party: str | None = None) -> tuple[NeedInShort, ...]:
    """What owners say in the open round that they need, as far as the viewer may see it already.

    Who runs the round sees all of it; who speaks for a party sees what is wanted of that party; nobody else sees
    anything before the round is closed. In: as for `waiting`. Four queries at most, none for who may see nothing.
    Refusals: Refused.
    """
    may_read(viewer).require()
    spoken_for = parties_spoken_for(viewer)
    if not (oversees(viewer) or spoken_for):
        return ()
    by_then = as_of.as_then_known(timezone.get_current_timezone()).known_at
    answers = Answer.objects.last_given().filter(
        question__round__accord__key=accord,
        question__round__state=RoundState.OPEN,
        question__round__opened_at__lte=by_then,
        submitted_at__lte=as_of.known_at,
    )
    needs = _wanted_from(Need.objects.filter(answer__in=answers), party)
    needs = needs if oversees(viewer) else needs.filter(wanted_from__in=spoken_for)
    return _plain_lines(_in_order(needs, as_of), as_of, accord)


def _plain_lines(needs: Iterable[Need], as_of: AsOf, accord: str) -> tuple[NeedInShort, ...]:
    """In three queries, one when there are no needs."""
    rows = list(needs)
    ids = [row.answer.question.action_id for row in rows]
    actions = actions_in(as_of, ids, themes_in(as_of, accord)) if rows else {}
    return tuple(
        NeedInShort(
            actions[row.answer.question.action_id],
            _need(row),
            row.answer.question.round.practice,
        )
        for row in rows
        if row.answer.question.action_id in actions
    )
