# SPDX-License-Identifier: EUPL-1.2
"""Whatever is answered: written in a workbook and read back, it is the same answer."""

import io
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.foundation.tabular.reading import open_workbook
from akkoord.programme.workbooks.columns import Field, known_headings
from akkoord.programme.workbooks.content import Content, LastTimeLine, Line, Tab
from akkoord.programme.workbooks.reading import rows_in, stamp_in
from akkoord.programme.workbooks.rules import Vocabulary, given_of, typed_in
from akkoord.programme.workbooks.stamps import read_key
from akkoord.programme.workbooks.writing import write_workbook

ISSUED = UUID(int=7)
WORDS = Vocabulary(
    {"op-schema": "Op schema", "afgerond": "Afgerond", "niet-gestart": "Niet gestart"},
    {"zin": "Zorginstituut", "nza": "NZa (autoriteit)"},
    {"oud": "Oude partij"},
)
MOMENTS = ("", "2024-03-15", "2024-03", "2024-Q2", "2024", "2024+", "PM")
SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
LINE = st.text(SIGNS, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
PARAGRAPHS = st.lists(LINE, max_size=3).map("\n".join)
NEEDS = st.lists(
    st.tuples(
        LINE.filter(lambda text: text not in ("-", "–")),
        st.sampled_from(MOMENTS[1:]),
        st.sampled_from(["zin", "nza", "oud", "-"]),
    ),
    max_size=3,
)


@st.composite
def answers(draw: st.DrawFn) -> dict[Field, str]:
    """The texts of an answer, as they are kept; a dash for a need of which nobody was named."""
    needs = draw(NEEDS)
    named = any(party != "-" for _what, _by, party in needs)
    return {
        Field.UNCHANGED: "",
        Field.STATUS: draw(st.sampled_from(list(WORDS.statuses))),
        Field.EXPLANATION: draw(PARAGRAPHS),
        Field.FORECAST: draw(st.sampled_from(MOMENTS)),
        Field.FORECAST_REASON: draw(PARAGRAPHS),
        Field.NEED_WHAT: "\n".join(what for what, _by, _party in needs),
        Field.NEED_FROM: "\n".join(party for _what, _by, party in needs) if named else "",
        Field.NEED_BY: "\n".join(by for _what, by, _party in needs),
        Field.NOTHING_NEEDED: draw(st.sampled_from(["", "ja"])),
        Field.PRODUCT: draw(PARAGRAPHS),
    }


def content_of(texts: list[dict[Field, str]]) -> Content:
    lines = [
        Line(number, 3, f"Actie {number}", "Zorginstituut", None, LastTimeLine(), one)
        for number, one in enumerate(texts, 1)
    ]
    tabs = (Tab("A Passende zorg", tuple(lines[::2])), Tab("B / Regio: samen", tuple(lines[1::2])))
    return Content("Proef", "2023 Q4", date(2023, 12, 31), date(2024, 1, 31), False, "Anna", WORDS, {}, tabs)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.lists(answers(), min_size=1, max_size=4))
def test_answers_come_back_as_they_went_out(texts: list[dict[Field, str]]) -> None:
    target = io.BytesIO()
    write_workbook(content_of(texts), issued=ISSUED, target=target)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "werkboek.xlsx"
        path.write_bytes(target.getvalue())
        with open_workbook(path) as book:
            notes: list[str] = []
            rows = list(rows_in(book, known_headings(), notes))
            assert (stamp_in(book), notes) == (ISSUED, [])
    keys = [read_key(row.key) for row in rows]
    assert sorted(key.question_id for key in keys if key) == list(range(1, len(texts) + 1))
    for row, key in zip(rows, keys, strict=True):
        assert key is not None
        typed = typed_in(row.cells, WORDS, question_id=key.question_id, version=key.version)
        went_out = given_of(texts[key.question_id - 1], question_id=key.question_id, version=3)
        came_back = given_of(typed.texts, question_id=key.question_id, version=key.version)
        assert (typed.faults, came_back) == ((), went_out)
        assert typed.digest == key.digest
