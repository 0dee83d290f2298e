# SPDX-License-Identifier: EUPL-1.2
"""URLs of the flowcharts."""

from django.urls import path

from akkoord.web.flowcharts import views

app_name = "flowcharts"

urlpatterns = [
    path("<slug:accord>/stroomschemas/", views.flowchart_list, name="list"),
    path("<slug:accord>/themas/<slug:theme>/stroomschema/", views.flowchart_page, name="page"),
    path("<slug:accord>/themas/<slug:theme>/stroomschema.svg", views.flowchart_svg, name="svg"),
    path("<slug:accord>/themas/<slug:theme>/stroomschema.pdf", views.flowchart_pdf, name="pdf"),
]
