# SPDX-License-Identifier: EUPL-1.2
"""URLs of the reports."""

from django.urls import path

from akkoord.web.reports import views

app_name = "reports"

urlpatterns = [
    path("<slug:accord>/rapporten/", views.report_list, name="list"),
    path("<slug:accord>/rapporten/<str:period>/", views.report_page, name="page"),
    path("<slug:accord>/rapporten/<str:period>/<int:edition>.<str:form>", views.report_file, name="download"),
]
