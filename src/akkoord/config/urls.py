# SPDX-License-Identifier: EUPL-1.2
"""The addresses of an installation."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
