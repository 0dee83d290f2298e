# SPDX-License-Identifier: EUPL-1.2
"""Changing an action by hand: who may, what is refused, what is kept and what is told."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine

from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EVENTS, subscribe
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.journal.overviews import entries_for
from akkoord.foundation.packages.comparison import ChangeKind
from akkoord.foundation.search.overviews import search
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.verdict import Refused, Verdict
from akkoord.programme.accord import errors
from akkoord.programme.accord.events import ActionAmended, OwnerAssigned
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.accord.operations import ActionText, amend_action, assign_owner
from akkoord.programme.accord.overviews.action_page import compare_records
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from tests.factories import give_mandate
from tests.programme.accord.rich_package import LATER_SOURCE, NOW, TODAY, load, rich_package

pytestmark = pytest.mark.django_db

TODAY_DAY = NOW.date()


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path) -> Any:
    with time_machine.travel(NOW, tick=False):
        load(tmp_path)
        yield


@pytest.fixture
def team() -> User:
    return give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws"))


def latest(key: str = "a-agenda") -> ActionRecord:
    return ActionRecord.objects.lasting().get(action__key=key)


def assign(actor: User, key: str = "a-agenda", **changed: Any) -> ActionRecord:
    known = latest(key)
    given = {
        "action_id": known.action_id,
        "party_id": Party.objects.get(key="vws").pk,
        "holds_from": TODAY_DAY,
        "reason": "Besloten in het BO.",
        "expected_record_id": known.pk,
    }
    return assign_owner(actor, **(given | changed))


def amend(actor: User, key: str = "a-agenda", *, wanted: dict[str, Any] | None = None, **changed: Any) -> ActionRecord:
    known = latest(key)
    text = {name: getattr(known, name) for name in ("title", "description", "group", "deadline")} | (wanted or {})
    given = {
        "action_id": known.action_id,
        "wanted": ActionText(**text),
        "holds_from": TODAY_DAY,
        "reason": "Afgesproken aan tafel.",
        "expected_record_id": known.pk,
    }
    return amend_action(actor, **(given | changed))


def test_the_programme_team_names_an_owner_and_the_source_stays(team: User) -> None:
    before = latest()
    written = assign(team)
    assert (written.owner.key, written.owner_missing, written.amended) == ("vws", "", "Besloten in het BO.")
    assert (written.document_id, written.place, written.title) == (before.document_id, before.place, before.title)
    earlier = ActionRecord.objects.known().get(action=before.action_id, holds_until=TODAY_DAY)
    assert earlier.owner_id is None


def test_naming_an_owner_is_written_in_the_journal(team: User) -> None:
    assign(team)
    page = entries_for(team, TODAY, policy=lambda _who, _accord: Verdict.allow(), accord="proef")
    (line,) = page.lines
    assert line.phrase == "wees Ministerie van VWS aan als trekker"
    assert (line.reason, line.about.title) == ("Besloten in het BO.", "Agenda maken")
    assert line.changes[0].before == ""


def test_naming_an_owner_is_announced(team: User) -> None:
    heard: list[OwnerAssigned] = []
    with EVENTS.isolated():
        subscribe(OwnerAssigned)(heard.append)
        assign(team)
    assert [(one.action_key, one.previous_party_id, one.holds_from) for one in heard] == [("a-agenda", None, TODAY_DAY)]


def test_the_search_finds_the_action_by_its_new_owner(team: User) -> None:
    assert "a-agenda" not in {hit.url_args[-1] for hit in search("ministerie", as_of=TODAY, accord="proef").hits}
    assign(team)
    found = search("ministerie", as_of=AsOf.at(TODAY_DAY, now=NOW), accord="proef", kinds=["action"]).hits
    assert [hit.url_args for hit in found] == [("proef", "a-agenda")]


@pytest.mark.parametrize("role", [Role.OWNER, Role.MONITORING_PARTY, Role.THEME_CHAIR, Role.READER])
def test_nobody_else_names_an_owner(role: Role) -> None:
    with pytest.raises(Refused):
        assign(give_mandate(role, Party.objects.get(key="zin")), "a-kader")
    assert Entry.objects.filter(accord="proef").count() == 0


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"reason": "  "}, errors.ReasonMissing),
        ({"party_id": 0}, errors.PartyUnknown),
        ({"holds_from": date(2022, 8, 31)}, errors.HoldsBeforeAccord),
        ({"holds_from": date(2027, 1, 1)}, errors.HoldsAfterAccord),
        ({"holds_from": date(2023, 5, 31)}, errors.HoldsBeforeKnownChange),
        ({"expected_record_id": 0}, errors.ActionChangedMeanwhile),
    ],
)
def test_an_owner_is_refused_and_nothing_is_written(
    changed: dict[str, Any], refusal: type[errors.ActionChangeRefused], team: User
) -> None:
    before = ActionRecord.objects.count()
    with pytest.raises(refusal):
        assign(team, **changed)
    assert (ActionRecord.objects.count(), Entry.objects.filter(accord="proef").count()) == (before, 0)


def test_naming_the_same_owner_again_changes_nothing(team: User) -> None:
    with pytest.raises(errors.NothingChanged):
        assign(team, "a-kader", party_id=Party.objects.get(key="zin").pk)


def test_an_owner_can_be_named_from_a_day_to_come(team: User) -> None:
    assign(team, holds_from=date(2026, 7, 1))
    assert ActionRecord.objects.as_of(TODAY).get(action__key="a-agenda").owner_id is None
    with pytest.raises(errors.HoldsBeforeKnownChange):
        assign(team, party_id=Party.objects.get(key="zin").pk)


def test_who_comes_second_is_refused_with_both_records(team: User) -> None:
    shown = latest()
    first = assign(team)
    with pytest.raises(errors.ActionChangedMeanwhile) as refusal:
        amend(team, wanted={"title": "Mijn titel"}, expected_record_id=shown.pk)
    assert (refusal.value.expected, refusal.value.found) == (shown.pk, first.pk)
    theirs, _mine = compare_records(TODAY, before=shown.pk, after=first.pk)
    assert [(change.label, change.after) for change in theirs.changes][0] == ("Trekker", "Ministerie van VWS")


def test_amending_changes_what_was_given_and_bounds_the_deadline(team: User) -> None:
    written = amend(team, wanted={"title": " Agenda af ", "deadline": PlannedMoment.parse("2024-Q2")})
    assert (written.title, written.last_day) == ("Agenda af", date(2024, 6, 30))
    (entry,) = Entry.objects.filter(accord="proef")
    assert entry.changes == {"title": ["Agenda maken", "Agenda af"], "deadline": ["", "2024-Q2"]}


def test_amending_is_announced_with_the_fields(team: User) -> None:
    heard: list[ActionAmended] = []
    with EVENTS.isolated():
        subscribe(ActionAmended)(heard.append)
        amend(team, wanted={"group": "Kern"})
    assert heard[0].fields == ("group",)


def test_an_owner_amends_description_and_deadline_of_its_own_action() -> None:
    owner = give_mandate(Role.OWNER, Party.objects.get(key="zin"))
    written = amend(owner, "a-kader", wanted={"description": "Wat wij doen.", "deadline": None})
    assert (written.description, written.deadline, written.last_day) == ("Wat wij doen.", None, None)


def test_an_owner_does_not_amend_the_title() -> None:
    owner = give_mandate(Role.OWNER, Party.objects.get(key="zin"))
    with pytest.raises(Refused):
        amend(owner, "a-kader", wanted={"title": "Iets anders"})


@pytest.mark.parametrize("key", ["a-agenda", "a-kader"])
def test_an_owner_does_not_amend_the_action_of_another(key: str) -> None:
    other = give_mandate(Role.OWNER, Party.objects.get(key="vws"))
    with pytest.raises(Refused):
        amend(other, key, wanted={"description": "Van een ander."})


@pytest.mark.parametrize(("wanted", "refusal"), [({}, errors.NothingChanged), ({"title": "  "}, errors.TitleMissing)])
def test_an_empty_amendment_is_refused(
    wanted: dict[str, Any], refusal: type[errors.ActionChangeRefused], team: User
) -> None:
    with pytest.raises(refusal):
        amend(team, wanted=wanted)


def test_a_withdrawn_action_is_not_amended(team: User, tmp_path: Path) -> None:
    known = latest()
    content = rich_package()
    content["actions"] = [row for row in content["actions"] if row["key"] != "a-agenda"]
    load(tmp_path, content, now=NOW)
    with pytest.raises(errors.ActionEnded):
        assign_owner(
            team,
            action_id=known.action_id,
            party_id=1,
            holds_from=TODAY_DAY,
            reason="Waarom.",
            expected_record_id=known.pk,
        )


def test_a_load_of_the_package_names_the_edit_and_keeps_it(team: User, tmp_path: Path) -> None:
    assign(team)
    comparison = load(tmp_path, now=NOW).comparison
    assert [(change.key, change.kind) for change in comparison.changes] == [("a-agenda", ChangeKind.EDITED)]
    assert latest().owner is not None


def test_a_package_that_says_otherwise_than_the_edit_is_told_as_a_conflict(team: User, tmp_path: Path) -> None:
    assign(team)
    content = rich_package()
    content["actions"][1] |= {"title": "Agenda uit de brief", "source": LATER_SOURCE}
    comparison = load(tmp_path, content, now=NOW).comparison
    assert [(change.key, change.kind) for change in comparison.changes] == [("a-agenda", ChangeKind.CONFLICT)]
    assert (latest().owner and latest().owner.key, latest().title) == ("vws", "Agenda maken")
