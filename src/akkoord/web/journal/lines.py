# SPDX-License-Identifier: EUPL-1.2
"""Lines of the journal as people read them."""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.foundation.journal.overviews import JournalLine
from akkoord.foundation.journal.rules import UNKNOWN, phrase_in_full
from akkoord.foundation.journal.verbs import phrase_of, verb_codes
from akkoord.kernel.dutch import parse_date
from akkoord.web.components.items import FieldChange, HistoryItem
from akkoord.web.components.table import Option
from akkoord.web.components.wording import date_label

FIELDS = {
    "title": gettext_lazy("Titel"),
    "description": gettext_lazy("Omschrijving"),
    "group": gettext_lazy("Groep"),
    "deadline": gettext_lazy("Uiterste datum"),
    "owner": gettext_lazy("Trekker"),
    "status": gettext_lazy("Status"),
    "explanation": gettext_lazy("Toelichting"),
    "forecast": gettext_lazy("Prognose"),
    "is_active": gettext_lazy("Actief"),
    "answers": gettext_lazy("Aantal antwoorden"),
    "questions": gettext_lazy("Vragen"),
    "peildatum": gettext_lazy("Peildatum"),
    "due_on": gettext_lazy("Antwoord vóór"),
    "edition": gettext_lazy("Editie"),
    "actions": gettext_lazy("Acties"),
    "asked": gettext_lazy("Gevraagd"),
    "answered": gettext_lazy("Beantwoord"),
}
SHARED_PAGES = {"party": "parties:page", "document": "sources:page"}


def history_item(line: JournalLine, accord: str) -> HistoryItem:
    """One line of the journal: when, who, what about what, why, and what it changed."""
    return HistoryItem(
        at=line.at,
        who=line.actor_label,
        what=f"{line.phrase}: {line.about.title}",
        why=line.reason,
        url=line.about.url or _shared_url(line, accord),
        changes=[
            FieldChange(field_label(change.field), shown(change.before), shown(change.after)) for change in line.changes
        ],
    )


def field_label(name: str) -> str:
    """What people call a field: "Trekker" for "owner"."""
    return str(FIELDS.get(name, capfirst(name.replace("_", " "))))


def shown(value: Any) -> str:
    """A value of the journal as people read it; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(shown(part) for part in value)
    day = parse_date(str(value))
    return date_label(day) if day else str(value)


def verb_options() -> list[Option]:
    """The acts there are, to choose from."""
    options = [Option(code, capfirst(phrase_in_full(phrase_of(code), {}))) for code in verb_codes()]
    return sorted(options, key=lambda option: option.label.replace(UNKNOWN, "").casefold())


def _shared_url(line: JournalLine, accord: str) -> str:
    page = SHARED_PAGES.get(line.subject.kind)
    return reverse(page, args=[accord, line.subject.key]) if page and line.about.found else ""
