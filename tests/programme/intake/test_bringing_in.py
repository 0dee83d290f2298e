# SPDX-License-Identifier: EUPL-1.2
"""Bringing in a list: what is written, with which source, who may, what is refused, what is remembered."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EVENTS, subscribe
from akkoord.foundation.files.storage import path_of
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.errors import ActionsChangedMeanwhile
from akkoord.programme.accord.events import ActionsBroughtIn
from akkoord.programme.accord.models import Accord, Action, ActionParty, ActionRecord
from akkoord.programme.accord.operations import ActionFromList, ActionText, amend_action, bring_in_actions
from akkoord.programme.intake import errors
from akkoord.programme.intake.choices import ImportState, ListField, RowKind
from akkoord.programme.intake.models import ActionImport, ImportMapping, ListNumber, NameMeaning
from akkoord.programme.intake.operations import (
    choose_columns,
    choose_rows,
    choose_words,
    discard_import,
    start_again,
    write_import,
)
from akkoord.programme.intake.rules.mapping import LEAVE_OUT, NEW_PARTY, SheetMapping, from_plain
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party, PartyRecord
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.models import Answer
from akkoord.programme.sources.models import DocumentRecord
from tests.factories import answer_one, give_mandate, make_round
from tests.factories.action_lists import make_messy_list
from tests.programme.intake.bringing import DAY, SHEET, begin, bring_in, compared, decide, make_world, workbook, write

pytestmark = pytest.mark.django_db
NEW = (1, "Iets nieuws doen", "Ministerie van VWS", "Q4 2023", "", "")
KNOWN = (2, "Actie a-kader", "Ministerie van VWS", date(2024, 1, 31), "", "")


@pytest.fixture
def accord() -> Accord:
    return make_world()


@pytest.fixture
def team(accord: Accord) -> User:
    return give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws"))


def latest(key: str) -> ActionRecord:
    return ActionRecord.objects.lasting().get(action__key=key)


def test_nothing_is_known_before_it_was_written(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [NEW]), team)
    decide(made, team)
    compared(made)
    assert Action.objects.count() == 1
    assert (made.state, made.file_name) == (ImportState.COMPARED, "lijst.xlsx")


def test_a_new_action_stands_with_its_sheet_and_row_as_source(team: User, tmp_path: Path) -> None:
    bring_in(tmp_path, [NEW], team)
    record = latest("a-iets-nieuws-doen")
    assert (record.title, record.theme.key, record.owner and record.owner.key) == ("Iets nieuws doen", "a-zorg", "vws")
    assert (str(record.deadline), record.last_day, record.holds_from) == ("2023-Q4", date(2023, 12, 31), DAY)
    assert (record.place, record.amended, record.uncertain) == (f"blad {SHEET}, rij 2", "", "")
    assert DocumentRecord.objects.get(document=record.document).title == "Actielijst lijst.xlsx"


def test_a_known_action_changes_from_the_day_of_the_list_and_keeps_the_rest(team: User, tmp_path: Path) -> None:
    before = latest("a-kader")
    bring_in(tmp_path, [KNOWN], team)
    record = latest("a-kader")
    assert (record.owner and record.owner.key, str(record.deadline)) == ("vws", "2024-01-31")
    assert (record.title, record.order, record.holds_from) == (before.title, before.order, DAY)
    assert "trekker, uiterste datum" in record.amended
    assert ActionRecord.objects.filter(action=record.action, holds_until=DAY).exists()


def test_a_new_action_without_owner_says_what_the_list_says(team: User, tmp_path: Path) -> None:
    bring_in(tmp_path, [(1, "Zonder trekker", "n.n.b."), (2, "Lege trekker", None)], team)
    assert latest("a-zonder-trekker").owner_missing == "De actielijst noemt “n.n.b.”."
    assert latest("a-lege-trekker").owner_missing == "De actielijst noemt geen trekker."


def test_of_two_owners_one_is_chosen_and_the_other_works_along(team: User, tmp_path: Path) -> None:
    text = "Ministerie van VWS / Zorginstituut"
    bring_in(tmp_path, [(1, "Samen doen", text)], team, owner={text: "zorginstituut"})
    record = latest("a-samen-doen")
    assert record.owner and record.owner.key == "zin"
    assert [one.party.key for one in ActionParty.objects.filter(action=record.action)] == ["vws"]


def test_a_new_party_is_added_with_the_list_as_its_source(team: User, tmp_path: Path) -> None:
    bring_in(tmp_path, [(1, "Verzinnen", "Stichting Verzonnen")], team, party={"Stichting Verzonnen": NEW_PARTY})
    party = PartyRecord.objects.get(party__key="stichting-verzonnen")
    assert (party.name, party.place, party.holds_from) == ("Stichting Verzonnen", f"blad {SHEET}, rij 2", DAY)
    assert Entry.objects.filter(verb="party_added", subject="party:stichting-verzonnen").exists()


def test_the_journal_has_a_line_for_the_list_and_for_each_action(team: User, tmp_path: Path) -> None:
    made = bring_in(tmp_path, [NEW, KNOWN], team)
    told = {(entry.verb, entry.subject) for entry in Entry.objects.filter(actor=team, accord="proef")}
    assert ("actions_imported", f"action_import:proef/{made.number}") in told
    assert ("action_brought_in", "action:proef/a-iets-nieuws-doen") in told
    changed = Entry.objects.get(verb="action_taken_over")
    assert changed.changes["owner"] == ["Zorginstituut", "Ministerie van VWS"]
    assert changed.reason == "Ingelezen uit “lijst.xlsx”."


def test_whoever_listens_is_told_once(team: User, tmp_path: Path) -> None:
    heard: list[ActionsBroughtIn] = []
    with EVENTS.isolated():
        subscribe(ActionsBroughtIn)(heard.append)
        bring_in(tmp_path, [NEW, KNOWN], team)
    assert [(event.added, event.changed) for event in heard] == [(("a-iets-nieuws-doen",), ("a-kader",))]


def test_the_same_file_again_changes_nothing(team: User, tmp_path: Path) -> None:
    rows = [NEW, KNOWN, (3, "Verzinnen", "Stichting Verzonnen")]
    first = bring_in(tmp_path, rows, team, party={"Stichting Verzonnen": NEW_PARTY})
    again = start_again(team, accord="proef", number=first.number)
    found = compared(again)
    assert (found.difference.counts[RowKind.SAME], found.writes, len(found.undecided)) == (3, False, 0)
    with pytest.raises(errors.NothingToWrite):
        write(again, team)


def test_what_was_chosen_is_there_for_the_next_list(team: User, tmp_path: Path) -> None:
    bring_in(tmp_path, [(1, "Een ding", "VWSS"), (2, "Nog een", "VWSS")], team, party={"VWSS": "vws"})
    assert ImportMapping.objects.count() == 1
    assert NameMeaning.objects.filter(kind="party", text="vwss", meaning="vws").exists()
    found = compared(begin(workbook(tmp_path, [(3, "Een derde", "VWSS")], name="volgende.xlsx"), team))
    assert not found.undecided
    assert found.difference.entries[0].read and found.difference.entries[0].read.owner == "vws"


def test_a_number_of_an_earlier_list_finds_the_action_under_a_new_title(team: User, tmp_path: Path) -> None:
    bring_in(tmp_path, [(7, "Een handreiking opstellen", "Zorginstituut")], team)
    assert ListNumber.objects.get().number == "a-zorg/7"
    made = begin(workbook(tmp_path, [(7, "Een handreiking opstellen en delen", "Zorginstituut")]), team)
    (entry,) = compared(made).difference.entries
    assert (entry.kind, entry.known and entry.known.key) == (RowKind.CHANGED, "a-een-handreiking-opstellen")


def test_made_up_actions_say_so(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [NEW]), team, practice=True)
    decide(made, team)
    write(made, team)
    record = latest("a-iets-nieuws-doen")
    assert record.uncertain.startswith("Oefengegevens")
    assert "oefengegevens" in DocumentRecord.objects.get(document=record.document).title


def test_a_list_that_calls_itself_practice_is_practice(team: User, tmp_path: Path) -> None:
    made = begin(make_messy_list(tmp_path / "rommel.xlsx", theme="a-zorg"), team)
    assert made.practice


def test_an_untidy_list_is_read_as_it_is(team: User, tmp_path: Path) -> None:
    made = begin(make_messy_list(tmp_path / "rommel.xlsx", theme="a-zorg"), team)
    sheets = {one.name: one for one in from_plain(made.mapping).sheets}
    assert not sheets["Leeswijzer"].included
    assert (sheets["Lijst"].header_row, sheets["Lijst"].columns) == (
        5,
        {
            0: ListField.THEME,
            1: ListField.NUMBER,
            2: ListField.TITLE,
            3: ListField.OWNER,
            4: ListField.DEADLINE,
            5: ListField.STATUS,
            6: ListField.EXPLANATION,
        },
    )
    entries = compared(made).difference.entries
    assert [entry.raw.row for entry in entries] == [7, 8, 9, 10]
    assert {entry.raw.said[ListField.THEME] for entry in entries} == {"a-zorg"}
    assert {entry.raw.said[ListField.GROUP] for entry in entries} == {"Voorbereiding"}


def test_a_row_that_was_left_out_is_not_written(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [NEW, KNOWN]), team)
    decide(made, team)
    choose_rows(team, accord="proef", number=made.number, rows={f"{SHEET}!2": LEAVE_OUT})
    write(made, team)
    assert not Action.objects.filter(key="a-iets-nieuws-doen").exists()
    with pytest.raises(errors.ImportEnded):
        choose_rows(team, accord="proef", number=made.number, rows={})


def test_what_changed_after_it_was_shown_is_not_written(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [KNOWN]), team)
    decide(made, team)
    shown = compared(made).digest
    known = latest("a-kader")
    wanted = ActionText(title="Actie a-kader", description="Tussendoor gewijzigd.", group="", deadline=None)
    amend_action(
        team, action_id=known.action_id, wanted=wanted, holds_from=DAY, reason="Besluit.", expected_record_id=known.pk
    )
    with pytest.raises(errors.ComparedMeanwhile):
        write_import(team, accord="proef", number=made.number, digest=shown)
    assert latest("a-kader").description == "Tussendoor gewijzigd."
    assert ActionImport.objects.get().state == ImportState.COMPARED


def test_words_without_a_decision_are_not_written(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [(1, "Een ding", "VWSS")]), team)
    decide(made, team)
    with pytest.raises(errors.WordsUndecided):
        write(made, team)


def test_discarding_leaves_nothing_but_the_line_in_the_journal(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [NEW]), team)
    discard_import(team, accord="proef", number=made.number)
    assert Action.objects.count() == 1
    assert Entry.objects.filter(verb="import_discarded", actor=team).count() == 1
    with pytest.raises(errors.ImportEnded):
        write(made, team)


def test_a_file_that_is_gone_is_said(team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [NEW]), team)
    digest = compared(made).digest
    path_of(made.attachment_id).unlink()
    with pytest.raises(errors.FileGone):
        write_import(team, accord="proef", number=made.number, digest=digest)


def test_only_the_programme_team_brings_in_a_list(accord: Accord, team: User, tmp_path: Path) -> None:
    made = begin(workbook(tmp_path, [NEW]), team)
    for role in (Role.MONITORING_PARTY, Role.OWNER, Role.THEME_CHAIR, Role.READER):
        other = give_mandate(role, Party.objects.get(key="zin"))
        with pytest.raises(Refused):
            begin(workbook(tmp_path, [NEW]), other)
        with pytest.raises(Refused):
            write_import(other, accord="proef", number=made.number, digest="")
        with pytest.raises(Refused):
            discard_import(other, accord="proef", number=made.number)
        with pytest.raises(Refused):
            start_again(other, accord="proef", number=made.number)


def test_an_import_that_is_not_there_is_refused(team: User) -> None:
    with pytest.raises(errors.ImportNotFound):
        choose_words(team, accord="proef", number=9, meanings={}, with_answers=True)


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ((SheetMapping("A", False, 1, "", {0: ListField.TITLE}),), "minstens één blad"),
        ((SheetMapping("A", True, 1, "", {0: ListField.OWNER}),), "de kolom waarin de actie staat"),
        ((SheetMapping("A", True, 1, "", {0: ListField.TITLE, 1: ListField.TITLE}),), "twee kolommen"),
    ],
)
def test_a_mapping_that_cannot_be_read_by_is_refused(
    team: User, tmp_path: Path, sheets: tuple[SheetMapping, ...], told: str
) -> None:
    made = begin(workbook(tmp_path, [NEW]), team)
    with pytest.raises(errors.MappingIncomplete, match=told):
        choose_columns(team, accord="proef", number=made.number, sheets=sheets, holds_from=DAY)


def test_statuses_become_answers_that_wait_for_review(team: User, tmp_path: Path) -> None:
    opened = make_round("proef", "2023Q3")
    rows = [
        (1, "Actie a-kader", "Zorginstituut", None, "rood", None),
        (2, "Nieuw", "Zorginstituut", None, "groen", None),
    ]
    made = begin(workbook(tmp_path, rows), team)
    decide(made, team, status={"rood": "aanvullende-inzet", "groen": "op-schema"})
    found = compared(made)
    assert (len(found.answers), found.unasked) == (1, 1)
    done = write(made, team)
    answer = Answer.objects.get()
    assert (answer.status.key, answer.channel, answer.explanation) == ("aanvullende-inzet", Channel.IMPORT, "")
    assert (answer.submitted_by, done.round, done.counts["answers"]) == (team, opened, 1)
    assert Entry.objects.filter(verb="answer_from_list", subject="action:proef/a-kader").exists()
    assert not compared(start_again(team, accord="proef", number=made.number)).answers


def test_without_an_open_round_statuses_wait_until_there_is_one(team: User, tmp_path: Path) -> None:
    made = bring_in(tmp_path, [(1, "Actie a-kader", "Ministerie van VWS", None, "op-schema", None)], team)
    assert not Answer.objects.exists()
    make_round("proef", "2023Q3")
    again = start_again(team, accord="proef", number=made.number)
    assert len(compared(again).answers) == 1
    write(again, team)
    assert Answer.objects.get().status.key == "op-schema"


def test_an_answer_that_somebody_gave_meanwhile_is_not_overwritten(team: User, tmp_path: Path) -> None:
    opened = make_round("proef", "2023Q3")
    made = begin(workbook(tmp_path, [(1, "Actie a-kader", "Zorginstituut", None, "op-schema", None)]), team)
    decide(made, team)
    shown = compared(made).digest
    answer_one(opened, "a-kader", "afgerond")
    with pytest.raises(errors.ComparedMeanwhile):
        write_import(team, accord="proef", number=made.number, digest=shown)
    assert Answer.objects.get().status.key == "afgerond"


def test_statuses_may_be_left_out(team: User, tmp_path: Path) -> None:
    make_round("proef", "2023Q3")
    made = begin(workbook(tmp_path, [(1, "Actie a-kader", "Ministerie van VWS", None, "op-schema", None)]), team)
    decide(made, team)
    choose_words(team, accord="proef", number=made.number, meanings={}, with_answers=False)
    write(made, team)
    assert not Answer.objects.exists()


def test_keys_that_were_taken_meanwhile_are_refused(accord: Accord, team: User) -> None:
    one = ActionFromList("a-kader", "blad A, rij 2", {"title": "Iets"})
    with pytest.raises(ActionsChangedMeanwhile):
        bring_in_actions(team, accord="proef", document_id=0, actions=[one], holds_from=DAY, reason="Inlezen.")


def queries_for(team: User, folder: Path, count: int) -> tuple[int, int]:
    titles = [sha256(f"{count} {number}".encode()).hexdigest() for number in range(count)]
    rows = [(None, title, "Ministerie van VWS", "2024", None, None) for title in titles]
    made = begin(workbook(folder, rows), team)
    decide(made, team)
    with CaptureQueriesContext(connection) as compare:
        digest = compared(made).digest
    with CaptureQueriesContext(connection) as writing:
        write_import(team, accord="proef", number=made.number, digest=digest)
    return len(compare), len(writing)


def test_three_times_the_rows_ask_as_much_of_the_database(team: User, tmp_path: Path) -> None:
    queries_for(team, tmp_path, 10)  # the first list of an accord has nothing to remember yet
    few = queries_for(team, tmp_path, 15)
    many = queries_for(team, tmp_path, 45)  # as many as SQLite takes in one insert
    assert many == few
