# SPDX-License-Identifier: EUPL-1.2
"""URLs of meeting bodies."""

from django.urls import path

from akkoord.web.about import views

app_name = "bodies"

urlpatterns = [path("<slug:accord>/overleggen/<slug:body>/", views.body_page, name="page")]
