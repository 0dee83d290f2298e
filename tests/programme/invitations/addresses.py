# SPDX-License-Identifier: EUPL-1.2
"""All pages, and the page that opens a personal link, wherever that is."""

from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from akkoord.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def page(request: Any, **kwargs: Any) -> HttpResponse:
    return HttpResponse()


answering = [path("mijn-vragen/open/<str:token>/", page, name="open")]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((answering, "answering"))),
    path("", include("akkoord.config.urls")),
]
