# SPDX-License-Identifier: EUPL-1.2
"""How the secret in a personal link looks. No database, no clock."""

import hashlib
import re

SECRET_BYTES = 24
_SECRET = re.compile(r"[A-Za-z0-9_-]{32}")


def is_secret(text: str) -> bool:
    """Whether a text has the form of a secret: 32 signs of base64 for addresses, which is 24 random bytes."""
    return _SECRET.fullmatch(text) is not None


def digest_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256 in hexadecimal, from which it cannot be found back.

    The secret is 192 random bits, so a slow hash would add nothing.
    """
    return hashlib.sha256(secret.encode()).hexdigest()
