# SPDX-License-Identifier: EUPL-1.2
"""A round from opening to a second edition."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.programme.rounds.models import Question, Standing
from akkoord.programme.rounds.operations import close_round, correct_answer, publish_edition
from tests.factories import (
    answer_one,
    given,
    make_accord,
    make_action,
    make_party,
    make_round,
    make_theme,
)

pytestmark = pytest.mark.django_db


def test_as_then_known_the_first_edition_still_holds_after_a_correction() -> None:
    accord = make_accord()
    theme = make_theme(accord, chair=make_party("vws"))
    make_action(accord, theme, "a-kader", make_party("zin"), deadline="2023-Q4")
    make_action(accord, theme, "a-agenda")
    opened = make_round()
    answer_one(opened, "a-kader", "op-schema")

    first = close_round(SYSTEM, round_id=opened.pk)
    known_then = timezone.now()
    question = Question.objects.get(round=opened, action__key="a-agenda")
    correct_answer(SYSTEM, given=given(question, "niet-gestart"), reason="Vergeten.")
    second = publish_edition(SYSTEM, round_id=opened.pk, reason="Nagekomen antwoord.")

    def status_of(key: str, known_at: datetime) -> tuple[str, int]:
        standing = Standing.objects.as_of(AsOf(date(2023, 10, 1), known_at)).get(action__key=key)
        return standing.status.key, standing.edition.number

    assert status_of("a-agenda", known_then) == ("onbekend", 1)
    assert status_of("a-agenda", timezone.now()) == ("niet-gestart", 2)
    assert status_of("a-kader", timezone.now()) == ("op-schema", 1)
    assert (first.asked, first.answered, second.answered) == (2, 1, 2)
    assert first.digest != second.digest
    assert second.changes[0]["status"] == ["onbekend", "niet-gestart"]
