# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the events brick: all are mistakes of a programmer."""


class NotAnEvent(TypeError):
    """An event is an instance of a frozen dataclass."""


class PublishedOutsideTransaction(RuntimeError):
    """An event goes out inside the transaction of the write that it tells of."""
