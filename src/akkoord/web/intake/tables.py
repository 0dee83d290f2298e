# SPDX-License-Identifier: EUPL-1.2
"""The table of lists that were brought in."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.intake.overviews.listing import ImportShown
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.components.wording import date_label

IMPORTS = (
    Column("file", gettext_lazy("Bestand"), row_header=True),
    Column("holds_from", gettext_lazy("Geldt per"), kind="date"),
    Column("state", gettext_lazy("Hoe ver")),
    Column("who", gettext_lazy("Door wie en wanneer")),
    Column("new", gettext_lazy("Nieuwe acties"), kind="number"),
    Column("changed", gettext_lazy("Gewijzigde acties"), kind="number"),
    Column("answers", gettext_lazy("Antwoorden"), kind="number"),
)


def imports_table(imports: Sequence[ImportShown], accord: str, query: TableQuery) -> Table:
    """One row for each import, last one first."""
    page = imports if query.limit is None else imports[query.offset : query.offset + query.limit]
    return Table(
        key="inlezingen",
        caption=_("Ingelezen actielijsten"),
        columns=IMPORTS,
        rows=[_row(one, accord) for one in page],
        total=len(imports),
        query=query,
        unit=_("inlezingen"),
        empty=_("Er is nog geen actielijst ingelezen. Kies hierboven een werkboek."),
    )


def _row(one: ImportShown, accord: str) -> Row:
    url = reverse("intake:page", args=[accord, one.number])
    moment = timezone.localtime(one.ended_at or one.started_at)
    who = one.ended_by or one.started_by or _("het systeem")
    note = _("oefengegevens") if one.practice else ""
    cells = (
        Cell(one.file_name, url=url, note=note),
        Cell(date_label(one.holds_from), value=one.holds_from),
        Cell(str(one.state.label)),
        Cell(f"{who}, {date_label(moment.date())}, {moment:%H:%M}"),
        *(_count(one, name) for name in ("new", "changed", "answers")),
    )
    return Row(str(one.number), cells)


def _count(one: ImportShown, name: str) -> Cell:
    if name not in one.counts:
        return Cell(missing=_("nog niet vastgelegd"))
    return Cell(str(one.counts[name]), value=one.counts[name])
