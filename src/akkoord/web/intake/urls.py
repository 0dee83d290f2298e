# SPDX-License-Identifier: EUPL-1.2
"""URLs of intake, under the accord's key."""

from django.urls import path

from akkoord.web.intake.views import choosing, starting, writing

app_name = "intake"

urlpatterns = [
    path("actielijst-inlezen/", starting.list_page, name="list"),
    path("actielijst-inlezen/<int:number>/", starting.import_page, name="page"),
    path("actielijst-inlezen/<int:number>/koppeling.yaml", starting.mapping_file, name="mapping"),
    path("actielijst-inlezen/<int:number>/opnieuw/", starting.again, name="again"),
    path("actielijst-inlezen/<int:number>/kolommen/", choosing.columns_page, name="columns"),
    path("actielijst-inlezen/<int:number>/woorden/", choosing.words_page, name="words"),
    path("actielijst-inlezen/<int:number>/verschil/", writing.difference_page, name="difference"),
    path("actielijst-inlezen/<int:number>/vastleggen/", writing.write_page, name="write"),
    path("actielijst-inlezen/<int:number>/wegdoen/", writing.discard_page, name="discard"),
]
