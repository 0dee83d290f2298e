# SPDX-License-Identifier: EUPL-1.2
"""A workbook comes back by mail."""

import io
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from post_office.models import Email

from akkoord.foundation.accounts.models import User
from akkoord.programme.workbooks.choices import Arrival, Scope, UploadState
from akkoord.programme.workbooks.errors import MailNotTaken, SenderUnknown
from akkoord.programme.workbooks.letters import read_mail
from akkoord.programme.workbooks.models import Upload
from akkoord.programme.workbooks.operations import accept_rows, receive_mail
from tests.programme.workbooks.world import GOOD, Filled, World

EXCEL = {"maintype": "application", "subtype": "vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def mail(sender: str, *contents: bytes, name: str = "werkboek.xlsx", **headers: str) -> bytes:
    """A mail with workbooks."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "werkboek@voorbeeld.nl", "Werkboek"
    for header, value in headers.items():
        message[header.replace("_", "-")] = value
    message.set_content("Hierbij.")
    for content in contents:
        message.add_attachment(content, filename=name, **EXCEL)
    return message.as_bytes()


@pytest.fixture
def filled(world: World) -> bytes:
    return Filled(world.issue()).fill("kader", **GOOD).bytes()


def test_what_somebody_mails_waits_until_they_take_it_over(world: World, filled: bytes) -> None:
    taken = receive_mail(mail(f"Trekker <{world.owner.email.upper()}>", filled))
    assert (taken.sender, taken.upload.arrival, taken.upload.state) == (world.owner, Arrival.MAIL, UploadState.READY)
    assert world.answers("kader") == []
    (sent,) = Email.objects.all()
    assert sent.to == [world.owner.email]
    assert f"/mijn-vragen/werkboek/{taken.upload.pk}/" in sent.message
    assert accept_rows(world.owner, upload_id=taken.upload.pk, own_only=True).answers == 1


def test_who_runs_the_round_gets_the_page_of_the_round(world: World, filled: bytes) -> None:
    taken = receive_mail(mail(world.team.email, filled))
    assert f"/proef/rondes/2023Q4/werkboeken/{taken.upload.pk}/" in Email.objects.get().message


def test_the_same_mail_twice_is_one_workbook_and_one_answer(world: World, filled: bytes) -> None:
    first, second = receive_mail(mail(world.owner.email, filled)), receive_mail(mail(world.owner.email, filled))
    assert first.upload == second.upload
    assert (Upload.objects.count(), Email.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("contents", "name", "why"),
    [
        ([], "", "zat geen werkboek"),
        ([b"x"], "brief.pdf", "zat geen werkboek"),
        ([b"x", b"y"], "werkboek.xlsx", "meer dan één werkboek"),
        ([b"naam;status"], "werkboek.xlsx", "Dit is geen werkboek"),
        ([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600], "werkboek.xls", "oude versie van Excel"),
    ],
)
def test_what_is_wrong_is_mailed_to_who_is_known(world: World, contents: list[bytes], name: str, why: str) -> None:
    with pytest.raises(MailNotTaken, match=why):
        receive_mail(mail(world.owner.email, *contents, name=name))
    (sent,) = Email.objects.all()
    assert sent.to == [world.owner.email]
    assert why in sent.message
    assert not Upload.objects.exists()


def test_somebody_elses_workbook_is_refused(world: World, filled: bytes) -> None:
    with pytest.raises(MailNotTaken, match="voor iemand anders gemaakt"):
        receive_mail(mail(world.other.email, filled))
    assert not Upload.objects.exists()


def test_a_workbook_for_nobody_in_particular_is_for_who_runs_the_round(world: World) -> None:
    content = world.issue(world.chair, Scope.THEME, theme="a-zorg")
    with pytest.raises(MailNotTaken):
        receive_mail(mail(world.chair.email, content))
    assert receive_mail(mail(world.team.email, content)).upload.arrival == Arrival.MAIL


def test_nobody_unknown_ever_gets_mail(world: World, filled: bytes) -> None:
    User.objects.filter(pk=world.other.pk).update(is_active=False)
    two = f"{world.owner.email}, ander@voorbeeld.nl"
    for content in (
        mail("vreemde@voorbeeld.nl", filled),
        mail(world.other.email, b"x"),
        mail(two, filled),
        b"",
        b"\xff",
    ):
        with pytest.raises(SenderUnknown):
            receive_mail(content)
    assert not Email.objects.exists()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}],
)
def test_a_machine_gets_no_answer_about_what_is_wrong(world: World, headers: dict[str, str]) -> None:
    with pytest.raises(MailNotTaken):
        receive_mail(mail(world.owner.email, **headers))
    assert not Email.objects.exists()


def test_what_is_wrong_is_told_once_an_hour_at_most(world: World) -> None:
    for _time in range(3):
        with pytest.raises(MailNotTaken):
            receive_mail(mail(world.owner.email))
    assert Email.objects.count() == 1


def test_a_workbook_inside_a_forwarded_mail_is_not_taken_for_the_senders_own() -> None:
    inner = EmailMessage()
    inner.set_content("Van een ander.")
    inner.add_attachment(b"x", filename="werkboek.xlsx", **EXCEL)
    outer = EmailMessage()
    outer["From"] = "trekker@voorbeeld.nl"
    outer.set_content("Zie bijlage.")
    outer.add_attachment(inner)
    found = read_mail(outer.as_bytes())
    assert found is not None
    assert found.workbooks == ()


def test_the_command_reads_a_file_and_standard_input(
    world: World, filled: bytes, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bericht.eml"
    path.write_bytes(mail(world.owner.email, filled))
    call_command("receive_mail", str(path))
    assert "Er is nog niets overgenomen." in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(mail("vreemde@voorbeeld.nl", filled))))
    with pytest.raises(CommandError, match="niets teruggestuurd"):
        call_command("receive_mail", "-")
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("receive_mail", str(tmp_path / "weg.eml"))
