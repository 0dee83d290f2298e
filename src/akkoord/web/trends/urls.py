# SPDX-License-Identifier: EUPL-1.2
"""URLs of reading over time, under the accord's key."""

from django.urls import path

from akkoord.web.trends.views import action, course, drift, flow, stale, waiting

app_name = "trends"

urlpatterns = [
    path("verloop/", course.course_page, name="page"),
    path("verloop/stroom/", flow.flow_page, name="flow"),
    path("verloop/stroom/acties/", flow.moved_page, name="moved"),
    path("verloop/prognoses/", drift.drift_page, name="drift"),
    path("verloop/zelfde-antwoord/", stale.stale_page, name="stale"),
    path("verloop/wachten/", waiting.waiting_page, name="waiting"),
    path("acties/<slug:action>/verloop/", action.action_page, name="action"),
]
