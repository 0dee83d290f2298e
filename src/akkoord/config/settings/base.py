# SPDX-License-Identifier: EUPL-1.2
"""What every installation shares. Not for use by itself: choose local, demo, test or production."""

import os
from pathlib import Path
from typing import Any

from akkoord.config.settings.applications import INSTALLED_APPS, MIDDLEWARE
from akkoord.config.settings.database import database_settings
from akkoord.config.settings.environment import read_environment
from akkoord.config.settings.logging import logging_settings
from akkoord.config.settings.mail import mail_settings
from akkoord.config.settings.security import *

PROJECT_ROOT = Path(__file__).resolve().parents[4]
ENVIRONMENT = read_environment(os.environ, PROJECT_ROOT)
DATA_DIR = ENVIRONMENT.data_dir
ACCORDS_DIR = PROJECT_ROOT / "accords"

DEBUG = False
DEMO = False  # one-click sign-in by role; only the demo settings switch it on

SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = list(ENVIRONMENT.secret_key_fallbacks)
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts) or ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = ENVIRONMENT.base_url or "http://localhost:8000"
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url] if ENVIRONMENT.base_url else []

DATABASES = {
    "default": database_settings(
        ENVIRONMENT.database_url or f"sqlite:///{DATA_DIR / 'akkoord.sqlite3'}",
        root=PROJECT_ROOT,
        connection_seconds=ENVIRONMENT.database_connection_seconds,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "akkoord.config.urls"
WSGI_APPLICATION = "akkoord.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "shell:sign-in"
CSRF_FAILURE_VIEW = "akkoord.web.shell.errors.csrf_failure"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((PROJECT_ROOT / "src" / "akkoord" / "web").glob("*/templates")),  # beside their views
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "akkoord.web.shell.context.shell",
            ],
        },
    }
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PROJECT_ROOT / "src" / "akkoord" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # True would print a year as 2.026

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

_MAIL = mail_settings(ENVIRONMENT.email_url)
EMAIL_BACKEND = "post_office.EmailBackend"
POST_OFFICE = {
    "BACKENDS": {"default": _MAIL.pop("POST_OFFICE_BACKEND")},
    "DEFAULT_PRIORITY": "medium",
    "MAX_RETRIES": 4,
    "THREADS_PER_PROCESS": 1,  # one mail at a time: a database in a file has one writer
    "MESSAGE_ID_ENABLED": True,
    "LOG_LEVEL": 1,
}
globals().update(_MAIL)
DEFAULT_FROM_EMAIL = ENVIRONMENT.default_from_email
SERVER_EMAIL = ENVIRONMENT.default_from_email

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}
LOGGING = logging_settings(ENVIRONMENT.log_level)
