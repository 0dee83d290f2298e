# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the outbox."""

from django.utils.translation import gettext as _


class MailRefusal(ValueError):
    """What refusals of this brick have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class RecipientInvalid(MailRefusal):
    """There is nobody to send to, or an address is none."""

    def __init__(self, address: str) -> None:
        super().__init__(_("“%(address)s” is geen e-mailadres om post naar te sturen.") % {"address": address})


class SubjectInvalid(MailRefusal):
    """The subject line is empty, too long, or holds a line break that would start another header."""

    def __init__(self) -> None:
        super().__init__(_("De onderwerpregel is leeg, te lang of telt meer dan één regel."))


class TextMissing(MailRefusal):
    """A mail has plain text, for whoever does not read HTML."""

    def __init__(self) -> None:
        super().__init__(_("Het bericht heeft geen tekst."))


class HeaderInvalid(ValueError):
    """A header that is not one of the few allowed, or that would add another: a mistake of a programmer."""


class MailNotFailed(MailRefusal):
    """Only a mail that failed for good can be sent again."""

    def __init__(self) -> None:
        super().__init__(_("Dit bericht is niet mislukt, dus het hoeft niet opnieuw."))


class QueuedOutsideTransaction(RuntimeError):
    """A mail goes into the transaction of the change that it tells of: a mistake of a programmer."""


class BounceUnreadable(MailRefusal):
    """What was given is no report that a mail could not be delivered, or it names no mail."""

    def __init__(self) -> None:
        super().__init__(_("Dit is geen bericht dat een mail niet kon worden bezorgd, of het noemt de mail niet."))


class BouncedMailUnknown(MailRefusal):
    """A report about a mail that this installation did not send, or that was cleaned up."""

    def __init__(self) -> None:
        super().__init__(_("De mail waarover dit bericht gaat, is hier niet (meer) bekend."))
