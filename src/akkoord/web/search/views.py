# SPDX-License-Identifier: EUPL-1.2
"""The page of what was found."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from akkoord.foundation.search.overviews import SearchResult, search
from akkoord.foundation.subjects import registry
from akkoord.web.components.items import Tab
from akkoord.web.frame import enter
from akkoord.web.frame.references import crumbs

PAGE_SIZE = 20
NO_SUBJECTS = {
    "note": (gettext_lazy("noot"), gettext_lazy("voetnoten en voorbehouden")),
    "principle": (gettext_lazy("werkprincipe"), gettext_lazy("werkprincipes")),
}


@require_safe
def search_page(request: HttpRequest, accord: str) -> HttpResponse:
    """What has all the words that were typed, as at the peildatum."""
    frame = enter(request, accord)
    query, kind = request.GET.get("q", "").strip(), request.GET.get("soort", "")
    page, offset = _place(request.GET.get("pagina", ""))
    kinds = [kind] if kind else None
    found = search(query, as_of=frame.as_of, accord=accord, kinds=kinds, limit=PAGE_SIZE, offset=offset)
    labels = kind_labels()
    context = {
        "title": _("Zoeken"),
        "search_query": query,
        "found": found,
        "hits": [(hit, capfirst(labels.get(hit.kind, (hit.kind, ""))[0])) for hit in found.hits],
        "tabs": kind_tabs(found, query, kind, labels),
        "next_url": _url(query, kind, page + 1) if page * PAGE_SIZE < found.total else "",
        "previous_url": _url(query, kind, page - 1) if page > 1 else "",
        "crumbs": crumbs(frame, _("Zoeken")),
    }
    return render(request, "search/page.html", context)


def _place(asked: str) -> tuple[int, int]:
    """The page asked for and how many hits come before it; anything odd is the first page."""
    page = int(asked) if re.fullmatch(r"[1-9][0-9]{0,3}", asked) else 1
    return page, (page - 1) * PAGE_SIZE


def kind_labels() -> dict[str, tuple[str, str]]:
    """What people call one and many of each kind."""
    labels = {kind: (str(one), str(many)) for kind, (one, many) in NO_SUBJECTS.items()}
    return labels | {one.kind: (str(one.label), str(one.plural)) for one in registry.kinds()}


def kind_tabs(found: SearchResult, query: str, kind: str, labels: dict[str, tuple[str, str]]) -> list[Tab]:
    """A tab for everything and one for each kind that was found."""
    counts = sorted(found.counts.items(), key=lambda pair: -pair[1])
    tabs = [Tab(_("Alles"), _url(query, "", 1), not kind, sum(found.counts.values()))]
    return tabs + [
        Tab(capfirst(labels.get(one, ("", one))[1]), _url(query, one, 1), one == kind, number) for one, number in counts
    ]


def _url(query: str, kind: str, page: int) -> str:
    asked = {"q": query, "soort": kind, "pagina": str(page) if page > 1 else ""}
    return "?" + urlencode({name: value for name, value in asked.items() if value})
