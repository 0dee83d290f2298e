# SPDX-License-Identifier: EUPL-1.2
"""The documents behind the report, and which edition it is."""

from collections.abc import Sequence

from akkoord.kernel.dutch import date_label, plural
from akkoord.programme.accord.overviews.documents import DocumentLine
from akkoord.reports.chapters.material import Material
from akkoord.reports.tree import Chapter, Paragraph, SourceItem, SourceList, words


def sources_chapter(material: Material, documents: Sequence[DocumentLine]) -> Chapter:
    """Every document with the number of facts taken from it, and what the round itself adds."""
    items = tuple(_item(line) for line in documents)
    round_line = f"{material.round_origin.label}. Dit rapport is bevroren; een verbetering komt in een nieuwe editie."
    return Chapter("Bronnen", "bronnen", (SourceList(items), Paragraph(words(round_line))))


def _item(line: DocumentLine) -> SourceItem:
    places = f"{plural(line.facts, 'feit', 'feiten')}, waarvan {line.uncertain} onzeker"
    published = f"{date_label(line.date)} ({line.date_note})" if line.date_note else date_label(line.date)
    return SourceItem(line.title, line.publisher, published, line.url, places)
