# SPDX-License-Identifier: EUPL-1.2
"""URLs of mail: of a round, under the accord's key; of a person, outside any accord."""

from django.urls import path

from akkoord.web.invitations.views import mailbox, managing, stopping

app_name = "invitations"

urlpatterns = [
    path("herinneringen/<str:token>/", stopping.reminders_page, name="reminders"),
    path("demo/postvak/", mailbox.mailbox_page, name="mailbox"),
    path("<slug:accord>/rondes/<str:period>/uitnodigingen/", managing.people_page, name="people"),
    path("<slug:accord>/rondes/<str:period>/uitnodigingen/<int:person_id>/", managing.person_page, name="person"),
]
