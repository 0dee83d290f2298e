# SPDX-License-Identifier: EUPL-1.2
"""The cockpit and the list of what is overdue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.counts import action_counts
from akkoord.reports.figures.cockpit import cockpit
from akkoord.reports.figures.overdue import Outcome, deadline_counts, overdue_steps
from akkoord.web.components.items import Crumb
from akkoord.web.components.table import TableQuery
from akkoord.web.desk.cockpit import content
from akkoord.web.desk.cockpit.tables import overdue_columns, overdue_table
from akkoord.web.frame import enter


@require_safe
def cockpit_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Themes × status, what moved, what lacks, and the next meetings."""
    frame = enter(request, accord)
    shown = cockpit(frame.capacity, frame.as_of, accord=accord)
    context = {
        "title": frame.accord.name,
        "accord": accord,
        "shown": shown,
        "answer": content.answer(shown),
        "figures": content.key_figures(shown, accord),
        "total": content.total_row(shown),
        "rows": content.rows(shown),
        "trends": content.trends(shown),
    }
    return render(request, "cockpit/page.html", context)


@require_safe
def overdue_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Every step whose last day passed while its action is open, or of which nobody said whether it was met."""
    frame = enter(request, accord)
    asked = request.GET.get("uitkomst", "")
    outcome = Outcome(asked) if asked in Outcome.__members__.values() else None
    query = TableQuery.read(request.GET, columns=overdue_columns(), default="day")
    found = overdue_steps(
        frame.capacity, frame.as_of, accord=accord, theme=request.GET.get("thema", ""), outcome=outcome, page=query.page
    )
    themes = action_counts(frame.capacity, frame.as_of, accord=accord, also=deadline_counts(frame.as_of))
    home = Crumb(frame.accord.short_name, reverse("cockpit:page", args=[accord]))
    context = {
        "title": _("Te laat of onbekend"),
        "accord": accord,
        "found": found,
        "deadlines": content.deadlines_passed(themes),
        "table": overdue_table(found, themes, accord, request.GET, query),
        "crumbs": [home, Crumb(_("Te laat of onbekend"))],
    }
    return render(request, "cockpit/overdue.html", context)
