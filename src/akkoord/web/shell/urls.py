# SPDX-License-Identifier: EUPL-1.2
"""URLs of the shell."""

from django.urls import path

from akkoord.web.shell import pages, preferences, sign_in

app_name = "shell"

urlpatterns = [
    path("", sign_in.landing, name="landing"),
    path("aanmelden", sign_in.sign_in, name="sign-in"),
    path("aanmelden/demo", sign_in.demo_sign_in, name="demo-sign-in"),
    path("afmelden", sign_in.sign_out, name="sign-out"),
    path("kleuren", preferences.choose_theme, name="theme"),
    path("taal", preferences.choose_language, name="language"),
    path("begrippen", pages.terms, name="terms"),
    path("toegankelijkheid", pages.accessibility, name="accessibility"),
    path("stijlgids", pages.gallery, name="gallery"),
    path("gezond", pages.health, name="health"),
]
