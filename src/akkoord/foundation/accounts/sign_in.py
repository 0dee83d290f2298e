# SPDX-License-Identifier: EUPL-1.2
"""Checking an address and a password, and slowing down whoever keeps guessing."""

from django.contrib.auth import authenticate
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.errors import SignInRefused, TooManySignInAttempts
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.rules import FAILED_SIGN_IN_WINDOW, has_failed_too_often, normalised_email
from akkoord.kernel.verdict import Verdict

_WINDOW_SECONDS = int(FAILED_SIGN_IN_WINDOW.total_seconds())


def may_try_sign_in(email: str, address: str) -> Verdict:
    """Whether this e-mail address may be tried from this network address.

    Five failures, each within fifteen minutes of the one before, close the door until fifteen minutes after the last.
    """
    failures = cache.get(_key(email, address), 0)
    if has_failed_too_often(failures):
        return Verdict.refuse(_("Te vaak een verkeerd wachtwoord. Wacht 15 minuten en probeer het dan opnieuw."))
    return Verdict.allow()


def note_failed_sign_in(email: str, address: str) -> None:
    """Count one failure. Only a keyed hash of the two addresses is kept, for fifteen minutes."""
    key = _key(email, address)
    if not cache.add(key, 1, _WINDOW_SECONDS):
        try:
            cache.incr(key)
        except ValueError:
            cache.set(key, 1, _WINDOW_SECONDS)
        cache.touch(key, _WINDOW_SECONDS)


def forget_failed_sign_ins(email: str, address: str) -> None:
    """Start counting anew, after somebody got in."""
    cache.delete(_key(email, address))


def check_credentials(*, email: str, password: str, address: str, request: HttpRequest | None = None) -> User:
    """The active account that this address and password belong to; starting the session is the caller's part.

    In: what was typed, and the network address it came from.
    Refusals: TooManySignInAttempts before anything is checked; SignInRefused, which is counted.
    """
    verdict = may_try_sign_in(email, address)
    if not verdict:
        raise TooManySignInAttempts(verdict.reason)
    user = authenticate(request, username=normalised_email(email), password=password)
    if not isinstance(user, User):
        note_failed_sign_in(email, address)
        raise SignInRefused
    forget_failed_sign_ins(email, address)
    return user


def _key(email: str, address: str) -> str:
    digest = salted_hmac("akkoord.sign_in", f"{normalised_email(email)}\n{address}", algorithm="sha256").hexdigest()
    return f"sign-in:{digest}"
