# SPDX-License-Identifier: EUPL-1.2
"""URLs of the accord as a whole."""

from django.urls import path

from akkoord.web.about import views

app_name = "about"

urlpatterns = [path("<slug:accord>/akkoord/", views.about_page, name="page")]
