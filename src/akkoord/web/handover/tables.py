# SPDX-License-Identifier: EUPL-1.2
"""The tables of requests and of colleagues who answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.overviews.transfers import TransferShown
from akkoord.programme.rounds.overviews.delegations import DelegationShown
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import date_short

ONE_PAGE = 10_000
FOREVER = date.max


def about(transfers: Sequence[TransferShown], delegations: Sequence[DelegationShown]) -> str:
    """How much waits, and how many actions a colleague answers."""
    waiting = sum(one.waits for one in transfers)
    if waiting:
        told = ngettext(
            "%(count)s verzoek om een actie over te nemen wacht op antwoord.",
            "%(count)s verzoeken om een actie over te nemen wachten op antwoord.",
            waiting,
        ) % {"count": waiting}
    else:
        told = _("Er wacht geen verzoek om een actie over te nemen.")
    actions = len({one.action_key for one in delegations})
    if not actions:
        return told
    more = ngettext(
        "%(count)s actie wordt door een collega beantwoord.",
        "%(count)s acties worden door een collega beantwoord.",
        actions,
    ) % {"count": actions}
    return f"{told} {more}"


def transfers_table(transfers: Sequence[TransferShown], accord: str, params: Mapping[str, str]) -> Table:
    """The requests to hand an action over; to be filtered by how far they are."""
    columns = (
        Column("action", _("Actie"), sortable=True, row_header=True),
        Column("from", _("Van"), sortable=True),
        Column("to", _("Naar"), sortable=True),
        Column("state", _("Stand"), sortable=True),
        Column("asked", _("Gevraagd op"), kind="date", sortable=True),
        Column("reason", _("Reden")),
        Column("decided", _("Beslist op"), kind="date", sortable=True),
        Column("answer", _("Toelichting")),
        Column("since", _("Trekker vanaf"), kind="date", sortable=True),
    )
    orders: dict[str, Callable[[TransferShown], Any]] = {
        "action": lambda one: one.action.casefold(),
        "from": lambda one: one.from_party.title.casefold(),
        "to": lambda one: one.to_party.title.casefold(),
        "state": lambda one: list(TransferState).index(one.state),
        "asked": lambda one: one.asked_at,
        "decided": lambda one: (one.decided_at is not None, one.decided_at or one.asked_at),
        "since": lambda one: one.holds_from or FOREVER,
    }
    query = TableQuery.read(params, columns=columns, default="state", page_size=ONE_PAGE)
    chosen = params.get("stand", "")
    kept = [one for one in transfers if chosen not in TransferState.values or one.state == chosen]
    kept.sort(key=orders[query.sort], reverse=query.descending)
    return Table(
        key="overdrachten",
        caption=_("Verzoeken om een actie over te nemen"),
        columns=columns,
        rows=[_transfer_row(one, accord) for one in kept],
        total=len(kept),
        query=query,
        unit=_("verzoeken"),
        filters=(
            Filter("stand", _("Stand"), chosen, [Option(state.value, str(state.label)) for state in TransferState]),
        ),
        empty=_("Nog geen trekker heeft gevraagd om een actie over te dragen."),
    )


def _transfer_row(one: TransferShown, accord: str) -> Row:
    return Row(
        str(one.id),
        (
            Cell(one.action, reverse("actions:page", args=[accord, one.action_key])),
            Cell(one.from_party.title, reverse("parties:page", args=[accord, one.from_party.key])),
            Cell(one.to_party.title, reverse("parties:page", args=[accord, one.to_party.key])),
            Cell(str(one.state.label)),
            _day(timezone.localtime(one.asked_at).date(), one.asked_by),
            Cell(one.reason),
            _day(timezone.localtime(one.decided_at).date() if one.decided_at else None, one.decided_by),
            Cell(one.answer),
            _day(one.holds_from),
        ),
    )


def _day(day: date | None, who: str = "") -> Cell:
    return Cell(date_short(day), note=who, value=day) if day else Cell()


def delegations_table(delegations: Sequence[DelegationShown], accord: str, params: Mapping[str, str]) -> Table:
    """Who answers which action for somebody else."""
    columns = (
        Column("action", _("Actie"), sortable=True, row_header=True),
        Column("party", _("Voor"), sortable=True),
        Column("person", _("Beantwoord door"), sortable=True),
        Column("since", _("Vanaf"), kind="date", sortable=True),
        Column("until", _("Tot en met"), kind="date", sortable=True),
    )
    orders: dict[str, Callable[[DelegationShown], Any]] = {
        "action": lambda one: one.action.casefold(),
        "party": lambda one: one.party.casefold(),
        "person": lambda one: one.delegation.person.casefold(),
        "since": lambda one: one.delegation.since,
        "until": lambda one: one.delegation.until or FOREVER,
    }
    query = TableQuery.read(params, columns=columns, default="until", page_size=ONE_PAGE, prefix="collega-")
    rows = sorted(delegations, key=orders[query.sort], reverse=query.descending)
    return Table(
        key="collegas",
        caption=_("Acties die een collega beantwoordt"),
        columns=columns,
        rows=[_delegation_row(one, accord) for one in rows],
        total=len(rows),
        query=query,
        unit=_("collega’s"),
        empty=_("Iedereen beantwoordt de eigen acties."),
    )


def _delegation_row(one: DelegationShown, accord: str) -> Row:
    held = one.delegation
    until = _day(held.until) if held.until else Cell(missing=_("zonder einddatum"))
    return Row(
        str(held.mandate_id),
        (
            Cell(one.action, reverse("actions:page", args=[accord, one.action_key])),
            Cell(one.party),
            Cell(held.person),
            _day(held.since),
            until,
        ),
    )
