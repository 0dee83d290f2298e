# SPDX-License-Identifier: EUPL-1.2
"""Asking whether it is what was meant, with a way back to what was typed."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CONFIRMED, CHANGED = "bevestigd", "aanpassen"


def is_asked(request: HttpRequest) -> bool:
    """Whether what was sent has to be confirmed first."""
    return CONFIRMED not in request.POST


def goes_back(request: HttpRequest) -> bool:
    """Whether somebody wants to change what was typed."""
    return CHANGED in request.POST


def confirm(
    request: HttpRequest,
    context: Mapping[str, object],
    *,
    question: str,
    consequences: Sequence[str],
    label: str,
    fields: Mapping[str, str],
) -> HttpResponse:
    """The page that asks: the question, what follows, and two buttons that both keep what was typed."""
    asked = {"question": question, "consequences": consequences, "confirm_label": label, "fields": dict(fields)}
    return render(request, "handover/confirm.html", {**context, **asked})
