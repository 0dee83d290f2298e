# SPDX-License-Identifier: EUPL-1.2
"""URL of the terms of an accord."""

from django.urls import path

from akkoord.web.glossary import views

app_name = "glossary"

urlpatterns = [path("<slug:accord>/begrippen/", views.glossary_page, name="page")]
