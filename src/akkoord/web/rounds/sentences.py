# SPDX-License-Identifier: EUPL-1.2
"""The sentences with which pages of rounds open."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.kernel.dutch import date_label


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
