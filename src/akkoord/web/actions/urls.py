# SPDX-License-Identifier: EUPL-1.2
"""URLs of actions."""

from django.urls import path

from akkoord.web.actions import changing, views

app_name = "actions"

urlpatterns = [
    path("<slug:accord>/acties/", views.action_list, name="list"),
    path("<slug:accord>/acties/<slug:action>/", views.action_page, name="page"),
    path("<slug:accord>/acties/<slug:action>/trekker/", changing.owner_assign, name="owner-assign"),
    path("<slug:accord>/acties/<slug:action>/wijzigen/", changing.amend, name="amend"),
]
