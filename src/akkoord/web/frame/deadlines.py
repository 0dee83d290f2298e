# SPDX-License-Identifier: EUPL-1.2
"""Sentences about how far answering is, for all pages that tell so."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.web.components.wording import date_label


def until(due_on: date) -> str:
    """How long answers can still be given. Example: "Antwoorden kan tot en met 14 april 2024, nog 5 dagen."."""
    days = (due_on - timezone.localdate()).days
    words = {"day": date_label(due_on), "days": abs(days)}
    if days < 0:
        return _("De uiterste datum was %(day)s. Antwoorden kan nog tot de ronde wordt gesloten.") % words
    if days == 0:
        return _("Vandaag, %(day)s, is de uiterste datum.") % words
    return (
        ngettext(
            "Antwoorden kan tot en met %(day)s, nog %(days)s dag.",
            "Antwoorden kan tot en met %(day)s, nog %(days)s dagen.",
            days,
        )
        % words
    )


def answered_of(answered: int, asked: int) -> str:
    """How many questions have an answer."""
    return ngettext(
        "%(answered)s van de %(asked)s vragen is beantwoord.",
        "%(answered)s van de %(asked)s vragen zijn beantwoord.",
        answered,
    ) % {"answered": answered, "asked": asked}
