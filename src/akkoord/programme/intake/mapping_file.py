# SPDX-License-Identifier: EUPL-1.2
"""A mapping as a file that people edit: YAML with Dutch words, and remarks on what still has to be chosen."""

from collections.abc import Sequence
from datetime import date

import yaml

from akkoord.kernel.asof import InvalidPeildatum, parse_peildatum
from akkoord.programme.intake.rules.mapping import (
    FIELD_WORDS,
    MEANING_WORDS,
    ListMapping,
    MappingUnreadable,
    as_plain,
    from_plain,
)
from akkoord.programme.intake.rules.reading import OpenWord

HEAD = """# Koppeling van een actielijst: welke kolom is wat, en wat betekenen de woorden.
# Kolommen: {fields}.
# partijen: sleutel van een partij, "nieuw" (toevoegen) of "geen". trekkers: de naam uit de cel die de ene trekker is,
# of "geen". statussen: sleutel van een status, of "geen". momenten: 30-9-2023, Q3 2023, 2024, PM, of "geen".
# rijen: per rij ("Blad 1!12") "overslaan", "nieuw", "meenemen", of de sleutel van de actie die het is.
"""


def mapping_text(mapping: ListMapping, holds_from: date | None = None, words: Sequence[OpenWord] = ()) -> str:
    """The file: with a remark for each word that waits for a decision, and proposed statuses filled in."""
    content = as_plain(mapping)
    if holds_from is not None:
        content = {"peildatum": holds_from.isoformat(), **content}
    for word, kind in MEANING_WORDS.items():
        waiting = {one.text: one.proposal for one in words if one.kind == kind and one.is_open}
        if waiting:
            content[word] = {**content.get(word, {}), **waiting}
    text = HEAD.format(fields=", ".join(FIELD_WORDS))
    text += "".join(f"# Te kiezen: {_remark(one)}\n" for one in words if one.is_open)
    return text + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def _remark(word: OpenWord) -> str:
    text = " ".join(word.text.split())
    options = ", ".join(f"{key} ({score}%)" if score else key for key, _label, score in word.options)
    where = ", ".join(word.cells)
    rest = f"; kan zijn: {options}" if options else ""
    return f"“{text}” ({where}){rest}{'; voorstel: ' + word.proposal if word.proposal else ''}"


def mapping_in(text: str) -> tuple[ListMapping, date | None]:
    """The mapping in a file, and the day from which the list holds where the file says so.

    Refusals: MappingUnreadable with the line or the place, and what is expected.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"regel {mark.line + 1}" if mark else "het bestand"
        raise MappingUnreadable(f"{place}: dit is geen geldige YAML.") from error
    mapping = from_plain(content)
    day = content.get("peildatum")
    if day is None or isinstance(day, date):
        return mapping, day
    try:
        return mapping, parse_peildatum(str(day))
    except InvalidPeildatum as wrong:
        raise MappingUnreadable(f"peildatum: {wrong}") from wrong
