# SPDX-License-Identifier: EUPL-1.2
"""The entrance of an accord's pages: unknown accords are not found, strangers are refused."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.heads import AccordHead, accord_heads
from akkoord.programme.parties.policies import Capacity, capacity_of, may_read
from akkoord.programme.rounds.overviews.answerable import answers_at_all, left_to_answer
from akkoord.web.shell.as_of import AsOfRequest


@dataclass(frozen=True)
class Frame:
    """A page of one accord: who looks in which capacity, as at when."""

    accord: AccordHead
    actor: User
    capacity: Capacity
    as_of: AsOf

    @property
    def key(self) -> str:
        """The accord's key, as it stands in URLs."""
        return self.accord.key


class Known:
    """What a request learns once about accords and capacity, however often a page asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def heads(self) -> tuple[AccordHead, ...]:
        """All accords."""
        return accord_heads()

    @cached_property
    def _capacities(self) -> dict[int, Capacity]:
        return {}

    def capacity_of(self, person: User) -> Capacity:
        """The capacity of a person today: who signed in, or who came by a personal link."""
        if person.pk not in self._capacities:
            self._capacities[person.pk] = capacity_of(person, timezone.localdate())
        return self._capacities[person.pk]

    @property
    def capacity(self) -> Capacity:
        """The capacity of whoever signed in, today."""
        user: Any = self._request.user
        return self.capacity_of(user) if user.is_authenticated else Capacity()

    @cached_property
    def to_answer(self) -> int | None:
        """How many questions wait for whoever signed in; None for who is never asked any."""
        return left_to_answer(self.capacity) if answers_at_all(self.capacity) else None


class KnownRequest(HttpRequest):
    """A request about which something was asked already."""

    akkoord_known: Known


def known_to(request: HttpRequest) -> Known:
    """The request's own knowledge, made at the first question."""
    known: Known | None = getattr(request, "akkoord_known", None)
    if known is None:
        known = Known(request)
        cast(KnownRequest, request).akkoord_known = known
    return known


def enter(request: HttpRequest, accord: str) -> Frame:
    """Enter a page of an accord.

    Out: the frame. Refusals: Http404 for an accord that is not there, `Refused` (403) without a mandate in force.
    Two queries, shared with the surroundings of the page.
    """
    known = known_to(request)
    head = next((one for one in known.heads if one.key == accord), None)
    if head is None:
        raise Http404(_("Dit akkoord bestaat niet."))
    may_read(known.capacity).require()
    user: Any = request.user
    return Frame(head, user, known.capacity, cast(AsOfRequest, request).as_of)
