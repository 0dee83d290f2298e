# SPDX-License-Identifier: EUPL-1.2
"""A real installation behind HTTPS. Starts only when everything that protects it is set."""

from django.core.exceptions import ImproperlyConfigured

from akkoord.config.settings.base import *

_SECRET_LENGTH = 50

_missing = [
    f"{name}: {why}"
    for name, why, given in (
        ("SECRET_KEY", f"a secret of at least {_SECRET_LENGTH} characters", len(SECRET_KEY) >= _SECRET_LENGTH),
        ("ALLOWED_HOSTS", "the host names people use, separated by commas", ENVIRONMENT.allowed_hosts),
        ("BASE_URL", "the address people use, starting with https://", BASE_URL.startswith("https://")),
        ("DATABASE_URL", "where the database is", ENVIRONMENT.database_url),
        ("EMAIL_URL", "where mail goes out", ENVIRONMENT.email_url),
    )
    if not given
]
if _missing:
    raise ImproperlyConfigured("Production needs (see docs/settings.md) " + "; ".join(_missing))

DEMO = False

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = ENVIRONMENT.hsts_seconds
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
