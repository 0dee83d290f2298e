# SPDX-License-Identifier: EUPL-1.2
"""One theme: itself, what it promises, and its actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import ActionRecord, BodyRecord, ThemeRecord
from akkoord.programme.accord.overviews.actions import ActionList, ActionsAsked, action_line, page_of_records
from akkoord.programme.accord.overviews.naming import BodyRef, theme_ref
from akkoord.programme.accord.overviews.notes import NoteLine, note_lines, note_records
from akkoord.programme.accord.overviews.themes import AgreementLine, ThemeLine, agreement_records, counted_agreements
from akkoord.programme.parties.naming import party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origins


@dataclass(frozen=True)
class ThemePage:
    """One theme: itself, its agreements, how many actions belong to none of them, its notes, a page of its actions."""

    theme: ThemeLine
    agreements: tuple[AgreementLine, ...]
    actions_without_agreement: int
    notes: tuple[NoteLine, ...]
    actions: ActionList


@dataclass(frozen=True)
class _Counted:
    """How many actions an agreement has in a theme, and how many of those have no owner."""

    total: int
    without_owner: int


def theme_page(
    viewer: Capacity, as_of: AsOf, *, accord: str, theme: str, agreement: str = "", asked: ActionsAsked
) -> ThemePage:
    """One theme as at the peildatum, with the actions of one of its agreements or all of them (7 queries).

    In: the key of an agreement of the theme ("" for all actions; a key the theme does not have counts as that), the
    order and page of its actions; filters in `asked` are left to others.
    Refusals: Refused without a mandate; NotInAccord when there is no such theme.
    """
    may_read(viewer).require()
    record = _theme(as_of, accord, theme)
    promises = agreement_records(as_of, accord=accord, theme_id=record.theme_id)
    notes = note_records(as_of, accord=accord, kind="theme", key=theme)
    counts = _counts(as_of, record.theme_id)
    chosen = next((promise.agreement_id for promise in promises if promise.agreement.key == agreement), None)
    actions = ActionRecord.objects.filter(theme_id=record.theme_id).as_of(as_of)
    rows = page_of_records(actions.filter(agreement_id=chosen) if chosen else actions, as_of, asked)
    parties = party_refs([record.chair_id, *(row.owner_id for row in rows)], as_of)
    origins = Origins([record, *promises, *notes, *rows], as_of)
    everything = _Counted(sum(one.total for one in counts.values()), sum(one.without_owner for one in counts.values()))
    shown = counts.get(chosen, _Counted(0, 0)) if chosen else everything
    themes = {record.theme_id: theme_ref(record)}
    line = ThemeLine(
        record.theme.key,
        record.letter,
        record.title,
        record.description,
        parties.get(record.chair_id or 0),
        _body(record),
        everything.total,
        everything.without_owner,
        origins.of(record),
    )
    lines = tuple(action_line(row, themes, parties, origins) for row in rows)
    promised = counted_agreements(promises, {row: one.total for row, one in counts.items()}, origins)
    loose = everything.total - sum(one.actions for one in promised)
    return ThemePage(
        line, promised, loose, note_lines(notes, origins), ActionList(shown.total, shown.without_owner, lines)
    )


def _theme(as_of: AsOf, accord: str, theme: str) -> Any:
    """The theme's record with the name its table has, also where that table's own record begins later."""
    known = {"recorded_at__lte": as_of.known_at, "superseded_at__gt": as_of.known_at}
    bodies = BodyRecord.objects.filter(body=OuterRef("body"), **known).order_by("-holds_from")
    title = Case(When(short_name="", then=F("name")), default=F("short_name"))
    found = ThemeRecord.objects.filter(theme__accord__key=accord, theme__key=theme).as_of(as_of)
    named: Any = found.select_related("theme", "body").annotate(
        body_title=Subquery(bodies.annotate(shown=title).values("shown")[:1])
    )
    record = named.first()
    if record is None:
        raise NotInAccord(theme)
    return record


def _body(record: Any) -> BodyRef | None:
    if record.body is None:
        return None
    title = record.body_title or record.body.key
    return BodyRef(record.body.key, title, title)


def _counts(as_of: AsOf, theme_id: int) -> Mapping[int | None, _Counted]:
    rows = (
        ActionRecord.objects.filter(theme_id=theme_id)
        .as_of(as_of)
        .order_by()
        .values_list("agreement")
        .annotate(total=Count("pk"), missing=Count("pk", filter=Q(owner__isnull=True)))
    )
    return {agreement: _Counted(total, missing) for agreement, total, missing in rows}
