# SPDX-License-Identifier: EUPL-1.2
"""Publish and subscribe."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EVENTS, EventBus
from akkoord.foundation.events.errors import NotAnEvent, PublishedOutsideTransaction


@dataclass(frozen=True)
class DoorOpened:
    door: str


@dataclass(frozen=True)
class DoorClosed:
    door: str


@dataclass
class Changeable:
    door: str


@pytest.fixture
def bus() -> EventBus:
    return EventBus()


@pytest.mark.django_db
def test_handlers_run_in_the_order_in_which_they_subscribed(bus: EventBus) -> None:
    heard: list[str] = []
    bus.subscribe(DoorOpened)(lambda event: heard.append(f"first {event.door}"))
    bus.subscribe(DoorOpened)(lambda event: heard.append(f"second {event.door}"))
    bus.publish(DoorOpened("front"))
    assert heard == ["first front", "second front"]


@pytest.mark.django_db
def test_handlers_of_another_type_hear_nothing(bus: EventBus) -> None:
    heard: list[DoorClosed] = []
    bus.subscribe(DoorClosed)(heard.append)
    bus.publish(DoorOpened("front"))
    assert heard == []


@pytest.mark.django_db
def test_a_handler_that_subscribes_twice_hears_each_event_once(bus: EventBus) -> None:
    heard: list[DoorOpened] = []

    def remember(event: DoorOpened) -> None:
        heard.append(event)

    bus.subscribe(DoorOpened)(remember)
    bus.subscribe(DoorOpened)(remember)
    bus.publish(DoorOpened("front"))
    assert heard == [DoorOpened("front")]


@pytest.mark.django_db
def test_an_error_in_a_handler_undoes_the_write_and_every_reaction(bus: EventBus) -> None:
    bus.subscribe(DoorOpened)(lambda event: User.objects.create(email="reactie@voorbeeld.nl", name="Reactie"))

    @bus.subscribe(DoorOpened)
    def fail(event: DoorOpened) -> None:
        raise RuntimeError("stuck")

    with pytest.raises(RuntimeError, match="stuck"), transaction.atomic():
        User.objects.create(email="schrijver@voorbeeld.nl", name="Schrijver")
        bus.publish(DoorOpened("front"))
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(bus: EventBus) -> None:
    with pytest.raises(PublishedOutsideTransaction):
        bus.publish(DoorOpened("front"))


def test_only_a_frozen_dataclass_is_an_event(bus: EventBus) -> None:
    for thing in ("front", Changeable("front")):
        with pytest.raises(NotAnEvent):
            bus.publish(thing)
    with pytest.raises(NotAnEvent):
        bus.subscribe(Changeable)


@pytest.mark.django_db
def test_an_isolated_block_hears_only_its_own_handlers(bus: EventBus) -> None:
    outside: list[DoorOpened] = []
    inside: list[DoorOpened] = []
    bus.subscribe(DoorOpened)(outside.append)
    with bus.isolated():
        bus.subscribe(DoorOpened)(inside.append)
        bus.publish(DoorOpened("inner"))
    bus.publish(DoorOpened("outer"))
    assert (inside, outside) == ([DoorOpened("inner")], [DoorOpened("outer")])
    assert EVENTS is not bus
