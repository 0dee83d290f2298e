# SPDX-License-Identifier: EUPL-1.2
"""The addresses of an installation."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("akkoord.web.urls"))]

handler400 = "akkoord.web.shell.errors.bad_request"
handler403 = "akkoord.web.shell.errors.forbidden"
handler404 = "akkoord.web.shell.errors.not_found"
handler500 = "akkoord.web.shell.errors.server_error"
