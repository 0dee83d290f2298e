# SPDX-License-Identifier: EUPL-1.2
"""Choosing: which column holds what, and what the words of a list mean."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.kernel.dutch import date_short, parse_date
from akkoord.programme.intake.choices import ListField
from akkoord.programme.intake.comparing import Comparison
from akkoord.programme.intake.errors import DayInvalid, ImportEnded, MappingIncomplete
from akkoord.programme.intake.operations import choose_columns, choose_words
from akkoord.programme.intake.overviews.listing import ImportShown
from akkoord.programme.intake.overviews.preview import compared, sheets_to_choose
from akkoord.web.components.wording import date_label
from akkoord.web.frame import Frame
from akkoord.web.intake import sentences
from akkoord.web.intake.links import around, found_import
from akkoord.web.intake.typed import again_asked, meanings_typed, sheets_typed
from akkoord.web.intake.views.open_import import gone, step_of_open_import
from akkoord.web.intake.word_forms import WordForm, word_forms
from akkoord.web.shell.as_of import redirect_as_of


@step_of_open_import
def columns_page(request: HttpRequest, frame: Frame, shown: ImportShown) -> HttpResponse:
    """Show each sheet with what its columns probably hold; keep what was chosen and go on to the words."""
    if request.method != "POST":
        return _columns(request, frame, shown)
    try:
        sheets, _words = sheets_to_choose(frame.capacity, accord=frame.key, number=shown.number, now=timezone.now())
        typed = sheets_typed(request.POST, sheets)
        day = parse_date(request.POST.get("holds_from", ""))
        if again_asked(request.POST) is not None:
            return _columns(request, frame, shown, typed=typed, again=again_asked(request.POST))
        if day is None:
            raise DayInvalid(_("Dit is geen dag. Schrijf bijvoorbeeld 30-9-2023."))
        choose_columns(frame.actor, accord=frame.key, number=shown.number, sheets=typed, holds_from=day)
    except (MappingIncomplete, DayInvalid) as refusal:
        return _columns(request, frame, shown, typed=typed, wrong=refusal.message)
    except ImportEnded as refusal:
        return gone(request, frame, shown, refusal.message)
    return redirect_as_of(request, "intake:words", frame.key, shown.number)


def _columns(request: HttpRequest, frame: Frame, shown: ImportShown, *, wrong: str = "", **asked: Any) -> HttpResponse:
    """In: what is wrong, and for `sheets_to_choose` what was typed and which sheet is to be recognised again."""
    now = timezone.now()
    sheets, words = sheets_to_choose(frame.capacity, accord=frame.key, number=shown.number, now=now, **asked)
    context = around(frame, shown, "columns", _("Kolommen kiezen")) | {
        "answer": sentences.about_sheets(sheets),
        "sheets": sheets,
        "again": asked.get("again"),
        "themes": words.themes,
        "fields": [(held.value, held.label) for held in ListField],
        "holds_from": request.POST.get("holds_from", "") or date_short(shown.holds_from),
        "wrong": wrong,
    }
    return render(request, "intake/columns.html", context, status=422 if wrong else 200)


@step_of_open_import
def words_page(request: HttpRequest, frame: Frame, shown: ImportShown) -> HttpResponse:
    """Show every word that is not certain; keep what was chosen, and go on when nothing waits."""
    accord, number = frame.key, shown.number
    found = compared(frame.capacity, accord=accord, number=number, now=timezone.now())
    if request.method != "POST":
        return _words(request, frame, shown, found)
    meanings, unknown = meanings_typed(request.POST, found.open_words, found.words.around.parties)
    after = compared(frame.capacity, accord=accord, number=number, now=timezone.now(), meanings=meanings)
    left = len(after.undecided)
    with_answers = "met-antwoorden" in request.POST
    choose_words(
        frame.actor, accord=accord, number=number, meanings=meanings, with_answers=with_answers, undecided=left
    )
    if left or unknown:
        wrong = sentences.about_undecided(left)
        return _words(request, frame, found_import(frame, number), after, unknown=unknown, wrong=wrong)
    return redirect_as_of(request, "intake:difference", accord, number)


def _words(
    request: HttpRequest,
    frame: Frame,
    shown: ImportShown,
    found: Comparison,
    *,
    unknown: Mapping[int, str] | None = None,
    wrong: str = "",
) -> HttpResponse:
    forms: list[WordForm] = word_forms(found, unknown or {}, sent=request.method == "POST")
    context = around(frame, shown, "words", _("Woorden kiezen")) | {
        "answer": sentences.about_words(found),
        "groups": sentences.word_groups(forms),
        "found": found,
        "peildatum": date_label(shown.holds_from),
        "parties": found.words.around.parties.known,
        "wrong": wrong,
    }
    return render(request, "intake/words.html", context, status=422 if wrong else 200)
