# SPDX-License-Identifier: EUPL-1.2
"""One theme in a round: its answers, and what its chair finds of the whole."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from akkoord.programme.rounds.errors import JudgedMeanwhile, RoundIsClosed, RoundNotFound, TextInvalid
from akkoord.programme.rounds.operations import add_theme_judgement
from akkoord.programme.rounds.overviews import theme_answers
from akkoord.programme.rounds.overviews.queue import ThemeAnswers
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.reading import whole
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds import sentences
from akkoord.web.rounds.links import practice_notice, round_crumbs
from akkoord.web.rounds.review import ReviewPage
from akkoord.web.rounds.views.reading import found_round
from akkoord.web.shell.as_of import redirect_as_of


@require_http_methods(["GET", "POST"])
def theme_page(request: HttpRequest, accord: str, period: str, theme: str) -> HttpResponse:
    """Show the answers on one theme to its chair and to those who run the round; the chair may judge the whole."""
    frame = enter(request, accord)
    about = found_round(frame, period)
    if request.method != "POST":
        return _page(request, frame, about, theme)
    typed, number = request.POST.get("oordeel", ""), whole(request.POST.get("nummer", ""), 0)
    try:
        add_theme_judgement(frame.actor, round_id=about.id, theme=theme, text=typed, expected_number=number)
    except RoundNotFound:
        raise Http404(_("Dit thema bestaat niet.")) from None
    except TextInvalid as refusal:
        return _page(request, frame, about, theme, typed, refusal.message, 422)
    except (JudgedMeanwhile, RoundIsClosed) as refusal:
        return _page(request, frame, about, theme, typed, refusal.message, 409)
    messages.success(request, _("Uw oordeel over het thema is bewaard."))
    return redirect_as_of(request, "rounds:theme", accord, period, theme)


def _page(
    request: HttpRequest,
    frame: Frame,
    about: RoundShown,
    theme: str,
    typed: str = "",
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = _answers(request, frame, about, theme)
    here = f"{shown.theme.letter} {shown.theme.title}"
    context = {
        "title": _("Antwoorden op thema %(theme)s") % {"theme": here},
        "crumbs": round_crumbs(frame, about, here),
        "practice_notice": practice_notice(about),
        "answer": sentences.about_theme(shown),
        "shown": shown,
        "typed": typed,
        "wrong": wrong,
        "accord": frame.key,
        "pages": ReviewPage.links_of(shown.lines, request.GET),
    }
    return render(request, "rounds/theme.html", context, status=status)


def _answers(request: HttpRequest, frame: Frame, about: RoundShown, theme: str) -> ThemeAnswers:
    number, code = TableQuery.read(request.GET, columns=(), default="").page, about.period.code
    try:
        return theme_answers(
            frame.capacity, frame.as_of, accord=frame.key, period=code, theme=theme, page=number, about=about
        )
    except RoundNotFound:
        raise Http404(_("Dit thema bestaat niet.")) from None
