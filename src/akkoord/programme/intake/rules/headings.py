# SPDX-License-Identifier: EUPL-1.2
"""What the headings of action lists are called, in Dutch and English (own choice, from the words such lists use)."""

from functools import lru_cache

from rapidfuzz import fuzz

from akkoord.programme.intake.choices import ListField
from akkoord.programme.intake.rules.words import plain

HEADINGS: dict[ListField, tuple[str, ...]] = {
    ListField.NUMBER: (
        "nr", "no", "nummer", "number", "sleutel", "key", "id", "code", "volgnummer", "actienummer", "actie nr",
        "actiecode", "referentie", "ref", "reference", "action id", "action number", "kenmerk",
    ),
    ListField.TITLE: (
        "actie", "acties", "action", "actions", "titel", "title", "actiepunt", "activiteit", "activity", "afspraak",
        "maatregel", "action item", "actielijn", "naam actie", "actie afspraak", "wat", "what", "taak", "task",
        "inspanning", "titel actie", "action title",
    ),
    ListField.DESCRIPTION: (
        "omschrijving", "beschrijving", "description", "omschrijving actie", "beschrijving actie", "details",
        "uitwerking", "action description", "inhoud", "doel", "resultaat", "beoogd resultaat",
    ),
    ListField.THEME: ("thema", "theme", "thematafel", "hoofdthema", "programmalijn", "workstream", "onderdeel iza"),
    ListField.GROUP: (
        "groep", "group", "cluster", "onderwerp", "deelthema", "subthema", "subtheme", "topic", "categorie",
        "category", "rubriek", "deelonderwerp", "blok", "spoor",
    ),
    ListField.OWNER: (
        "trekker", "trekkers", "eigenaar", "actiehouder", "actie eigenaar", "verantwoordelijke", "verantwoordelijk",
        "verantwoordelijke partij", "owner", "action owner", "lead", "lead party", "responsible", "responsible party",
        "accountable", "wie", "who", "penvoerder", "coordinator", "eerstverantwoordelijke", "probleemeigenaar",
        "lead organisation", "trekkende partij", "trekker s",
    ),
    ListField.PARTIES: (
        "betrokken partijen", "betrokkenen", "betrokken", "partijen", "parties", "partners", "partner", "involved",
        "involved parties", "mede betrokken", "samen met", "stakeholders", "overige partijen", "other parties",
        "deelnemende partijen", "uitvoerders", "met wie",
    ),
    ListField.DEADLINE: (
        "deadline", "uiterste datum", "datum", "due", "due date", "due by", "date", "einddatum", "datum gereed",
        "gereed", "planning", "wanneer", "when", "opleverdatum", "end date", "uiterlijk", "target date", "tijdpad",
        "gereed op", "datum afronding", "oplevering", "termijn", "uiterste termijn", "streefdatum", "gepland",
        "mijlpaal",
    ),
    ListField.STATUS: (
        "status", "stand", "stand van zaken kleur", "stoplicht", "voortgang", "progress", "rag", "rag status",
        "traffic light", "kleur", "state", "fase", "voortgangsstatus", "status actie", "huidige status",
    ),
    ListField.EXPLANATION: (
        "toelichting", "opmerking", "opmerkingen", "notes", "note", "remarks", "comments", "comment", "explanation",
        "stand van zaken", "toelichting status", "toelichting voortgang", "bijzonderheden", "notities", "update",
        "laatste stand", "voortgang toelichting", "aantekeningen", "remark", "commentaar", "progress notes",
    ),
    ListField.FORECAST: (
        "prognose", "forecast", "verwachte datum", "verwachte einddatum", "verwacht gereed", "verwachting",
        "expected", "expected date", "expected completion", "nieuwe planning", "bijgestelde planning",
        "nieuwe datum", "herziene datum", "revised date", "estimated completion", "verwachte oplevering", "eta",
    ),
}  # fmt: skip
IGNORED_HEADINGS = frozenset(
    {"start", "startdatum", "start date", "begindatum", "aanvang", "datum start", "laatst bijgewerkt", "last updated"}
    | {"contactpersoon", "contact", "mail", "e mail", "telefoon", "prioriteit", "priority", "budget", "bron", "link"}
    | {"datum update", "datum laatste update", "gewijzigd op", "gewijzigd door", "created", "modified", "versie"}
)
EXACT, TYPING = 95, 75
PART, WHOLE = 55, 35
ALIKE = 86


@lru_cache(maxsize=4096)
def heading_scores(heading: str) -> dict[ListField, int]:
    """How much a heading looks like each field, 0-95; fields it does not look like are left out.

    The same words: 95. Our words among others: 55 plus 35 times their share, so "actiehouder (organisatie)" scores
    55 + 35 * 1/2 = 72 for the owner. A typing error (86% alike, from 5 letters): 75, "Trekkr" for one. A heading that
    is known to be none of ours, such as "Startdatum", gives nothing.
    """
    words = plain(heading)
    if not words or words in IGNORED_HEADINGS:
        return {}
    scores = {field: max(_likeness(words, phrase) for phrase in phrases) for field, phrases in HEADINGS.items()}
    return {field: score for field, score in scores.items() if score}


def _likeness(words: str, phrase: str) -> int:
    if words == phrase:
        return EXACT
    have, wanted = words.split(), phrase.split()
    if set(wanted) <= set(have):
        return round(PART + WHOLE * len(wanted) / len(have))
    if min(len(words), len(phrase)) >= 5 and fuzz.ratio(words, phrase) >= ALIKE:
        return TYPING
    return 0


def is_heading(text: str) -> bool:
    """Whether a text is like a heading of an action list: by its words, and not longer than a heading is."""
    return len(text) <= 60 and (plain(text) in IGNORED_HEADINGS or max(heading_scores(text).values(), default=0) >= 70)


def heading_keys(headings: list[str]) -> tuple[str, ...]:
    """Headings as they are compared with those of an earlier list; a heading without letters is ""."""
    return tuple(plain(heading) for heading in headings)
