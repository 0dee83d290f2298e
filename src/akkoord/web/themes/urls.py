# SPDX-License-Identifier: EUPL-1.2
"""URLs of themes."""

from django.urls import path

from akkoord.web.themes import views

app_name = "themes"

urlpatterns = [
    path("<slug:accord>/themas/", views.theme_list, name="list"),
    path("<slug:accord>/themas/<slug:theme>/", views.theme_page, name="page"),
]
