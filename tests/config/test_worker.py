# SPDX-License-Identifier: EUPL-1.2
import os
import signal
from io import StringIO

import pytest
from django.core import mail as sent_mail
from django.core.management import call_command
from django.db import OperationalError, transaction

from akkoord.config.management.commands import run_worker
from akkoord.foundation.outbox.operations import Delivered, queue_mail
from akkoord.foundation.subjects.refs import SubjectRef

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def inside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test runs in a transaction, which to a worker looks like a connection to give up."""
    monkeypatch.setattr(run_worker, "close_old_connections", lambda: None)


def run(**options: bool) -> str:
    out = StringIO()
    call_command("run_worker", stdout=out, stderr=out, **options)
    return out.getvalue()


def test_what_waits_is_sent_and_the_worker_stops_when_asked_for_once() -> None:
    with transaction.atomic():
        queue_mail(
            to="trekker@voorbeeld.nl",
            subject="Hoe staat het?",
            text="Vertel het.",
            kind="answer_requested",
            related=SubjectRef("round", "iza/2023Q3"),
        )
    assert "1 verstuurd" in run(once=True)
    assert [mail.subject for mail in sent_mail.outbox] == ["Hoe staat het?"]
    assert run(once=True) == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_after_the_batch_under_way(number: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    finished = []

    def deliver() -> Delivered:
        os.kill(os.getpid(), number)
        finished.append(True)
        return Delivered(1, 0, 0)

    before = signal.getsignal(number)
    monkeypatch.setattr(run_worker, "deliver_once", deliver)
    assert "1 verstuurd" in run()
    assert finished == [True]
    assert signal.getsignal(number) is before


def test_a_database_that_is_away_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = iter([OperationalError("password=geheim"), Delivered(0, 0, 2)])

    def deliver() -> Delivered:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        os.kill(os.getpid(), signal.SIGTERM)
        return outcome

    monkeypatch.setattr(run_worker, "deliver_once", deliver)
    monkeypatch.setattr(run_worker, "FIRST_PAUSE_SECONDS", 0.001)
    said = run()
    assert "niet bereikbaar" in said
    assert "2 later opnieuw" in said
    assert "geheim" not in said
