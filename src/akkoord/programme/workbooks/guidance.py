# SPDX-License-Identifier: EUPL-1.2
"""The first sheet of a workbook: how to fill it in, what each status means, whom to ask and by when."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from akkoord.foundation.tabular.naming import fitting, lines_in
from akkoord.kernel.dutch import date_label
from akkoord.programme.workbooks.content import Content

GUIDE_WIDTH = 100
NOTICE, ACCENT, LINE = "#fff1cc", "#154273", "#c9d1dc"
Style = Callable[..., Any]


def practice_sentence() -> str:
    """What every sheet says of practice data."""
    return _("Oefengegevens: verzonnen om mee te oefenen.")


def guidance(sheet: Any, content: Content, style: Style, tabs: Sequence[str]) -> None:
    """Write the guidance; one row after the other, two columns wide."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, GUIDE_WIDTH)
    row = _head(sheet, content, style)
    for title, text in _steps(content):
        sheet.write_string(row, 0, title, style(bold=True, text_wrap=True))
        sheet.write_string(row, 1, text, style(text_wrap=True))
        sheet.set_row(row, _height(text))
        row += 1
    row = _title(sheet, row + 1, _("Wat de statussen betekenen"), style)
    for key, label in content.words.statuses.items():
        meaning = content.meanings.get(key) or _("Het akkoord geeft hier geen omschrijving van.")
        sheet.write_string(row, 0, fitting(label), style(bold=True, text_wrap=True, bottom=1, bottom_color=LINE))
        sheet.write_string(row, 1, fitting(meaning), style(text_wrap=True, bottom=1, bottom_color=LINE))
        sheet.set_row(row, _height(meaning))
        row += 1
    row = _title(sheet, row + 1, _("De bladen"), style)
    for name, tab in zip(tabs, content.tabs, strict=True):
        address = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
        sheet.write_url(row, 0, address, style(font_color=ACCENT, underline=1, text_wrap=True), name)
        words = {"theme": tab.title, "count": len(tab.lines)}
        sheet.write_string(row, 1, fitting(_("%(theme)s (%(count)s acties)") % words), style())
        row += 1
    sheet.protect("", {"select_locked_cells": True, "format_columns": True, "format_rows": True})


def _head(sheet: Any, content: Content, style: Style) -> int:
    row = 0
    if content.practice:
        notice = _("Oefengegevens: deze ronde is verzonnen om mee te oefenen en zegt niets over het echte akkoord.")
        sheet.write_string(row, 0, notice, style(bold=True, bg_color=NOTICE))
        sheet.write_blank(row, 1, None, style(bg_color=NOTICE))
        row += 1
    title = _("%(accord)s: hoe staat het ervoor?") % {"accord": content.accord}
    sheet.write_string(row, 0, fitting(title), style(bold=True, font_size=16, font_color=ACCENT))
    sheet.set_row(row, 26)
    facts = (
        (_("Ronde"), content.round_label),
        (_("Stand op"), date_label(content.peildatum)),
        (_("Invullen tot en met"), date_label(content.due_on)),
        (_("Voor"), content.for_whom),
    )
    for number, (name, value) in enumerate(facts, row + 1):
        sheet.write_string(number, 0, name, style(font_color="#5b6472"))
        sheet.write_string(number, 1, fitting(value), style(bold=True))
    return _title(sheet, row + len(facts) + 2, _("Zo vult u dit in"), style)


def _title(sheet: Any, row: int, text: str, style: Style) -> int:
    sheet.write_string(row, 0, text, style(bold=True, font_size=12, font_color=ACCENT, bottom=2))
    sheet.write_blank(row, 1, None, style(bottom=2))
    sheet.set_row(row, 18)
    return row + 1


def _height(text: str) -> float:
    return 14.0 * lines_in(text, GUIDE_WIDTH)


def _steps(content: Content) -> tuple[tuple[str, str], ...]:
    send = _(
        "Sla het bestand op als Excel of OpenDocument en stuur het uiterlijk op %(day)s in op de pagina waar u "
        "het hebt gedownload. U ziet eerst wat er verandert. Pas als u akkoord geeft, wordt het overgenomen."
    )
    return (*_filling_in(), (_("5. Stuur het terug"), send % {"day": date_label(content.due_on)}), *_around())


def _filling_in() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("1. Kijk per actie"),
            _("Elke regel is een actie. In de grijze kolommen staat hoe het er de vorige keer voor stond."),
        ),
        (
            _("2. Is er niets veranderd?"),
            _("Kies “ja” bij “Niets veranderd?”. Dan bent u met die regel klaar."),
        ),
        (
            _("3. Is er wel iets veranderd?"),
            _(
                "Vul de gele kolommen in: kies een status, zeg hoe het staat en wanneer het klaar is. "
                "Loopt het niet zoals gepland? Zeg dan waarom, wat u nodig hebt, van wie en wanneer. "
                "Hebt u niets nodig van anderen, kies dan daar “ja”."
            ),
        ),
        (
            _("4. Een datum"),
            _(
                "Schrijf die zo precies als u hem weet: 2024-03-15, maart 2024, Q2 2024, 2024, “2024 en verder”, "
                "of PM als het nog niet vaststaat."
            ),
        ),
    )


def _around() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Wat mag u veranderen?"),
            _(
                "Bladen, rijen en kolommen mag u verplaatsen, sorteren en verbergen, en u mag kolommen toevoegen. "
                "Laat de verborgen kolom met sleutels staan: daaraan herkennen wij elke actie."
            ),
        ),
        (
            _("Vragen?"),
            _("Antwoord op de mail waarmee u dit verzoek kreeg, of vraag het aan het programmateam van het akkoord."),
        ),
    )
