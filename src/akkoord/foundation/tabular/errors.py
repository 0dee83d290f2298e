# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the tabular brick; each carries a Dutch sentence for whoever chose the file."""

from django.utils.translation import gettext as _


class TabularRefusal(ValueError):
    """What all refusals of this brick have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class NotAWorkbook(TabularRefusal):
    """What is in the file is no workbook that is read here, whatever its name says."""

    def __init__(self) -> None:
        super().__init__(_("Dit is geen werkboek. Kies een bestand van Excel (.xlsx) of LibreOffice (.ods)."))


class OldWorkbook(TabularRefusal):
    """The format of Excel before 2007."""

    def __init__(self) -> None:
        super().__init__(
            _("Dit is een bestand van een oude versie van Excel (.xls). Sla het op als .xlsx en kies het opnieuw.")
        )


class WorkbookHasMacros(TabularRefusal):
    """A workbook that can run a program, or a binary one of which nobody can tell."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit werkboek bevat macro’s of is binair opgeslagen (.xlsm, .xlsb). "
                "Sla het op als gewoon Excel-werkboek (.xlsx) en kies het opnieuw."
            )
        )


class WorkbookUnsafe(TabularRefusal):
    """Encrypted, damaged, empty, too large, or unpacking too far: the files brick says which."""


class WorkbookTooLarge(TabularRefusal):
    """More bytes than are read."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            _("Het werkboek is te groot. Het mag hoogstens %(mb)s MB zijn; haal plaatjes en oude bladen eruit.")
            % {"mb": megabytes}
        )


class WorkbookDamaged(TabularRefusal):
    """The package is whole, but what is inside does not read as a workbook."""

    def __init__(self) -> None:
        super().__init__(_("Het werkboek is beschadigd. Open het, sla het opnieuw op en kies het dan nog eens."))


class TooManySheets(TabularRefusal):
    """More sheets than are read."""

    def __init__(self, most: int) -> None:
        super().__init__(_("Het werkboek heeft meer dan %(most)s bladen. Splits het op.") % {"most": most})


class SheetTooLarge(TabularRefusal):
    """A sheet with content farther down or to the right than is read; often one stray cell."""

    def __init__(self, sheet: str, *, rows: int, columns: int) -> None:
        super().__init__(
            _(
                "Blad “%(sheet)s” loopt door tot rij %(rows)s en kolom %(columns)s en is te groot om te lezen. "
                "Vaak staat er ver naar rechts of naar beneden nog iets in een cel: maak die leeg."
            )
            % {"sheet": sheet, "rows": rows, "columns": columns}
        )


class TooMuchText(TabularRefusal):
    """The texts of a sheet together are far more than people write."""

    def __init__(self, sheet: str) -> None:
        super().__init__(_("De teksten op blad “%(sheet)s” zijn samen te lang om te lezen.") % {"sheet": sheet})
