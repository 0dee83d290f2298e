# SPDX-License-Identifier: EUPL-1.2
"""The tables on the page of the accord and the pages of its bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.choices import PrincipleScope, Ring
from akkoord.programme.accord.overviews.about import AboutPage, PrincipleLine, SchemeLine
from akkoord.programme.accord.overviews.bodies import BodyLine, BodyPage
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.components.wording import date_label
from akkoord.web.frame.references import body_cell, fact_cell, list_cell, moment_cell, party_cell, source_cell

BODIES = (
    Column("body", gettext_lazy("Overleg"), row_header=True),
    Column("kind", gettext_lazy("Soort")),
    Column("rhythm", gettext_lazy("Hoe vaak")),
    Column("chair", gettext_lazy("Voorzitter")),
    Column("parent", gettext_lazy("Meldt aan")),
    Column("source", gettext_lazy("Bron")),
)
STATUSES = (
    Column("word", gettext_lazy("Statuswoord"), kind="status", row_header=True),
    Column("meaning", gettext_lazy("Betekenis")),
    Column("answers", gettext_lazy("Komt overeen met")),
    Column("source", gettext_lazy("Bron")),
)
PARTICIPANTS = (
    Column("party", gettext_lazy("Partij"), row_header=True),
    Column("ring", gettext_lazy("Ring")),
    Column("signatory", gettext_lazy("Ondertekend")),
    Column("source", gettext_lazy("Bron")),
)
MEETINGS = (
    Column("meeting", gettext_lazy("Vergadering"), row_header=True),
    Column("when", gettext_lazy("Wanneer"), kind="date"),
    Column("passed", gettext_lazy("Geweest")),
    Column("source", gettext_lazy("Bron")),
)
Params = Mapping[str, str]


def _whole(
    params: Params, key: str, caption: str, columns: Sequence[Column], rows: list[Row], unit: str, empty: str
) -> Table:
    """A table that is never longer than a page."""
    return Table(
        key=key,
        caption=caption,
        columns=columns,
        rows=rows,
        total=len(rows),
        query=TableQuery.read(params, columns=columns, default=columns[0].key, page_size=10_000, prefix=f"{key}-"),
        unit=unit,
        empty=empty,
    )


@dataclass(frozen=True)
class AboutTables:
    """The tables on the page of the accord; a scheme stands with its table and when it was used."""

    bodies: Table
    participants: Table
    schemes: tuple[tuple[SchemeLine, Table, str], ...]

    @property
    def every(self) -> tuple[Table, ...]:
        """All of them, to find the one that is asked as a file."""
        return (self.bodies, self.participants, *(table for _scheme, table, _words in self.schemes))


def about_tables(page: AboutPage, accord: str, params: Params) -> AboutTables:
    """The tables of the page of the accord."""
    schemes = ((scheme, status_table(scheme, accord, params), validity(scheme)) for scheme in page.schemes)
    bodies, participants = body_table(page.bodies, accord, params), participant_table(page, accord, params)
    return AboutTables(bodies, participants, tuple(schemes))


def principles_by_scope(page: AboutPage) -> list[tuple[PrincipleScope, list[PrincipleLine]]]:
    """The principles under what they are a norm for; a scope without principles is left out."""
    scopes = [(scope, [one for one in page.principles if one.applies_to == scope]) for scope in PrincipleScope]
    return [(scope, principles) for scope, principles in scopes if principles]


def body_table(bodies: Sequence[BodyLine], accord: str, params: Params) -> Table:
    """All meeting bodies, boards first."""
    rows = [
        Row(
            body.key,
            [
                fact_cell(body.name, body.origin, reverse("bodies:page", args=[accord, body.key])),
                Cell(str(body.kind.label)),
                Cell(body.rhythm),
                party_cell(accord, body.chair, body.chair_note or _("onbekend")),
                body_cell(accord, body.parent),
                source_cell(accord, body.origin),
            ],
        )
        for body in bodies
    ]
    empty = _("Op deze peildatum zijn er nog geen overleggen bekend.")
    return _whole(params, "overleggen", _("Overleggen"), BODIES, rows, _("overleggen"), empty)


def status_table(scheme: SchemeLine, accord: str, params: Params) -> Table:
    """The words of one status scheme."""
    rows = [
        Row(
            line.key,
            [
                Cell(signal=line.signal, uncertain=line.origin.uncertain),
                Cell(line.signal.definition),
                list_cell([Cell(f"{word} ({of})") for word, of in line.answers_to], _("geen ander woord")),
                source_cell(accord, line.origin),
            ],
        )
        for line in scheme.statuses
    ]
    empty = _("De bron van dit schema noemt de woorden niet.")
    return _whole(params, f"status-{scheme.key}", scheme.name, STATUSES, rows, _("woorden"), empty)


def participant_table(page: AboutPage, accord: str, params: Params) -> Table:
    """Who takes part, the inner ring first."""
    lines = [line for ring in Ring for line in page.in_ring(ring)]
    rows = [
        Row(
            line.party.key,
            [
                party_cell(accord, line.party),
                Cell(str(line.ring.label), uncertain=line.origin.uncertain),
                Cell(_("ja") if line.signatory else _("nee")),
                source_cell(accord, line.origin),
            ],
        )
        for line in lines
    ]
    empty = _("Op deze peildatum zijn er nog geen deelnemers bekend.")
    return _whole(params, "deelnemers", _("Deelnemers"), PARTICIPANTS, rows, _("deelnemers"), empty)


def meeting_table(page: BodyPage, accord: str, on: date, params: Params) -> Table:
    """The meetings of one body; those without a date last."""
    rows = [
        Row(
            line.key,
            [
                fact_cell(line.title, line.origin),
                moment_cell(line.when, _("datum niet bekend")),
                Cell(_("ja") if line.is_past(on) else _("nee") if line.last_day else _("onbekend")),
                source_cell(accord, line.origin),
            ],
        )
        for line in page.meetings
    ]
    empty = _("De bronnen noemen geen vergadering van dit overleg.")
    return _whole(params, "vergaderingen", _("Vergaderingen"), MEETINGS, rows, _("vergaderingen"), empty)


def validity(scheme: SchemeLine) -> str:
    """From when until when a scheme was used, in words."""
    since = date_label(scheme.valid_from)
    if scheme.valid_until is None:
        return _("vanaf %(since)s") % {"since": since}
    return _("van %(since)s tot en met %(until)s") % {"since": since, "until": date_label(scheme.valid_until)}
