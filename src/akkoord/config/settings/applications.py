# SPDX-License-Identifier: EUPL-1.2
"""Which applications make up Akkoord, lowest storey first."""

FOUNDATION = [
    "akkoord.foundation.events",
    "akkoord.foundation.subjects",
    "akkoord.foundation.accounts",
    "akkoord.foundation.journal",
    "akkoord.foundation.search",
    "akkoord.foundation.outbox",
    "akkoord.foundation.files",
    "akkoord.foundation.packages",
]

PROGRAMME = [
    "akkoord.programme.sources",
    "akkoord.programme.parties",
    "akkoord.programme.accord",
    "akkoord.programme.planning",
    "akkoord.programme.indicators",
    "akkoord.programme.rounds",
    "akkoord.programme.invitations",
    "akkoord.programme.workbooks",
    "akkoord.programme.intake",
    "akkoord.programme.burden",
]

ABOVE = [
    "akkoord.web",
    "akkoord.reports",
    "akkoord.config",
]

INSTALLED_APPS = [
    *ABOVE,
    *PROGRAMME,
    *FOUNDATION,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "post_office",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "akkoord.web.shell.as_of.AsOfMiddleware",
    "akkoord.web.shell.errors.RefusedMiddleware",
]
