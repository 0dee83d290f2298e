# SPDX-License-Identifier: EUPL-1.2
"""What the pages of intake send, as values: columns per sheet, meanings of words, choices for rows."""

from collections.abc import Collection, Sequence

from django.http import QueryDict

from akkoord.programme.intake.choices import ListField, NameKind
from akkoord.programme.intake.overviews.preview import SheetShown
from akkoord.programme.intake.rules.mapping import LEAVE_OUT, NEW_PARTY, NO_MEANING, SheetMapping
from akkoord.programme.intake.rules.naming import NameBook
from akkoord.programme.intake.rules.reading import OpenWord
from akkoord.web.components.reading import whole

OTHER = "+ander"
AGAIN = "herken"
FIRST_OWNER, NO_OWNER = "eerste", "geen"


def sheets_typed(data: QueryDict, shown: Sequence[SheetShown]) -> tuple[SheetMapping, ...]:
    """The choices for every sheet that the page showed."""
    return tuple(_sheet(data, one) for one in shown)


def _sheet(data: QueryDict, shown: SheetShown) -> SheetMapping:
    place = shown.place
    columns: dict[int, ListField] = {}
    for column in shown.columns:
        at = column.guess.column
        chosen = data.get(f"kolom-{place}-{at}", "")
        if chosen in ListField.values and chosen != ListField.IGNORED:
            columns[at] = ListField(chosen)
    header_row = whole(data.get(f"kopregel-{place}", ""), shown.mapping.header_row) or 1
    included = data.get(f"blad-{place}") == "ja"
    return SheetMapping(shown.mapping.name, included, header_row, data.get(f"thema-{place}", ""), columns)


def again_asked(data: QueryDict) -> int | None:
    """The place of the sheet that is to be recognised once more; None when another button was pressed."""
    act, _colon, place = data.get("doen", "").partition(":")
    return whole(place, 0) if act == AGAIN else None


def meanings_typed(
    data: QueryDict, words: Sequence[OpenWord], parties: NameBook
) -> tuple[dict[NameKind, dict[str, str]], dict[int, str]]:
    """The decisions for the words that the page showed, and by place the name of another party nobody knows.

    Pressing a button for all owners decides those that were left open: the first name, or nobody.
    """
    found: dict[NameKind, dict[str, str]] = {}
    unknown: dict[int, str] = {}
    for place, word in enumerate(words):
        meaning = data.get(f"woord-{place}", "").strip()
        if word.kind == NameKind.PARTY and meaning in ("", OTHER):
            name = data.get(f"partij-{place}", "").strip()
            match = parties.match(name) if name else None
            if match is not None and match.kind.is_certain:
                meaning = match.key
            elif name:
                unknown[place] = name
                meaning = ""
            else:
                meaning = ""
        elif word.kind == NameKind.MOMENT:
            meaning = meaning or NO_MEANING
        elif word.kind == NameKind.OWNER and not meaning:
            meaning = _for_all(data.get("doen", ""), word)
        found.setdefault(word.kind, {})[word.text] = meaning
    return found, unknown


def _for_all(act: str, word: OpenWord) -> str:
    if act == f"trekkers:{FIRST_OWNER}" and word.options:
        return word.options[0][0]
    return NO_MEANING if act == f"trekkers:{NO_OWNER}" else ""


def rows_typed(data: QueryDict, shown: Collection[str]) -> dict[str, str]:
    """The choices for the rows that the page showed: a box that was cleared leaves its row out."""
    found: dict[str, str] = {}
    for place, row in enumerate(data.getlist("rij")):
        if row not in shown:
            continue
        choice = data.get(f"keuze-{place}", "")
        if f"keuze-{place}" not in data and f"vak-{place}" in data:
            choice = "" if data.get(f"mee-{place}") == "ja" else LEAVE_OUT
        found[row] = choice
    return found


__all__ = [
    "NEW_PARTY",
    "OTHER",
    "again_asked",
    "meanings_typed",
    "rows_typed",
    "sheets_typed",
    "whole",
]
