# SPDX-License-Identifier: EUPL-1.2
"""URLs of source documents."""

from django.urls import path

from akkoord.web.sources import views

app_name = "sources"

urlpatterns = [
    path("<slug:accord>/bronnen/", views.document_list, name="list"),
    path("<slug:accord>/bronnen/<slug:document>/", views.document_page, name="page"),
]
