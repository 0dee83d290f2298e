# SPDX-License-Identifier: EUPL-1.2
"""How a list is to be read: per sheet which column holds what, and what its words mean. As values, JSON and YAML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from akkoord.programme.intake.choices import ListField, NameKind
from akkoord.programme.intake.rules.words import column_letter, column_number, plain

NEW_PARTY, NOBODY = "+nieuw", "-geen"
LEAVE_OUT, AS_NEW, TAKE = "-overslaan", "+nieuw", "+neem"
NO_MEANING = "-geen"

Meanings = Mapping[NameKind, Mapping[str, str]]


@dataclass(frozen=True)
class SheetMapping:
    """How one sheet is read.

    `header_row` is the number of the row with the headings; `theme` the key of the theme that the sheet is about
    (empty: a column says it); `columns` which field stands in which column (0 is A), columns to ignore left out.
    """

    name: str
    included: bool
    header_row: int
    theme: str = ""
    columns: Mapping[int, ListField] = field(default_factory=dict)

    def columns_of(self, wanted: ListField) -> list[int]:
        """The columns that hold a field, from the left."""
        return sorted(column for column, held in self.columns.items() if held == wanted)

    def column_of(self, wanted: ListField) -> int | None:
        """The first column that holds a field."""
        return next(iter(self.columns_of(wanted)), None)

    @property
    def fields(self) -> frozenset[ListField]:
        """What the sheet tells at all."""
        return frozenset(self.columns.values())


@dataclass(frozen=True)
class ListMapping:
    """How a whole list is read: its sheets, what its words mean by kind and plain text, and choices for single rows.

    A party's meaning is its key, NEW_PARTY or NOBODY; a status', theme's or moment's is its key or text, or NO_MEANING.
    `rows` has by row ("Blad 1!12") LEAVE_OUT, AS_NEW, TAKE, or the key of the action that it is.
    """

    sheets: tuple[SheetMapping, ...] = ()
    meanings: Meanings = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, name: str) -> SheetMapping | None:
        """The mapping of a sheet by its name."""
        return next((one for one in self.sheets if one.name == name), None)

    def meaning(self, kind: NameKind, text: str) -> str:
        """What was decided for a word; empty when nothing was."""
        return self.meanings.get(kind, {}).get(plain(text), "")

    def with_meanings(self, kind: NameKind, chosen: Mapping[str, str]) -> "ListMapping":
        """The same with decisions added; an empty one takes a decision back."""
        known = {**self.meanings.get(kind, {}), **{plain(text): meaning for text, meaning in chosen.items()}}
        kept = {text: meaning for text, meaning in known.items() if meaning}
        return replace(self, meanings={**self.meanings, kind: kept})

    def with_rows(self, chosen: Mapping[str, str]) -> "ListMapping":
        """The same with choices for rows; an empty one takes a choice back."""
        known = {**self.rows, **chosen}
        return replace(self, rows={row: choice for row, choice in known.items() if choice})


class MappingUnreadable(ValueError):
    """A kept or written mapping that cannot be read; the message says in which place, in Dutch."""


FIELD_WORDS = {
    "nummer": ListField.NUMBER,
    "actie": ListField.TITLE,
    "omschrijving": ListField.DESCRIPTION,
    "thema": ListField.THEME,
    "groep": ListField.GROUP,
    "trekker": ListField.OWNER,
    "partijen": ListField.PARTIES,
    "uiterste-datum": ListField.DEADLINE,
    "status": ListField.STATUS,
    "toelichting": ListField.EXPLANATION,
    "prognose": ListField.FORECAST,
    "negeren": ListField.IGNORED,
}
WORD_OF_FIELD = {held: word for word, held in FIELD_WORDS.items()}
MEANING_WORDS = {
    "themas": NameKind.THEME,
    "partijen": NameKind.PARTY,
    "trekkers": NameKind.OWNER,
    "statussen": NameKind.STATUS,
    "momenten": NameKind.MOMENT,
}
SIGNS = {"nieuw": NEW_PARTY, "geen": NOBODY, "overslaan": LEAVE_OUT, "meenemen": TAKE}
WORD_OF_SIGN = {sign: word for word, sign in SIGNS.items()}


def as_plain(mapping: ListMapping) -> dict[str, Any]:
    """A mapping as plain values with Dutch words, as it is kept and as a file holds it."""
    return {
        "bladen": [
            {
                "blad": one.name,
                "meenemen": one.included,
                "kopregel": one.header_row,
                "thema": one.theme,
                "kolommen": {column_letter(at): WORD_OF_FIELD[held] for at, held in sorted(one.columns.items())},
            }
            for one in mapping.sheets
        ],
        **{
            word: {text: WORD_OF_SIGN.get(meaning, meaning) for text, meaning in mapping.meanings[kind].items()}
            for word, kind in MEANING_WORDS.items()
            if mapping.meanings.get(kind)
        },
        "rijen": {row: WORD_OF_SIGN.get(choice, choice) for row, choice in mapping.rows.items()},
    }


def from_plain(content: Any) -> ListMapping:
    """The reverse of `as_plain`, of a file that somebody may have edited.

    Refusals: MappingUnreadable with the place and what is expected.
    """
    if not isinstance(content, Mapping):
        raise MappingUnreadable("De koppeling is geen lijst van onderdelen zoals “bladen:”.")
    unknown = set(content) - {"bladen", "rijen", "peildatum", *MEANING_WORDS}
    if unknown:
        raise MappingUnreadable(f"“{sorted(map(str, unknown))[0]}” is geen onderdeel van een koppeling.")
    sheets = tuple(_sheet(one, number) for number, one in enumerate(_list_of(content, "bladen"), 1))
    meanings = {
        kind: {plain(text): _sign(meaning) for text, meaning in _pairs(content, word).items()}
        for word, kind in MEANING_WORDS.items()
        if content.get(word)
    }
    rows = {row: _sign(choice) for row, choice in _pairs(content, "rijen").items()}
    return ListMapping(sheets, meanings, rows)


def _sign(text: str) -> str:
    return SIGNS.get(text, text)


def _sheet(content: Any, number: int) -> SheetMapping:
    place = f"bladen, {number}e blad"
    if not isinstance(content, Mapping) or not content.get("blad"):
        raise MappingUnreadable(f"{place}: de naam van het blad ontbreekt (blad: …).")
    header_row = content.get("kopregel", 1)
    if not isinstance(header_row, int) or header_row < 1:
        raise MappingUnreadable(f"{place}: kopregel is geen rijnummer.")
    columns: dict[int, ListField] = {}
    for letters, word in _pairs(content, "kolommen", place).items():
        try:
            columns[column_number(letters)] = FIELD_WORDS[word]
        except ValueError:
            raise MappingUnreadable(f"{place}: “{letters}” is geen kolomletter.") from None
        except KeyError:
            known = ", ".join(FIELD_WORDS)
            raise MappingUnreadable(f"{place}, kolom {letters}: “{word}” ken ik niet. Kies uit: {known}.") from None
    kept = {column: held for column, held in columns.items() if held != ListField.IGNORED}
    check_columns(kept.values(), place)
    included = content.get("meenemen", True) is True
    return SheetMapping(str(content["blad"]), included, header_row, str(content.get("thema") or ""), kept)


def check_columns(fields: Sequence[ListField] | Any, place: str) -> None:
    """Refusals: MappingUnreadable when a field that stands once is in two columns."""
    seen: set[ListField] = set()
    for held in fields:
        if held in seen and not held.may_repeat:
            raise MappingUnreadable(f"{place}: twee kolommen zijn “{WORD_OF_FIELD[held]}”. Kies er één.")
        seen.add(held)


def _list_of(content: Mapping[Any, Any], name: str) -> list[Any]:
    found = content.get(name) or []
    if not isinstance(found, list):
        raise MappingUnreadable(f"“{name}” is geen lijst.")
    return found


def _pairs(content: Mapping[Any, Any], name: str, place: str = "") -> dict[str, str]:
    found = content.get(name) or {}
    if not isinstance(found, Mapping):
        raise MappingUnreadable(f"{place}{': ' if place else ''}“{name}” heeft geen regels van de vorm “naam: waarde”.")
    return {str(key): "" if value is None else str(value) for key, value in found.items()}
