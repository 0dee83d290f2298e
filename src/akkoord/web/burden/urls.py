# SPDX-License-Identifier: EUPL-1.2
"""URLs of the burden of rounds."""

from django.urls import path

from akkoord.web.burden import limiting, views

app_name = "burden"

urlpatterns = [
    path("<slug:accord>/lasten/", views.burden_page, name="page"),
    path("<slug:accord>/lasten/grenzen/", limiting.limits_page, name="limits"),
    path("<slug:accord>/lasten/partij/<slug:party>/", views.party_page, name="party"),
]
