# SPDX-License-Identifier: EUPL-1.2
"""Rounds are tested on their own: what others do with their events is tested with them."""

from collections.abc import Iterator

import pytest

from akkoord.foundation.events.bus import EVENTS, EventBus


@pytest.fixture(autouse=True)
def quiet_bus() -> Iterator[EventBus]:
    """A bus on which nobody listens yet."""
    with EVENTS.isolated() as bus:
        yield bus
