# SPDX-License-Identifier: EUPL-1.2
"""The tables on the pages of documents."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.overviews.documents import DocumentLine, DocumentPage, Fact
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import date_label

UNCERTAIN, AMENDED = "onzeker", "aangepast"
DOCUMENTS = (
    Column("title", gettext_lazy("Document"), sortable=True, row_header=True),
    Column("publisher", gettext_lazy("Uitgever"), sortable=True),
    Column("date", gettext_lazy("Datum"), kind="date", sortable=True),
    Column("kind", gettext_lazy("Soort")),
    Column("facts", gettext_lazy("Gegevens"), kind="number", sortable=True),
    Column("uncertain", gettext_lazy("Onzeker"), kind="number", sortable=True),
    Column("amended", gettext_lazy("Aangepast"), kind="number", sortable=True),
)
FACTS = (
    Column("title", gettext_lazy("Gegeven"), sortable=True, row_header=True),
    Column("kind", gettext_lazy("Soort"), sortable=True),
    Column("place", gettext_lazy("Plaats in het document"), sortable=True),
    Column("uncertain", gettext_lazy("Onzeker")),
    Column("amended", gettext_lazy("Aangepast")),
)
PAGES = {
    "action": "actions:page",
    "theme": "themes:page",
    "party": "parties:page",
    "body": "bodies:page",
    "flowchart": "flowcharts:page",
}
PLACES_ON_ABOUT = {"accord": "inhoud", "status": "kop-schemas"}


def document_table(documents: Sequence[DocumentLine], accord: str, params: Mapping[str, str]) -> Table:
    """All documents; an accord has few, so they are ordered here and stand on one page."""
    query = TableQuery.read(params, columns=DOCUMENTS, default="-date", page_size=1000)
    ordered = sorted(documents, key=lambda line: getattr(line, query.sort), reverse=query.descending)
    return Table(
        key="bronnen",
        caption=_("Bronnen"),
        columns=DOCUMENTS,
        rows=[_document_row(line, accord) for line in ordered],
        total=len(ordered),
        query=query,
        unit=_("documenten"),
        empty=_("Op deze peildatum is er nog niets uit een document overgenomen."),
    )


def _document_row(line: DocumentLine, accord: str) -> Row:
    counts = (line.facts, line.uncertain, line.amended)
    cells = [
        Cell(line.title, reverse("sources:page", args=[accord, line.key])),
        Cell(line.publisher),
        Cell(date_label(line.date), uncertain=line.date_note, value=line.date),
        Cell(str(line.kind.label)),
        *(Cell(str(count), value=count) for count in counts),
    ]
    return Row(line.key, cells)


def fact_filters(asked: Mapping[str, str], page: DocumentPage) -> tuple[Filter, ...]:
    """The questions above the facts of a document."""
    kinds = [Option(kind.kind, f"{str(kind.plural).capitalize()} ({number})") for kind, number in page.counts]
    marks = [Option(UNCERTAIN, _("Alleen onzekere")), Option(AMENDED, _("Alleen aangepaste"))]
    return (
        Filter("tekst", _("Woorden"), asked.get("tekst", "")),
        Filter("soort", _("Soort"), asked.get("soort", ""), kinds),
        Filter("let-op", _("Bijzonderheden"), asked.get("let-op", ""), marks),
    )


def fact_table(page: DocumentPage, accord: str, query: TableQuery, asked: Mapping[str, str]) -> Table:
    """A page of the facts taken from a document."""
    return Table(
        key=f"gegevens-{page.document.key}",
        caption=_("Gegevens uit %(title)s") % {"title": page.document.title},
        columns=FACTS,
        rows=[_fact_row(fact, accord) for fact in page.facts],
        total=page.total,
        query=query.within(page.total),
        unit=_("gegevens"),
        filters=fact_filters(asked, page),
        empty=_("Op deze peildatum is er niets uit dit document overgenomen."),
    )


def _fact_row(fact: Fact, accord: str) -> Row:
    cells = [
        Cell(fact.title, fact_url(fact, accord)),
        Cell(str(fact.kind.label)),
        Cell(fact.place),
        Cell(fact.uncertain),
        Cell(fact.amended),
    ]
    return Row(f"{fact.kind.kind}-{fact.key}", cells)


def fact_url(fact: Fact, accord: str) -> str:
    """The place where a fact is used; empty for a fact that has none, such as a dependency."""
    if fact.page == "figure":  # the list is long: asked for by its words, the figure is on the first page
        return f"{reverse('figures:page', args=[accord])}?{urlencode({'tekst': fact.title})}#rij-cijfers-{fact.key}"
    if fact.page == "about":
        place = PLACES_ON_ABOUT.get(fact.kind.kind, f"{fact.kind.kind}-{fact.key}")
        return f"{reverse('about:page', args=[accord])}#{place}"
    if fact.page not in PAGES or not fact.page_key:
        return ""
    url = reverse(PAGES[fact.page], args=[accord, fact.page_key])
    return f"{url}#rij-stappen-{fact.key}" if fact.page == "flowchart" else url
