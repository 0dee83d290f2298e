# SPDX-License-Identifier: EUPL-1.2
"""URLs of rounds, under the accord's key."""

from django.urls import path

from akkoord.web.rounds.views import asking, closing, moving, opening, reading, reviewing, themes, verifying

app_name = "rounds"

urlpatterns = [
    path("rondes/", reading.list_page, name="list"),
    path("rondes/openen/", opening.open_page, name="open"),
    path("rondes/<str:period>/", reading.round_page, name="page"),
    path("rondes/<str:period>/vraag/<int:request_id>/", asking.answer_page, name="answer"),
    path("rondes/<str:period>/thema/<slug:theme>/", themes.theme_page, name="theme"),
    path("rondes/<str:period>/voortgang/", reading.progress_page, name="progress"),
    path("rondes/<str:period>/nodig/", reading.needs_page, name="needs"),
    path("rondes/<str:period>/nakijken/", reviewing.review_page, name="review"),
    path("rondes/<str:period>/verifieren/<int:question_id>/", verifying.verify_page, name="verify"),
    path("rondes/<str:period>/termijn/", moving.deadline_page, name="deadline"),
    path("rondes/<str:period>/sluiten/", closing.close_page, name="close"),
    path("rondes/<str:period>/editie-vaststellen/", closing.publish_page, name="publish"),
    path("rondes/<str:period>/edities/<int:number>/", reading.edition_page, name="edition"),
]
