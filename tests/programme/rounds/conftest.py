# SPDX-License-Identifier: EUPL-1.2
"""Rounds are tested on their own: what higher modules do with their events is those modules' business."""

from collections.abc import Iterator

import pytest

from akkoord.foundation.events.bus import EVENTS, EventBus
from akkoord.programme.rounds import events, reactions


@pytest.fixture(autouse=True)
def only_own_reactions() -> Iterator[EventBus]:
    """The bus with the reactions of rounds alone."""
    with EVENTS.isolated() as bus:
        bus.subscribe(events.RoundOpened)(reactions.on_round_opened)
        bus.subscribe(events.AnswerAskedBack)(reactions.on_answer_asked_back)
        yield bus
