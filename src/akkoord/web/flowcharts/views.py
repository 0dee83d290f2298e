# SPDX-License-Identifier: EUPL-1.2
"""Pages and files of flowcharts."""

import re

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.programme.accord.overviews.counts import action_counts
from akkoord.web.components.items import Crumb, DownloadLink, Tab
from akkoord.web.flowcharts import content as contents
from akkoord.web.flowcharts.drawing import Links
from akkoord.web.flowcharts.paper import as_pdf, as_svg, caption_of
from akkoord.web.flowcharts.picture import Caption, picture, style_hash
from akkoord.web.frame import Frame, enter
from akkoord.web.shell.as_of import keep_as_of
from akkoord.web.shell.context import Shell
from akkoord.web.shell.downloads import table_download


@require_safe
def flowchart_list(request: HttpRequest, accord: str) -> HttpResponse:
    """The flowcharts of an accord, one per theme."""
    frame = enter(request, accord)
    themes = action_counts(frame.capacity, frame.as_of, accord=accord)
    crumbs = [Crumb(frame.accord.short_name, reverse("cockpit:page", args=[accord])), Crumb(_("Stroomschema’s"))]
    context = {"title": _("Stroomschema’s"), "accord": accord, "themes": themes, "crumbs": crumbs}
    return render(request, "flowcharts/list.html", context)


@require_safe
def flowchart_page(request: HttpRequest, accord: str, theme: str) -> HttpResponse:
    """The drawing of a theme and its tables."""
    frame, content = _content(request, accord, theme)
    steps = contents.step_table(content, request.GET)
    download = table_download(request, steps)
    if download is not None:
        return download
    context = {
        "title": _("Stroomschema %(theme)s") % {"theme": content.title},
        "accord": accord,
        "content": content,
        "chart": content.chart,
        "answer": contents.answer(content),
        "picture": picture(content.chart, content.standings, _links(request, accord)),
        "tables": [contents.lane_table(content), steps, contents.meeting_table(content)],
        "crumbs": _crumbs(frame, content),
        "downloads": _downloads(accord, theme),
        "parts": _parts(request, content),
    }
    return render(request, "flowcharts/page.html", context)


@require_safe
@csp_update({"style-src": [style_hash()]})  # type: ignore[arg-type] # its types know no views with arguments
def flowchart_svg(request: HttpRequest, accord: str, theme: str) -> HttpResponse:
    """The drawing alone: to enlarge in the browser, or to keep."""
    _frame, content = _content(request, accord, theme)
    caption = caption_of(content, Shell(request).around.practice_notice)
    return _file(as_svg(content, caption), "image/svg+xml", _file_name(theme, caption, "svg"))


@require_safe
def flowchart_pdf(request: HttpRequest, accord: str, theme: str) -> HttpResponse:
    """The drawing and its tables on A3."""
    _frame, content = _content(request, accord, theme)
    caption = caption_of(content, Shell(request).around.practice_notice)
    return _file(as_pdf(content, caption), "application/pdf", _file_name(theme, caption, "pdf"))


def _content(request: HttpRequest, accord: str, theme: str) -> tuple[Frame, contents.Content]:
    frame = enter(request, accord)
    asked = request.GET.get("pagina", "")
    page = int(asked) if re.fullmatch(r"[1-9][0-9]{0,5}", asked) else 1
    return frame, contents.read_content(frame.capacity, frame.as_of, accord=accord, theme=theme, page=page)


def _links(request: HttpRequest, accord: str) -> Links:
    return Links(
        lane=lambda key: keep_as_of(request, reverse("actions:page", args=[accord, key])),
        item=lambda key: f"#rij-stappen-{key}",
    )


def _crumbs(frame: Frame, content: contents.Content) -> list[Crumb]:
    return [
        Crumb(frame.accord.short_name, reverse("cockpit:page", args=[frame.key])),
        Crumb(_("Thema’s"), reverse("themes:list", args=[frame.key])),
        Crumb(content.title, reverse("themes:page", args=[frame.key, content.chart.theme_key])),
        Crumb(_("Stroomschema")),
    ]


def _parts(request: HttpRequest, content: contents.Content) -> list[Tab]:
    """Links to the parts of a drawing that is too large for one page; none when it fits."""
    pages = content.chart.pages
    numbers = range(1, pages + 1) if pages > 1 else ()
    return [
        Tab(_("Deel %(n)s") % {"n": number}, f"{request.path}?pagina={number}", number == content.chart.page)
        for number in numbers
    ]


def _downloads(accord: str, theme: str) -> list[DownloadLink]:
    return [
        DownloadLink(_("Tekening en tabel op A3 (PDF)"), reverse("flowcharts:pdf", args=[accord, theme])),
        DownloadLink(_("Tekening (SVG)"), reverse("flowcharts:svg", args=[accord, theme])),
    ]


def _file_name(theme: str, caption: Caption, extension: str) -> str:
    return f"stroomschema-{theme}{'-oefengegevens' if caption.practice_notice else ''}.{extension}"


def _file(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
