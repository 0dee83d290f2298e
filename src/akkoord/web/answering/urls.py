# SPDX-License-Identifier: EUPL-1.2
"""URLs of answering: one's own questions, outside any accord, and corrections inside one."""

from django.urls import path

from akkoord.web.answering.views import correcting, drafting, entering, mine

app_name = "answering"

urlpatterns = [
    path("mijn-vragen/", mine.mine_page, name="mine"),
    path("mijn-vragen/open/<path:token>/", entering.open_page, name="open"),
    path("mijn-vragen/stoppen/", entering.leave_page, name="leave"),
    path("mijn-vragen/ontvangen/", mine.receipt_page, name="receipt"),
    path("mijn-vragen/concept/<int:question_id>/", drafting.draft_page, name="draft"),
    path("mijn-vragen/tijd/", drafting.time_page, name="time"),
    path("<slug:accord>/rondes/<str:period>/correctie/<int:question_id>/", correcting.correct_page, name="correct"),
]
