# SPDX-License-Identifier: EUPL-1.2
"""All pages: the shell first, then one line per package."""

from django.urls import include, path

urlpatterns = [
    path("", include("akkoord.web.shell.urls")),
    path("", include("akkoord.web.answering.urls")),
    path("", include("akkoord.web.about.urls")),
    path("", include("akkoord.web.about.body_urls")),
    path("", include("akkoord.web.actions.urls")),
    path("", include("akkoord.web.burden.urls")),
    path("", include("akkoord.web.calendar.urls")),
    path("", include("akkoord.web.desk.cockpit.urls")),
    path("", include("akkoord.web.figures.urls")),
    path("", include("akkoord.web.flowcharts.urls")),
    path("", include("akkoord.web.glossary.urls")),
    path("<slug:accord>/", include("akkoord.web.intake.urls")),
    path("", include("akkoord.web.invitations.urls")),
    path("", include("akkoord.web.handover.urls")),
    path("", include("akkoord.web.journal.urls")),
    path("", include("akkoord.web.parties.urls")),
    path("", include("akkoord.web.reports.urls")),
    path("<slug:accord>/", include("akkoord.web.rounds.urls")),
    path("", include("akkoord.web.search.urls")),
    path("", include("akkoord.web.sources.urls")),
    path("", include("akkoord.web.themes.urls")),
    path("<slug:accord>/", include("akkoord.web.trends.urls")),
    path("", include("akkoord.web.workbooks.urls")),
]
