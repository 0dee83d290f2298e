# SPDX-License-Identifier: EUPL-1.2
"""Loading is idempotent, atomic, and never loses what people changed."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.packages.comparison import ChangeKind, Comparison
from akkoord.foundation.packages.exporting import export_entries, write_package
from akkoord.foundation.packages.models import PackageEntry, PackageLoad
from akkoord.foundation.packages.operations import Loaded, compare_package, load_package
from akkoord.foundation.packages.sections import sections
from akkoord.foundation.packages.validation import validate_package
from akkoord.foundation.timeline.writing import NewFact, record_values, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Action, ActionParty, ActionRecord
from akkoord.programme.parties.models import Party
from tests.foundation.packages.small_package import small_package, write_small

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
LATER = datetime(2026, 2, 10, 12, tzinfo=UTC)


def load(folder: Path, content: dict[str, Any] | None = None, now: datetime = NOW, **options: bool) -> Loaded:
    return load_package(validate_package(write_small(folder, content)), now=now, **options)


def keys(comparison: Comparison, kind: ChangeKind) -> list[str]:
    return [change.key for change in comparison.of_kind(kind)]


def edit_title(key: str, title: str) -> None:
    record = ActionRecord.objects.lasting().get(action__key=key)
    times = ("id", "action_id", "holds_from", "holds_until", "recorded_at", "superseded_at")
    values = {name: value for name, value in record_values(record).items() if name not in times}
    values |= {"title": title, "amended": "Andere naam gekozen."}
    write_facts(ActionRecord, [NewFact((record.action_id,), date(2026, 1, 20), values)], now=LATER)


def test_a_first_load_adds_every_entry(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert {change.kind for change in loaded.comparison.changes} == {ChangeKind.ADDED}
    record = ActionRecord.objects.lasting().get(action__key="a-kader")
    assert (record.owner.key, record.holds_from, record.last_day) == ("zin", date(2023, 6, 1), date(2023, 12, 31))


def test_a_second_load_writes_nothing(tmp_path: Path) -> None:
    load(tmp_path)
    before = ActionRecord.objects.count()
    again = load(tmp_path, now=LATER)
    assert (again.comparison.changes, again.load_id) == ((), None)
    assert (ActionRecord.objects.count(), PackageLoad.objects.count()) == (before, 1)


def test_a_comparison_writes_nothing(tmp_path: Path) -> None:
    comparison = compare_package(validate_package(write_small(tmp_path)), now=NOW)
    assert comparison.writes
    assert not Action.objects.exists()
    assert not PackageEntry.objects.exists()


def test_a_changed_entry_is_recorded_beside_what_was_known(tmp_path: Path) -> None:
    load(tmp_path)
    content = small_package()
    content["actions"][0]["title"] = "Kader vaststellen"
    loaded = load(tmp_path, content, now=LATER)
    (change,) = loaded.comparison.changes
    assert (change.kind, change.fields) == (ChangeKind.CHANGED, {"title": ("Kader maken", "Kader vaststellen")})
    then = ActionRecord.objects.filter(action__key="a-kader").as_of(AsOf(date(2026, 1, 31), NOW)).get()
    now = ActionRecord.objects.filter(action__key="a-kader").as_of(AsOf(date(2026, 1, 31), LATER)).get()
    assert (then.title, now.title) == ("Kader maken", "Kader vaststellen")


def test_a_fact_from_a_later_document_holds_from_that_document_on(tmp_path: Path) -> None:
    load(tmp_path)
    content = small_package()
    content["actions"][0] |= {"owner": "vws", "source": {"document": "latere-brief", "place": "blz. 3"}}
    load(tmp_path, content, now=LATER)
    line = ActionRecord.objects.filter(action__key="a-kader").known().order_by("holds_from")
    assert [(row.owner.key, row.holds_from) for row in line] == [("zin", date(2023, 6, 1)), ("vws", date(2024, 6, 1))]


def test_an_entry_that_disappears_is_withdrawn_from_today_and_not_deleted(tmp_path: Path) -> None:
    load(tmp_path)
    content = small_package()
    del content["notes"], content["actions"][1]
    loaded = load(tmp_path, content, now=LATER)
    assert sorted(keys(loaded.comparison, ChangeKind.WITHDRAWN)) == ["a-agenda", "n1"]
    assert not ActionRecord.objects.filter(action__key="a-agenda").as_of(AsOf(LATER.date(), LATER)).exists()
    assert ActionRecord.objects.filter(action__key="a-agenda").as_of(AsOf(date(2026, 2, 9), LATER)).exists()


def test_a_withdrawn_entry_can_come_back(tmp_path: Path) -> None:
    load(tmp_path)
    content = small_package()
    del content["notes"]
    load(tmp_path, content, now=LATER)
    again = load(tmp_path, small_package(), now=LATER)
    assert keys(again.comparison, ChangeKind.ADDED) == ["n1"]
    assert load(tmp_path, small_package(), now=LATER).comparison.changes == ()


def test_what_people_edited_stays_and_is_named(tmp_path: Path) -> None:
    load(tmp_path)
    edit_title("a-kader", "Kader in gewone taal")
    loaded = load(tmp_path, now=LATER)
    assert keys(loaded.comparison, ChangeKind.EDITED) == ["a-kader"]
    assert loaded.load_id is None
    assert ActionRecord.objects.lasting().get(action__key="a-kader").title == "Kader in gewone taal"


def test_a_package_change_on_an_edited_entry_is_a_conflict_that_keeps_the_edit(tmp_path: Path) -> None:
    load(tmp_path)
    edit_title("a-kader", "Kader in gewone taal")
    content = small_package()
    content["actions"][0]["title"] = "Kader vaststellen"
    loaded = load(tmp_path, content, now=LATER)
    (change,) = loaded.comparison.of_kind(ChangeKind.CONFLICT)
    assert change.fields["title"] == ("Kader in gewone taal", "Kader vaststellen")
    assert ActionRecord.objects.lasting().get(action__key="a-kader").title == "Kader in gewone taal"


def test_overwriting_lets_the_package_win_only_when_asked(tmp_path: Path) -> None:
    load(tmp_path)
    edit_title("a-kader", "Kader in gewone taal")
    load(tmp_path, now=LATER, overwrite=True)
    as_of = AsOf(date(2026, 3, 1), LATER)
    assert ActionRecord.objects.filter(action__key="a-kader").as_of(as_of).get().title == "Kader maken"


def test_named_parties_follow_the_package(tmp_path: Path) -> None:
    load(tmp_path)
    content = small_package()
    content["actions"][0]["named_parties"] = ["zin"]
    load(tmp_path, content, now=LATER)
    named = ActionParty.objects.lasting().values_list("party__key", flat=True)
    assert list(named) == ["zin"]


def test_a_load_that_breaks_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sections()["figures"], "write", broken)
    with pytest.raises(KeyboardInterrupt):
        load(tmp_path)
    assert not Action.objects.exists()
    assert not Party.objects.exists()
    assert not PackageLoad.objects.exists()


def test_an_export_as_a_package_loads_to_the_same_state(tmp_path: Path) -> None:
    load(tmp_path / "eerst")
    edit_title("a-kader", "Kader in gewone taal")
    as_of = AsOf(date(2026, 3, 1), LATER)
    before = export_entries("proef", as_of)
    write_package("proef", as_of, tmp_path / "uit")
    written = validate_package(tmp_path / "uit")
    assert {name: [entry.normal() for _, entry in rows] for name, rows in written.entries.items()} == {
        name: rows for name, rows in before.items() if rows
    }
    assert compare_package(written, now=LATER).changes == ()


def test_an_export_as_at_an_earlier_day_leaves_out_what_did_not_hold_yet(tmp_path: Path) -> None:
    content = small_package()
    content["figures"][0]["source"] = {"document": "latere-brief", "place": "blz. 2"}
    load(tmp_path, content)
    assert export_entries("proef", AsOf(date(2023, 12, 31), NOW))["figures"] == []
    assert len(export_entries("proef", AsOf(date(2024, 12, 31), NOW))["figures"]) == 1


def test_loading_takes_as_many_queries_for_three_times_the_actions(tmp_path: Path) -> None:
    content = small_package()
    load(tmp_path, content)
    counts = []
    for batch, number_of_actions in (("eerst", 20), ("daarna", 60)):
        template = content["actions"][1]
        content["actions"] += [{**template, "key": f"a-{batch}-{number}"} for number in range(number_of_actions)]
        with CaptureQueriesContext(connection) as queries:
            load(tmp_path, content, now=LATER)
        counts.append(len(queries))
    assert ActionRecord.objects.lasting().count() == 82
    assert counts[1] <= counts[0] + len(sections())


def test_the_command_says_what_changed_and_then_that_nothing_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small(tmp_path)
    call_command("load_package", folder, "--dry-run")
    assert "Proef: er is niets geschreven." in capsys.readouterr().out
    assert not Action.objects.exists()
    call_command("load_package", folder)
    assert "nieuw: " in capsys.readouterr().out
    call_command("load_package", folder)
    assert "Niets gewijzigd" in capsys.readouterr().out


def test_the_export_command_writes_one_json_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(tmp_path)
    call_command("export_accord", "proef")
    document = json.loads(capsys.readouterr().out)
    assert (document["accord"], len(document["sections"]["actions"])) == ("proef", 2)


def test_exporting_an_accord_that_was_never_loaded_says_how_to_load_it() -> None:
    with pytest.raises(CommandError, match="Er is geen akkoord 'azwa' geladen"):
        call_command("export_accord", "azwa")
