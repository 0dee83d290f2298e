# SPDX-License-Identifier: EUPL-1.2
"""An accord that went through some rounds: who answered what, in a form that is short to write down."""

from datetime import date
from typing import Any

from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Accord, ActionRecord, Theme
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations import close_round, correct_answer, publish_edition
from tests.factories import (
    ActionToMake,
    answer_one,
    given,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

ALL = Capacity(everything=True)
LONG_AFTER = date(2024, 6, 1)


def now(day: date = LONG_AFTER) -> AsOf:
    """As at a day, by all that is known now."""
    return AsOf.at(day, now=timezone.now())


def make_small_accord() -> Accord:
    """Two themes: zin owns a-1 and a-2, nza owns b-1, nobody owns b-2."""
    accord = make_accord()
    zin, nza = make_party("zin", "Zorginstituut"), make_party("nza", "NZa")
    a, b = make_theme(accord, "a-zorg"), make_theme(accord, "b-regio")
    make_actions(
        accord,
        [
            ActionToMake("a-1", a, zin, deadline="2023-Q3"),
            ActionToMake("a-2", a, zin),
            ActionToMake("b-1", b, nza),
            ActionToMake("b-2", b),
        ],
    )
    return accord


def closed(period: str, **answers: dict[str, Any] | str) -> Round:
    """A closed round; "a_1" stands for the action "a-1", and a text for its status. Who is left out did not answer."""
    opened = make_round(period=period)
    for name, answer in answers.items():
        values = {"status": answer} if isinstance(answer, str) else answer
        answer_one(opened, name.replace("_", "-"), **values)
    close_round(SYSTEM, round_id=opened.pk)
    return opened


def corrected(about: Round, action: str, status: str, **rest: Any) -> None:
    """A correction of one answer, published as the next edition."""
    question = Question.objects.get(round=about, action__key=action)
    answer = given(question, status, **rest)
    correct_answer(SYSTEM, given=answer, reason="Het stond er verkeerd.")
    publish_edition(SYSTEM, round_id=about.pk, reason="Correctie.")


def changed(action: str, since: date, **values: Any) -> None:
    """An action reads otherwise from a day on."""
    record = ActionRecord.objects.lasting().get(action__key=action)
    kept = {
        name: getattr(record, name)
        for name in ("theme_id", "title", "order", "owner_id", "owner_missing", "deadline", "last_day")
    }
    write_facts(ActionRecord, [NewFact((record.action_id,), since, kept | values)], now=timezone.now())


def ended(action: str, since: date) -> None:
    """An action is no longer there from a day on."""
    record = ActionRecord.objects.lasting().get(action__key=action)
    write_facts(ActionRecord, [NewFact((record.action_id,), since)], now=timezone.now())


def theme(key: str) -> Theme:
    """A theme by its key."""
    return Theme.objects.get(key=key)
