# SPDX-License-Identifier: EUPL-1.2
"""All pages: the shell first, then one line per package."""

from django.urls import include, path

urlpatterns = [
    path("", include("akkoord.web.shell.urls")),
    path("", include("akkoord.web.flowcharts.urls")),
    path("", include("akkoord.web.calendar.urls")),
    path("", include("akkoord.web.desk.cockpit.urls")),
    path("<slug:accord>/", include("akkoord.web.rounds.urls")),
]
