# SPDX-License-Identifier: EUPL-1.2
"""URL of the search."""

from django.urls import path

from akkoord.web.search import views

app_name = "search"

urlpatterns = [path("<slug:accord>/zoeken/", views.search_page, name="page")]
