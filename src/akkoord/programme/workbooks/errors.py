# SPDX-License-Identifier: EUPL-1.2
"""Refusals of workbooks; each carries a Dutch sentence for the person who meets it."""

from django.utils.translation import gettext as _


class WorkbookRefusal(ValueError):
    """What all refusals of this module have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class NothingToAnswer(WorkbookRefusal):
    """A workbook without a single row helps nobody."""

    def __init__(self) -> None:
        super().__init__(_("Er is in deze ronde niets dat in dit werkboek kan staan."))


class NotOurWorkbook(WorkbookRefusal):
    """A workbook that was not made here, or from which every key was taken out."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit werkboek is niet hier gemaakt, of de verborgen sleutels zijn eruit gehaald. "
                "Download een nieuw werkboek en neem uw antwoorden over."
            )
        )


class OfAnotherRound(WorkbookRefusal):
    """A workbook of last round, or of another accord."""

    def __init__(self, *, accord: str, period: str) -> None:
        super().__init__(
            _(
                "Dit is een werkboek voor ronde %(period)s van het akkoord %(accord)s. "
                "Download een werkboek van deze ronde en neem uw antwoorden over."
            )
            % {"accord": accord, "period": period}
        )


class OfAClosedRound(WorkbookRefusal):
    """After closing nothing can be taken over any more."""

    def __init__(self, period: str) -> None:
        super().__init__(
            _("De ronde %(period)s is gesloten. Een antwoord veranderen kan alleen nog met een correctie.")
            % {"period": period}
        )


class TooManyWorkbooks(WorkbookRefusal):
    """More files than are taken in at once."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("U kunt hoogstens %(most)s werkboeken tegelijk insturen. Kies er minder, en stuur de rest daarna in.")
            % {"most": most}
        )


class BatchTooLarge(WorkbookRefusal):
    """The files of one batch together are larger than is taken in at once."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            _("De bestanden zijn samen groter dan %(mb)s MB. Stuur dit bestand apart in.") % {"mb": megabytes}
        )


class UploadNotFound(WorkbookRefusal):
    """No such upload, or not for this person."""

    def __init__(self) -> None:
        super().__init__(_("Dit ingestuurde werkboek bestaat niet, of is niet voor u."))


class BatchNotFound(WorkbookRefusal):
    """No such batch, or not for this person."""

    def __init__(self) -> None:
        super().__init__(_("Deze ingestuurde werkboeken bestaan niet, of zijn niet voor u."))


class NotForSender(WorkbookRefusal):
    """A workbook that was made for somebody else, mailed by who does not run the round."""

    def __init__(self) -> None:
        super().__init__(_("Dit werkboek is voor iemand anders gemaakt. Stuur het werkboek in dat u zelf kreeg."))


class SenderUnknown(WorkbookRefusal):
    """A mail of which it is not clear that somebody with an account sent it; nothing is mailed back."""

    def __init__(self) -> None:
        super().__init__(_("Dit is geen mail van iemand met een account. Er is niets gedaan en niets teruggestuurd."))


class MailNotTaken(WorkbookRefusal):
    """A mail of somebody who is known, without a workbook that can be taken in."""

    def __init__(self, why: str) -> None:
        super().__init__(_("Deze mail is niet ingestuurd. %(why)s") % {"why": why})


class NotCheckedYet(WorkbookRefusal):
    """Before every row was looked at, nothing can be taken over."""

    def __init__(self) -> None:
        super().__init__(_("Dit werkboek wordt nog nagekeken. Wacht tot alle rijen zijn bekeken."))


class NothingChosen(WorkbookRefusal):
    """None of the rows can be taken over."""

    def __init__(self) -> None:
        super().__init__(_("Er is niets om over te nemen. Kies ten minste één rij met een nieuw antwoord."))


class AnswererMissing(WorkbookRefusal):
    """Several people may answer for a party, and none was chosen."""

    def __init__(self, action: str) -> None:
        super().__init__(
            _("Kies namens wie het antwoord op “%(action)s” is. Er kunnen meer mensen voor deze partij antwoorden.")
            % {"action": action}
        )


class AnsweredSincePreview(WorkbookRefusal):
    """Somebody answered between the preview and taking over; the rows were looked at again."""

    def __init__(self) -> None:
        super().__init__(
            _("Intussen is er een ander antwoord gegeven. Er is niets overgenomen; bekijk de rijen hieronder opnieuw.")
        )


class PersonCannotAnswer(WorkbookRefusal):
    """A workbook for somebody who has nothing to answer in the round."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s kan in deze ronde niets beantwoorden.") % {"name": name})
