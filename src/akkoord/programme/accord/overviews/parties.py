# SPDX-License-Identifier: EUPL-1.2
"""The parties of an accord: what each owns, is named with, chairs and sits in."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from akkoord.foundation.timeline.models import Record
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.choices import Involvement, Ring
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import (
    ActionParty,
    ActionRecord,
    BodyMember,
    BodyRecord,
    ParticipantRecord,
    ThemeRecord,
)
from akkoord.programme.accord.overviews.naming import BodyRef, ThemeRef, body_ref, body_refs, theme_ref
from akkoord.programme.parties.choices import PartyKind
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.naming import PLACE_IN_ALPHABET
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins

PAGE_SIZE = 50
COUNTS = ("owned", "named", "partner", "chaired", "memberships")
ORDERS = ("title", "ring", *COUNTS)


@dataclass(frozen=True)
class PartyLine:
    """A party as a row of a list, with how many actions and bodies it is bound to. `ring` is None outside the accord.

    `chaired` counts the themes and the bodies of which it has the chair.
    """

    key: str
    title: str
    name: str
    kind: PartyKind
    sector: str
    ring: Ring | None
    owned: int
    named: int
    partner: int
    chaired: int
    memberships: int
    origin: Origin


@dataclass(frozen=True)
class PartyList:
    """One page of parties, how many there are in all, and how many of those own an action."""

    total: int
    owners: int
    parties: tuple[PartyLine, ...]


@dataclass(frozen=True)
class PartyPage:
    """One party: its other names, and the themes and bodies that it chairs or sits in."""

    line: PartyLine
    id: int
    aliases: tuple[str, ...]
    website: str
    signatory: bool
    themes_chaired: tuple[ThemeRef, ...]
    bodies_chaired: tuple[BodyRef, ...]
    member_of: tuple[BodyRef, ...]


def parties_list(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    text: str = "",
    ring: str = "",
    kind: str = "",
    order: str = "title",
    descending: bool = False,
    limit: int | None = PAGE_SIZE,
    offset: int = 0,
) -> PartyList:
    """A page of the parties that take part in the accord or are bound to one of its actions or bodies (4 queries).

    In: words in a name; a ring; a kind; the order (one of `ORDERS`); the page, or limit None for all.
    Refusals: Refused without a mandate; ValueError for another order.
    """
    may_read(viewer).require()
    if order not in ORDERS:
        raise ValueError(f"parties are not ordered by {order!r}")
    found = _counted(as_of, accord).filter(_bound())
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(sector__icontains=word))
    if ring:
        found = found.filter(Q(ring=ring))
    if kind:
        found = found.filter(kind=kind)
    totals = found.aggregate(total=Count("pk"), owners=Count("pk", filter=Q(owned__gt=0)))
    place: Any = F("shown" if order == "title" else order)
    ordered = found.order_by(
        place.desc(nulls_last=True) if descending else place.asc(nulls_last=True), F("shown"), "pk"
    )
    records = list(ordered.select_related("party")[offset : None if limit is None else offset + limit])
    return PartyList(totals["total"], totals["owners"], _lines(records, as_of))


def party_page(viewer: Capacity, as_of: AsOf, *, accord: str, party: str) -> PartyPage:
    """One party as at the peildatum (7 queries); its actions come from `actions_list`.

    Refusals: Refused without a mandate; NotInAccord for a party that is not bound to this accord.
    """
    may_read(viewer).require()
    record = _counted(as_of, accord).filter(_bound(), party__key=party).select_related("party").first()
    if record is None:
        raise NotInAccord(party)
    row = record.party_id
    (line,) = _lines([record], as_of)
    places = ParticipantRecord.objects.as_of(as_of).filter(participant__accord__key=accord, party=row)
    themes = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord, chair=row).select_related("theme")
    bodies = BodyRecord.objects.as_of(as_of).filter(body__accord__key=accord, chair=row).select_related("body")
    sits_in = BodyMember.objects.as_of(as_of).filter(body__accord__key=accord, party=row)
    member_of = body_refs(sits_in.values_list("body_id", flat=True), as_of).values()
    return PartyPage(
        line,
        row,
        tuple(record.aliases),
        record.website,
        places.filter(signatory=True).exists(),
        tuple(theme_ref(theme) for theme in themes.order_by("order")),
        tuple(body_ref(body) for body in bodies.order_by("body__key")),
        tuple(sorted(member_of, key=lambda ref: ref.title.casefold())),
    )


def _counted(as_of: AsOf, accord: str) -> QuerySet[PartyRecord]:
    def count(model: type[Record], accord_path: str, party: str = "party", **conditions: Any) -> Coalesce:
        rows = model._default_manager.filter(**{accord_path: accord, party: OuterRef("party")}, **conditions)
        counted = rows.as_of(as_of).order_by().values(party).annotate(number=Count("pk")).values("number")
        return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

    places = ParticipantRecord.objects.as_of(as_of).filter(participant__accord__key=accord, party=OuterRef("party"))
    involved = ("action__accord__key", "party")
    return PartyRecord.objects.as_of(as_of).annotate(
        shown=PLACE_IN_ALPHABET,
        ring=Subquery(places.values("ring")[:1]),
        owned=count(ActionRecord, "action__accord__key", "owner"),
        named=count(ActionParty, *involved, role=Involvement.NAMED),
        partner=count(ActionParty, *involved, role=Involvement.PARTNER),
        chaired=count(ThemeRecord, "theme__accord__key", "chair") + count(BodyRecord, "body__accord__key", "chair"),
        memberships=count(BodyMember, "body__accord__key"),
    )


def _bound() -> Q:
    bound = Q(ring__isnull=False)
    for name in COUNTS:
        bound |= Q(**{f"{name}__gt": 0})
    return bound


def _lines(records: list[PartyRecord], as_of: AsOf) -> tuple[PartyLine, ...]:
    origins = Origins(records, as_of)
    return tuple(
        PartyLine(
            record.party.key,
            record.title,
            record.name,
            PartyKind(record.kind),
            record.sector,
            Ring(record.ring) if record.ring else None,  # type: ignore[attr-defined] # `_counted` puts it there
            origin=origins.of(record),
            **{name: getattr(record, name) for name in COUNTS},
        )
        for record in records
    )
