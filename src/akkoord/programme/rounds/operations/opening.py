# SPDX-License-Identifier: EUPL-1.2
"""Opening a round."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import get_language

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record
from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import date_label
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import Accord, ActionRecord, StatusRecord, StatusSchemeRecord, ThemeRecord
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import RequestKind, RoundState
from akkoord.programme.rounds.errors import (
    AnotherRoundOpen,
    DueInThePast,
    NothingToAsk,
    NoUsableScheme,
    PeildatumBeforePeriod,
    PeildatumNotAfterLast,
    PeriodAlreadyAsked,
    RoundNotFound,
)
from akkoord.programme.rounds.events import RoundOpened
from akkoord.programme.rounds.models import Question, Request, Round, Standing
from akkoord.programme.rounds.operations.subjects import round_ref
from akkoord.programme.rounds.policies import may_open_round
from akkoord.programme.rounds.rules import expected_minutes

BATCH = 400

AskedAction = tuple[int, int, int | None]
"""The action, its theme, and its owner (None: ask the chair of the theme)."""


@transaction.atomic
def open_round(
    actor: Actor, *, accord: str, period: Period, peildatum: date, due_on: date, practice: bool = False
) -> Round:
    """Open a round: every owner gets one request with all their actions, each chair one with those without an owner.

    Who: the monitoring party or the programme team.
    In: the accord's key; the period asked about; the day as at which answers hold; the last day to answer. A practice
    round exercises a quarter of the past, so its last day may be over.
    Effect: actions, owners and chairs are those that hold on the peildatum as known now. Each request carries the
    minutes it is thought to take. RoundOpened is announced.
    Queries: a fixed number, plus one per 400 questions.
    Refusals: Refused; RoundNotFound (no such accord); AnotherRoundOpen, PeriodAlreadyAsked, PeildatumBeforePeriod,
    PeildatumNotAfterLast, DueInThePast, NoUsableScheme, NothingToAsk.
    """
    now = timezone.now()
    found, scheme_id, asked, as_of = _openable(actor, accord, period, peildatum, due_on, practice, now)
    opened = _create_round(
        Round(
            accord=found,
            period=period.code,
            peildatum=peildatum,
            due_on=due_on,
            scheme_id=scheme_id,
            practice=practice,
            opened_by_id=actor_id(actor),
            opened_at=now,
        )
    )
    _ask(opened, asked, as_of)
    record(
        actor,
        verb="round_opened",
        subject=round_ref(opened),
        changes={"questions": [None, len(asked)], "peildatum": [None, peildatum], "due_on": [None, due_on]},
        accord=accord,
    )
    publish(RoundOpened(opened.pk, now))
    return opened


def check_opening(
    actor: Actor, *, accord: str, period: Period, peildatum: date, due_on: date, practice: bool = False
) -> None:
    """Whether `open_round` would do it, so that a page need not ask to confirm what will be refused. Writes nothing.

    Refusals: those of `open_round`.
    """
    _openable(actor, accord, period, peildatum, due_on, practice, timezone.now())


def _openable(
    actor: Actor, accord: str, period: Period, peildatum: date, due_on: date, practice: bool, now: datetime
) -> tuple[Accord, int, list[AskedAction], AsOf]:
    may_open_round(capacity_of(actor, timezone.localdate(now))).require()
    found = Accord.objects.filter(key=accord).first()
    if found is None:
        raise RoundNotFound
    _check_dates(period, peildatum, due_on, today=timezone.localdate(now), practice=practice)
    _check_order(found, period, peildatum)
    as_of = AsOf.at(peildatum, now=now)
    scheme_id = _leading_scheme(found, as_of)
    asked = _actions_to_ask(found, as_of)
    if not asked:
        raise NothingToAsk(date_label(peildatum, get_language() or "nl"))
    return found, scheme_id, asked, as_of


def _check_dates(period: Period, peildatum: date, due_on: date, *, today: date, practice: bool) -> None:
    if peildatum < period.first_day:
        raise PeildatumBeforePeriod(date_label(period.first_day, get_language() or "nl"))
    if due_on < today and not practice:
        raise DueInThePast


def _check_order(accord: Accord, period: Period, peildatum: date) -> None:
    for code, state, last in (
        Round.objects.filter(accord=accord).order_by("-peildatum").values_list("period", "state", "peildatum")
    ):
        if code == period.code:
            raise PeriodAlreadyAsked(period.label_in(get_language() or "nl"))
        if state == RoundState.OPEN:
            raise AnotherRoundOpen(Period.parse(code).label_in(get_language() or "nl"))
        if peildatum <= last:
            raise PeildatumNotAfterLast(date_label(last, get_language() or "nl"))


def _leading_scheme(accord: Accord, as_of: AsOf) -> int:
    """The scheme that rounds ask with on a day; it must have a word for unknown."""
    leading = (
        StatusSchemeRecord.objects.filter(scheme__accord=accord, leading=True, valid_from__lte=as_of.peildatum)
        .filter(models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=as_of.peildatum))
        .as_of(as_of)
        .order_by("-valid_from")
        .values_list("scheme_id", flat=True)
        .first()
    )
    unknown = StatusRecord.objects.filter(scheme_id=leading, signal=SignalKind.UNKNOWN).as_of(as_of)
    if leading is None or not unknown.exists():
        raise NoUsableScheme
    return int(leading)


def _actions_to_ask(accord: Accord, as_of: AsOf) -> list[AskedAction]:
    records = ActionRecord.objects.filter(action__accord=accord).as_of(as_of)
    return list(
        records.order_by("theme_id", "group_order", "order", "pk").values_list("action_id", "theme_id", "owner_id")
    )


def _create_round(opened: Round) -> Round:
    """Save, or refuse when somebody else opened one in the same moment."""
    try:
        with transaction.atomic():
            opened.save(force_insert=True)
    except IntegrityError:
        raise AnotherRoundOpen(Period.parse(opened.period).label_in(get_language() or "nl")) from None
    return opened


def _ask(opened: Round, asked: Sequence[AskedAction], as_of: AsOf) -> None:
    requests = _requests(opened, asked, as_of)
    Question.objects.bulk_create(
        [
            Question(round=opened, request=requests[_addressee(entry)], action_id=entry[0], theme_id=entry[1])
            for entry in asked
        ],
        batch_size=BATCH,
    )


def _addressee(entry: AskedAction) -> tuple[RequestKind, int]:
    _, theme_id, owner_id = entry
    return (RequestKind.THEME_CHAIR, theme_id) if owner_id is None else (RequestKind.OWNER, owner_id)


def _requests(opened: Round, asked: Sequence[AskedAction], as_of: AsOf) -> dict[tuple[RequestKind, int], Request]:
    addressees = list(dict.fromkeys(_addressee(entry) for entry in asked))
    themes = [number for kind, number in addressees if kind is RequestKind.THEME_CHAIR]
    chairs = dict(ThemeRecord.objects.filter(theme_id__in=themes).as_of(as_of).values_list("theme_id", "chair_id"))
    minutes = _minutes(opened, asked, as_of)
    made = Request.objects.bulk_create(
        [
            Request(
                round=opened,
                kind=kind,
                theme_id=number if kind is RequestKind.THEME_CHAIR else None,
                party_id=chairs.get(number) if kind is RequestKind.THEME_CHAIR else number,
                expected_minutes=minutes[kind, number],
            )
            for kind, number in addressees
        ],
        batch_size=BATCH,
    )
    return dict(zip(addressees, made, strict=True))


def _minutes(opened: Round, asked: Sequence[AskedAction], as_of: AsOf) -> dict[tuple[RequestKind, int], int]:
    """What each request is thought to take, by what there is to repeat. One query."""
    repeatable = set(
        Standing.objects.as_of(as_of)
        .filter(round__accord=opened.accord, answer__isnull=False)
        .values_list("action_id", flat=True)
    )
    total = Counter(_addressee(entry) for entry in asked)
    repeated = Counter(_addressee(entry) for entry in asked if entry[0] in repeatable)
    return {whom: expected_minutes(first_time=total[whom] - repeated[whom], repeated=repeated[whom]) for whom in total}
