# SPDX-License-Identifier: EUPL-1.2
"""Mail that came back: read from the report of a mail server, kept once, and never made up from another mail."""

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from post_office.models import STATUS, Email, RecipientDeliveryStatus

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.outbox.bounces import LARGEST, Bounce, read_bounce
from akkoord.foundation.outbox.choices import DeliveryState
from akkoord.foundation.outbox.errors import BouncedMailUnknown, BounceUnreadable, HeaderInvalid
from akkoord.foundation.outbox.models import Mail
from akkoord.foundation.outbox.operations import note_bounce, queue_mail
from akkoord.foundation.outbox.overviews import deliveries, failed_mails
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.verdict import Refused
from tests.factories import make_user

REPORT = """From: MAILER-DAEMON@mail.example
To: akkoord@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain

I'm sorry.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; trekker@voorbeeld.nl
Action: {action}
Status: {status}

--grens
Content-Type: {kind}

Message-ID: {message_id}
Subject: Hoe staat het ervoor?

--grens--
"""


def report(
    message_id: str = "<a@b>", action: str = "failed", status: str = "5.1.1", kind: str = "message/rfc822"
) -> bytes:
    return REPORT.format(message_id=message_id, action=action, status=status, kind=kind).encode()


@pytest.fixture
def mail(db: None) -> Mail:
    """A mail that was sent."""
    with transaction.atomic():
        made = queue_mail(
            to="trekker@voorbeeld.nl",
            subject="Hoe staat het ervoor?",
            text="Vertel het.",
            kind="answer_requested",
            related=SubjectRef("round", "iza/2023Q3"),
        )
    Email.objects.update(status=STATUS.sent)
    made.refresh_from_db()
    return made


def id_of(mail: Mail) -> str:
    assert mail.email is not None
    assert mail.email.message_id
    return str(mail.email.message_id)


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize(("status", "for_good"), [("5.1.1", True), ("4.2.2", False), ("", True)])
def test_a_report_names_the_mail_and_whether_it_is_for_good(kind: str, status: str, for_good: bool) -> None:
    assert read_bounce(report(status=status, kind=kind)) == Bounce("<a@b>", for_good)


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"\xff\x00 geen mail",
        b"From: iemand@voorbeeld.nl\nSubject: Afwezig\nAuto-Submitted: auto-replied\n\nIk ben er niet.\n",
        report(action="delayed"),
        report(action="delivered", status="2.0.0"),
        report(message_id=""),
        report().replace(b"--grens", b"--ander"),
        report() + b"x" * LARGEST,
    ],
    ids=["nothing", "no mail", "away", "delayed", "delivered", "no id", "broken", "too large"],
)
def test_anything_else_is_refused(given: bytes) -> None:
    with pytest.raises(BounceUnreadable):
        read_bounce(given)


def test_a_mail_that_came_back_is_kept_once_and_shown(mail: Mail) -> None:
    for _ in range(2):
        note_bounce(SYSTEM, report=report(id_of(mail)))
    assert deliveries([mail.pk])[mail.pk].state is DeliveryState.BOUNCED
    assert [one.has_bounced for one in failed_mails(SYSTEM)] == [True]
    assert Entry.objects.filter(verb="mail_bounced", subject="round:iza/2023Q3").count() == 1


def test_a_soft_bounce_does_not_undo_a_hard_one(mail: Mail) -> None:
    note_bounce(SYSTEM, report=report(id_of(mail), status="4.2.2"))
    assert Email.objects.get().recipient_delivery_status == RecipientDeliveryStatus.SOFT_BOUNCED
    note_bounce(SYSTEM, report=report(id_of(mail)))
    note_bounce(SYSTEM, report=report(id_of(mail), status="4.2.2"))
    assert Email.objects.get().recipient_delivery_status == RecipientDeliveryStatus.HARD_BOUNCED


def test_a_mail_that_is_not_ours_is_not_known(mail: Mail) -> None:
    with pytest.raises(BouncedMailUnknown):
        note_bounce(SYSTEM, report=report("<iets@anders>"))


def test_not_everybody_may_say_that_a_mail_came_back(mail: Mail) -> None:
    with pytest.raises(Refused):
        note_bounce(make_user(), report=report(id_of(mail)))


def test_the_command_reads_a_file_and_standard_input(
    mail: Mail, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bericht.eml"
    file.write_bytes(report(id_of(mail)))
    call_command("note_bounce", str(file))
    assert "is teruggekomen" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(report(id_of(mail)))))
    call_command("note_bounce", "-", verbosity=0)


@pytest.mark.parametrize(("content", "told"), [(b"niets", "geen bericht"), (report(), "niet (meer) bekend")])
def test_the_command_says_what_is_wrong(db: None, tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "bericht.eml"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=told.replace("(", r"\(").replace(")", r"\)")):
        call_command("note_bounce", str(file))
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("note_bounce", str(tmp_path / "weg.eml"))


def queue(**changes: Any) -> Mail:
    given = {
        "to": "trekker@voorbeeld.nl",
        "subject": "x",
        "text": "x",
        "kind": "x",
        "related": SubjectRef("round", "iza/2023Q3"),
    }
    with transaction.atomic():
        return queue_mail(**given | changes)


def test_a_header_that_may_be_given_goes_along(db: None) -> None:
    mail = queue(headers={"List-Unsubscribe": "<https://akkoord.example/x/>"})
    assert mail.email is not None
    assert mail.email.headers["List-Unsubscribe"] == "<https://akkoord.example/x/>"
    assert mail.email.headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    "headers",
    [
        {"Bcc": "iemand@voorbeeld.nl"},
        {"List-Unsubscribe": "<https://x/>\r\nBcc: iemand@voorbeeld.nl"},
        {"List-Unsubscribe": ""},
        {"List-Unsubscribe": "<https://é/>"},
    ],
)
def test_any_other_header_is_refused(db: None, headers: dict[str, str]) -> None:
    with pytest.raises(HeaderInvalid):
        queue(headers=headers)
