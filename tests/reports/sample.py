# SPDX-License-Identifier: EUPL-1.2
"""A made-up report that uses every kind of block, with as many rows as the accord has actions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from akkoord.kernel.signal import SignalKind
from akkoord.reports.tree import (
    Axis,
    Bar,
    BarRow,
    BarStack,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Chapter,
    Column,
    ColumnKind,
    DateCell,
    Figure,
    KeyFigure,
    KeyFigures,
    Lane,
    Line,
    LineKind,
    Link,
    Mark,
    MarkKind,
    MomentCell,
    MoneyCell,
    NumberCell,
    Origin,
    PageBreak,
    Paragraph,
    Report,
    Section,
    SignalCell,
    SignalCount,
    SourceItem,
    SourceList,
    Strong,
    Swimlane,
    Table,
    Text,
    TextCell,
    Tick,
    UnknownCell,
    count_cell,
    words,
)

NOTICE = "Oefengegevens: de antwoorden en prognoses in dit rapport zijn gemaakt om mee te oefenen."
ORIGIN = Origin("Stroomschema's 2023, p. 12", "/bronnen/stroomschemas#p12", "Stroomschema's IZA", "p. 12")
STATUSES: tuple[tuple[SignalKind, str], ...] = (
    (SignalKind.FINISHED, "Afgerond"),
    (SignalKind.ON_SCHEDULE, "Op schema"),
    (SignalKind.ATTENTION, "Aanvullende inzet nodig"),
    (SignalKind.NOT_STARTED, "Niet gestart"),
    (SignalKind.UNKNOWN, "Onbekend"),
)
THEMES = (
    "Passende zorg",
    "Regionale samenwerking",
    "Versterking eerstelijnszorg",
    "Mentale gezondheid",
    "Gezond leven en preventie",
    "Arbeidsmarkt en ontzorgen",
    "Digitalisering en gegevens",
    "Financiën en contractering",
    "Acute zorg",
    "Concentratie en spreiding",
)
ACTION_COLUMNS = (
    Column("Nr.", width=2),
    Column("Actie", width=8),
    Column("Thema", width=5),
    Column("Trekker", width=3),
    Column("Status", ColumnKind.SIGNAL, width=5),
    Column("Gepland", ColumnKind.MOMENT, width=4),
    Column("Bijgewerkt", ColumnKind.DATE, width=3),
    Column("Bedrag", ColumnKind.MONEY, width=4),
)


def action_row(number: int, title: str = "") -> tuple[Cell, ...]:
    """One row of the action table; every seventh has no owner and every fifth no amount."""
    signal, label = STATUSES[number % 5]
    quarter = number % 4 + 1
    return (
        TextCell(f"A{number:03d}", link=f"/acties/a{number:03d}"),
        TextCell(title or f"Werkwijze {number} afspreken met de beroepsgroepen en regio's", origin=ORIGIN),
        TextCell(THEMES[number % 10]),
        UnknownCell("geen trekker") if number % 7 == 0 else TextCell(f"Partij {number % 13 + 1}"),
        SignalCell(signal, label),
        MomentCell("PM", "nog te bepalen (PM)")
        if number % 11 == 0
        else MomentCell(f"2024-Q{quarter}", f"{quarter}e kwartaal 2024", date(2024, 3 * quarter - 2, 1)),
        DateCell(date(2023, 7, 1) + timedelta(days=number % 90)),
        UnknownCell() if number % 5 == 0 else MoneyCell(number * 123_456_00 // 7, origin=ORIGIN),
    )


def action_table(rows: int, title: str = "") -> Table:
    """The long table."""
    return Table(
        "acties",
        "Alle acties met hun status",
        ACTION_COLUMNS,
        tuple(action_row(number, title) for number in range(1, rows + 1)),
        header_column=0,
        note="Een actie zonder trekker staat er als “geen trekker”.",
        origin=ORIGIN,
    )


def _bars(scale: int) -> BarStack:
    rows = tuple(
        BarRow(
            theme,
            tuple(
                SignalCount(s, label, (place * 3 + shift * 5) % 17 * scale) for shift, (s, label) in enumerate(STATUSES)
            ),
            link=f"/themas/{place}",
        )
        for place, theme in enumerate(THEMES)
    )
    columns = (Column("Thema", width=3), *(Column(label, ColumnKind.NUMBER) for _, label in STATUSES))
    cells = tuple((TextCell(row.label), *(count_cell(item.count) for item in row.counts)) for row in rows)
    table = Table("status-tabel", "Acties per thema en status", columns, cells, numbered=False)
    alt = "Gestapelde balken per thema; de meeste acties liggen op schema."
    return BarStack("status", "Status per thema", alt, rows, table, origin=ORIGIN)


def axis() -> Axis:
    """Eight quarters from 2023 up to and including 2024."""
    ticks = []
    for place in range(8):
        year, quarter = 2023 + place // 4, place % 4
        first = date(year, 3 * quarter + 1, 1)
        following = date(year + (quarter == 3), (3 * quarter + 3) % 12 + 1, 1)
        ticks.append(Tick(first, following - timedelta(days=1), f"Q{quarter + 1} {year}", quarter == 0))
    return Axis(date(2023, 1, 1), date(2024, 12, 31), tuple(ticks))


def _lane(place: int) -> Lane:
    start = date(2023, 1, 15) + timedelta(days=41 * place)
    signal = STATUSES[place % 5][0]
    bars = (
        Bar(f"Verkenning {place}", start, start + timedelta(days=120), signal, certain=place % 3 != 0),
        Bar(
            f"Uitwerken van de werkwijze met de regio's in spoor {place}",
            start + timedelta(days=130),
            start + timedelta(days=300),
            STATUSES[(place + 1) % 5][0],
            forecast_last_day=start + timedelta(days=360) if place % 2 else None,
            open_ended=place % 4 == 3,
        ),
    )
    marks = (
        Mark("Product naar het BO", MarkKind.PRODUCT, start + timedelta(days=125), start + timedelta(days=125), signal),
        Mark("Besluit", MarkKind.DECISION, date(2024, 1, 1), date(2024, 3, 31), forecast_day=date(2024, 5, 20)),
        Mark("Raadpleging van de achterban", MarkKind.CONSULTATION, certain=False),
    )
    return Lane(f"Spoor {place}: afspraken over passende zorg en inzet", bars, marks, f"Groep {place // 3 + 1}")


def swimlane(lanes: int = 8) -> Swimlane:
    """A flowchart of one theme."""
    drawn = tuple(_lane(place) for place in range(lanes))
    columns = (Column("Spoor", width=3), Column("Stap", width=4), Column("Van", ColumnKind.DATE))
    cells = tuple(
        (TextCell(lane.label), TextCell(bar.label), DateCell(bar.first_day) if bar.first_day else UnknownCell())
        for lane in drawn
        for bar in lane.bars
    )
    lines = (
        Line(date(2023, 9, 11), "BO 11 sep"),
        Line(date(2023, 9, 30), "Peildatum", LineKind.AS_OF),
        Line(date(2023, 12, 11), "BO 11 dec"),
    )
    table = Table("stroom-tabel", "Stappen per spoor", columns, cells, numbered=False)
    alt = "Acht sporen over 2023 en 2024; twee stappen lopen uit en missen het BO van 11 december."
    return Swimlane("stroom", "Stroomschema passende zorg", alt, axis(), drawn, table, lines, origin=ORIGIN)


def _summary(text: str) -> tuple[Block, ...]:
    return (
        Callout(CalloutKind.ANSWER, (Strong("90 acties"), Text(" vragen aanvullende inzet; 64 hebben geen trekker."))),
        KeyFigures(
            (
                KeyFigure("Acties in totaal", count_cell(450, "/acties", ORIGIN), "tien thematafels"),
                KeyFigure("Zonder trekker", count_cell(64, "/acties?trekker=geen", ORIGIN)),
                KeyFigure("Op schema", NumberCell(Decimal("20.0"), 1, "%", origin=ORIGIN)),
                KeyFigure("Toegezegd", MoneyCell(2_800_000_000_00, origin=ORIGIN)),
                KeyFigure("Besteed", UnknownCell()),
            )
        ),
        Paragraph(
            (
                Text(text),
                Text(" Van de plannen zijn er "),
                Figure("35", ORIGIN),
                Text(" in beoordeling; zie "),
                Link("de werkwijze", "https://example.org/werkwijze"),
                Text("."),
            )
        ),
        BulletList(
            (
                words("Drie producten halen het BO van 11 september niet."),
                (Strong("Let op: "), Text("twee bronnen spreken elkaar tegen.")),
            )
        ),
        Callout(CalloutKind.WARNING, words("Een afgeronde actie is nog geen effect."), "Input is geen uitkomst"),
    )


def sample(rows: int = 450, *, practice: bool = True, text: str = "De partijen werken door.") -> Report:
    """A report with every kind of block; `text` also stands in the titles of rows when it is not the usual one."""
    title = "" if text == "De partijen werken door." else text
    chapters = (
        Chapter("Samenvatting", "samenvatting", _summary(text)),
        Chapter("Status per thema", "status-per-thema", (_bars(1),)),
        Chapter(
            "Acties",
            "acties-hoofdstuk",
            (
                Section("Alle acties", "alle-acties", (action_table(rows, title),)),
                Section(
                    "Geen plannen",
                    "geen-plannen",
                    (
                        Table(
                            "plannen", "Ingetrokken plannen", (Column("Plan"), Column("Aantal", ColumnKind.NUMBER)), ()
                        ),
                    ),
                ),
            ),
        ),
        Chapter("Stroomschema's", "stroomschemas", (swimlane(),), landscape=True),
        Chapter(
            "Bronnen",
            "bronnen",
            (
                SourceList(
                    (
                        SourceItem(
                            "Integraal Zorgakkoord",
                            "Ministerie van VWS",
                            "16 september 2022",
                            "https://example.org/iza",
                        ),
                        SourceItem("Stroomschema's IZA", "Programmateam", "2023", places="p. 1-24"),
                    )
                ),
                PageBreak(),
                Paragraph(words("Dit is een proefrapport.")),
            ),
        ),
    )
    return Report(
        title="Voortgangsrapportage Integraal Zorgakkoord",
        subtitle="3e kwartaal 2023",
        language="nl",
        as_of_label="Peildatum 30 september 2023",
        edition="Editie 1",
        created_at=datetime(2023, 10, 5, 12, 0, tzinfo=UTC),
        chapters=chapters,
        practice=practice,
        practice_notice=NOTICE if practice else "",
        metadata={"author": "Programmateam IZA", "base_url": "https://akkoord.example.org"},
    )
