# SPDX-License-Identifier: EUPL-1.2
"""Refusals of intake; each carries a Dutch sentence for the person who meets it."""

from django.utils.translation import gettext as _


class IntakeRefusal(ValueError):
    """What all refusals of this module have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class NothingToRead(IntakeRefusal):
    """A workbook without a sheet that can be a list: empty, or only charts."""

    def __init__(self) -> None:
        super().__init__(
            _("Dit werkboek heeft geen lijst: alle bladen zijn leeg of hebben alleen plaatjes. Kies een ander bestand.")
        )


class NoColumnRecognised(IntakeRefusal):
    """No sheet has a column that can be the actions."""

    def __init__(self, seen: str) -> None:
        super().__init__(
            _(
                "Geen enkele kolom lijkt op een lijst met acties. Zorg voor een rij met koppen zoals “Actie” en "
                "“Trekker”. Gezien: %(seen)s."
            )
            % {"seen": seen}
        )


class OwnWorkbook(IntakeRefusal):
    """A workbook that was handed out to answer a round in; it belongs on another page."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit is een werkboek om een ronde in te beantwoorden, geen actielijst. "
                "Lever het in bij “Rondes”, op de pagina van die ronde."
            )
        )


class TooManyRows(IntakeRefusal):
    """More rows than are read as one list."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("De lijst heeft meer dan %(most)s rijen. Splits het bestand en lees de delen na elkaar in.")
            % {"most": most}
        )


class MappingIncomplete(IntakeRefusal):
    """No sheet is included, or one has no column with the actions."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)


class WordsUndecided(IntakeRefusal):
    """Words of the list wait for a decision; `count` is how many."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(_("Er wachten nog %(count)s woorden op uw keuze.") % {"count": count})


class DayInvalid(IntakeRefusal):
    """The day from which the list holds cannot be."""


class ImportNotFound(IntakeRefusal):
    """No such import in this accord."""

    def __init__(self) -> None:
        super().__init__(_("Deze inlezing bestaat niet."))


class ImportEnded(IntakeRefusal):
    """It was written or discarded, and changes no more."""

    def __init__(self) -> None:
        super().__init__(_("Deze inlezing is al vastgelegd of weggedaan en verandert niet meer."))


class ComparedMeanwhile(IntakeRefusal):
    """What would be written is not what was shown."""

    def __init__(self) -> None:
        super().__init__(
            _("Er is iets veranderd sinds u het verschil zag. Er is niets vastgelegd. Bekijk het verschil opnieuw.")
        )


class NothingToWrite(IntakeRefusal):
    """The list says what is known already, or every change was left out."""

    def __init__(self) -> None:
        super().__init__(_("Er is niets vast te leggen: wat in de lijst staat, is al bekend of overgeslagen."))


class FileGone(IntakeRefusal):
    """The file of an import is not there any more."""

    def __init__(self) -> None:
        super().__init__(_("Het bestand van deze inlezing is er niet meer. Kies het opnieuw."))
