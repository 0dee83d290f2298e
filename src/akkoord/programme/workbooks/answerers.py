# SPDX-License-Identifier: EUPL-1.2
"""Whose answer a row is: the person who sent the workbook in, or somebody for whom it is put in."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import Capacity, Held, capacity_of, held_from
from akkoord.programme.rounds.policies import Asked, Place, may_answer, oversees
from akkoord.programme.workbooks.policies import ANSWERING


class Answerers:
    """Works out for each question who may give the answer of a workbook.

    The sender when they may answer it; for who runs the round: the person the workbook was made for, or else everybody
    who may answer for the party. Two queries, for any number of workbooks that one person sends in. `themselves`: the
    sender sends in for nobody else, whatever they may do elsewhere.
    """

    def __init__(self, sender: User, on: date, *, themselves: bool = False) -> None:
        self._sender, self._on = sender, on
        self._capacity = capacity_of(sender, on)
        self._for_others = not themselves and bool(oversees(self._capacity))
        self._known: dict[tuple[Asked, str], tuple[int, ...]] = {}

    def of(self, asked: Asked, place: Place, made_for: int | None) -> tuple[int, ...]:
        """The people who may answer a question in a workbook made for somebody; empty when it is not theirs."""
        if may_answer(self._capacity, asked, (place,)):
            return (self._sender.pk,)
        if not self._for_others:
            return ()
        if made_for is not None:
            whole, deputy = self._people.get(made_for), self._deputies.get(place.action, {}).get(made_for)
            allowed = any(may_answer(who, asked, (place,)) for who in (whole, deputy) if who is not None)
            return (made_for,) if allowed else ()
        return tuple(dict.fromkeys((*self._for_theme(asked, place), *self._for_action(asked, place))))

    def _for_theme(self, asked: Asked, place: Place) -> tuple[int, ...]:
        """Those whose mandate is not for one action: the same for every action of the theme that is asked alike."""
        key = (asked, place.theme)
        if key not in self._known:
            nowhere = Place(place.theme, "")
            self._known[key] = tuple(pk for pk, who in self._people.items() if may_answer(who, asked, (nowhere,)))
        return self._known[key]

    def _for_action(self, asked: Asked, place: Place) -> tuple[int, ...]:
        deputies = self._deputies.get(place.action, {})
        return tuple(pk for pk, who in deputies.items() if may_answer(who, asked, (place,)))

    @cached_property
    def _held(self) -> list[tuple[int, Held]]:
        mandates = Mandate.objects.valid_on(self._on).filter(role__in=ANSWERING, user__is_active=True).order_by("user")
        rows = mandates.values_list("user_id", "role", "party_id", "party__key", "scope")
        return [
            (person, held)
            for person, role, party, key, scope in rows
            for held in held_from([(role, party, key, scope)])
        ]

    @cached_property
    def _people(self) -> dict[int, Capacity]:
        grouped: dict[int, list[Held]] = defaultdict(list)
        for person, held in self._held:
            if not held.for_one_action:
                grouped[person].append(held)
        return {person: Capacity(tuple(held)) for person, held in grouped.items()}

    @cached_property
    def _deputies(self) -> dict[str, dict[int, Capacity]]:
        grouped: dict[str, dict[int, Capacity]] = defaultdict(dict)
        for person, held in self._held:
            if held.for_one_action:
                grouped[held.scope][person] = Capacity((held,))
        return grouped
