# SPDX-License-Identifier: EUPL-1.2
"""URL of the published figures."""

from django.urls import path

from akkoord.web.figures import views

app_name = "figures"

urlpatterns = [path("<slug:accord>/cijfers/", views.figures_page, name="page")]
