# SPDX-License-Identifier: EUPL-1.2
"""The table of workbooks that were sent in."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.workbooks.overviews.uploads import UploadShown
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.components.wording import date_label

COLUMNS = (
    Column("name", gettext_lazy("Bestand"), row_header=True),
    Column("for", gettext_lazy("Gemaakt voor")),
    Column("sent_by", gettext_lazy("Ingestuurd door")),
    Column("at", gettext_lazy("Op"), kind="date"),
    Column("state", gettext_lazy("Hoe ver")),
    Column("to_take", gettext_lazy("Over te nemen"), kind="number"),
    Column("faulty", gettext_lazy("Fouten"), kind="number"),
)


def uploads_table(uploads: Sequence[UploadShown], asked: Mapping[str, str], url_name: str) -> Table:
    """Every workbook in a row, the last one first; `url_name` is the page of one."""
    query = TableQuery.read(asked, columns=COLUMNS, default="").within(len(uploads))
    shown = uploads[query.offset : query.offset + query.page_size]
    return Table(
        key="werkboeken",
        caption=_("Ingestuurde werkboeken"),
        columns=COLUMNS,
        rows=[_row(one, url_name) for one in shown],
        total=len(uploads),
        query=query,
        unit=_("werkboeken"),
        empty=_("Er is nog geen werkboek ingestuurd. Download er een, vul het in en stuur het hier in."),
        downloadable=False,
        show_caption=False,
    )


def _row(one: UploadShown, url_name: str) -> Row:
    inside = [one.accord, one.period] if url_name == "workbooks:upload" else []
    day = timezone.localtime(one.at)
    return Row(
        str(one.id),
        [
            Cell(one.name, reverse(url_name, args=[*inside, one.id])),
            Cell(one.made_for),
            Cell(one.sent_by, note=_("per mail") if one.by_mail else ""),
            Cell(f"{date_label(day.date())}, {day:%H:%M}", value=day.date()),
            Cell(str(one.state.label)),
            Cell(str(one.to_take), value=one.to_take),
            Cell(str(one.faulty), value=one.faulty),
        ],
    )
