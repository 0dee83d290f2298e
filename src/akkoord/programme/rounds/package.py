# SPDX-License-Identifier: EUPL-1.2
"""What rounds add to the export of an accord: closed rounds with their editions, and how each action stands."""

from datetime import date, datetime
from typing import Any, Literal

from django.db.models import Exists, OuterRef, QuerySet
from pydantic import BaseModel, ConfigDict

from akkoord.foundation.packages.exporting import Part
from akkoord.kernel.asof import AsOf
from akkoord.programme.rounds.models import Edition, Need, Standing, ThemeJudgement, Verification


class NeedRow(BaseModel):
    """What is needed, by when, and of which party."""

    model_config = ConfigDict(extra="forbid")

    what: str
    by: str | None
    wanted_from: str | None


class VerifiedRow(BaseModel):
    """What the monitoring party itself found of an action by a round's peildatum; `on` is the day that it holds for."""

    model_config = ConfigDict(extra="forbid")

    status: str
    on: date
    evidence: str
    document: str | None
    place: str


class JudgementRow(BaseModel):
    """What the chair of a theme found of it in a round: the last judgement, with its number."""

    model_config = ConfigDict(extra="forbid")

    theme: str
    number: int
    text: str


class StandingRow(BaseModel):
    """How an action stood by the edition that holds; without an answer the status is the scheme's unknown one.

    `verified` stands beside it and may be of an earlier round; null where nobody verified.
    """

    model_config = ConfigDict(extra="forbid")

    action: str
    theme: str
    status: str
    answered: bool
    accepted: bool
    explanation: str
    forecast: str | None
    late: bool
    slipped: bool
    overdue: bool
    needs: list[NeedRow]
    nothing_needed: bool
    forecast_reason: str
    product: str
    verified: VerifiedRow | None


class EditionRow(BaseModel):
    """An edition with its totals, its digest, and what it changed of the one before."""

    model_config = ConfigDict(extra="forbid")

    number: int
    published_at: datetime
    reason: str
    digest: str
    asked: int
    answered: int
    unchanged: int
    forecasts_late: int
    needs: int
    changes: list[dict[str, Any]]


class RoundRow(BaseModel):
    """A closed round as at the day asked; open rounds are nobody's yet. `practice`: its answers are made up."""

    model_config = ConfigDict(extra="forbid")

    period: str
    peildatum: date
    scheme: str
    state: Literal["closed"] = "closed"
    practice: bool
    notice: str
    editions: list[EditionRow]
    standings: list[StandingRow]
    judgements: list[JudgementRow]


PRACTICE_NOTICE = "oefengegevens"


def rounds_part(accord_key: str, as_of: AsOf) -> Part:
    """The closed rounds of an accord, oldest first, each with its standings as known at the moment asked.

    One query and four per round: its standings are read as at its own peildatum.
    """
    editions = (
        Edition.objects.of_accord(accord_key)
        .known(as_of)
        .select_related("round__scheme")
        .order_by("round__peildatum", "number")
    )
    by_round: dict[int, list[Edition]] = {}
    for edition in editions:
        by_round.setdefault(edition.round_id, []).append(edition)
    rows = [_round(published, as_of) for published in by_round.values()]
    return Part([row.model_dump(mode="json") for row in rows], practice=any(row.practice for row in rows))


def _round(published: list[Edition], as_of: AsOf) -> RoundRow:
    about = published[0].round
    return RoundRow(
        period=about.period,
        peildatum=about.peildatum,
        scheme=about.scheme.key,
        practice=about.practice,
        notice=PRACTICE_NOTICE if about.practice else "",
        editions=[_edition(edition) for edition in published],
        standings=_standings(about.pk, AsOf(about.peildatum, as_of.known_at)),
        judgements=_judgements(about.pk, as_of),
    )


def _edition(edition: Edition) -> EditionRow:
    return EditionRow(
        number=edition.number,
        published_at=edition.published_at,
        reason=edition.reason,
        digest=edition.digest,
        asked=edition.asked,
        answered=edition.answered,
        unchanged=edition.unchanged,
        forecasts_late=edition.forecasts_late,
        needs=edition.needs,
        changes=edition.changes,
    )


def _standings(round_id: int, day: AsOf) -> list[StandingRow]:
    rows = Standing.objects.as_of(day).filter(round_id=round_id).select_related("action", "theme", "status", "answer")
    verified = _verified(rows.order_by().values("action_id"), day)
    needs: dict[int, list[NeedRow]] = {}
    held = rows.filter(answer__isnull=False).values("answer_id")
    for need in Need.objects.filter(answer_id__in=held).select_related("wanted_from").order_by("pk"):
        wanted_from = need.wanted_from.key if need.wanted_from else None
        needs.setdefault(need.answer_id, []).append(NeedRow(what=need.what, by=_text(need.by), wanted_from=wanted_from))
    return [
        StandingRow(
            action=row.action.key,
            theme=row.theme.key,
            status=row.status.key,
            answered=row.answer_id is not None,
            accepted=row.accepted,
            explanation=row.explanation,
            forecast=_text(row.forecast),
            late=row.late,
            slipped=row.slipped,
            overdue=row.overdue,
            needs=needs.get(row.answer_id, []) if row.answer_id else [],
            nothing_needed=bool(row.answer and row.answer.nothing_needed),
            forecast_reason=row.answer.forecast_reason if row.answer else "",
            product=row.answer.product if row.answer else "",
            verified=verified.get(row.action_id),
        )
        for row in rows.order_by("action__key")
    ]


def _verified(actions: QuerySet[Any], day: AsOf) -> dict[int, VerifiedRow]:
    """What was found by rounds that were closed by then: of an open round nothing is exported."""
    closed = Edition.objects.filter(round_id=OuterRef("round_id"), published_at__lte=day.known_at)
    rows = Verification.objects.history(day).filter(Exists(closed), action_id__in=actions)
    return {
        row.action_id: VerifiedRow(
            status=row.status.key,
            on=row.holds_from,
            evidence=row.evidence,
            document=row.document.key if row.document else None,
            place=row.place,
        )
        for row in rows.select_related("status", "document")
    }


def _judgements(round_id: int, as_of: AsOf) -> list[JudgementRow]:
    given = ThemeJudgement.objects.filter(round_id=round_id, given_at__lte=as_of.known_at)
    last = {row.theme.key: row for row in given.select_related("theme").order_by("number")}
    return [JudgementRow(theme=key, number=row.number, text=row.text) for key, row in sorted(last.items())]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
