# SPDX-License-Identifier: EUPL-1.2
import socket
import subprocess

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django.fixtures import Settings

from akkoord.config import cli
from akkoord.config.server import require_free_port


def test_help_names_every_job(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help"]) == 0
    text = capsys.readouterr().out
    for job in (*cli.COMMANDS, "test", "bench"):
        assert f"akkoord {job}" in text


@pytest.mark.parametrize(
    ("typed", "handed_over"),
    [
        (["validate", "accords/iza"], ["akkoord", "validate_package", "accords/iza"]),
        (["report", "iza", "--round", "2023Q3"], ["akkoord", "render_report", "iza", "--round", "2023Q3"]),
        (["migrate"], ["akkoord", "migrate"]),
    ],
)
def test_a_job_becomes_the_command_of_django(
    typed: list[str], handed_over: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[list[str]] = []
    monkeypatch.setattr(cli, "execute_from_command_line", taken.append)
    assert cli.main(typed) == 0
    assert taken == [handed_over]


@pytest.mark.parametrize(("typed", "parallel"), [([], True), (["-k", "rounds"], False)])
def test_the_whole_suite_uses_two_processors_and_a_choice_of_tests_one(
    typed: list[str], parallel: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_rest: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert cli.main(["test", *typed]) == 0
    assert ("--numprocesses=2" in ran[0]) is parallel
    assert ran[0][3 : 3 + len(typed)] == typed


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (ImproperlyConfigured("Production needs SECRET_KEY"), "Production needs SECRET_KEY"),
        (OperationalError("no such table: accord_accord"), "python3 akkoord migrate"),
    ],
)
def test_what_can_be_mended_is_told_without_a_traceback(
    refusal: Exception, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_arguments: list[str]) -> None:
        raise refusal

    monkeypatch.setattr(cli, "execute_from_command_line", refuse)
    assert cli.main(["load", "accords/iza"]) == 1
    assert told in capsys.readouterr().err
    with pytest.raises(type(refusal)):
        cli.main(["load", "accords/iza", "--traceback"])


def test_a_reader_that_has_seen_enough_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stop(_arguments: list[str]) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(cli, "execute_from_command_line", stop)
    assert cli.main(["export", "iza"]) == 1
    assert capfd.readouterr().err == ""


def test_a_port_in_use_is_refused_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"{port} is al in gebruik.*--port {port + 1}"):
            require_free_port("127.0.0.1", port)
    require_free_port("127.0.0.1", port)


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(CommandError, match="bestaat niet"):
        require_free_port("127.0.0.1", port)


def test_the_demo_refuses_any_other_settings(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen met"):
        call_command("demo")
