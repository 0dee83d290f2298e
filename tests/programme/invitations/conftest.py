# SPDX-License-Identifier: EUPL-1.2
"""A clock on a working day, an accord to ask about, and what stands in the outbox."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.factories import make_accord, make_action, make_party, make_theme

WEDNESDAY = datetime(2026, 3, 4, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Ten in the morning of an ordinary working day; a test moves it on."""
    with time_machine.travel(WEDNESDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def accord(clock: time_machine.Traveller, db: None) -> None:
    """An action with an owner, and one without in a theme with a chair."""
    made = make_accord()
    theme = make_theme(made, chair=make_party("vws"))
    make_action(made, theme, "a-kader", make_party("zin"))
    make_action(made, theme, "a-agenda")
