# SPDX-License-Identifier: EUPL-1.2
"""A workbook is made, filled in, sent in, looked at and taken over."""

import io

import openpyxl
import pytest

from akkoord.foundation.journal.models import Entry
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.verdict import Refused
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.errors import RoundIsClosed
from akkoord.programme.rounds.operations import close_round
from akkoord.programme.workbooks.choices import RowKind, Scope, UploadState
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.errors import (
    AnsweredSincePreview,
    NothingChosen,
    NotOurWorkbook,
    OfAClosedRound,
    OfAnotherRound,
    UploadNotFound,
)
from akkoord.programme.workbooks.models import IssuedWorkbook
from akkoord.programme.workbooks.operations import accept_rows, issue_workbook
from tests.factories import answer_one, make_round, make_user
from tests.programme.workbooks.world import GOOD, Filled, World, kinds, row_of


def test_an_owner_gets_a_workbook_with_their_own_actions_in_a_tab_per_theme(world: World) -> None:
    filled = Filled(world.issue())
    assert filled.book.sheetnames == ["Uitleg", "A a-zorg", "B b-regio", "_keuzes", "_stempel"]
    assert filled.cell("kader", Field.LAST_STATUS).value == "op-schema"
    assert filled.cell("kader", Field.LAST_STATUS).protection.locked
    assert not filled.cell("kader", Field.STATUS).protection.locked
    with pytest.raises(KeyError):
        filled.place("tarief")
    issued = IssuedWorkbook.objects.get()
    assert (issued.questions, issued.person, issued.scope) == (3, world.owner, Scope.PERSON)
    assert Entry.objects.filter(verb="workbook_issued").count() == 1


def test_what_was_filled_in_is_shown_first_and_taken_over_after(world: World) -> None:
    content = Filled(world.issue()).fill("kader", **GOOD).fill("norm", unchanged="ja").bytes()
    upload = world.send(content)
    assert upload.state == UploadState.READY
    assert kinds(upload) == {"kader": RowKind.NEW, "norm": RowKind.REPEAT, "toets": RowKind.BLANK}
    assert world.answers("kader") == []
    done = accept_rows(world.owner, upload_id=upload.pk)
    assert (done.answers, done.left) == (2, 0)
    (answer,) = world.answers("kader")
    assert (answer.explanation, answer.forecast) == ("Het loopt.", PlannedMoment.quarter(2024, 2))
    assert (answer.channel, answer.submitted_by, answer.entered_by) == (Channel.WORKBOOK, world.owner, None)
    assert world.answers("norm")[0].unchanged
    upload.refresh_from_db()
    assert upload.state == UploadState.DONE


def test_rows_are_taken_over_one_by_one(world: World) -> None:
    upload = world.send(Filled(world.issue()).fill("kader", **GOOD).fill("toets", **GOOD).bytes())
    done = accept_rows(world.owner, upload_id=upload.pk, rows=[row_of(upload, "toets").pk])
    assert (done.answers, done.left) == (1, 1)
    assert world.answers("kader") == []
    accept_rows(world.owner, upload_id=upload.pk)
    assert len(world.answers("kader")) == len(world.answers("toets")) == 1


def test_sent_in_twice_changes_nothing_the_second_time(world: World) -> None:
    content = Filled(world.issue()).fill("kader", **GOOD).bytes()
    accept_rows(world.owner, upload_id=world.send(content).pk)
    second = world.send(content)
    assert kinds(second)["kader"] == RowKind.SAME
    with pytest.raises(NothingChosen):
        accept_rows(world.owner, upload_id=second.pk)


def test_an_answer_given_since_is_a_conflict_that_is_taken_only_when_named(world: World) -> None:
    content = Filled(world.issue()).fill("kader", **GOOD).bytes()
    answer_one(world.round, "kader", "afgerond", actor=world.owner)
    upload = world.send(content)
    row = row_of(upload, "kader")
    assert (row.kind, row.was["status"], row.becomes["status"]) == (RowKind.CONFLICT, "afgerond", "op-schema")
    with pytest.raises(NothingChosen):
        accept_rows(world.owner, upload_id=upload.pk)
    accept_rows(world.owner, upload_id=upload.pk, rows=[row.pk])
    assert [answer.status.key for answer in world.answers("kader")] == ["afgerond", "op-schema"]


def test_somebody_who_answers_between_preview_and_taking_over_is_noticed(world: World) -> None:
    upload = world.send(Filled(world.issue()).fill("kader", **GOOD).fill("toets", **GOOD).bytes())
    answer_one(world.round, "kader", "afgerond", actor=world.owner)
    with pytest.raises(AnsweredSincePreview):
        accept_rows(world.owner, upload_id=upload.pk)
    assert len(world.answers("kader")) == 1
    assert world.answers("toets") == []
    assert kinds(upload) == {"kader": RowKind.CONFLICT, "toets": RowKind.NEW, "norm": RowKind.BLANK}


def test_what_was_answered_already_stands_in_the_workbook_and_does_nothing(world: World) -> None:
    needs = [("Een besluit", "PM", "vws"), ("Geld", "2024-Q1", "")]
    answer_one(world.round, "kader", "aanvullende-inzet", actor=world.owner, forecast="2024-03", needs=needs)
    filled = Filled(world.issue())
    assert filled.cell("kader", Field.STATUS).value == "aanvullende-inzet"
    assert filled.cell("kader", Field.NEED_WHAT).value == "Een besluit\nGeld"
    assert kinds(world.send(filled.bytes()))["kader"] == RowKind.SAME
    upload = world.send(filled.fill("kader", explanation="Nu anders.").bytes())
    assert kinds(upload)["kader"] == RowKind.NEW
    accept_rows(world.owner, upload_id=upload.pk)
    newest = world.answers("kader")[-1]
    assert [(need.what, str(need.by)) for need in newest.needs.all()] == [("Een besluit", "PM"), ("Geld", "2024-Q1")]


def test_an_untouched_row_does_not_undo_what_was_answered_since(world: World) -> None:
    answer_one(world.round, "kader", "op-schema", actor=world.owner)
    content = world.issue()
    answer_one(world.round, "kader", "afgerond", actor=world.owner)
    assert kinds(world.send(content))["kader"] == RowKind.SAME


def test_somebody_elses_rows_are_not_yours(world: World) -> None:
    content = Filled(world.issue()).fill("kader", **GOOD).bytes()
    upload = world.send(content, world.other)
    assert set(kinds(upload).values()) == {RowKind.NOT_YOURS}
    assert row_of(upload, "kader").was == {}
    with pytest.raises(NothingChosen):
        accept_rows(world.other, upload_id=upload.pk)


def test_nobody_without_a_mandate_sends_one_in(world: World) -> None:
    with pytest.raises(Refused):
        world.send(world.issue(), make_user())


def test_an_upload_is_for_its_sender_and_who_runs_the_round(world: World) -> None:
    upload = world.send(Filled(world.issue()).fill("kader", **GOOD).bytes())
    with pytest.raises(UploadNotFound):
        accept_rows(world.other, upload_id=upload.pk)


def test_the_team_puts_in_what_an_owner_mailed_back(world: World) -> None:
    content = Filled(world.issue(world.team, person=world.owner)).fill("kader", **GOOD).bytes()
    upload = world.send(content, world.team)
    accept_rows(world.team, upload_id=upload.pk)
    (answer,) = world.answers("kader")
    assert (answer.submitted_by, answer.entered_by) == (world.owner, world.team)


def test_a_whole_round_in_one_workbook_gives_each_answer_to_its_owner(world: World) -> None:
    filled = Filled(world.issue(world.team, Scope.ROUND))
    for action in ("kader", "tarief", "regio"):
        filled.fill(action, **GOOD)
    upload = world.send(filled.bytes(), world.team)
    accept_rows(world.team, upload_id=upload.pk)
    assert world.answers("kader")[0].submitted_by == world.owner
    assert world.answers("tarief")[0].submitted_by == world.other
    assert world.answers("regio")[0].submitted_by == world.chair


def test_a_chair_gets_the_theme(world: World) -> None:
    filled = Filled(world.issue(world.chair, Scope.THEME, theme="a-zorg"))
    assert filled.book.sheetnames[:2] == ["Uitleg", "A a-zorg"]
    with pytest.raises(Refused):
        world.issue(world.chair, Scope.THEME, theme="b-regio")
    with pytest.raises(Refused):
        world.issue(world.chair, Scope.ROUND)
    upload = world.send(filled.fill("regio", **GOOD).fill("kader", **GOOD).bytes(), world.chair)
    assert kinds(upload)["regio"] == RowKind.NEW
    assert kinds(upload)["kader"] == RowKind.NOT_YOURS


def test_nobody_makes_one_for_another_but_who_runs_the_round(world: World) -> None:
    with pytest.raises(Refused):
        world.issue(world.other, person=world.owner)


def test_a_workbook_of_last_round_is_refused(world: World) -> None:
    content = world.issue()
    close_round(world.team, round_id=world.round.pk)
    with pytest.raises(OfAClosedRound):
        world.send(content)
    next_round = make_round("proef", "2024Q1")
    with pytest.raises(OfAnotherRound, match="2023Q4"):
        world.send(content, round_id=next_round.pk)


def test_a_round_that_closed_meanwhile_takes_nothing_over(world: World) -> None:
    upload = world.send(Filled(world.issue()).fill("kader", **GOOD).bytes())
    close_round(world.team, round_id=world.round.pk)
    with pytest.raises(RoundIsClosed):
        accept_rows(world.owner, upload_id=upload.pk)


def test_a_closed_round_gives_no_workbook(world: World) -> None:
    with pytest.raises(RoundIsClosed):
        issue_workbook(world.owner, round_id=world.last.pk, scope=Scope.PERSON, target=io.BytesIO())


def test_a_workbook_that_was_not_made_here_is_refused(world: World) -> None:
    filled = Filled(world.issue())
    filled.book = openpyxl.Workbook()
    filled.book.active["A1"] = "Status"
    with pytest.raises(NotOurWorkbook):
        world.send(filled.bytes())
