# SPDX-License-Identifier: EUPL-1.2
"""The rhythm in a package, the rounds it makes of a calendar, and the mail on the day that one should open."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from akkoord.foundation.packages.exporting import export_entries
from akkoord.foundation.packages.problems import InvalidPackage
from akkoord.foundation.packages.validation import validate_package
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.operations import announce_rounds
from akkoord.programme.invitations.overviews import ComingRounds, coming_rounds
from akkoord.programme.invitations.round_calendar import rhythms
from akkoord.programme.invitations.rules.reminding import ReminderStep
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity, capacity_of
from tests.factories import give_mandate, make_round
from tests.foundation.packages.small_package import SOURCE
from tests.programme.accord.rich_package import load, rich_package
from tests.programme.invitations.test_reminding import AMSTERDAM

pytestmark = pytest.mark.django_db
EVERYTHING = Capacity(everything=True)
STATUSES = {"afgerond": "finished", "op-schema": "on_schedule", "onbekend": "unknown"}


def package(**changes: Any) -> dict[str, Any]:
    """A package whose board meets on 14 September 2026, with a rhythm."""
    content = rich_package()
    content["bodies"].append({"key": "bureau", "name": "Bureauoverleg", "kind": "bureau", "source": SOURCE})
    content["meetings"] = [{"key": "bo-s", "body": "bo", "when": "2026-09-14", "title": "BO", "source": SOURCE}]
    content["statuses"] = [
        {"key": key, "scheme": "leidend", "label": key, "signal": signal, "source": SOURCE}
        for key, signal in STATUSES.items()
    ]
    rhythm = {
        "key": "ritme",
        "board": "bo",
        "bureau": "bureau",
        "bureau_before_board": 10,
        "opens_before": 15,
        "answer_days": 10,
        "reminders": [{"days": -3, "to": "owner"}, {"days": 1, "to": "deputy"}],
        "most_reminders": 2,
        "source": SOURCE,
    }
    content["round_rhythm"] = [rhythm | changes]
    return content


def day(on: date) -> AsOf:
    return AsOf.at(on, now=datetime(2026, 12, 1, tzinfo=ZoneInfo("UTC")))


JULY = day(date(2026, 7, 1))


def test_a_rhythm_is_loaded_and_given_back_as_it_was(tmp_path: Path) -> None:
    load(tmp_path / "pakket", package())
    known = rhythms(["proef"], JULY)["proef"]
    assert known.steps == (ReminderStep(-3, Audience.OWNER), ReminderStep(1, Audience.DEPUTY))
    assert (known.terms.opens_before, known.most_reminders) == (15, 2)
    (given,) = export_entries("proef", JULY)["round_rhythm"]
    assert given["reminders"] == [{"days": -3, "to": "owner"}, {"days": 1, "to": "deputy"}]
    assert load(tmp_path / "weer", package()).comparison.changes == ()


def test_the_rhythm_of_the_iza_is_valid_and_says_what_is_its_own_choice() -> None:
    read = validate_package(django_settings.ACCORDS_DIR / "iza")
    ((_, entry),) = read.entries["round_rhythm"]
    assert "eigen keuze" in (entry.uncertain or "")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"answer_days": 15}, "niet klaar voor het bureauoverleg"),
        ({"reminders": [{"days": 1, "to": "owner"}] * 2}, "twee keer"),
        ({"reminders": [{"days": 1, "to": "iedereen"}]}, "reminders"),
        ({"bureau": "bestaat-niet"}, "bestaat-niet"),
        ({"most_reminders": -1}, "most_reminders"),
    ],
)
def test_a_rhythm_that_cannot_be_is_named(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    from_file = tmp_path / "pakket"
    with pytest.raises(InvalidPackage) as refused:
        load(from_file, package(**changes))
    assert any(told in f"{problem.field} {problem.message}" for problem in refused.value.problems)


def test_an_accord_has_one_rhythm(tmp_path: Path) -> None:
    content = package()
    content["round_rhythm"].append(content["round_rhythm"][0] | {"key": "nog-een"})
    with pytest.raises(InvalidPackage):
        load(tmp_path / "pakket", content)


def test_the_coming_rounds_follow_the_calendar(tmp_path: Path) -> None:
    load(tmp_path / "pakket", package())
    shown = coming_rounds(EVERYTHING, JULY, accord="proef")
    (ahead,) = shown.rounds
    assert (ahead.period.code, ahead.opens_on, ahead.due_on) == ("2026Q2", date(2026, 8, 10), date(2026, 8, 24))
    assert ahead.bureau_assumed
    make_round("proef", "2026Q2")
    again = coming_rounds(EVERYTHING, AsOf.at(date(2026, 7, 1), now=datetime.now(tz=AMSTERDAM)), accord="proef")
    assert (again.has_boards, again.rounds) == (True, ())
    assert coming_rounds(EVERYTHING, day(date(2026, 10, 1)), accord="proef").has_boards is False


def test_a_bureau_meeting_in_the_calendar_is_no_assumption(tmp_path: Path) -> None:
    content = package()
    content["meetings"].append(
        {"key": "bureau-s", "body": "bureau", "when": "2026-09-07", "title": "Bureau", "source": SOURCE}
    )
    load(tmp_path / "pakket", content)
    (ahead,) = coming_rounds(EVERYTHING, JULY, accord="proef").rounds
    assert (ahead.bureau_on, ahead.bureau_assumed) == (date(2026, 9, 7), False)


def test_an_accord_without_a_rhythm_has_nothing_coming(tmp_path: Path) -> None:
    content = package()
    del content["round_rhythm"]
    load(tmp_path / "pakket", content)
    assert coming_rounds(EVERYTHING, JULY, accord="proef") == ComingRounds(False, "", False, ())


def test_who_opens_no_rounds_is_refused_what_is_coming(tmp_path: Path) -> None:
    reader = give_mandate(Role.READER)
    with pytest.raises(Refused):
        coming_rounds(capacity_of(reader, date(2026, 7, 1)), JULY, accord="proef")


def test_more_meetings_ask_no_more_queries(tmp_path: Path) -> None:
    counts = []
    for number in (1, 4):
        content = package()
        content["meetings"] = [
            {"key": f"bo-{month}", "body": "bo", "when": f"2027-{month:02}-12", "title": "BO", "source": SOURCE}
            for month in range(1, 1 + 3 * number, 3)
        ]
        load(tmp_path / f"pakket-{number}", content)
        with CaptureQueriesContext(connection) as asked:
            shown = coming_rounds(EVERYTHING, JULY, accord="proef")
        counts.append((len(shown.rounds), len(asked)))
    assert counts == [(1, 3), (4, 3)]


def test_the_team_is_told_once_on_the_day_a_round_should_open(tmp_path: Path) -> None:
    load(tmp_path / "pakket", package())
    team = give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws"))
    give_mandate(Role.MONITORING_PARTY, Party.objects.get(key="vws"))
    with time_machine.travel(datetime(2026, 8, 7, 10, tzinfo=AMSTERDAM), tick=False) as clock:
        assert announce_rounds() == 0
        clock.move_to(datetime(2026, 8, 8, 10, tzinfo=AMSTERDAM))
        assert announce_rounds() == 0
        clock.move_to(datetime(2026, 8, 10, 10, tzinfo=AMSTERDAM))
        assert [announce_rounds(), announce_rounds()] == [1, 0]
        clock.move_to(datetime(2026, 8, 11, 10, tzinfo=AMSTERDAM))
        assert announce_rounds() == 0
    mail = Email.objects.get()
    assert mail.to == [team.email]
    assert "2e kwartaal 2026" in mail.subject
    assert "/proef/rondes/openen/?periode=2026Q2&termijn=2026-08-24" in mail.message
    assert "aangenomen" in mail.message


def test_a_round_that_is_open_already_is_not_announced(tmp_path: Path) -> None:
    load(tmp_path / "pakket", package())
    give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws"))
    with time_machine.travel(datetime(2026, 8, 10, 10, tzinfo=AMSTERDAM), tick=False):
        make_round("proef", "2026Q2")
        assert announce_rounds() == 0
