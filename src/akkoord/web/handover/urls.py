# SPDX-License-Identifier: EUPL-1.2
"""URLs of handing on: with one's own questions, and for who coordinates the accord."""

from django.urls import path

from akkoord.web.handover.views import delegating, listing, receiving, transferring

app_name = "handover"

urlpatterns = [
    path("mijn-vragen/actie/<int:question_id>/collega/", delegating.delegate_page, name="delegate"),
    path("mijn-vragen/actie/<int:question_id>/overdragen/", transferring.transfer_page, name="transfer"),
    path("mijn-vragen/overdrachten/", receiving.received_page, name="received"),
    path("<slug:accord>/overdrachten/", listing.list_page, name="list"),
]
