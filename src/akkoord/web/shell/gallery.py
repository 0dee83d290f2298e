# SPDX-License-Identifier: EUPL-1.2
"""What the style gallery shows: every component, in every state, with invented content that says so."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.web.components.charts import StatusBar, Trend, TrendPoint
from akkoord.web.components.items import Crumb, DownloadLink, FieldChange, HistoryItem, KeyFigure, SourceRef, Tab
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery

SOURCE = SourceRef("Voorbeelddocument", "blz. 4", "/begrippen")
OTHER_SOURCE = SourceRef("Tweede voorbeeld", "voetnoot 2")

COLUMNS = (
    Column("title", "Actie", sortable=True, row_header=True),
    Column("owner", "Trekker", term="trekker"),
    Column("status", "Status", kind="status", sortable=True),
    Column("due", "Einddatum", kind="date", sortable=True),
    Column("steps", "Stappen", kind="number", sortable=True),
    Column("source", "Bron"),
)


class GalleryForm(forms.Form):
    """Every kind of field."""

    title = forms.CharField(label="Titel", help_text="Kort, zonder afkortingen.", max_length=60)
    explanation = forms.CharField(label="Toelichting", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    status = forms.ChoiceField(label="Status", choices=[(kind.value, kind.label) for kind in SignalKind])
    needed = forms.ChoiceField(
        label="Is er hulp nodig?",
        choices=[("nee", "Nee"), ("ja", "Ja, van een andere partij")],
        widget=forms.RadioSelect,
    )
    due = forms.DateField(label="Prognose", help_text="Bijvoorbeeld 30-9-2023.", required=False)
    agreed = forms.BooleanField(label="Afgestemd met de partners", required=False)


def _table(request: HttpRequest) -> Table:
    kinds = list(SignalKind)
    rows = [
        Row(
            str(number),
            (
                Cell(f"Voorbeeldactie {number}", url="/stijlgids", note="Thema Voorbeeld" if number % 3 == 0 else ""),
                Cell("Partij A") if number % 4 else Cell(missing="Trekker ontbreekt"),
                Cell(signal=Signal.of(kinds[number % 5])),
                Cell(
                    f"{number % 28 + 1} september 2023",
                    value=date(2023, 9, number % 28 + 1),
                    uncertain="" if number % 5 else "De bron noemt alleen de maand.",
                ),
                Cell(str(number * 3), value=number * 3),
                Cell(sources=(SOURCE, OTHER_SOURCE) if number == 2 else (SOURCE,)),
            ),
        )
        for number in range(1, 58)
    ]
    query = TableQuery.read(request.GET, columns=COLUMNS, default="title", page_size=8).within(len(rows))
    shown = rows if query.limit is None else rows[query.offset : query.offset + query.limit]
    status = request.GET.get("status", "")
    options = [Option(kind.value, kind.label) for kind in kinds]
    filters = (
        Filter("status", "Status", status, options),
        Filter("tekst", "Woord in de titel", request.GET.get("tekst", "")),
    )
    return Table("acties", "Acties in dit voorbeeld", COLUMNS, shown, len(rows), query, unit="acties", filters=filters)


def _empty_table(request: HttpRequest, key: str, filters: tuple[Filter, ...] = ()) -> Table:
    query = TableQuery.read(request.GET, columns=COLUMNS, default="title", prefix=f"{key}-")
    text = "Open een ronde; daarna staan hier de antwoorden."
    return Table(key, f"Tabel zonder rijen ({key})", COLUMNS, (), 0, query, unit="acties", filters=filters, empty=text)


def _history() -> tuple[HistoryItem, ...]:
    change = FieldChange("Trekker", "", "Partij A")
    return (
        HistoryItem(
            datetime(2023, 9, 12, 9, 30, tzinfo=UTC),
            "Programmateam",
            "wees een trekker aan",
            "Besluit van het overleg",
            "/stijlgids",
            (change,),
        ),
        HistoryItem(datetime(2023, 9, 1, 14, 5, tzinfo=UTC), "Systeem", "laadde het akkoord"),
    )


def gallery_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the gallery page."""
    signals = [Signal.of(kind) for kind in SignalKind]
    counts = list(zip(signals, (12, 31, 9, 20, 18), strict=True))
    points = [("Q1 2023", 41), ("Q2 2023", None), ("Q3 2023", 55), ("Q4 2023", 52), ("Q1 2024", 68)]
    wrong = GalleryForm(
        {"title": "", "explanation": "Deze tekst blijft staan.", "status": "attention", "due": "morgen"}
    )
    active = Filter("leeg", "Trekker", "x", (Option("x", "Partij X"),))
    return {
        "signals": signals,
        "bar": StatusBar.of(counts, "acties"),
        "no_bar": StatusBar.of([(signal, 0) for signal in signals], "acties"),
        "line": Trend("Acties met een trekker", tuple(TrendPoint(label, value) for label, value in points)),
        "figures": (
            KeyFigure("78 van 90", "acties zonder trekker", "/stijlgids", source=SOURCE),
            KeyFigure("€ 39,9 mln", "beschikbaar", note="voorlopig, peildatum 30 september 2023", source=OTHER_SOURCE),
            KeyFigure("onbekend", "acties die het overleg halen", uncertain="Voor 60 acties noemt de bron geen datum."),
        ),
        "one_source": (SOURCE,),
        "two_sources": (SOURCE, OTHER_SOURCE),
        "actions": _table(request),
        "empty": _empty_table(request, "leeg"),
        "filtered": _empty_table(request, "gefilterd", (active,)),
        "crumbs": (Crumb("Cockpit", "/"), Crumb("Thema’s", "/begrippen"), Crumb("Stijlgids")),
        "tabs": (Tab("Overzicht", "?tab=1", True), Tab("Acties", "?tab=2", count=57), Tab("Bronnen", "?tab=3")),
        "facts": (
            ("Trekker", Cell(missing="Trekker ontbreekt")),
            ("Status", Cell(signal=signals[2])),
            ("Bron", Cell(sources=(SOURCE,))),
        ),
        "downloads": (
            DownloadLink("Rapport (PDF)", "/stijlgids", "240 kB"),
            DownloadLink("Rapport (Word)", "/stijlgids"),
        ),
        "history": _history(),
        "form": GalleryForm(),
        "wrong_form": wrong,
    }
