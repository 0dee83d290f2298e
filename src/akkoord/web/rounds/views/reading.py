# SPDX-License-Identifier: EUPL-1.2
"""Reading: the rounds of an accord, one round, who answered, what is needed, and what an edition changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.policies import may_bring_in_actions
from akkoord.programme.invitations.overviews import coming_rounds
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews import (
    chaired_themes,
    deadline_moves,
    disagreements,
    edition_changes,
    my_requests,
    needs_by_party,
    outcome_by_theme,
    round_progress,
    round_shown,
    rounds_of,
    theme_judgements,
)
from akkoord.programme.rounds.overviews.progress import MyRequest
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.programme.rounds.policies import may_open_round, oversees
from akkoord.web.components.table import TableQuery
from akkoord.web.frame import Frame, enter
from akkoord.web.rounds import sentences, tables
from akkoord.web.rounds.ahead import Ahead
from akkoord.web.rounds.links import list_crumbs, practice_notice, round_crumbs, tabs_of
from akkoord.web.rounds.outcome import Outcome
from akkoord.web.shell.downloads import table_download


@require_safe
def list_page(request: HttpRequest, accord: str) -> HttpResponse:
    """Show the rounds of an accord; first what the viewer still has to answer."""
    frame = enter(request, accord)
    rounds = rounds_of(frame.capacity, frame.as_of, accord=accord)
    table = tables.rounds_table(rounds, accord, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    now = next((one for one in rounds if one.is_open), None)
    context = {
        "title": _("Rondes"),
        "crumbs": list_crumbs(frame),
        "answer": sentences.about_rounds(rounds),
        "mine": _mine(frame, now) if now else (),
        "period": now.period.code if now else "",
        "may_import": may_bring_in_actions(frame.capacity).allowed,
        "oversees": oversees(frame.capacity),
        "may_open": may_open_round(frame.capacity).allowed and now is None,
        "table": table,
        "accord": accord,
        "ahead": _ahead(frame),
    }
    return render(request, "rounds/list.html", context)


def _ahead(frame: Frame) -> Ahead | None:
    """What the calendar wants, for who opens rounds."""
    if not may_open_round(frame.capacity).allowed:
        return None
    return Ahead(frame.key, coming_rounds(frame.capacity, frame.as_of, accord=frame.key))


def _mine(frame: Frame, about: RoundShown, words: Vocabulary | None = None) -> list[tuple[int, str, str]]:
    mine = my_requests(
        frame.capacity, frame.as_of, accord=frame.key, period=about.period.code, about=about, vocabulary=words
    )
    return [(one.request_id, sentences.whom(one), _to_do(one, about)) for one in mine]


def _to_do(one: MyRequest, about: RoundShown) -> str:
    return sentences.about_request(one, about.due_on) if about.is_open else sentences.about_closed_request(one)


def found_round(frame: Frame, period: str) -> RoundShown:
    """The round in the address. Refusals: Http404, also for another spelling of its period."""
    try:
        about = round_shown(frame.capacity, frame.as_of, accord=frame.key, period=period)
    except RoundNotFound as refusal:
        raise Http404(refusal.message) from None
    if about.period.code != period:
        raise Http404(RoundNotFound().message)
    return about


def _page_number(request: HttpRequest) -> int:
    return TableQuery.read(request.GET, columns=(), default="").page


@require_safe
def round_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Show what came out of a closed round; of an open one who answered, or to who is asked what to do."""
    frame = enter(request, accord)
    about = found_round(frame, period)
    if not about.is_open:
        return _outcome(request, frame, about)
    if oversees(frame.capacity):
        return _progress(request, frame, about)
    context = {
        "title": sentences.round_title(about),
        "crumbs": round_crumbs(frame, about),
        "practice_notice": practice_notice(about),
        "answer": sentences.about_open_round(about),
        "mine": _mine(frame, about),
        "chaired": chaired_themes(frame.capacity, AsOf(about.peildatum, frame.as_of.known_at), accord=accord),
        "moves": deadline_moves(frame.capacity, round_id=about.id),
        "about": about,
        "accord": accord,
        "period": period,
    }
    return render(request, "rounds/open_round.html", context)


def _outcome(request: HttpRequest, frame: Frame, about: RoundShown) -> HttpResponse:
    day = AsOf(about.peildatum, frame.as_of.known_at)
    words = Vocabulary(frame.key, day)
    standings, movements = outcome_by_theme(frame.capacity, day, accord=frame.key, vocabulary=words)
    outcome = Outcome(frame.key, about, standings, movements)
    if (file := table_download(request, outcome.table(request.GET))) is not None:
        return file
    context = {
        "title": sentences.round_title(about),
        "crumbs": round_crumbs(frame, about),
        "practice_notice": practice_notice(about),
        "outcome": outcome,
        "differing": disagreements(frame.capacity, day, accord=frame.key, vocabulary=words),
        "judgements": theme_judgements(frame.capacity, day, accord=frame.key, about=about, vocabulary=words),
        "mine": _mine(frame, about, words),
        "tabs": tabs_of(frame, about, "page"),
        "oversees": oversees(frame.capacity),
        "accord": frame.key,
        "period": about.period.code,
        "table": outcome.table(request.GET),
    }
    return render(request, "rounds/outcome.html", context)


@require_safe
def progress_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Show who answered and who did not, also of a closed round."""
    frame = enter(request, accord)
    return _progress(request, frame, found_round(frame, period))


def _progress(request: HttpRequest, frame: Frame, about: RoundShown) -> HttpResponse:
    code = about.period.code
    progress = round_progress(
        frame.capacity, frame.as_of, accord=frame.key, period=code, page=_page_number(request), about=about
    )
    requests = tables.requests_table(progress, frame.key, request.GET)
    if (file := table_download(request, requests)) is not None:
        return file
    context = {
        "title": sentences.round_title(about),
        "crumbs": round_crumbs(frame, about),
        "practice_notice": practice_notice(about),
        "answer": sentences.about_progress(progress),
        "about": about,
        "bar": tables.progress_bar(progress),
        "progress": progress,
        "silent": tables.unanswered_table(progress, frame.key, request.GET),
        "requests": requests,
        "moves": deadline_moves(frame.capacity, round_id=about.id),
        "tabs": tabs_of(frame, about, "progress"),
        "accord": frame.key,
        "period": code,
    }
    return render(request, "rounds/progress.html", context)


def _closed_round(frame: Frame, period: str) -> RoundShown:
    about = found_round(frame, period)
    if about.is_open:
        raise Http404(_("Wat er nodig is, staat hier als de ronde is gesloten."))
    return about


@require_safe
def needs_page(request: HttpRequest, accord: str, period: str) -> HttpResponse:
    """Show what the owners need, of whom, by the answers of a closed round."""
    frame = enter(request, accord)
    about = _closed_round(frame, period)
    asked = TableQuery.read(request.GET, columns=(), default="")
    needs = needs_by_party(
        frame.capacity,
        AsOf(about.peildatum, frame.as_of.known_at),
        accord=accord,
        party=tables.chosen_party(request.GET),
        page=None if asked.file_format else asked.page,
    )
    table = tables.needs_table(needs, accord, request.GET)
    if (file := table_download(request, table)) is not None:
        return file
    context = {
        "title": sentences.round_title(about),
        "crumbs": round_crumbs(frame, about),
        "practice_notice": practice_notice(about),
        "answer": sentences.about_needs(needs),
        "table": table,
        "tabs": tabs_of(frame, about, "needs"),
        "waiting_url": f"{reverse('trends:waiting', args=[accord])}?peildatum={about.peildatum}",
    }
    return render(request, "rounds/needs.html", context)


@require_safe
def edition_page(request: HttpRequest, accord: str, period: str, number: int) -> HttpResponse:
    """Show what an edition changed, action by action."""
    frame = enter(request, accord)
    about = found_round(frame, period)
    try:
        shown = edition_changes(frame.capacity, frame.as_of, accord=accord, period=period, number=number)
    except RoundNotFound:
        raise Http404(_("Deze editie bestaat niet.")) from None
    here = _("Editie %(number)s") % {"number": number}
    context = {
        "title": f"{sentences.round_title(about)}: {here.lower()}",
        "crumbs": round_crumbs(frame, about, here),
        "practice_notice": practice_notice(about),
        "answer": sentences.about_edition(shown),
        "shown": shown,
        "about": about,
        "accord": accord,
    }
    return render(request, "rounds/edition.html", context)
