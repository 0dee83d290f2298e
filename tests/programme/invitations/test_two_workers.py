# SPDX-License-Identifier: EUPL-1.2
"""Two workers at the same work: everybody is mailed once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import close_old_connections, connection
from post_office.models import Email

from akkoord.programme.invitations.operations import send_invitations, send_reminders, tell_what_was_noted
from akkoord.programme.parties.choices import Role
from tests.factories import answer_one, give_mandate, make_accord, make_action, make_party, make_round, make_theme
from tests.programme.invitations.test_reminding import make_rhythm

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.programme.invitations.addresses"),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="the test database of SQLite lives in one connection"
    ),
]
OWNERS = 5
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at_once(work: Callable[[], int], workers: int = 3) -> list[int]:
    """What each worker did when they start together."""
    done, start = [0] * workers, Barrier(workers)

    def run(place: int) -> None:
        start.wait()
        try:
            done[place] = work()
        finally:
            close_old_connections()
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_every_request_receipt_and_reminder_leaves_once() -> None:
    accord, zin = make_accord(), make_party("zin")
    theme = make_theme(accord)
    make_action(accord, theme, "a-kader", zin)
    make_action(accord, theme, "a-toets", zin)
    make_rhythm()
    with time_machine.travel(datetime(2026, 3, 4, 10, tzinfo=AMSTERDAM), tick=False) as clock:
        owners = [give_mandate(Role.OWNER, zin) for _ in range(OWNERS)]
        opened = make_round()
        assert sum(at_once(send_invitations)) == OWNERS
        assert Email.objects.count() == OWNERS
        answer_one(opened, "a-kader", actor=owners[0])
        clock.shift(timedelta(minutes=2))
        assert sum(at_once(tell_what_was_noted)) == 1
        clock.move_to(datetime(2026, 3, 13, 10, tzinfo=AMSTERDAM))
        assert sum(at_once(send_reminders)) == OWNERS
    assert Email.objects.count() == 2 * OWNERS + 1
    assert len({(mail.to[0], mail.subject) for mail in Email.objects.all()}) == 2 * OWNERS + 1
