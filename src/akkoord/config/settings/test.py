# SPDX-License-Identifier: EUPL-1.2
"""The test suite: fast password hashing, mail in memory, files in a temporary folder."""

import tempfile
from pathlib import Path

from akkoord.config.settings.base import *

SECRET_KEY = "test-only-" + "0" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MEDIA_ROOT = Path(tempfile.gettempdir()) / "akkoord-test-files"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
POST_OFFICE["BACKENDS"] = {"default": "django.core.mail.backends.locmem.EmailBackend"}
WHITENOISE_AUTOREFRESH = True  # no scan of the static files at each test client
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
