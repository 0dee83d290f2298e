# SPDX-License-Identifier: EUPL-1.2
"""What the pages of reports show, made of the frozen reports."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from akkoord.reports.outline import Outline
from akkoord.reports.overviews import FrozenLine
from akkoord.web.components.items import DownloadLink, KeyFigure, Tab
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.components.wording import date_label, worded

FILES = {
    "pdf": gettext_lazy("PDF, om te lezen en af te drukken"),
    "docx": gettext_lazy("Word, om verder in te schrijven"),
    "xlsx": gettext_lazy("Excel, alle tabellen als werkbladen"),
    "html": gettext_lazy("Webpagina in één bestand"),
    "json": gettext_lazy("JSON, voor computers"),
}
SHORT_HASH = 12


def columns() -> tuple[Column, ...]:
    """The columns of the list, in the reader's language."""
    return (
        Column("round", _("Ronde"), sortable=True, row_header=True),
        Column("peildatum", _("Peildatum"), "date"),
        Column("edition", _("Editie"), "number"),
        Column("change", _("Wat er veranderde")),
        Column("frozen", _("Vastgelegd op"), "date", sortable=True),
        Column("hash", _("Controlegetal (SHA-256)")),
    )


def report_table(lines: Sequence[FrozenLine], accord: str, query: TableQuery) -> Table:
    """Every edition in a row, in the order asked."""
    ordered = sorted(lines, key=_order(query.sort), reverse=query.descending)
    query = query.within(len(lines))
    shown = ordered[query.offset :][: query.limit]
    rows = [Row(f"{line.period.code}-{line.edition}", _cells(line, accord)) for line in shown]
    return Table("rapporten", _("Alle rapporten"), columns(), rows, len(lines), query, unit=_("rapporten"))


def _order(sort: str) -> Callable[[FrozenLine], tuple[date | datetime, int]]:
    if sort == "frozen":
        return lambda line: (line.frozen_at, line.edition)
    return lambda line: (line.peildatum, line.edition)


def _cells(line: FrozenLine, accord: str) -> list[Cell]:
    day = timezone.localtime(line.frozen_at).date()
    return [
        Cell(worded(line.period), page_url(line, accord), note=_("oefengegevens") if line.practice else ""),
        Cell(date_label(line.peildatum), value=line.peildatum),
        Cell(str(line.edition), value=line.edition),
        Cell(change_label(line), note=line.reason),
        Cell(date_label(day), value=day),
        Cell(f"{line.digest[:SHORT_HASH]}…", value=line.digest),
    ]


def change_label(line: FrozenLine) -> str:
    """What an edition changed: "Eerste editie", or "2 acties verbeterd"."""
    if line.edition == 1:
        return _("Eerste editie")
    return ngettext("%(n)s actie verbeterd", "%(n)s acties verbeterd", line.changes) % {"n": line.changes}


def page_url(line: FrozenLine, accord: str) -> str:
    """The page of one edition."""
    return f"{reverse('reports:page', args=[accord, line.period.code])}?editie={line.edition}"


def file_url(line: FrozenLine, accord: str, form: str) -> str:
    """Where one edition can be fetched as a file."""
    return reverse("reports:download", args=[accord, line.period.code, line.edition, form])


def files(line: FrozenLine, accord: str) -> list[DownloadLink]:
    """The files of one edition."""
    return [DownloadLink(str(label), file_url(line, accord, form)) for form, label in FILES.items()]


def facts(line: FrozenLine, accord: str) -> list[tuple[str, Cell]]:
    """What is known of the edition itself."""
    moment = timezone.localtime(line.frozen_at)
    found = [
        (_("Ronde"), Cell(worded(line.period), reverse("rounds:page", args=[accord, line.period.code]))),
        (_("Peildatum"), Cell(date_label(line.peildatum))),
        (_("Editie"), Cell(f"{line.edition} ({change_label(line).lower()})")),
    ]
    if line.reason:
        found.append((_("Reden van deze editie"), Cell(line.reason)))
    found += [
        (_("Vastgelegd op"), Cell(date_format(moment, "j F Y, H:i"))),
        (_("Controlegetal (SHA-256)"), Cell(line.digest)),
    ]
    return found


def practice_notice(line: FrozenLine) -> str:
    """What the frame says above a report with practice data; empty for a real one."""
    if not line.practice:
        return ""
    return _("De antwoorden, prognoses en gevraagde hulp in dit rapport zijn verzonnen om mee te oefenen.")


def key_figures(outline: Outline) -> list[KeyFigure]:
    """The key figures as they stand in the frozen report."""
    return [KeyFigure(one.text, one.label, one.url, one.note) for one in outline.figures]


def edition_tabs(editions: Sequence[FrozenLine], shown: FrozenLine, accord: str) -> list[Tab]:
    """A tab per edition when there are more than one, the first edition first."""
    if len(editions) < 2:
        return []
    return [
        Tab(_("Editie %(n)s") % {"n": one.edition}, page_url(one, accord), one.edition == shown.edition)
        for one in reversed(editions)
    ]
