# SPDX-License-Identifier: EUPL-1.2
"""Refusals of accords; the message is a Dutch sentence to the person who asked."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.kernel.dutch import date_label


class NotInAccord(LookupError):
    """The accord has no such thing on the peildatum, by what was known."""


class ActionChangeRefused(ValueError):
    """A change of an action that is not written."""


class ReasonMissing(ActionChangeRefused):
    """A change needs a reason."""

    def __init__(self) -> None:
        super().__init__(_("Vul in waarom u dit wijzigt. De reden komt in het journaal en bij de actie te staan."))


class TitleMissing(ActionChangeRefused):
    """An action needs a title."""

    def __init__(self) -> None:
        super().__init__(_("Vul een titel in."))


class NothingChanged(ActionChangeRefused):
    """What was given is what is known already."""

    def __init__(self) -> None:
        super().__init__(_("Er is niets gewijzigd: dit staat er al zo."))


class PartyUnknown(ActionChangeRefused):
    """The party that was named is not known."""

    def __init__(self) -> None:
        super().__init__(_("Kies een partij uit de lijst."))


class HoldsBeforeAccord(ActionChangeRefused):
    """The change would hold before the accord began."""

    def __init__(self, starts: date) -> None:
        super().__init__(
            _("Het akkoord begint op %(day)s. Kies een datum vanaf die dag.")
            % {"day": date_label(starts, get_language() or "nl")}
        )


class HoldsAfterAccord(ActionChangeRefused):
    """The change would hold after the accord ended."""

    def __init__(self, ends: date) -> None:
        super().__init__(
            _("Het akkoord eindigt op %(day)s. Kies een datum tot en met die dag.")
            % {"day": date_label(ends, get_language() or "nl")}
        )


class HoldsBeforeKnownChange(ActionChangeRefused):
    """The change would hold before the last one that is known, which would take over again on its own day."""

    def __init__(self, known_from: date) -> None:
        super().__init__(
            _("Wat nu bekend is van deze actie geldt vanaf %(day)s. Kies een datum vanaf die dag.")
            % {"day": date_label(known_from, get_language() or "nl")}
        )


class ActionEnded(ActionChangeRefused):
    """The action was withdrawn."""

    def __init__(self) -> None:
        super().__init__(_("Deze actie is ingetrokken en kan niet meer worden gewijzigd."))


class ActionChangedMeanwhile(ActionChangeRefused):
    """Somebody changed the action after the page was opened; `expected` and `found` are both records' numbers."""

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(_("Iemand heeft deze actie gewijzigd nadat u de pagina opende. Uw wijziging is niet bewaard."))
        self.expected = expected
        self.found = found


class ActionsChangedMeanwhile(ActionChangeRefused):
    """Somebody changed or made actions of a list after it was compared; `keys` are theirs. Nothing was written."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        super().__init__(
            _("Iemand heeft intussen acties gewijzigd. Er is niets vastgelegd. Bekijk het verschil opnieuw.")
        )


class TransferRefused(ValueError):
    """A request to hand an action over that is not made or not decided; `field` names what has to change, if it can."""

    field = ""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class TransferReasonMissing(TransferRefused):
    """Asking and declining need a reason."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Vul een reden in. De andere partij krijgt die te lezen."))


class TransferPartyElsewhere(TransferRefused):
    """The party that was named has no place in this accord."""

    field = "party"

    def __init__(self) -> None:
        super().__init__(_("Deze partij doet niet mee aan dit akkoord. Kies een partij uit de lijst."))


class TransferToSelf(TransferRefused):
    """The party that was named owns the action already."""

    field = "party"

    def __init__(self) -> None:
        super().__init__(_("Deze partij is al trekker. Kies een andere partij."))


class TransferWaits(TransferRefused):
    """One request at a time waits for an answer."""

    def __init__(self, party: str) -> None:
        super().__init__(
            _("Er wacht al een verzoek bij %(party)s. Trek dat eerst in als u een andere partij wilt vragen.")
            % {"party": party}
        )


class TransferNotFound(TransferRefused):
    """No such request, or not for this person."""

    def __init__(self) -> None:
        super().__init__(_("Dit verzoek bestaat niet, of is niet voor u."))


class TransferAlreadyDecided(TransferRefused):
    """Somebody else was first."""

    def __init__(self, state: str) -> None:
        super().__init__(_("Over dit verzoek is al beslist: het is %(state)s.") % {"state": state})


class TransferOutdated(TransferRefused):
    """The party that asked does not own the action any more."""

    def __init__(self) -> None:
        super().__init__(_("De trekker van deze actie is intussen veranderd. Dit verzoek geldt niet meer."))


class TransferInPast(TransferRefused):
    """The old owner was accountable until now; that is not rewritten."""

    field = "holds_from"

    def __init__(self) -> None:
        super().__init__(_("De overdracht gaat op zijn vroegst vandaag in. Kies vandaag of later."))


class TransferDayInvalid(TransferRefused):
    """The day does not suit the accord or what is known of the action."""

    field = "holds_from"
