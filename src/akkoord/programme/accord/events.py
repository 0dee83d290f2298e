# SPDX-License-Identifier: EUPL-1.2
"""What accords tell whoever listens."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class OwnerAssigned:
    """Somebody named another owner of an action; `previous_party_id` is None when there was none."""

    accord_key: str
    action_id: int
    action_key: str
    party_id: int
    previous_party_id: int | None
    holds_from: date
    at: datetime


@dataclass(frozen=True)
class ActionAmended:
    """Somebody changed what is known of an action; `fields` are the names of what changed."""

    accord_key: str
    action_id: int
    action_key: str
    fields: tuple[str, ...]
    holds_from: date
    at: datetime


@dataclass(frozen=True)
class ActionsBroughtIn:
    """Actions were taken over from a list; `added` and `changed` are their keys."""

    accord_key: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    holds_from: date
    at: datetime


@dataclass(frozen=True)
class TransferAsked:
    """An owner asked another party to take an action over."""

    transfer_id: int
    at: datetime


@dataclass(frozen=True)
class TransferDecided:
    """A request to hand an action over was accepted, declined or withdrawn by hand."""

    transfer_id: int
    at: datetime
