# SPDX-License-Identifier: EUPL-1.2
"""The rounds of an accord, and their editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import InvalidPeriod, Period
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Edition, Question, Round
from akkoord.programme.rounds.overviews.naming import StatusShown, statuses_in

ROUND_SUBJECT = "round"


@dataclass(frozen=True)
class EditionShown:
    """What was published, when and by whom (empty: by the installation)."""

    id: int
    number: int
    published_at: datetime
    published_by: str
    reason: str
    digest: str
    asked: int
    answered: int
    unchanged: int
    forecasts_late: int
    needs: int


@dataclass(frozen=True)
class RoundShown:
    """A round with the editions known at the moment asked, the last one first; without any it was still open."""

    id: int
    period: Period
    peildatum: date
    due_on: date
    opened_at: datetime
    practice: bool
    asked: int
    answered: int
    editions: tuple[EditionShown, ...]
    accord_id: int
    scheme_id: int

    @property
    def is_open(self) -> bool:
        """Whether it had not been closed yet."""
        return not self.editions

    @property
    def edition(self) -> EditionShown | None:
        """The edition that holds."""
        return self.editions[0] if self.editions else None


def rounds_of(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[RoundShown, ...]:
    """The rounds of an accord, the last one first: those about the day asked or earlier, or opened by then.

    Two queries: what was asked in a closed round stands in its edition. Refusals: Refused.
    """
    may_read(viewer).require()
    return _shown(_rounds(as_of).filter(accord__key=accord), as_of)


def round_shown(viewer: Capacity, as_of: AsOf, *, accord: str, period: str) -> RoundShown:
    """One round. Two queries. Refusals: Refused; RoundNotFound, also for a text that is no period."""
    may_read(viewer).require()
    try:
        code = Period.parse(period).code
    except InvalidPeriod:
        raise RoundNotFound from None
    found = _shown(_rounds(as_of).filter(accord__key=accord, period=code), as_of)
    if not found:
        raise RoundNotFound
    return found[0]


def _rounds(as_of: AsOf) -> QuerySet[Round]:
    """The rounds to show, with how much was asked and answered where no edition says so: the rest is never counted."""
    opened_by_then = as_of.as_then_known(timezone.get_current_timezone()).known_at
    published = Edition.objects.filter(round=OuterRef("pk"), published_at__lte=as_of.known_at)
    asked = Question.objects.filter(round=OuterRef("pk"))
    rounds = Round.objects.filter(
        Q(peildatum__lte=as_of.peildatum) | Q(opened_at__lte=opened_by_then), opened_at__lte=as_of.known_at
    )
    return rounds.annotate(
        asked=_unless(published, asked), answered=_unless(published, asked.filter(version__gt=0))
    ).order_by("-peildatum")


def _unless(published: QuerySet[Edition], questions: QuerySet[Question]) -> Case:
    number = Subquery(questions.order_by().values("round").annotate(number=Count("pk")).values("number"))
    return Case(When(~Exists(published), then=Coalesce(number, 0)), default=0, output_field=IntegerField())


def _shown(rounds: QuerySet[Round], as_of: AsOf) -> tuple[RoundShown, ...]:
    found = list(rounds)
    editions: dict[int, tuple[EditionShown, ...]] = {}
    published = Edition.objects.filter(round_id__in=[one.pk for one in found], published_at__lte=as_of.known_at)
    for edition in published.select_related("published_by").order_by("-number"):
        editions[edition.round_id] = (*editions.get(edition.round_id, ()), edition_shown(edition))
    return tuple(_round(one, editions.get(one.pk, ())) for one in found)


def _round(one: Any, editions: tuple[EditionShown, ...]) -> RoundShown:
    return RoundShown(
        id=one.pk,
        period=Period.parse(one.period),
        peildatum=one.peildatum,
        due_on=one.due_on,
        opened_at=one.opened_at,
        practice=one.practice,
        asked=editions[0].asked if editions else one.asked,
        answered=editions[0].answered if editions else one.answered,
        editions=editions,
        accord_id=one.accord_id,
        scheme_id=one.scheme_id,
    )


def edition_shown(edition: Edition) -> EditionShown:
    """An edition as a value; its publisher must be at hand."""
    return EditionShown(
        id=edition.pk,
        number=edition.number,
        published_at=edition.published_at,
        published_by=edition.published_by.name if edition.published_by else "",
        reason=edition.reason,
        digest=edition.digest,
        asked=edition.asked,
        answered=edition.answered,
        unchanged=edition.unchanged,
        forecasts_late=edition.forecasts_late,
        needs=edition.needs,
    )


@dataclass(frozen=True)
class ChangeShown:
    """What an edition changed of one action: before and after, and why."""

    action_key: str
    action_title: str
    status: tuple[StatusShown | None, StatusShown | None]
    answered: tuple[bool, bool]
    explanation: tuple[str, str]
    forecast: tuple[PlannedMoment | None, PlannedMoment | None]
    late: tuple[bool, bool]
    reason: str


@dataclass(frozen=True)
class EditionChanges:
    """An edition and what it changed; the first changed nothing."""

    edition: EditionShown
    changes: tuple[ChangeShown, ...]


def edition_changes(
    viewer: Capacity, as_of: AsOf, *, accord: str, period: str, number: int | None = None
) -> EditionChanges:
    """What an edition (None: the last one known) changed. Three queries. Refusals: Refused, RoundNotFound."""
    may_read(viewer).require()
    known = Edition.objects.of_accord(accord).filter(round__period=period, published_at__lte=as_of.known_at)
    if number is not None:
        known = known.filter(number=number)
    edition = known.select_related("published_by", "round").order_by("-number").first()
    if edition is None:
        raise RoundNotFound
    rows: list[dict[str, Any]] = edition.changes
    day = AsOf(edition.round.peildatum, as_of.known_at)
    titles = dict(
        ActionRecord.objects.as_of(day)
        .filter(action__accord__key=accord, action__key__in=[row["action"] for row in rows])
        .values_list("action__key", "title")
    )
    statuses = {status.key: status for status in statuses_in(day, scheme_id=edition.round.scheme_id).values()}
    return EditionChanges(edition_shown(edition), tuple(_change(row, titles, statuses) for row in rows))


def _change(row: dict[str, Any], titles: dict[str, str], statuses: dict[str, StatusShown]) -> ChangeShown:
    before, after = (PlannedMoment.parse(text) if text else None for text in row["forecast"])
    return ChangeShown(
        action_key=row["action"],
        action_title=titles.get(row["action"], row["action"]),
        status=(statuses.get(row["status"][0]), statuses.get(row["status"][1])),
        answered=(row["answered"][0], row["answered"][1]),
        explanation=(row["explanation"][0], row["explanation"][1]),
        forecast=(before, after),
        late=(row["late"][0], row["late"][1]),
        reason=row["reason"],
    )


def describe_rounds(keys: Sequence[str]) -> dict[str, SubjectInfo]:
    """Names of rounds by "<accord>/<period>", for the registry of subjects. One query."""
    wanted = [key.partition("/") for key in keys]
    rows = Round.objects.filter(
        accord__key__in={accord for accord, _, _ in wanted}, period__in={period for _, _, period in wanted}
    ).values_list("accord__key", "period")
    return {
        f"{accord}/{period}": SubjectInfo(
            title=_("Ronde %(period)s") % {"period": Period.parse(period).label_in(get_language() or "nl")},
            url_name="rounds:page",
            url_args=(accord, period),
        )
        for accord, period in rows
        if f"{accord}/{period}" in keys
    }
