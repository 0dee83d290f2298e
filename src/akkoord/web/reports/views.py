# SPDX-License-Identifier: EUPL-1.2
"""The frozen reports of an accord: the list, one of them in short, and its files."""

import re
from collections.abc import Callable
from functools import wraps

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.rounds.overviews.listing import rounds_of
from akkoord.reports.errors import ReportNotFound, ReportWasAltered
from akkoord.reports.files import file_name, file_of, file_version
from akkoord.reports.outline import outline_of
from akkoord.reports.overviews import FrozenDocument, frozen_report, frozen_reports
from akkoord.reports.render import FORMATS
from akkoord.reports.render.html import style_source
from akkoord.web.components.items import Crumb
from akkoord.web.components.table import TableQuery
from akkoord.web.components.wording import reader_language, worded
from akkoord.web.frame import Frame, enter
from akkoord.web.reports import content
from akkoord.web.shell.downloads import table_download

POLICY = {name: [NONE] for name in ("script-src", "img-src", "connect-src", "form-action")}
POLICY["font-src"] = ["data:"]  # the page carries its letters in itself
READ_IN_BROWSER = "html"


def refused_in_words(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer a report that is not there with 404, and one that was altered with a page that says so (500)."""

    @wraps(view)
    def answer(request: HttpRequest, accord: str, **asked: object) -> HttpResponseBase:
        try:
            return view(request, accord, **asked)
        except ReportNotFound as error:
            raise Http404(str(error)) from error
        except ReportWasAltered as error:
            context = {"title": _("Dit rapport wordt niet afgegeven"), "accord": accord, "reason": str(error)}
            return render(request, "reports/altered.html", context, status=500)

    return answer


@require_safe
def report_list(request: HttpRequest, accord: str) -> HttpResponse:
    """All frozen reports with their editions, the last one in view."""
    frame = enter(request, accord)
    lines = frozen_reports(frame.capacity, frame.as_of, accord=accord)
    query = TableQuery.read(request.GET, columns=content.columns(), default="-round")
    table = content.report_table(lines, accord, query)
    reported = {line.period.code for line in lines}
    context = {
        "title": _("Rapporten"),
        "accord": accord,
        "lines": lines,
        "last": lines[0] if lines else None,
        "files": content.files(lines[0], accord) if lines else [],
        "waiting": [
            one
            for one in rounds_of(accord, frame.as_of, language=reader_language())
            if one.is_open and one.period not in reported
        ],
        "table": table,
        "crumbs": _crumbs(frame, Crumb(_("Rapporten"))),
    }
    return table_download(request, table) or render(request, "reports/list.html", context)


@require_safe
@refused_in_words
def report_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """One report in short: the last edition, or the one asked by `?editie=`."""
    frame = enter(request, accord)
    asked = request.GET.get("editie", "")
    number = int(asked) if re.fullmatch(r"[1-9][0-9]{0,5}", asked) else None
    document = _document(frame, period, number)
    line, outline = document.line, outline_of(document.report)
    editions = frozen_reports(frame.capacity, frame.as_of, accord=accord, period=line.period.code)
    context = {
        "title": _("Rapport %(period)s") % {"period": worded(line.period)},
        "accord": accord,
        "line": line,
        "outline": outline,
        "figures": content.key_figures(outline),
        "facts": content.facts(line, accord),
        "files": content.files(line, accord),
        "read_url": content.file_url(line, accord, READ_IN_BROWSER),
        "editions": content.edition_tabs(editions, line, accord),
        "is_last": line.edition == editions[0].edition,
        "practice_notice": content.practice_notice(line),
        "crumbs": _crumbs(
            frame, Crumb(_("Rapporten"), reverse("reports:list", args=[accord])), Crumb(worded(line.period))
        ),
    }
    return render(request, "reports/page.html", context)


@require_safe
@refused_in_words
@csp_replace({**POLICY, "style-src": [style_source()]})  # type: ignore[arg-type] # its types know no views with arguments
def report_file(request: HttpRequest, accord: str, period: str, edition: int, form: str) -> HttpResponse:
    """One edition as a file; the web page opens in the browser, the others are kept."""
    frame = enter(request, accord)
    if form not in FORMATS:
        raise Http404(_("Een rapport is er als PDF, Word, Excel, webpagina en JSON."))
    document = _document(frame, period, edition)
    tag = f'"{file_version(document.line, form)}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(file_of(document, form), content_type=FORMATS[form].media_type)
    way = "inline" if form == READ_IN_BROWSER else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{file_name(document.line, form, accord=accord)}"'
    response["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _document(frame: Frame, period: str, edition: int | None) -> FrozenDocument:
    return frozen_report(
        frame.capacity, accord=frame.key, period=period, edition=edition, known_at=frame.as_of.known_at
    )


def _crumbs(frame: Frame, *further: Crumb) -> list[Crumb]:
    return [Crumb(frame.accord.short_name, reverse("cockpit:page", args=[frame.key])), *further]
