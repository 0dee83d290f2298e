# SPDX-License-Identifier: EUPL-1.2
"""URLs of workbooks: inside a round, and beside one's own questions, where a personal link is enough."""

from django.urls import path

from akkoord.web.workbooks.views import of_round, own

app_name = "workbooks"

urlpatterns = [
    path("mijn-vragen/werkboek/", own.own_page, name="own"),
    path("mijn-vragen/werkboek/<uuid:upload_id>/", own.own_upload_page, name="own-upload"),
    path("mijn-vragen/werkboek/samen/<uuid:batch_id>/", own.own_batch_page, name="own-batch"),
    path("<slug:accord>/rondes/<str:period>/werkboeken/samen/<uuid:batch_id>/", of_round.batch_page, name="batch"),
    path("<slug:accord>/rondes/<str:period>/werkboeken/", of_round.list_page, name="list"),
    path("<slug:accord>/rondes/<str:period>/werkboeken/<uuid:upload_id>/", of_round.upload_page, name="upload"),
]
