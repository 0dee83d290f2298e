# SPDX-License-Identifier: EUPL-1.2
"""How an e-mail address is written down, and how often somebody may fail to sign in."""

import unicodedata
from datetime import timedelta

MAX_FAILED_SIGN_INS = 5
FAILED_SIGN_IN_WINDOW = timedelta(minutes=15)


def normalised_email(text: str) -> str:
    """The one form in which an address is stored and looked up: NFKC, trimmed, lower case.

    Example: " Trekker@Voorbeeld.NL " becomes "trekker@voorbeeld.nl".
    """
    return unicodedata.normalize("NFKC", text).strip().lower()


def has_failed_too_often(failures: int) -> bool:
    """Whether this many failed attempts within the window close the door: 4 do not, 5 do."""
    return failures >= MAX_FAILED_SIGN_INS
