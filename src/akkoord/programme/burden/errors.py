# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the burden module; each carries a Dutch sentence for the person who meets it."""

from django.utils.translation import gettext as _


class BurdenRefusal(ValueError):
    """What all refusals of this module have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class LimitInvalid(BurdenRefusal):
    """The limit is no whole number of minutes that a round could ask."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("Vul een heel aantal minuten in, van 1 tot en met %(most)s. Laat het veld leeg voor geen grens.")
            % {"most": most}
        )


class LimitPartyUnknown(BurdenRefusal):
    """The party that was named is not known in this accord."""

    def __init__(self) -> None:
        super().__init__(_("Kies een partij uit de lijst."))


class LimitUnchanged(BurdenRefusal):
    """The limit that was given is the one that holds already."""

    def __init__(self) -> None:
        super().__init__(_("Deze grens staat er al zo. Er is niets gewijzigd."))
