# SPDX-License-Identifier: EUPL-1.2
"""Mail goes out once, after its transaction, and failures can be seen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail as sent_mail
from django.db import transaction
from django.utils import timezone
from post_office.models import STATUS, Email, RecipientDeliveryStatus

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.outbox.errors import (
    MailNotFailed,
    MailRefusal,
    QueuedOutsideTransaction,
    RecipientInvalid,
    SubjectInvalid,
    TextMissing,
)
from akkoord.foundation.outbox.models import DeliveryTurn, Mail
from akkoord.foundation.outbox.operations import Delivered, deliver_once, queue_mail, requeue_mail
from akkoord.foundation.outbox.overviews import failed_mails
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.verdict import Refused

pytestmark = pytest.mark.django_db
ROUND = SubjectRef("round", "iza/2023Q3")


def queue(**changes: Any) -> Mail:
    given = {
        "to": "trekker@voorbeeld.nl",
        "subject": "Hoe staat het ervoor?",
        "text": "Vertel hoe het staat.",
        "kind": "answer_requested",
        "related": ROUND,
    }
    return queue_mail(**given | changes)


def refuse_connection(self: object, messages: object) -> int:
    raise ConnectionRefusedError("no mail server")


@pytest.fixture
def broken_post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse_connection)


def test_a_queued_mail_is_sent_once_as_it_was_written() -> None:
    queue(html="<p>Vertel hoe het staat.</p>")
    assert sent_mail.outbox == []

    assert deliver_once() == Delivered(sent=1, failed=0, retrying=0)
    assert deliver_once() == Delivered(sent=0, failed=0, retrying=0)

    (message,) = sent_mail.outbox
    assert (message.to, message.subject, message.body) == (
        ["trekker@voorbeeld.nl"],
        "Hoe staat het ervoor?",
        "Vertel hoe het staat.",
    )
    assert message.alternatives[0].content == "<p>Vertel hoe het staat.</p>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_text_is_never_read_as_a_template() -> None:
    written = "{% load x %} {{ settings.SECRET_KEY }} & <b>"
    queue(subject=written, text=written)
    deliver_once()
    assert (sent_mail.outbox[0].subject, sent_mail.outbox[0].body) == (written, written)


@pytest.mark.django_db(transaction=True)
def test_a_mail_disappears_with_the_change_that_was_undone() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        queue()
        raise RuntimeError
    assert not Mail.objects.exists()
    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_mail_outside_a_transaction_is_refused() -> None:
    with pytest.raises(QueuedOutsideTransaction):
        queue()


def test_the_same_key_queues_one_mail() -> None:
    first = queue(dedupe_key="request/2023Q3/zn")
    assert queue(dedupe_key="request/2023Q3/zn") == first
    queue(dedupe_key="request/2023Q4/zn")
    queue()
    queue()
    assert Email.objects.count() == 4


def test_a_mail_that_was_cleaned_up_is_still_known_to_have_been_sent() -> None:
    first = queue(dedupe_key="request/2023Q3/zn")
    deliver_once()
    Email.objects.all().delete()
    assert queue(dedupe_key="request/2023Q3/zn") == first
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"to": []}, RecipientInvalid),
        ({"to": "geen adres"}, RecipientInvalid),
        ({"to": "a@voorbeeld.nl\nBcc: b@voorbeeld.nl"}, RecipientInvalid),
        ({"to": "a@voorbeeld.nl, b@voorbeeld.nl"}, RecipientInvalid),
        ({"to": ["a@voorbeeld.nl", "b"]}, RecipientInvalid),
        ({"subject": "Vraag\r\nBcc: b@voorbeeld.nl"}, SubjectInvalid),
        ({"subject": "Vraag\u2028Bcc: b"}, SubjectInvalid),
        ({"subject": " "}, SubjectInvalid),
        ({"subject": "x" * 201}, SubjectInvalid),
        ({"text": " \n"}, TextMissing),
    ],
)
def test_a_mail_that_is_not_right_is_refused_and_not_kept(changes: dict[str, Any], refusal: type[MailRefusal]) -> None:
    with pytest.raises(refusal) as caught:
        queue(**changes)
    assert caught.value.message
    assert not Mail.objects.exists()


def test_somebody_who_is_named_twice_gets_one_mail() -> None:
    queue(to=["a@voorbeeld.nl", "a@voorbeeld.nl ", "b@voorbeeld.nl"])
    deliver_once()
    assert sent_mail.outbox[0].to == ["a@voorbeeld.nl", "b@voorbeeld.nl"]


@pytest.mark.usefixtures("broken_post")
def test_a_mail_that_fails_is_tried_again_and_then_shown_as_failed() -> None:
    queue()
    with time_machine.travel(datetime(2026, 1, 5, 9, 0, tzinfo=UTC), tick=False) as clock:
        outcomes = []
        for _ in range(6):
            outcomes.append(deliver_once())
            clock.shift(timedelta(minutes=20))
    assert outcomes[0] == Delivered(sent=0, failed=0, retrying=1)
    assert sum(outcome.failed for outcome in outcomes) == 1
    (failed,) = failed_mails(SYSTEM)
    assert (failed.to, failed.kind, failed.related) == (("trekker@voorbeeld.nl",), "answer_requested", ROUND)
    assert (failed.error, failed.has_bounced) == ("no mail server", False)
    assert failed.attempts == sum(outcome.failed + outcome.retrying for outcome in outcomes)


def test_a_mail_keeps_its_identity_when_it_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = queue()
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse_connection)
        deliver_once()
    Email.objects.update(scheduled_time=None)
    deliver_once()
    assert sent_mail.outbox[0].message()["Message-ID"] == mail.email.message_id


@pytest.mark.usefixtures("broken_post")
def test_a_mail_that_fails_waits_before_the_next_attempt() -> None:
    queue()
    deliver_once()
    assert deliver_once() == Delivered(sent=0, failed=0, retrying=0)


def test_a_mail_that_came_back_is_shown_as_such() -> None:
    queue()
    deliver_once()
    assert failed_mails(SYSTEM) == ()
    Email.objects.update(recipient_delivery_status=RecipientDeliveryStatus.HARD_BOUNCED)
    assert [mail.has_bounced for mail in failed_mails(SYSTEM)] == [True]


def test_failed_mail_takes_one_query(django_assert_num_queries: Callable[..., object]) -> None:
    for _ in range(3):
        queue()
    Email.objects.update(status=STATUS.failed)
    with django_assert_num_queries(1):
        assert len(failed_mails(SYSTEM)) == 3


def test_a_failed_mail_can_be_sent_again_by_an_administrator() -> None:
    mail = queue()
    Email.objects.update(status=STATUS.failed, number_of_retries=4)
    requeue_mail(SYSTEM, mail=mail)
    assert deliver_once() == Delivered(sent=1, failed=0, retrying=0)
    assert [line.verb for line in Entry.objects.all()] == ["mail_requeued"]
    with pytest.raises(MailNotFailed):
        requeue_mail(SYSTEM, mail=mail)


def test_others_neither_see_failed_mail_nor_send_it_again() -> None:
    somebody = User(pk=1, name="Trekker")
    with pytest.raises(Refused, match="beheerder"):
        failed_mails(somebody)
    with pytest.raises(Refused, match="beheerder"):
        requeue_mail(somebody, mail=queue())


def test_only_one_worker_sends_at_a_time() -> None:
    queue()
    DeliveryTurn.objects.create(pk=1, holder=uuid4(), until=timezone.now() + timedelta(minutes=1))
    assert deliver_once() == Delivered(sent=0, failed=0, retrying=0)
    assert sent_mail.outbox == []


def test_the_turn_of_a_worker_that_died_comes_free() -> None:
    queue()
    DeliveryTurn.objects.create(pk=1, holder=uuid4(), until=timezone.now() - timedelta(seconds=1))
    assert deliver_once().sent == 1
    assert DeliveryTurn.objects.get().holder is None


def test_looking_in_an_empty_outbox_writes_nothing(django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(1):
        deliver_once()
    assert not DeliveryTurn.objects.exists()
