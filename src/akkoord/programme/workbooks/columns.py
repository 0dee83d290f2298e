# SPDX-License-Identifier: EUPL-1.2
"""The columns of a workbook: what they are called, who may change them, and by which headings they are known again."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("nl", "en")


class Field(StrEnum):
    """What a column holds."""

    KEY = "key"
    ACTION = "action"
    OWNER = "owner"
    DEADLINE = "deadline"
    LAST_STATUS = "last_status"
    LAST_EXPLANATION = "last_explanation"
    LAST_FORECAST = "last_forecast"
    UNCHANGED = "unchanged"
    STATUS = "status"
    EXPLANATION = "explanation"
    NEED_WHAT = "need_what"
    NEED_FROM = "need_from"
    NEED_BY = "need_by"
    NOTHING_NEEDED = "nothing_needed"
    FORECAST = "forecast"
    FORECAST_REASON = "forecast_reason"
    PRODUCT = "product"


@dataclass(frozen=True)
class Column:
    """One column: its heading and width in characters; `help` is shown beside a cell that can be filled in."""

    field: Field
    label: str | Promise
    width: float
    help: str | Promise = ""
    others: tuple[str, ...] = ()

    @property
    def editable(self) -> bool:
        """Whether people fill it in."""
        return self.field in EDITABLE


EDITABLE = (
    Field.UNCHANGED,
    Field.STATUS,
    Field.EXPLANATION,
    Field.FORECAST,
    Field.FORECAST_REASON,
    Field.NEED_WHAT,
    Field.NEED_FROM,
    Field.NEED_BY,
    Field.NOTHING_NEEDED,
    Field.PRODUCT,
)
MOMENT_HELP = _("Bijvoorbeeld 2024-03-15, maart 2024, Q2 2024, 2024 of PM.")

COLUMNS = (
    Column(Field.KEY, _("Sleutel"), 3, others=("key", "rijsleutel")),
    Column(Field.ACTION, _("Actie"), 32, others=("activiteit", "maatregel", "action", "activity")),
    Column(Field.OWNER, _("Trekker"), 13, others=("eigenaar", "owner", "lead")),
    Column(Field.DEADLINE, _("Deadline"), 12, others=("einddatum", "due")),
    Column(Field.LAST_STATUS, _("Vorige keer: status"), 13, others=("last time: status",)),
    Column(Field.LAST_EXPLANATION, _("Vorige keer: toelichting"), 27, others=("last time: explanation",)),
    Column(Field.LAST_FORECAST, _("Vorige keer: verwacht klaar"), 12, others=("last time: expected ready",)),
    Column(
        Field.UNCHANGED,
        _("Niets veranderd?"),
        11,
        _("Kies “ja” als alles nog zo is als de vorige keer. De rest van de rij blijft dan leeg."),
        ("niets veranderd", "ongewijzigd", "nothing changed", "unchanged", "no change"),
    ),
    Column(
        Field.STATUS,
        _("Status nu"),
        15,
        _("Kies een status uit de lijst. Op het blad Uitleg staat wat elke status betekent."),
        ("status", "stand", "current status", "status now"),
    ),
    Column(
        Field.EXPLANATION,
        _("Toelichting of reden"),
        34,
        _("Zeg in gewone woorden hoe het staat en waarom."),
        ("toelichting", "reden", "explanation", "reason", "explanation or reason", "opmerking", "opmerkingen"),
    ),
    Column(
        Field.FORECAST,
        _("Verwacht klaar"),
        12,
        MOMENT_HELP,
        ("verwachte datum", "prognose", "forecast", "expected ready", "expected"),
    ),
    Column(
        Field.FORECAST_REASON,
        _("Reden van verschuiving"),
        20,
        _("Alleen als de verwachte datum is verschoven: waarom?"),
        ("reden verschuiving", "reason for moving", "reason for the shift", "reason for delay"),
    ),
    Column(
        Field.NEED_WHAT,
        _("Wat is nodig?"),
        25,
        _("Wat hebt u nodig om verder te kunnen? Meer dan één ding: zet elk op een eigen regel (Alt+Enter)."),
        ("wat is nodig", "nodig", "what is needed", "needed"),
    ),
    Column(
        Field.NEED_FROM,
        _("Van wie?"),
        15,
        _("Kies een partij uit de lijst. Staat er meer dan één ding, zet dan de partijen op dezelfde volgorde."),
        ("van wie", "from whom", "of whom"),
    ),
    Column(Field.NEED_BY, _("Wanneer nodig?"), 12, MOMENT_HELP, ("wanneer nodig", "needed by", "when needed")),
    Column(
        Field.NOTHING_NEEDED,
        _("Niets nodig van anderen?"),
        12,
        _("Kies “ja” als u het zelf kunt oplossen."),
        ("niets nodig van anderen", "niets nodig", "nothing needed", "nothing needed of others"),
    ),
    Column(
        Field.PRODUCT,
        _("Opgeleverd product"),
        20,
        _("Alleen bij een actie die klaar is: wat is er opgeleverd, en waar staat het?"),
        ("product", "delivered product", "result delivered"),
    ),
)


@lru_cache(maxsize=2_000)
def plain(heading: str) -> str:
    """A heading without what people change by accident: "  Status nu: " is "status nu"."""
    return " ".join(heading.casefold().split()).strip(" ?:*.")


def known_headings() -> dict[str, Field]:
    """Every heading by which a column is known, in both languages and by other words."""
    known: dict[str, Field] = {}
    for language in LANGUAGES:
        with translation.override(language):
            known |= {plain(str(column.label)): column.field for column in COLUMNS}
    for column in COLUMNS:
        known |= {word: column.field for word in map(plain, column.others) if word not in known}
    return known


def label_of(field: Field) -> str:
    """The heading of a column in the reader's language."""
    return str(next(column.label for column in COLUMNS if column.field is field))
