# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the accounts brick; each carries a Dutch sentence for the person who meets it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


class AccountRefusal(ValueError):
    """What all refusals of this brick have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class EmailInvalid(AccountRefusal):
    """The text is not an e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(_("“%(email)s” is geen e-mailadres.") % {"email": email})


class EmailTaken(AccountRefusal):
    """Somebody has an account with this address already, in whatever case."""

    def __init__(self, email: str) -> None:
        super().__init__(_("Er is al een account met het e-mailadres %(email)s.") % {"email": email})


class NameMissing(AccountRefusal):
    """An account needs a name to show beside what its owner did."""

    def __init__(self) -> None:
        super().__init__(_("Vul een naam in."))


class ReasonMissing(AccountRefusal):
    """Whoever changes the address of somebody else says why: the journal keeps it."""

    def __init__(self) -> None:
        super().__init__(_("Zeg waarom het adres verandert."))


class DemoAddressFixed(AccountRefusal):
    """Accounts of the demo are found by their address."""

    def __init__(self) -> None:
        super().__init__(_("Het adres van een demo-account staat vast."))


class PasswordTooWeak(AccountRefusal):
    """The password validators of the installation refuse it; `reasons` are their sentences."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(self.reasons))


class SignInRefused(AccountRefusal):
    """Address and password do not belong together, or the account is closed: we do not say which."""

    def __init__(self) -> None:
        super().__init__(_("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."))


class TooManySignInAttempts(AccountRefusal):
    """Too many failed attempts for this address from this place."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
