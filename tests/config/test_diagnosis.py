# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from post_office.models import PRIORITY, STATUS, Email
from pytest_django.fixtures import Settings

from akkoord.config import diagnosis
from akkoord.config.diagnosis import Backlog, Finding, Severity
from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.operations import close_round
from tests.factories import give_mandate, make_accord, make_action, make_party, make_round, make_theme

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def mended(finding: Finding) -> bool:
    """Whether a finding that is not right says what to do."""
    return finding.severity is Severity.OK or len(finding.remedy) > 20


@pytest.mark.django_db
def test_a_good_installation_has_no_errors() -> None:
    out = StringIO()
    call_command("doctor", stdout=out)
    assert "in orde" in out.getvalue()
    assert "fout " not in out.getvalue()


@pytest.mark.django_db
def test_an_error_makes_the_doctor_fail_and_says_how_to_mend_it(settings: Settings) -> None:
    settings.SECRET_KEY = "kort"
    out = StringIO()
    with pytest.raises(CommandError, match="1 fout om te herstellen"):
        call_command("doctor", stdout=out)
    assert "SECRET_KEY heeft 4 tekens" in out.getvalue()
    assert "-> Zet SECRET_KEY" in out.getvalue()


def test_an_old_python_is_an_error(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(diagnosis.sys, "version_info", (3, 10, 0))
    found = diagnosis.python_is_new_enough(settings)
    assert found.severity is Severity.ERROR
    assert mended(found)


def test_a_demo_in_production_is_an_error(settings: Settings) -> None:
    settings.DEMO = settings.SESSION_COOKIE_SECURE = True
    found = diagnosis.demo_is_off_in_production(settings)
    assert found.severity is Severity.ERROR
    assert mended(found)


def test_a_folder_that_cannot_be_written_is_an_error(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file" / "files"
    found = diagnosis.files_can_be_kept(settings)
    assert found.severity is Severity.ERROR
    assert mended(found)


def test_looking_leaves_no_file_behind(settings: Settings, tmp_path: Path) -> None:
    assert diagnosis.files_can_be_kept(settings).severity is Severity.OK
    assert list(tmp_path.iterdir()) == []


def test_another_time_zone_is_an_error(settings: Settings) -> None:
    settings.TIME_ZONE = "UTC"
    assert diagnosis.clock_is_in_the_netherlands(settings).severity is Severity.ERROR


def test_style_that_was_not_collected_is_an_error(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    assert diagnosis.style_is_collected(settings).severity is Severity.ERROR
    (tmp_path / "staticfiles.json").write_text("{}")
    assert diagnosis.style_is_collected(settings).severity is Severity.OK


def test_without_a_database_the_rest_is_still_looked_at(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    def refuse(_connection: object) -> None:
        raise OperationalError("wachtwoord onjuist voor geheim")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", refuse)
    findings = diagnosis.diagnose(settings, now=NOW)
    database = next(f for f in findings if f.subject == "Database")
    assert database.severity is Severity.ERROR
    assert "geheim" not in database.found
    assert {f.subject for f in findings} > {"Python", "Geheime sleutel", "Tijdzone"}
    assert all(map(mended, findings))


@pytest.mark.parametrize(
    ("waiting", "severity"),
    [
        (Backlog(0, None, 0), Severity.OK),
        (Backlog(3, NOW - timedelta(minutes=29), 0), Severity.OK),
        (Backlog(3, NOW - timedelta(minutes=31), 0), Severity.ERROR),
        (Backlog(0, None, 2), Severity.WARNING),
    ],
)
def test_mail_that_waits_long_means_that_nobody_sends(waiting: Backlog, severity: Severity) -> None:
    found = diagnosis.outbox_is_emptied(waiting, now=NOW)
    assert found.severity is severity
    assert mended(found)


@pytest.mark.django_db
def test_only_mail_that_is_due_counts_as_waiting() -> None:
    for status, planned in (
        (STATUS.queued, None),
        (STATUS.requeued, NOW - timedelta(hours=1)),
        (STATUS.queued, NOW + timedelta(days=1)),
        (STATUS.failed, None),
        (STATUS.sent, None),
    ):
        Email.objects.create(
            from_email="a@example.nl",
            to=["b@example.nl"],
            subject="s",
            message="m",
            status=status,
            scheduled_time=planned,
            priority=PRIORITY.medium,
        )
    found = diagnosis.backlog(NOW)
    assert (found.waiting, found.failed) == (2, 1)
    assert found.oldest is not None


@pytest.mark.django_db
def test_a_demo_on_the_accounts_of_real_people_is_an_error(settings: Settings) -> None:
    settings.DEMO = True
    assert diagnosis.demo_has_no_real_people(settings).severity is Severity.OK
    User.objects.create(email="iemand@example.nl", name="Iemand", is_demo_user=False)
    found = diagnosis.demo_has_no_real_people(settings)
    assert found.severity is Severity.ERROR
    assert mended(found)


@pytest.mark.django_db
def test_people_who_are_not_asked_mean_that_no_worker_does_its_chores() -> None:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    give_mandate(Role.OWNER, make_party("zin"))
    opened = make_round()
    now = timezone.now()
    assert diagnosis.uninvited(now) == 0
    assert diagnosis.uninvited(now + timedelta(hours=1)) == 1
    found = diagnosis.people_are_asked(1)
    assert (found.severity, mended(found)) == (Severity.ERROR, True)
    close_round(SYSTEM, round_id=opened.pk)
    assert diagnosis.uninvited(now + timedelta(hours=1)) == 0
    assert diagnosis.people_are_asked(0).severity is Severity.OK
