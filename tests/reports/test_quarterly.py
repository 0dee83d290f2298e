# SPDX-License-Identifier: EUPL-1.2
"""The quarterly report: frozen with its edition, never changed, and true to what the overviews say."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils.translation import override

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.overviews.counts import action_counts
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Question, Round, Verification
from akkoord.programme.rounds.operations import add_review_note, add_theme_judgement, close_round
from akkoord.programme.rounds.overviews.standings import standings_by_theme
from akkoord.reports import operations
from akkoord.reports.errors import ReportNotFound, ReportWasAltered
from akkoord.reports.figures.overdue import overdue
from akkoord.reports.models import FrozenReport
from akkoord.reports.operations import REPORT_FROZEN, freeze_report
from akkoord.reports.outline import outline_of
from akkoord.reports.overviews import frozen_report, frozen_reports
from akkoord.reports.quarterly import quarterly_report
from akkoord.reports.render import FORMATS, render
from akkoord.reports.tree import Report, Swimlane, Table, UnknownCell, charts_of, digest, plain, tables_of, to_json
from tests.factories import answer_one, correct, make_round, verify
from tests.programme.accord.rich_package import NOW, load
from tests.reports.package import ATTENTION, FINISHED, closed_round, report_package

pytestmark = pytest.mark.django_db
READER = Capacity(everything=True)
OF = {"accord": "proef", "period": "2023Q3"}


def report(edition: int | None = None) -> Report:
    return frozen_report(READER, edition=edition, **OF).report


def table(found: Report, key: str) -> Table:
    return next(one for one in tables_of(found) if one.key == key)


def texts(found: Table) -> list[list[str]]:
    return [[_shown(cell) for cell in row] for row in found.rows]


def _shown(cell: Any) -> str:
    return str(getattr(cell, "text", "") or getattr(cell, "label", "") or getattr(cell, "value", ""))


def as_of_edition(closed: Round, number: int = 1) -> AsOf:
    return AsOf(closed.peildatum, closed.editions.get(number=number).published_at)


def test_closing_a_round_freezes_its_report_with_its_hash_and_says_so_in_the_journal(tmp_path: Path) -> None:
    closed_round(tmp_path)
    frozen = FrozenReport.objects.get()
    assert hashlib.sha256(frozen.tree.encode()).hexdigest() == frozen.digest == digest(report())
    assert Entry.objects.filter(verb=REPORT_FROZEN).count() == 1


def test_a_round_does_not_close_when_its_report_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> None:
    def broken(*args: object, **kwargs: object) -> Report:
        raise RuntimeError("kapot")

    load(tmp_path, report_package())
    opened = make_round()
    monkeypatch.setattr(operations, "quarterly_report", broken)
    with pytest.raises(RuntimeError, match="kapot"):
        close_round(SYSTEM, round_id=opened.pk)
    opened.refresh_from_db()
    assert opened.is_open
    assert not FrozenReport.objects.exists()


def test_freezing_twice_gives_the_first_report(tmp_path: Path) -> None:
    edition = closed_round(tmp_path).editions.get()
    assert freeze_report(edition_id=edition.pk) == FrozenReport.objects.get()


def test_a_second_edition_says_what_it_changed_and_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    first = FrozenReport.objects.get().tree
    correct(closed, "a-kader", FINISHED, reason="Het kader lag er al")
    assert [chapter.key for chapter in report(1).chapters][:2] == ["samenvatting", "stand-per-thema"]
    assert [chapter.key for chapter in report().chapters][:2] == ["samenvatting", "wijzigingen"]
    row = texts(table(report(), "wat-deze-editie-wijzigt"))[0]
    assert row[:3] == ["Kader maken", "Aanvullende inzet nodig", "Afgerond"]
    assert row[-1] == "Het kader lag er al"
    assert FrozenReport.objects.get(edition__number=1).tree == first


def test_what_happens_later_does_not_change_a_frozen_report(tmp_path: Path) -> None:
    closed_round(tmp_path / "eerst")
    before = FrozenReport.objects.get().tree
    content = report_package()
    content["actions"][0]["title"] = "Heel iets anders"
    load(tmp_path / "later", content, now=NOW)
    assert to_json(report()) == before
    assert "Heel iets anders" not in before


def test_made_anew_as_then_known_it_is_the_same_report(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    as_of = as_of_edition(closed)
    correct(closed, "a-kader", FINISHED, reason="Het kader lag er al")
    again = quarterly_report(accord_heads()[0], READER, as_of, period="2023Q3", base_url=report(1).metadata["base_url"])
    assert digest(again) == FrozenReport.objects.get(edition__number=1).digest


def test_an_altered_tree_is_refused(tmp_path: Path) -> None:
    closed_round(tmp_path)
    tree = FrozenReport.objects.get().tree
    FrozenReport.objects.update(tree=tree.replace("Kader maken", "Kader gemaakt"))
    with pytest.raises(ReportWasAltered, match="past niet bij zijn hash"):
        report()


@pytest.mark.parametrize(
    ("period", "edition", "said"),
    [
        ("2023Q4", None, "Er is geen rapport van ronde 2023Q4. Een rapport ontstaat als de ronde wordt gesloten."),
        ("2023Q3", 2, "Er is geen rapport van ronde 2023Q3, editie 2."),
        ("voorjaar", None, "voorjaar"),
    ],
)
def test_a_report_that_is_not_there_is_refused_in_words(
    tmp_path: Path, period: str, edition: int | None, said: str
) -> None:
    closed_round(tmp_path)
    with pytest.raises(ReportNotFound, match=said):
        frozen_report(READER, accord="proef", period=period, edition=edition)


def test_who_may_not_read_gets_no_report(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    for read in (
        lambda: frozen_report(Capacity(), **OF),
        lambda: frozen_reports(Capacity(), as_of_edition(closed), accord="proef"),
    ):
        with pytest.raises(Refused):
            read()


def test_practice_data_says_so_in_the_tree_and_in_every_format(tmp_path: Path) -> None:
    closed_round(tmp_path, practice=True)
    found = report()
    assert found.practice
    assert found.practice_notice.startswith("Oefengegevens")
    assert all(len(render(found, form)) > 1000 for form in FORMATS)
    assert b"Oefengegevens" in render(found, "html")
    assert b"Oefengegevens" in render(found, "json")


def test_a_real_round_carries_no_practice_mark(tmp_path: Path) -> None:
    closed_round(tmp_path)
    assert not report().practice
    assert "efengegevens" not in to_json(report())


def test_the_key_figures_are_those_of_the_overviews(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    as_of, shown = as_of_edition(closed), {one.label: one.text for one in outline_of(report()).figures}
    counts, late = action_counts(READER, as_of, accord="proef"), overdue(READER, as_of, accord="proef")
    assert shown["Acties"] == str(sum(theme.actions for theme in counts)) == "2"
    assert shown["Acties zonder trekker"] == str(sum(theme.owner_missing for theme in counts)) == "1"
    assert shown["Te laat"] == str(late.late) == "1"
    assert shown["Voorbij, stand onbekend"] == str(late.unknown) == "0"
    assert (shown["Beantwoord in deze ronde"], shown["Niet beantwoord"], shown["Gevraagde hulp"]) == ("1", "1", "1")
    assert shown["Prognose na de deadline"] == "1"


def test_the_status_table_and_the_bars_are_those_of_the_overview(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    standings = standings_by_theme(READER, as_of_edition(closed), accord="proef")
    total = texts(table(report(), "acties-per-thema-en-status"))[-1]
    counts = [count.actions for count in standings.total.counts]
    assert [int(text) for text in total[1:]] == [*counts, standings.total.not_asked, standings.total.actions]
    bars = next(charts_of(report()))
    assert sum(row.total for row in bars.rows) == standings.total.actions


def test_what_is_needed_names_from_whom_and_for_which_action(tmp_path: Path) -> None:
    closed_round(tmp_path)
    assert texts(table(report(), "wat-er-nodig-is")) == [
        ["Ministerie van VWS", "Een besluit over het kader", "4e kwartaal 2023", "Kader maken"]
    ]


def test_figures_that_contradict_stand_side_by_side(tmp_path: Path) -> None:
    closed_round(tmp_path)
    rows = texts(table(report(), "tegenspraak"))
    assert [row[0] for row in rows] == ["1", "1"]
    assert {row[2] for row in rows} == {"€ 39,9 miljoen", "€ 41 miljoen"}


def test_a_table_as_printed_keeps_its_rows_and_columns(tmp_path: Path) -> None:
    closed_round(tmp_path)
    printed = table(report(), "tabel-kaders")
    assert [column.title for column in printed.columns] == ["Regel", "MSZ"]
    assert texts(printed)[0][0] == "Uitgaven"


def test_what_was_verified_and_judged_stands_beside_what_owners_say_and_is_frozen(tmp_path: Path) -> None:
    load(tmp_path, report_package())
    opened = make_round()
    answer_one(opened, "a-kader", "op-schema")
    verify(opened, "a-kader", ATTENTION, evidence="Geen besluit gezien.")
    for number, text in enumerate(("Het loopt.", "Toch niet.")):
        add_theme_judgement(SYSTEM, round_id=opened.pk, theme="a-zorg", text=text, expected_number=number)
    add_review_note(SYSTEM, question_id=Question.objects.first().pk, text="Roerdompveertje", for_owner=False)
    close_round(SYSTEM, round_id=opened.pk)
    found = report()
    row = texts(table(found, "trekker-en-geverifieerd"))[0]
    assert row[2:] == ["Op schema", "0", "Aanvullende inzet nodig", "0", "ja", "Geen besluit gezien."]
    judged = texts(table(found, "oordeel-van-de-voorzitters"))
    assert ["Toch niet.", "2"] in [line[1:] for line in judged]
    assert "1 van de 2 acties geverifieerd. Bij 1 actie wijkt" in to_json(found)
    verify(opened, "a-kader", "klaar", expected=Verification.objects.known().get().pk)
    assert report() == found
    for form in FORMATS:
        assert b"Roerdompveertje" not in render(found, form)


def test_where_nothing_was_verified_or_judged_the_report_says_so(tmp_path: Path) -> None:
    closed_round(tmp_path)
    found = report()
    assert table(found, "trekker-en-geverifieerd").rows == ()
    assert "Geen van de 2 acties is geverifieerd door de monitoringspartij." in to_json(found)
    assert {line[1] for line in texts(table(found, "oordeel-van-de-voorzitters"))} == {"geen oordeel gegeven"}


def test_unknown_is_a_word_and_never_a_number(tmp_path: Path) -> None:
    closed_round(tmp_path)
    found = report()
    agenda = next(row for row in table(found, "acties-en-trekkers").rows if _shown(row[0]) == "Agenda maken")
    assert [_shown(cell) for cell in agenda[2:4]] == ["ontbreekt", "onbekend"]
    assert all(isinstance(cell, UnknownCell) for cell in agenda[2:4])
    attention = next(row for row in table(found, "acties-die-aandacht-vragen").rows if _shown(row[0]) == "Agenda maken")
    assert [_shown(cell) for cell in attention[3:]] == [
        *("Onbekend", "niet geverifieerd", "niet beantwoord", "onbekend", "geen toelichting")
    ]
    steps = {row[1]: row for row in texts(table(found, "stappen-a-zorg"))}
    assert steps["Onderzoek"][3:5] == ["onbekend", "onbekend"]


def test_a_flowchart_has_a_lane_per_action_and_one_for_what_has_no_certain_place(tmp_path: Path) -> None:
    closed_round(tmp_path)
    chart = next(one for one in charts_of(report()) if isinstance(one, Swimlane))
    assert [lane.label for lane in chart.lanes] == ["Agenda maken", "Kader maken", "Plaats onzeker"]
    assert [lane.note for lane in chart.lanes[:2]] == ["", "trekker: Zorginstituut"]
    assert chart.lanes[1].marks[0].label == "Besluit"
    assert "zonder plaats en moment" in chart.lanes[-1].note
    assert ("plaats onzeker", "Los stuk (?)") in {tuple(row[:2]) for row in texts(chart.table)}


def test_the_place_that_all_steps_share_is_said_once(tmp_path: Path) -> None:
    closed_round(tmp_path)
    steps = table(report(), "stappen-a-zorg")
    assert [column.title for column in steps.columns] == ["Actie", "Stap", "Soort", "Begin", "Einde"]
    assert "Bron: Brief, blz. 1." in steps.note


def test_the_usual_reason_why_an_owner_is_missing_is_said_once(tmp_path: Path) -> None:
    closed_round(tmp_path)
    assert "De bron noemt geen trekker" in table(report(), "acties-en-trekkers").note


def test_every_address_of_this_site_in_a_report_leads_to_a_page(tmp_path: Path) -> None:
    closed_round(tmp_path)
    found = {address for address in _addresses(report()) if address.startswith("/")}
    assert len(found) > 8
    for address in found:
        assert resolve(address.partition("?")[0]).url_name
        assert "peildatum=2023-09-30" in address


def _addresses(value: Any) -> Iterator[str]:
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in ("url", "link"):
                yield inside
            else:
                yield from _addresses(inside)
    elif isinstance(value, tuple):
        for one in value:
            yield from _addresses(one)


def test_a_report_is_dutch_whatever_the_language_of_who_closes_the_round(tmp_path: Path) -> None:
    with override("en"):
        closed_round(tmp_path)
    assert {row[2] for row in texts(table(report(), "stappen-a-zorg"))} == {
        "onderzoek",
        "besluit",
        "product",
        "onbekend",
    }


def test_the_answer_tells_how_all_actions_stand(tmp_path: Path) -> None:
    closed_round(tmp_path)
    assert outline_of(report()).answer == "Van de 2 acties: 1 aanvullende inzet nodig en 1 onbekend."


def test_a_next_round_tells_the_movement(tmp_path: Path) -> None:
    closed_round(tmp_path)
    later = make_round(period="2023Q4")
    close_round(SYSTEM, round_id=later.pk)
    answer = outline_of(frozen_report(READER, accord="proef", period="2023Q4").report).answer
    assert answer.endswith("Beweging sinds 3e kwartaal 2023: 0 acties vooruit en 0 achteruit.")


def test_three_times_the_rows_cost_no_more_queries(tmp_path: Path) -> None:
    closed_round(tmp_path / "eerst")
    counts = []
    for copies, period in ((1, "2023Q4"), (3, "2024Q1")):
        load(tmp_path / period, report_package(copies), now=NOW)
        later = make_round(period=period)
        close_round(SYSTEM, round_id=later.pk)
        later.refresh_from_db()
        as_of = as_of_edition(later)
        with CaptureQueriesContext(connection) as queries:
            made = quarterly_report(accord_heads()[0], READER, as_of, period=period)
        counts.append((len(queries), len(list(charts_of(made)))))
    assert counts[0][1] < counts[1][1]
    assert counts[0][0] == counts[1][0] <= 60


def test_the_list_is_one_query_and_reading_a_report_is_one(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    correct(closed, "a-kader", FINISHED, reason="Het kader lag er al")
    as_of = as_of_edition(closed, 2)
    with CaptureQueriesContext(connection) as queries:
        lines = frozen_reports(READER, as_of, accord="proef")
    assert [(line.edition, line.changes, line.reason) for line in lines] == [(2, 1, "Het kader lag er al"), (1, 0, "")]
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        assert plain(report().chapters[0].blocks[0].spans)  # type: ignore[union-attr]
    assert len(queries) == 1


def test_before_an_edition_was_published_nobody_sees_it(tmp_path: Path) -> None:
    closed = closed_round(tmp_path)
    correct(closed, "a-kader", FINISHED, reason="Het kader lag er al")
    first = as_of_edition(closed)
    assert [line.edition for line in frozen_reports(READER, first, accord="proef")] == [1]
    assert frozen_report(READER, known_at=first.known_at, **OF).line.edition == 1
