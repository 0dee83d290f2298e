# SPDX-License-Identifier: EUPL-1.2
"""Refusals of invitations; each carries a Dutch sentence for the person who meets it."""

from django.utils.translation import gettext as _


class InvitationRefusal(ValueError):
    """What all refusals of this module have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class LinkRefusal(InvitationRefusal):
    """A personal link that opens nothing."""


class LinkUnknown(LinkRefusal):
    """No such link, or somebody altered it."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze link klopt niet. Misschien is hij niet helemaal gekopieerd. Open hem opnieuw vanuit uw mail.")
        )


class LinkExpired(LinkRefusal):
    """The rounds that the link was for are closed."""

    def __init__(self) -> None:
        super().__init__(_("De ronde waarvoor deze link was, is gesloten. Uw antwoorden zijn bewaard."))


class LinkTooOld(LinkRefusal):
    """The request to take an action over still waits, but its link was made too long ago."""

    def __init__(self, days: int) -> None:
        super().__init__(
            _(
                "Deze link is ouder dan %(days)s dagen en werkt niet meer. Het verzoek om een actie over te nemen "
                "wacht nog op antwoord. Vraag het programmateam om de mail opnieuw te sturen."
            )
            % {"days": days}
        )


class LinkDecided(LinkRefusal):
    """The requests to take actions over that the link was for do not wait any more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Over het verzoek om een actie over te nemen is al beslist, of het is ingetrokken. Deze link is niet "
                "meer nodig."
            )
        )


class LinkRevoked(LinkRefusal):
    """The link was withdrawn, or its person has no account any more."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze link is ingetrokken. Gebruik de nieuwste link uit uw mail, of vraag het programmateam om een link.")
        )


class NothingToInvite(InvitationRefusal):
    """A link is for the rounds in which somebody is asked something."""

    def __init__(self) -> None:
        super().__init__(_("Er is geen open ronde waarin deze persoon iets wordt gevraagd."))


class TransferWaitsNotHere(InvitationRefusal):
    """No request of this accord waits with this number, so nothing is mailed about it."""

    def __init__(self) -> None:
        super().__init__(_("Dit verzoek wacht niet meer op antwoord. Er is geen mail verstuurd."))


class NobodyToAsk(InvitationRefusal):
    """Nobody may decide for the party that was asked."""

    def __init__(self) -> None:
        super().__init__(
            _("Niemand is als trekker bekend bij de partij die is gevraagd. Geef daar eerst iemand een mandaat.")
        )


class PracticeMailsNobody(InvitationRefusal):
    """A practice round is there to be tried, not to be answered by real people."""

    def __init__(self) -> None:
        super().__init__(_("Dit is een oefenronde. Daarover gaat geen mail uit."))


class ReminderAddressUnknown(InvitationRefusal):
    """An address for reminders that nobody got, or that was altered."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze link klopt niet. Misschien is hij niet helemaal gekopieerd. Open hem opnieuw vanuit uw mail.")
        )
