# SPDX-License-Identifier: EUPL-1.2
"""Publish and subscribe inside one process and one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from typing import Any, TypeVar

from django.db import transaction

from akkoord.foundation.events.errors import NotAnEvent, PublishedOutsideTransaction

E = TypeVar("E")
Handler = Callable[[E], object]


class EventBus:
    """Handlers by event type. One lives for the process (`EVENTS`); a test makes its own."""

    def __init__(self) -> None:
        self._handlers: dict[type, tuple[Handler[Any], ...]] = {}

    def subscribe(self, event_type: type[E]) -> Callable[[Handler[E]], Handler[E]]:
        """Let a function hear every published event of exactly this type; use it as a decorator or call it.

        A handler that is subscribed twice still hears each event once.
        Refusals: NotAnEvent when the type is not a frozen dataclass.
        """
        _require_event_type(event_type)

        def add(handler: Handler[E]) -> Handler[E]:
            known = self._handlers.get(event_type, ())
            if handler not in known:
                self._handlers[event_type] = (*known, handler)
            return handler

        return add

    def publish(self, event: object) -> None:
        """Run the handlers of this event's type now, in the order in which they subscribed.

        A handler's error leaves through here, so that the transaction with the write and all reactions is undone.
        Refusals: NotAnEvent; PublishedOutsideTransaction when no transaction is open.
        """
        _require_event_type(type(event))
        if not transaction.get_connection().in_atomic_block:
            raise PublishedOutsideTransaction(f"publish {type(event).__name__} inside transaction.atomic()")
        for handler in self._handlers.get(type(event), ()):
            handler(event)

    @contextmanager
    def isolated(self) -> Iterator["EventBus"]:
        """A block, for tests, that starts without handlers and afterwards leaves everything as it was."""
        before = self._handlers
        self._handlers = {}
        try:
            yield self
        finally:
            self._handlers = before


def _require_event_type(event_type: type) -> None:
    parameters = getattr(event_type, "__dataclass_params__", None)
    if not is_dataclass(event_type) or parameters is None or not parameters.frozen:
        raise NotAnEvent(f"{event_type!r} is not a frozen dataclass")


EVENTS = EventBus()
publish = EVENTS.publish
subscribe = EVENTS.subscribe
