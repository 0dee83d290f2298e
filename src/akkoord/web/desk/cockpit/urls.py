# SPDX-License-Identifier: EUPL-1.2
"""URLs of the cockpit."""

from django.urls import path

from akkoord.web.desk.cockpit import views

app_name = "cockpit"

urlpatterns = [
    path("<slug:accord>/", views.cockpit_page, name="page"),
    path("<slug:accord>/te-laat/", views.overdue_page, name="overdue"),
]
