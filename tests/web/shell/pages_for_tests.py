# SPDX-License-Identifier: EUPL-1.2
"""Pages that go wrong on purpose, and stand-ins for pages of the domain."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from akkoord.kernel.verdict import Refused
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.shell.errors import conflict
from akkoord.web.shell.pages import confirmation, is_confirmed


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Alleen de trekker mag dit antwoord geven.")


def forbid(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("kapot")


def too_big(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig


def clash(request: HttpRequest) -> HttpResponse:
    return conflict(
        request,
        explanation="Het programmateam was u voor.",
        typed={"Toelichting": "Mijn <b>tekst</b>"},
        current={"Trekker": "Partij B"},
        retry_url="/iza/rondes/",
    )


def page(request: HttpRequest, accord: str = "") -> HttpResponse:
    return render(request, "shell/terms.html", {"terms": []})


def save(request: HttpRequest) -> HttpResponse:
    return redirect_as_of(request, "rounds:list", accord="iza")


def withdraw(request: HttpRequest) -> HttpResponse:
    if is_confirmed(request):
        return HttpResponse("ingetrokken " + request.POST["reden"])
    return confirmation(
        request,
        title="Actie intrekken",
        question="Wilt u deze actie intrekken?",
        confirm_label="Trek in",
        cancel_url="/iza/rondes/",
        consequences=("De trekker krijgt bericht.",),
        dangerous=True,
        fields={"reden": "vervallen"},
    )


def _module(name: str, view_name: str, address: str) -> object:
    return path(f"<slug:accord>/{address}", include(([path("", page, name=view_name)], name)))


urlpatterns = [
    path("", include("akkoord.web.shell.urls")),
    path("proef/geweigerd", refuse),
    path("proef/verboden", forbid),
    path("proef/kapot", break_down),
    path("proef/te-groot", too_big),
    path("proef/botsing", clash),
    path("proef/opslaan", save),
    path("proef/intrekken", withdraw),
    _module("cockpit", "page", ""),
    _module("themes", "list", "themas/"),
    _module("rounds", "list", "rondes/"),
    _module("search", "page", "zoeken/"),
]

handler400 = "akkoord.web.shell.errors.bad_request"
handler403 = "akkoord.web.shell.errors.forbidden"
handler404 = "akkoord.web.shell.errors.not_found"
handler500 = "akkoord.web.shell.errors.server_error"
