# SPDX-License-Identifier: EUPL-1.2
"""The themes of an accord, and what it promises at them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ActionRecord, AgreementRecord, ThemeRecord
from akkoord.programme.accord.overviews.naming import BodyRef, body_refs
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins


@dataclass(frozen=True)
class ThemeLine:
    """A theme with its chair and table, how many actions it has and how many of those have no owner."""

    key: str
    letter: str
    title: str
    description: str
    chair: PartyRef | None
    body: BodyRef | None
    actions: int
    without_owner: int
    origin: Origin

    @property
    def label(self) -> str:
        """ "A. Passende zorg"."""
        return f"{self.letter}. {self.title}"


@dataclass(frozen=True)
class ThemesOverview:
    """All themes in their order, with the totals over them."""

    themes: tuple[ThemeLine, ...]

    @property
    def actions(self) -> int:
        """Actions of all themes."""
        return sum(theme.actions for theme in self.themes)

    @property
    def without_owner(self) -> int:
        """Actions of all themes without an owner."""
        return sum(theme.without_owner for theme in self.themes)


@dataclass(frozen=True)
class AgreementLine:
    """What the accord promises, and how many actions carry it out."""

    key: str
    chapter: str
    title: str
    summary: str
    actions: int
    origin: Origin


def themes_overview(viewer: Capacity, as_of: AsOf, *, accord: str) -> ThemesOverview:
    """The themes of an accord as at the peildatum (5 queries).

    Refusals: Refused without a mandate.
    """
    may_read(viewer).require()
    found = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord).select_related("theme")
    records = list(found.order_by("order", "letter"))
    return ThemesOverview(_lines(records, as_of, accord, Origins(records, as_of)))


def agreement_records(as_of: AsOf, *, accord: str, theme_id: int | None) -> list[AgreementRecord]:
    """The agreements of a theme, or those of no theme (one query)."""
    wanted = Q(theme__isnull=True) if theme_id is None else Q(theme=theme_id)
    found = AgreementRecord.objects.as_of(as_of).filter(wanted, agreement__accord__key=accord)
    return list(found.select_related("agreement").order_by("chapter", "pk"))


def agreement_lines(records: Sequence[AgreementRecord], as_of: AsOf, origins: Origins) -> tuple[AgreementLine, ...]:
    """Agreements with the number of actions that carry them out (one query)."""
    actions = ActionRecord.objects.as_of(as_of).filter(agreement__in=[record.agreement_id for record in records])
    counts = dict(actions.values_list("agreement").annotate(number=Count("pk")))
    return counted_agreements(records, counts, origins)


def counted_agreements(
    records: Sequence[AgreementRecord], counts: Mapping[int | None, int], origins: Origins
) -> tuple[AgreementLine, ...]:
    """Agreements with their numbers of actions as counted elsewhere (no query)."""
    return tuple(
        AgreementLine(
            record.agreement.key,
            record.chapter,
            record.title,
            record.summary,
            counts.get(record.agreement_id, 0),
            origins.of(record),
        )
        for record in records
    )


def _lines(records: list[ThemeRecord], as_of: AsOf, accord: str, origins: Origins) -> tuple[ThemeLine, ...]:
    counts = {
        theme: (actions, missing)
        for theme, actions, missing in ActionRecord.objects.as_of(as_of)
        .filter(action__accord__key=accord, theme__in=[record.theme_id for record in records])
        .values_list("theme")
        .annotate(number=Count("pk"), missing=Count("pk", filter=Q(owner__isnull=True)))
    }
    chairs = party_refs((record.chair_id for record in records), as_of)
    bodies = body_refs((record.body_id for record in records), as_of)
    return tuple(
        ThemeLine(
            record.theme.key,
            record.letter,
            record.title,
            record.description,
            chairs.get(record.chair_id or 0),
            bodies.get(record.body_id or 0),
            *counts.get(record.theme_id, (0, 0)),
            origins.of(record),
        )
        for record in records
    )
