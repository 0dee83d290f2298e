# SPDX-License-Identifier: EUPL-1.2
"""The table of who was asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.invitations.overviews import PersonInvited, RoundInvitations
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import date_short
from akkoord.web.invitations import sentences

PEOPLE = (
    Column("name", gettext_lazy("Wie"), sortable=True, row_header=True),
    Column("asked_for", gettext_lazy("Gevraagd voor")),
    Column("mail", gettext_lazy("Mail"), kind="status", sortable=True),
    Column("sent", gettext_lazy("Verstuurd"), kind="date", sortable=True),
    Column("opened", gettext_lazy("Link geopend"), kind="date", sortable=True),
    Column("answered", gettext_lazy("Beantwoord"), kind="number", sortable=True),
    Column("asked", gettext_lazy("Gevraagd"), kind="number", sortable=True),
    Column("reminders", gettext_lazy("Herinneringen"), kind="number", sortable=True),
)
NEVER = datetime.min.replace(tzinfo=UTC)
ORDERS: Mapping[str, Callable[[PersonInvited], Any]] = {
    "name": lambda one: one.name.casefold(),
    "mail": lambda one: (not one.has_problem, one.mail is not None, sentences.mail_state(one.mail)),
    "sent": lambda one: one.mail.at if one.mail else NEVER,
    "opened": lambda one: one.opened_at or NEVER,
    "answered": lambda one: one.answered,
    "asked": lambda one: one.asked,
    "reminders": lambda one: one.reminders,
}
STATES: Mapping[str, Callable[[PersonInvited], bool]] = {
    "niet-aangekomen": lambda one: one.has_problem,
    "niet-geopend": lambda one: one.opened_at is None and not one.is_done,
    "niet-beantwoord": lambda one: not one.is_done,
    "beantwoord": lambda one: one.is_done,
}


def people_table(shown: RoundInvitations, accord: str, period: str, params: Mapping[str, str]) -> Table:
    """Who was asked, in the order asked for; by default those whose mail did not arrive first."""
    asked = params.get("stand", "")
    keep = STATES.get(asked)
    people = [one for one in shown.people if keep is None or keep(one)]
    query = TableQuery.read(params, columns=PEOPLE, default="mail", page_size=max(len(people), 1)).within(len(people))
    people = _sorted(people, query)
    return Table(
        key="uitnodigingen",
        caption=_("Wie is gevraagd"),
        columns=PEOPLE,
        rows=[_row(one, accord, period) for one in people],
        total=len(people),
        query=query,
        unit=_("mensen") if len(people) != 1 else _("persoon"),
        filters=[Filter("stand", _("Stand"), asked if asked in STATES else "", _options(), _("Iedereen"))],
        empty=_(
            "Er is in deze ronde nog niemand gevraagd. De uitnodigingen gaan vanzelf uit zodra iemand een mandaat "
            "heeft."
        ),
    )


def _options() -> list[Option]:
    return [
        Option("niet-aangekomen", _("mail niet aangekomen")),
        Option("niet-geopend", _("link niet geopend")),
        Option("niet-beantwoord", _("nog niet alles beantwoord")),
        Option("beantwoord", _("alles beantwoord")),
    ]


def _sorted(people: Sequence[PersonInvited], query: TableQuery) -> list[PersonInvited]:
    return sorted(people, key=ORDERS[query.sort], reverse=query.descending)


def _row(one: PersonInvited, accord: str, period: str) -> Row:
    return Row(
        str(one.person_id),
        (
            Cell(one.name, url=reverse("invitations:person", args=[accord, period, one.person_id])),
            Cell(lines=[Cell(sentences.asked_of(request)) for request in one.asked_for]),
            Cell(signal=_signal(one), lines=[Cell(one.email)] if one.has_problem else ()),
            _day(one.mail.at if one.mail else None),
            _day(one.opened_at),
            Cell(str(one.answered), value=one.answered),
            Cell(str(one.asked), value=one.asked),
            Cell(str(one.reminders), value=one.reminders)
            if one.wants_reminders
            else Cell(str(one.reminders), value=one.reminders, note=_("herinneringen staan uit")),
        ),
    )


def _signal(one: PersonInvited) -> Signal:
    label = sentences.mail_state(one.mail)
    if one.has_problem:
        return Signal(SignalKind.ATTENTION, label)
    return Signal(SignalKind.ON_SCHEDULE if one.mail else SignalKind.NOT_STARTED, label)


def _day(moment: datetime | None) -> Cell:
    if moment is None:
        return Cell(missing=_("nog niet"))
    day = timezone.localtime(moment).date()
    return Cell(date_short(day), value=day)
