# SPDX-License-Identifier: EUPL-1.2
"""Rounds in the export of an accord."""

from datetime import date

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.packages.exporting import part_models
from akkoord.foundation.packages.publishing import export_schema
from akkoord.kernel.asof import AsOf
from akkoord.programme.rounds.models import Question, Verification
from akkoord.programme.rounds.operations import (
    add_review_note,
    add_theme_judgement,
    close_round,
    correct_answer,
    publish_edition,
)
from akkoord.programme.rounds.package import RoundRow, rounds_part
from tests.factories import (
    answer_one,
    given,
    make_accord,
    make_action,
    make_document,
    make_party,
    make_round,
    make_theme,
    verify,
)

pytestmark = pytest.mark.django_db


def one_closed_round(*, practice: bool) -> None:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    opened = make_round(practice=practice)
    answer_one(opened, "a-kader", forecast="2024", needs=[("Geld", "PM", "zin")])
    close_round(SYSTEM, round_id=opened.pk)


def as_of(day: date = date(2023, 10, 1)) -> AsOf:
    return AsOf.at(day, now=timezone.now())


def test_a_closed_round_is_exported_with_its_standings_and_needs() -> None:
    one_closed_round(practice=False)
    part = rounds_part("proef", as_of())
    (row,) = part.rows
    assert (row["period"], row["scheme"], row["notice"], part.practice) == ("2023Q3", "schema", "", False)
    (standing,) = row["standings"]
    assert (standing["action"], standing["status"], standing["forecast"]) == ("a-kader", "op-schema", "2024")
    assert standing["needs"] == [{"what": "Geld", "by": "PM", "wanted_from": "zin"}]
    assert RoundRow.model_validate(row)


def test_what_was_verified_and_judged_is_exported_and_remarks_are_not() -> None:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    make_document()
    opened = make_round()
    answer_one(opened, "a-kader", "afgerond", product="Een kader", forecast_reason="Eerder klaar.")
    verify(opened, "a-kader", "op-schema", document_key="verslag", place="blz. 3")
    add_theme_judgement(SYSTEM, round_id=opened.pk, theme="a-zorg", text="Goed.", expected_number=0)
    add_review_note(SYSTEM, question_id=Question.objects.get().pk, text="Roerdompveertje", for_owner=False)
    close_round(SYSTEM, round_id=opened.pk)
    later = make_round(period="2023Q4")
    verify(later, "a-kader", "niet-gestart", expected=Verification.objects.known().get().pk)
    (row,) = rounds_part("proef", as_of(date(2024, 1, 1))).rows
    (standing,) = row["standings"]
    assert (standing["status"], standing["product"], standing["forecast_reason"]) == (
        "afgerond",
        "Een kader",
        "Eerder klaar.",
    )
    assert standing["verified"] == {
        "status": "op-schema",
        "on": "2023-09-30",
        "evidence": "Het verslag van het overleg.",
        "document": "verslag",
        "place": "blz. 3",
    }
    assert row["judgements"] == [{"theme": "a-zorg", "number": 1, "text": "Goed."}]
    assert "Roerdompveertje" not in str(row)


def test_practice_data_says_so() -> None:
    one_closed_round(practice=True)
    part = rounds_part("proef", as_of())
    assert (part.practice, part.rows[0]["practice"], part.rows[0]["notice"]) == (True, True, "oefengegevens")


def test_the_export_is_as_at_the_day_and_the_moment_asked() -> None:
    one_closed_round(practice=False)
    before = timezone.now()
    question = Question.objects.get()
    correct_answer(SYSTEM, given=given(question, "afgerond"), reason="Vergissing.")
    publish_edition(SYSTEM, round_id=question.round_id, reason="Correctie.")
    assert rounds_part("proef", as_of(date(2023, 9, 29))).rows == []
    (now,), (then,) = rounds_part("proef", as_of()).rows, rounds_part("proef", AsOf(date(2023, 10, 1), before)).rows
    assert (now["standings"][0]["status"], len(now["editions"])) == ("afgerond", 2)
    assert (then["standings"][0]["status"], len(then["editions"])) == ("op-schema", 1)


def test_an_open_round_is_nobodys_yet() -> None:
    accord = make_accord()
    make_action(accord, make_theme(accord))
    make_round()
    assert rounds_part("proef", as_of()).rows == []


def test_the_published_schema_knows_the_part() -> None:
    assert part_models()["rounds"] is RoundRow
    schema = export_schema()
    assert "rounds" in schema["required"]
    assert "RoundRow" in schema["$defs"]
