# SPDX-License-Identifier: EUPL-1.2
"""URL of the journal."""

from django.urls import path

from akkoord.web.journal import views

app_name = "journal"

urlpatterns = [path("<slug:accord>/journaal/", views.journal_page, name="page")]
