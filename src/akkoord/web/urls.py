# SPDX-License-Identifier: EUPL-1.2
"""All pages: the shell first, then one line per package."""

from django.urls import include, path

urlpatterns = [
    path("", include("akkoord.web.shell.urls")),
]

handler400 = "akkoord.web.shell.errors.bad_request"
handler403 = "akkoord.web.shell.errors.forbidden"
handler404 = "akkoord.web.shell.errors.not_found"
handler500 = "akkoord.web.shell.errors.server_error"
