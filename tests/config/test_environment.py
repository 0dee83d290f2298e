# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from akkoord.config.settings.database import database_settings
from akkoord.config.settings.environment import read_environment
from akkoord.config.settings.mail import CONSOLE, SMTP, mail_settings
from akkoord.config.settings.secret import kept_secret

ROOT = Path("/srv/akkoord")


def test_an_empty_environment_gives_the_defaults() -> None:
    found = read_environment({}, ROOT)
    assert found.database_url == ""
    assert found.data_dir == ROOT / "var"
    assert found.behind_proxy is False
    assert found.hsts_seconds == 31_536_000
    assert found.allowed_hosts == ()


def test_values_are_read_with_their_type() -> None:
    found = read_environment(
        {
            "ALLOWED_HOSTS": "akkoord.example.nl, www.example.nl,",
            "AKKOORD_BEHIND_PROXY": "Yes",
            "AKKOORD_DATA_DIR": "/var/lib/akkoord",
            "AKKOORD_WEB_WORKERS": "4",
            "AKKOORD_LOG_LEVEL": "debug",
            "BASE_URL": "https://akkoord.example.nl",
        },
        ROOT,
    )
    assert found.allowed_hosts == ("akkoord.example.nl", "www.example.nl")
    assert found.behind_proxy is True
    assert found.data_dir == Path("/var/lib/akkoord")
    assert (found.web_workers, found.log_level) == (4, "DEBUG")
    assert found.base_url == "https://akkoord.example.nl"


def test_every_wrong_value_is_named_at_once_and_no_secret_is_repeated() -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        read_environment(
            {
                "AKKOORD_BEHIND_PROXY": "misschien",
                "AKKOORD_WEB_WORKERS": "0",
                "AKKOORD_HSTS_SECONDS": "-1",
                "AKKOORD_LOG_LEVEL": "luid",
                "BASE_URL": "akkoord.example.nl/pad",
                "SECRET_KEY": "geheim",
            },
            ROOT,
        )
    message = str(caught.value)
    for name in (
        "AKKOORD_BEHIND_PROXY",
        "AKKOORD_WEB_WORKERS",
        "AKKOORD_HSTS_SECONDS",
        "AKKOORD_LOG_LEVEL",
        "BASE_URL",
    ):
        assert name in message
    assert "geheim" not in message


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/data/a.sqlite3", "/srv/data/a.sqlite3"),
        ("sqlite:///var/a.sqlite3", "/srv/akkoord/var/a.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_sqlite_writes_ahead_and_takes_its_lock_first(url: str, name: str) -> None:
    found = database_settings(url, root=ROOT, connection_seconds=60)
    assert found["NAME"] == name
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_postgresql_keeps_its_connections() -> None:
    found = database_settings("postgres://name:word@db.example.nl:5433/akkoord", root=ROOT, connection_seconds=30)
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.nl", 5433, "akkoord")
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (30, True)


@pytest.mark.parametrize("url", ["mysql://name:word@host/db", "onzin://name:word@host/db", "geen adres"])
def test_another_database_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as caught:
        database_settings(url, root=ROOT, connection_seconds=60)
    assert "word" not in str(caught.value)


@pytest.mark.parametrize("url", ["", "console:", "console://"])
def test_mail_is_printed_when_no_server_is_named(url: str) -> None:
    assert mail_settings(url) == {"POST_OFFICE_BACKEND": CONSOLE}


def test_mail_goes_to_a_server_with_tls() -> None:
    found = mail_settings("smtp://jan%40example.nl:p%3Aw@mail.example.nl")
    assert found["POST_OFFICE_BACKEND"] == SMTP
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.nl", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("jan@example.nl", "p:w")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)
    assert mail_settings("smtps://mail.example.nl")["EMAIL_PORT"] == 465
    assert mail_settings("smtp://localhost:25?tls=no")["EMAIL_USE_TLS"] is False


@pytest.mark.parametrize("url", ["mail.example.nl", "imap://mail.example.nl", "smtp://"])
def test_an_address_that_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail_settings(url)


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    first = kept_secret(path)
    assert len(first) >= 50
    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(ImproperlyConfigured, match="secret key"):
        kept_secret(tmp_path / "var" / "secret-key")
