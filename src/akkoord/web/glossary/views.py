# SPDX-License-Identifier: EUPL-1.2
"""The page of terms: those of the interface, and the status words of the accord."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.about import status_schemes
from akkoord.web.components.glossary import all_terms
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs


@require_safe
def glossary_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Every term with its meaning, and what each status word means in which scheme."""
    frame = enter(request, accord)
    context = {
        "title": _("Begrippen"),
        "accord": accord,
        "terms": all_terms(),
        "schemes": status_schemes(frame.capacity, frame.as_of, accord=accord),
        "crumbs": crumbs(frame, _("Begrippen")),
    }
    return render(request, "glossary/page.html", context)
