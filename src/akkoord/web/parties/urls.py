# SPDX-License-Identifier: EUPL-1.2
"""URLs of parties."""

from django.urls import path

from akkoord.web.parties import views

app_name = "parties"

urlpatterns = [
    path("<slug:accord>/partijen/", views.party_list, name="list"),
    path("<slug:accord>/partijen/<slug:party>/", views.party_page, name="page"),
]
