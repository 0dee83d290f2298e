# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the files brick; each carries a Dutch sentence for whoever chose the file."""

from django.utils.translation import gettext as _


class AttachmentRefusal(ValueError):
    """What all refusals of this brick have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class AttachmentTooLarge(AttachmentRefusal):
    """More bytes than an attachment may have."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(_("Het bestand is te groot. Een bijlage mag hoogstens %(mb)s MB zijn.") % {"mb": megabytes})


class AttachmentEmpty(AttachmentRefusal):
    """A file without a single byte."""

    def __init__(self) -> None:
        super().__init__(_("Het bestand is leeg."))


class AttachmentTypeRefused(AttachmentRefusal):
    """What is in the file is of no type that is accepted here, whatever its name says."""

    def __init__(self, accepted: str) -> None:
        super().__init__(_("Dit soort bestand kan hier niet. Wel: %(accepted)s.") % {"accepted": accepted})


class AttachmentHasMacros(AttachmentRefusal):
    """An office file that can run a program."""

    def __init__(self) -> None:
        super().__init__(_("Het bestand bevat macro’s. Sla het op zonder macro’s en kies het opnieuw."))


class AttachmentEncrypted(AttachmentRefusal):
    """A file that only opens with a password, so that nobody can check it."""

    def __init__(self) -> None:
        super().__init__(
            _("Het bestand is met een wachtwoord beveiligd. Haal de beveiliging eraf en kies het opnieuw.")
        )


class AttachmentExpandsTooFar(AttachmentRefusal):
    """A packed file that unpacks to far more than a document would."""

    def __init__(self) -> None:
        super().__init__(_("Het bestand wordt bij het uitpakken veel te groot en is daarom geweigerd."))


class AttachmentDamaged(AttachmentRefusal):
    """A file that begins as one type and then breaks off or does not add up."""

    def __init__(self) -> None:
        super().__init__(_("Het bestand is beschadigd. Open het, sla het opnieuw op en kies het dan nog eens."))


class AttachmentMissing(AttachmentRefusal):
    """Its record is there but the file on disk is not, or not whole: a matter for whoever runs the installation."""

    def __init__(self) -> None:
        super().__init__(_("Het bestand is er niet meer. Meld dit bij de beheerder."))
