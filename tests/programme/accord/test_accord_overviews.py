# SPDX-License-Identifier: EUPL-1.2
"""What can be read of an accord, as at when, and with how many queries."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.choices import Ring
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.overviews import about, action_page, actions, bodies, documents, parties, themes
from akkoord.programme.accord.overviews.actions import ActionFilter, ActionsAsked
from akkoord.programme.accord.overviews.theme_page import theme_page
from akkoord.programme.parties.policies import Capacity
from tests.programme.accord.rich_package import LATER_SOURCE, TODAY, as_at, load, rich_package

pytestmark = pytest.mark.django_db

READER = Capacity(everything=True)
STRANGER = Capacity()
OF = {"accord": "proef"}

READS: dict[str, Callable[[Capacity], Any]] = {
    "themes": lambda who: themes.themes_overview(who, TODAY, **OF),
    "theme": lambda who: theme_page(who, TODAY, theme="a-zorg", asked=ActionsAsked(), **OF),
    "actions": lambda who: actions.actions_list(who, TODAY, order="owner", **OF),
    "action": lambda who: action_page.action_page(who, TODAY, action="a-kader", **OF),
    "body": lambda who: bodies.body_page(who, TODAY, body="bo", **OF),
    "about": lambda who: about.about_page(who, TODAY, **OF),
    "parties": lambda who: parties.parties_list(who, TODAY, order="owned", **OF),
    "party": lambda who: parties.party_page(who, TODAY, party="vws", **OF),
    "documents": lambda who: documents.documents_list(who, TODAY, **OF),
    "document": lambda who: documents.document_page(who, TODAY, document="brief", **OF),
}


@pytest.mark.parametrize("name", READS)
def test_a_stranger_reads_nothing(name: str, tmp_path: Path) -> None:
    load(tmp_path)
    with pytest.raises(Refused):
        READS[name](STRANGER)


@pytest.mark.parametrize("name", READS)
def test_three_times_the_rows_cost_no_more_queries(name: str, tmp_path: Path) -> None:
    load(tmp_path / "one")
    with CaptureQueriesContext(connection) as small:
        READS[name](READER)
    load(tmp_path / "three", rich_package(copies=3))
    with CaptureQueriesContext(connection) as large:
        READS[name](READER)
    assert len(large) == len(small) <= 13


def test_themes_count_their_actions_and_those_without_owner(tmp_path: Path) -> None:
    load(tmp_path)
    overview = themes.themes_overview(READER, TODAY, **OF)
    (theme,) = overview.themes
    assert (theme.actions, theme.without_owner, theme.chair and theme.chair.key) == (2, 1, "vws")
    assert (overview.actions, overview.without_owner) == (2, 1)
    assert (theme.origin.document, theme.origin.place) == ("Brief", "blz. 1")


def test_a_theme_shows_its_agreements_and_the_actions_under_none(tmp_path: Path) -> None:
    load(tmp_path)
    page = theme_page(READER, TODAY, theme="a-zorg", asked=ActionsAsked(), **OF)
    assert [(one.title, one.actions) for one in page.agreements] == [("Betere zorg", 1)]
    assert page.actions_without_agreement == 1
    assert [note.text for note in page.notes] == ["Een uitsnede."]


def test_an_unknown_theme_is_not_found(tmp_path: Path) -> None:
    load(tmp_path)
    with pytest.raises(NotInAccord):
        theme_page(READER, TODAY, theme="z-niets", asked=ActionsAsked(), **OF)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (ActionFilter(without_owner=True), ["a-agenda"]),
        (ActionFilter(owner="zin"), ["a-kader"]),
        (ActionFilter(named="vws"), ["a-kader"]),
        (ActionFilter(agreement="belofte"), ["a-kader"]),
        (ActionFilter(without_agreement=True), ["a-agenda"]),
        (ActionFilter(text="AGENDA maken"), ["a-agenda"]),
        (ActionFilter(theme="a-zorg", text="kader"), ["a-kader"]),
        (ActionFilter(among=[]), []),
        (ActionFilter(), ["a-agenda", "a-kader"]),
    ],
)
def test_actions_are_filtered(filters: ActionFilter, found: list[str], tmp_path: Path) -> None:
    load(tmp_path)
    page = actions.actions_list(READER, TODAY, filters=filters, order="title", **OF)
    assert [action.key for action in page.actions] == found
    assert page.total == len(found)


@pytest.mark.parametrize(
    ("order", "descending", "first"),
    [
        ("title", False, "a-agenda"),
        ("title", True, "a-kader"),
        ("owner", True, "a-kader"),
        ("deadline", True, "a-kader"),
        ("deadline", False, "a-kader"),
    ],
)
def test_what_is_unknown_comes_last_in_either_order(order: str, descending: bool, first: str, tmp_path: Path) -> None:
    load(tmp_path)
    (page,) = actions.action_lists(READER, TODAY, asked=[ActionsAsked(order=order, descending=descending)], **OF)
    assert page.actions[0].key == first


def test_a_page_of_actions_knows_the_total(tmp_path: Path) -> None:
    load(tmp_path, rich_package(copies=3))
    (page,) = actions.action_lists(READER, TODAY, asked=[ActionsAsked(limit=2, offset=4)], **OF)
    assert (page.total, page.without_owner, len(page.actions)) == (6, 3, 2)


def test_an_action_shows_its_line_of_sight_parties_and_notes(tmp_path: Path) -> None:
    load(tmp_path)
    page = action_page.action_page(READER, TODAY, action="a-kader", **OF)
    assert page.agreement is not None
    assert (page.agreement.title, page.line.owner and page.line.owner.key) == ("Betere zorg", "zin")
    assert [party.key for party in page.named] == ["vws"]
    assert [(note.marker, note.text) for note in page.notes] == [("*", "Als het kan.")]
    assert page.line.origin.uncertain == "Het woord trekker staat er niet."
    assert page.record_id == page.latest_record_id


def test_an_action_is_not_there_before_its_source(tmp_path: Path) -> None:
    load(tmp_path)
    with pytest.raises(NotInAccord):
        action_page.action_page(READER, as_at("2023-05-31"), action="a-kader", **OF)


def test_history_shows_each_version_with_what_changed(tmp_path: Path) -> None:
    load(tmp_path)
    content = rich_package()
    content["actions"][0] |= {"title": "Kader af", "deadline": "2024-Q2", "source": LATER_SOURCE}
    load(tmp_path, content)
    newest, oldest = action_page.action_page(READER, TODAY, action="a-kader", **OF).versions
    assert [(change.field, change.before, change.after) for change in newest.changes] == [
        ("title", "Kader maken", "Kader af"),
        ("deadline", "4e kwartaal 2023", "2e kwartaal 2024"),
    ]
    assert (newest.origin.document, newest.holds_until) == ("Latere brief", None)
    assert (oldest.changes, oldest.holds_until) == ((), newest.holds_from)


def test_history_leaves_out_what_holds_later_than_the_peildatum(tmp_path: Path) -> None:
    load(tmp_path)
    content = rich_package()
    content["actions"][0] |= {"title": "Kader af", "source": LATER_SOURCE}
    load(tmp_path, content)
    (version,) = action_page.action_page(READER, as_at("2023-12-31"), action="a-kader", **OF).versions
    assert version.title == "Kader maken"


def test_a_body_shows_members_themes_rungs_and_meetings(tmp_path: Path) -> None:
    load(tmp_path)
    page = bodies.body_page(READER, TODAY, body="bo", **OF)
    assert [party.key for party in page.members] == ["vws", "zin"]
    assert [theme.key for theme in page.themes] == ["a-zorg"]
    assert page.rungs == ("1. Trekker",)
    assert [meeting.title for meeting in page.meetings] == ["BO september", "BO zonder datum"]
    assert [meeting.is_past(TODAY.peildatum) for meeting in page.meetings] == [True, False]


def test_status_words_name_the_words_they_answer_to(tmp_path: Path) -> None:
    load(tmp_path)
    leading, other = about.status_schemes(READER, TODAY, **OF)
    assert (leading.name, other.name) == ("Leidend schema", "Woorden van de pers")
    assert leading.statuses[0].answers_to == (("Gereed", "Woorden van de pers"),)


def test_about_shows_principles_ladder_participants_and_promises_to_all(tmp_path: Path) -> None:
    load(tmp_path)
    page = about.about_page(READER, TODAY, **OF)
    assert page.accord.monitoring_party is not None
    assert page.accord.monitoring_party.key == "zin"
    assert [line.party.key for line in page.in_ring(Ring.INNER)] == ["vws"]
    assert [(rung.level, [body.key for body in rung.bodies]) for rung in page.ladder] == [(1, ["bo"])]
    assert [line.title for line in page.agreements] == ["Voor iedereen"]
    assert [line.title for line in page.principles] == ["Samen"]
    assert [(line.key, line.chair) for line in page.bodies] == [("bo", None)]


def test_parties_are_counted_by_what_binds_them(tmp_path: Path) -> None:
    load(tmp_path)
    page = parties.parties_list(READER, TODAY, order="owned", descending=True, **OF)
    assert [(line.key, line.owned, line.named, line.chaired, line.memberships) for line in page.parties] == [
        ("zin", 1, 0, 0, 1),
        ("vws", 0, 1, 1, 1),
    ]
    assert (page.total, page.owners) == (2, 1)


@pytest.mark.parametrize(("asked", "found"), [({"ring": "inner"}, "vws"), ({"text": "zorginst"}, "zin")])
def test_parties_are_filtered(asked: dict[str, str], found: str, tmp_path: Path) -> None:
    load(tmp_path)
    page = parties.parties_list(READER, TODAY, accord="proef", **asked)
    assert [line.key for line in page.parties] == [found]


def test_a_party_of_no_action_or_body_is_not_of_the_accord(tmp_path: Path) -> None:
    content = rich_package()
    content["parties"].append(
        {"key": "vreemd", "name": "Vreemd", "kind": "other", "source": content["parties"][0]["source"]}
    )
    load(tmp_path, content)
    with pytest.raises(NotInAccord):
        parties.party_page(READER, TODAY, party="vreemd", **OF)


def test_a_party_shows_what_it_chairs_and_where_it_sits(tmp_path: Path) -> None:
    load(tmp_path)
    page = parties.party_page(READER, TODAY, party="vws", **OF)
    assert ([theme.key for theme in page.themes_chaired], [body.key for body in page.member_of]) == (["a-zorg"], ["bo"])
    assert (page.aliases, page.signatory) == (("VWS",), True)


def test_every_fact_of_a_document_is_on_its_page(tmp_path: Path) -> None:
    content = rich_package()
    load(tmp_path, content)
    page = documents.document_page(READER, TODAY, document="brief", limit=None, **OF)
    given = [
        (section, row["key"])
        for section, rows in content.items()
        if section not in ("package", "documents")
        for row in rows
        if row["source"]["document"] == "brief"
    ]
    assert page.total == len(page.facts) == len(given) == sum(number for _kind, number in page.counts)
    assert {fact.key for fact in page.facts} == {key for _section, key in given}


def test_facts_are_filtered_by_kind_words_and_doubt(tmp_path: Path) -> None:
    load(tmp_path)

    def keys(**asked: Any) -> list[str]:
        page = documents.document_page(READER, TODAY, document="brief", accord="proef", **asked)
        return [fact.key for fact in page.facts]

    assert keys(kind="action") == ["a-agenda", "a-kader"]
    assert keys(only_uncertain=True) == ["a-kader"]
    assert keys(only_amended=True) == []
    assert keys(text="onderzoek", kind="step") == ["a-s1"]


def test_documents_tell_how_much_comes_from_them(tmp_path: Path) -> None:
    load(tmp_path)
    later, letter = documents.documents_list(READER, TODAY, **OF)
    assert (later.key, later.facts, letter.key, letter.uncertain) == ("latere-brief", 3, "brief", 1)
