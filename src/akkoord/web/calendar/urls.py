# SPDX-License-Identifier: EUPL-1.2
"""URLs of the calendar."""

from django.urls import path

from akkoord.web.calendar import views

app_name = "calendar"

urlpatterns = [
    path("<slug:accord>/kalender/", views.calendar_page, name="page"),
    path("<slug:accord>/kalender.ics", views.calendar_feed, name="feed"),
]
