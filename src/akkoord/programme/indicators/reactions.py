# SPDX-License-Identifier: EUPL-1.2
"""What follows from a loaded package: the search finds its figures."""

from collections.abc import Iterable, Sequence

from akkoord.foundation.packages.events import PackageLoaded
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.searching import Searchable, Wording, index_touched
from akkoord.programme.indicators.models import FigureRecord
from akkoord.programme.indicators.rules import figure_text


def figure_words(rows: Sequence[FigureRecord], _as_of: AsOf) -> Iterable[Wording]:
    """Figures by label, amount, printed text and note (no query)."""
    for row in rows:
        text = " ".join(part for part in (figure_text(row.value, row.unit, row.text), row.note) if part)
        yield Wording(row.label, text, row.scheme, "figures:page", (row.figure.accord.key,))


FIGURES = Searchable("figure", FigureRecord, figure_words)


def on_package_loaded(event: PackageLoaded) -> None:
    """Let the search find the figures that the load wrote."""
    index_touched((FIGURES,), event.at)
