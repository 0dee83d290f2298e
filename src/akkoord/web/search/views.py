# SPDX-License-Identifier: EUPL-1.2
"""The page of what was found."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from akkoord.foundation.search.overviews import SearchResult, search
from akkoord.foundation.subjects.registry import kinds
from akkoord.web.components.items import Tab
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs

PAGE_SIZE = 20
WITHOUT_PAGE = {"note": lazy("voetnoten en voorbehouden"), "principle": lazy("werkprincipes"), "step": lazy("stappen")}


@require_safe
def search_page(request: HttpRequest, accord: str) -> HttpResponse:
    """What has all the words that were typed, as at the peildatum."""
    frame = enter(request, accord)
    query, kind = request.GET.get("q", "").strip(), request.GET.get("soort", "")
    asked = request.GET.get("pagina", "")
    number = int(asked) if re.fullmatch(r"[1-9][0-9]{0,3}", asked) else 1
    found = search(
        query,
        as_of=frame.as_of,
        accord=accord,
        kinds=[kind] if kind else None,
        limit=PAGE_SIZE,
        offset=(number - 1) * PAGE_SIZE,
    )
    labels = kind_labels()
    context = {
        "title": _("Zoeken"),
        "search_query": query,
        "kind": kind,
        "found": found,
        "hits": [(hit, capfirst(labels.get(hit.kind, ("", hit.kind))[0])) for hit in found.hits],
        "tabs": kind_tabs(request, found, query, kind, labels),
        "next_url": _url(query, kind, number + 1) if number * PAGE_SIZE < found.total else "",
        "previous_url": _url(query, kind, number - 1) if number > 1 else "",
        "crumbs": crumbs(frame, _("Zoeken")),
    }
    return render(request, "search/page.html", context)


def kind_labels() -> dict[str, tuple[str, str]]:
    """What people call one and many of each kind."""
    labels = {kind: (str(many), str(many)) for kind, many in WITHOUT_PAGE.items()}
    return labels | {one.kind: (str(one.label), str(one.plural)) for one in kinds()}


def kind_tabs(
    request: HttpRequest, found: SearchResult, query: str, kind: str, labels: dict[str, tuple[str, str]]
) -> list[Tab]:
    """A tab for everything and one for each kind that was found."""
    counts = sorted(found.counts.items(), key=lambda pair: -pair[1])
    tabs = [Tab(_("Alles"), _url(query, "", 1), not kind, sum(found.counts.values()))]
    return tabs + [
        Tab(capfirst(labels.get(one, ("", one))[1]), _url(query, one, 1), one == kind, number)
        for one, number in counts
    ]


def _url(query: str, kind: str, page: int) -> str:
    asked = {"q": query, "soort": kind, "pagina": str(page) if page > 1 else ""}
    return "?" + urlencode({name: value for name, value in asked.items() if value})
