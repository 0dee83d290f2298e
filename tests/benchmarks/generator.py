# SPDX-License-Identifier: EUPL-1.2
"""An accord of any size, made up but shaped like a real one: 450 actions, 1,500 steps and 16 rounds at scale 1.

Rows are written in bulk, past the operations: a benchmark asks how reading grows, not how writing does. Themes, bodies,
parties and rounds stay the same at every scale, as they do in an accord.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from django.db import connection, models

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.foundation.search.documents import SearchDocument
from akkoord.foundation.search.operations import index_rows
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.models import Record
from akkoord.kernel.asof import FOREVER_DATE
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord import models as accord_models
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party, PartyRecord
from akkoord.programme.planning.models import Step, StepRecord
from akkoord.programme.rounds.choices import RequestKind, RoundState
from akkoord.programme.rounds.models import Answer, Edition, Flow, Need, Question, Request, Round, Standing, ThemeCount
from akkoord.programme.sources.models import Document, DocumentRecord

ACCORD = "groot"
ACTIONS, STEPS, THEMES, BODIES, PARTIES, ROUNDS = 450, 1500, 10, 50, 80, 16
ANSWERED = 3  # of how many of the last rounds the answers themselves are made
SINCE = date(2022, 9, 16)
RECORDED = datetime(2022, 9, 16, 9, tzinfo=UTC)
FIRST_PERIOD = Period.parse("2022Q4")
KINDS = list(SignalKind)
# fmt: off
WORDS = (
    "kader", "agenda", "regio", "zorg", "wijk", "huisarts", "digitaal", "gegevens", "uitwisseling", "opleiding",
    "preventie", "visie", "advies", "handreiking", "bekostiging", "transformatie", "monitor", "leidraad",
    "samenwerking", "netwerk", "passend", "gepast", "gebruik", "arbeidsmarkt", "inzicht", "plan",
)
# fmt: on


@dataclass(frozen=True)
class Made:
    """What was made, for whoever measures."""

    reader: User
    theme: str
    last_peildatum: date
    rows: int


def generate(scale: int) -> Made:
    """Fill an empty database with an accord of `scale` times 450 actions."""
    random = Random(scale)
    accord = accord_models.Accord.objects.create(key=ACCORD)
    document = Document.objects.create(key="bron")
    sourced = {"document_id": document.pk, "place": "blz. 1"}
    _records(DocumentRecord, [{"document_id": document.pk, "title": "Bron", "date": SINCE, "kind": "other"}])
    _records(
        accord_models.AccordRecord,
        [{"accord_id": accord.pk, "name": "Groot akkoord", "short_name": "Groot", "language": "nl", **sourced}],
    )
    parties = _parties(sourced)
    bodies = _bodies(accord, sourced)
    themes = _themes(accord, sourced)
    scheme, statuses = _statuses(accord, sourced)
    _meetings(accord, bodies, themes, sourced)
    actions = _actions(accord, themes, parties, sourced, random, ACTIONS * scale)
    _steps(accord, themes, actions, sourced, random, STEPS * scale)
    last = _rounds(accord, scheme, statuses, themes, actions, random)
    _analyse()
    reader = create_user(SYSTEM, email="lezer@example.invalid", name="Lezer")
    Mandate.objects.create(user=reader, party_id=parties[0], role=Role.READER, valid_from=SINCE)
    rows = sum(model.objects.count() for model in (accord_models.ActionRecord, StepRecord, Standing))
    return Made(reader, "a-thema", last, rows)


def _anchors(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Rows that bear keys; their ids in the order given."""
    return [row.pk for row in model._default_manager.bulk_create([model(**row) for row in rows], batch_size=2000)]


def _records(
    model: type[Record], rows: Iterable[dict[str, Any]], since: date = SINCE, until: date = FOREVER_DATE
) -> None:
    made = [model(holds_from=since, holds_until=until, recorded_at=RECORDED, **row) for row in rows]
    model._default_manager.bulk_create(made, batch_size=2000)


def _parties(sourced: dict[str, Any]) -> list[int]:
    ids = _anchors(Party, [{"key": f"partij-{n}"} for n in range(PARTIES)])
    _records(
        PartyRecord, [{"party_id": pk, "name": f"Partij {n}", "kind": "other", **sourced} for n, pk in enumerate(ids)]
    )
    return ids


def _bodies(accord: accord_models.Accord, sourced: dict[str, Any]) -> list[int]:
    ids = _anchors(accord_models.Body, [{"accord": accord, "key": f"overleg-{n}"} for n in range(BODIES)])
    kinds = ["board" if n < 3 else "theme_table" for n in range(BODIES)]
    rows = [
        {"body_id": pk, "name": f"Overleg {n}", "short_name": f"O{n}", "kind": kinds[n], **sourced}
        for n, pk in enumerate(ids)
    ]
    _records(accord_models.BodyRecord, rows)
    return ids


def _themes(accord: accord_models.Accord, sourced: dict[str, Any]) -> list[int]:
    letters = "abcdefghij"[:THEMES]
    ids = _anchors(accord_models.Theme, [{"accord": accord, "key": f"{letter}-thema"} for letter in letters])
    rows = [
        {"theme_id": pk, "letter": letter.upper(), "title": f"Thema {letter}", "order": n, **sourced}
        for n, (pk, letter) in enumerate(zip(ids, letters, strict=True))
    ]
    _records(accord_models.ThemeRecord, rows)
    return ids


def _statuses(accord: accord_models.Accord, sourced: dict[str, Any]) -> tuple[int, list[int]]:
    scheme = _anchors(accord_models.StatusScheme, [{"accord": accord, "key": "schema"}])[0]
    values = {"scheme_id": scheme, "name": "Schema", "leading": True, "valid_from": SINCE}
    _records(accord_models.StatusSchemeRecord, [values | sourced])
    ids = _anchors(accord_models.Status, [{"accord": accord, "key": kind.value} for kind in KINDS])
    rows = [
        {"status_id": pk, "scheme_id": scheme, "label": kind.label, "signal": kind.value, "order": n, **sourced}
        for n, (pk, kind) in enumerate(zip(ids, KINDS, strict=True))
    ]
    _records(accord_models.StatusRecord, rows)
    return scheme, ids


def _meetings(accord: accord_models.Accord, bodies: list[int], themes: list[int], sourced: dict[str, Any]) -> None:
    days = [date(2023, 1, 15) + timedelta(days=91 * n) for n in range(ROUNDS + 4)]
    wanted = [(body, day) for body in bodies[: THEMES + 3] for day in days]
    keys = [{"accord": accord, "key": f"m-{n}"} for n in range(len(wanted))]
    rows = [
        {
            "meeting_id": pk,
            "body_id": body,
            "when": PlannedMoment.day(day),
            "first_day": day,
            "last_day": day,
            "title": f"Overleg op {day}",
            "on_flowchart_of": ["a-thema"] if body == bodies[0] else [],
            **sourced,
        }
        for pk, (body, day) in zip(_anchors(accord_models.Meeting, keys), wanted, strict=True)
    ]
    _records(accord_models.MeetingRecord, rows)


def _actions(
    accord: accord_models.Accord,
    themes: list[int],
    parties: list[int],
    sourced: dict[str, Any],
    random: Random,
    number: int,
) -> list[tuple[int, int]]:
    """Actions as (action, theme), divided evenly over the themes; two of three have an owner."""
    ids = _anchors(accord_models.Action, [{"accord": accord, "key": f"actie-{n}"} for n in range(number)])
    pairs = [(pk, themes[n % len(themes)]) for n, pk in enumerate(ids)]
    rows, documents = [], []
    for n, (pk, theme) in enumerate(pairs):
        title = _title(random)
        owner = parties[n % len(parties)] if n % 3 else None
        missing = "" if owner else "De bron noemt geen trekker."
        place = {"group": f"Groep {n % 7}", "group_order": n % 7, "order": n}
        rows.append({"action_id": pk, "theme_id": theme, "title": title, "owner_id": owner, "owner_missing": missing}
                    | place | sourced)  # fmt: skip
        documents.append(_document("action", f"actie-{n}", title))
    _records(accord_models.ActionRecord, rows)
    index_rows(documents, at=RECORDED)
    return pairs


def _steps(
    accord: accord_models.Accord,
    themes: list[int],
    actions: list[tuple[int, int]],
    sourced: dict[str, Any],
    random: Random,
    number: int,
) -> None:
    """Steps: four of five on a lane, two of five with a month."""
    ids = _anchors(Step, [{"accord": accord, "key": f"stap-{n}"} for n in range(number)])
    rows, documents = [], []
    for n, pk in enumerate(ids):
        action, theme = actions[n % len(actions)] if n % 5 else (None, themes[n % len(themes)])
        end = PlannedMoment.month(2023 + n % 4, n % 12 + 1) if n % 5 < 2 else None
        days = {"first_day": end.first_day, "last_day": end.last_day} if end else {}
        title = _title(random)
        kind = "decision" if n % 2 else "activity"
        rows.append({"step_id": pk, "theme_id": theme, "action_id": action, "kind": kind, "title": title, "end": end}
                    | days | sourced)  # fmt: skip
        documents.append(_document("step", f"stap-{n}", title))
    _records(StepRecord, rows)
    index_rows(documents, at=RECORDED)


def _title(random: Random) -> str:
    return " ".join(random.sample(WORDS, 4))


def _document(kind: str, key: str, title: str) -> SearchDocument:
    return SearchDocument(SubjectRef(kind, f"{ACCORD}/{key}"), title, accord=ACCORD, holds_from=SINCE)


def _rounds(
    accord: accord_models.Accord,
    scheme: int,
    statuses: list[int],
    themes: list[int],
    actions: list[tuple[int, int]],
    random: Random,
) -> date:
    """Closed rounds with their standings, and the counts and flows that closing keeps. Gives the last peildatum."""
    period, before, previous = FIRST_PERIOD, None, None
    for number in range(ROUNDS):
        about = Round.objects.create(
            accord=accord, period=period.code, peildatum=period.last_day, due_on=period.last_day, scheme_id=scheme,
            state=RoundState.CLOSED, practice=True, opened_by=None, opened_at=RECORDED,
        )  # fmt: skip
        edition = Edition.objects.create(
            round=about, number=1, digest=f"{number:064}", asked=len(actions), answered=len(actions),
            compared_with=previous, published_by=None, published_at=RECORDED,
        )  # fmt: skip
        now = [random.randrange(5) for _ in actions]
        answers = _answers(about, actions, statuses, now) if number >= ROUNDS - ANSWERED else {}
        until = period.next().last_day if number + 1 < ROUNDS else FOREVER_DATE
        _records(Standing, _standings(about, edition, actions, statuses, now, answers), period.last_day, until)
        counted = Counter((theme, kind) for (_action, theme), kind in zip(actions, now, strict=True))
        ThemeCount.objects.bulk_create(
            ThemeCount(edition=edition, theme_id=theme, status_id=statuses[kind], answered=True, actions=n)
            for (theme, kind), n in counted.items()
        )
        _flows(edition, actions, statuses, before, now)
        last, period, before, previous = period.last_day, period.next(), now, edition
    return last


def _answers(about: Round, actions: list[tuple[int, int]], statuses: list[int], now: list[int]) -> dict[int, int]:
    """Answers by action, a need with one of each three; every action asked in the request of its theme."""
    themes = {theme for _action, theme in actions}
    kind = RequestKind.THEME_CHAIR
    requests = {theme: Request.objects.create(round=about, kind=kind, theme_id=theme).pk for theme in themes}
    questions = _anchors(
        Question,
        [
            {"round": about, "request_id": requests[theme], "action_id": pk, "theme_id": theme, "version": 1}
            for pk, theme in actions
        ],
    )
    given = {"number": 1, "submitted_at": RECORDED, "explanation": "Oefengegevens: verzonnen."}
    rows = [{"question_id": pk, "status_id": statuses[n], **given} for pk, n in zip(questions, now, strict=True)]
    answers = _anchors(Answer, rows)
    parties = list(Party.objects.values_list("pk", flat=True))
    wanted = [(pk, parties[n % len(parties)]) for n, pk in enumerate(answers) if n % 3 == 0]
    _anchors(Need, [{"answer_id": pk, "wanted_from_id": party, "what": "Een besluit"} for pk, party in wanted])
    return dict(zip([pk for pk, _theme in actions], answers, strict=True))


def _standings(
    about: Round,
    edition: Edition,
    actions: list[tuple[int, int]],
    statuses: list[int],
    now: list[int],
    answers: Mapping[int, int],
) -> Iterable[dict[str, Any]]:
    forecast = PlannedMoment.month(about.peildatum.year + 1, about.peildatum.month)
    for (action, theme), kind in zip(actions, now, strict=True):
        yield {
            "action_id": action, "theme_id": theme, "round": about, "edition": edition, "status_id": statuses[kind],
            "signal": KINDS[kind].value, "practice": True, "answer_id": answers.get(action),
            "explanation": "Oefengegevens: verzonnen.",
            "forecast": forecast if kind else None, "forecast_last_day": forecast.last_day if kind else None,
        }  # fmt: skip


def _flows(
    edition: Edition, actions: list[tuple[int, int]], statuses: list[int], before: list[int] | None, now: list[int]
) -> None:
    pairs = zip(actions, before or [None] * len(now), now, strict=True)
    counted = Counter((theme, first, second) for (_action, theme), first, second in pairs)
    Flow.objects.bulk_create(
        Flow(
            edition=edition, theme_id=theme, before_id=None if first is None else statuses[first],
            after_id=statuses[second], actions=n,
        )
        for (theme, first, second), n in counted.items()
    )  # fmt: skip


def _analyse() -> None:
    """Let the database learn what it holds, as it does by itself in an installation that lives."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
