# SPDX-License-Identifier: EUPL-1.2
"""The page of who did what, when and why."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.foundation.journal.overviews import JournalPage, entries_for
from akkoord.foundation.journal.verbs import verb_codes
from akkoord.foundation.subjects.errors import InvalidSubjectRef
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import describe_many
from akkoord.programme.parties.policies import may_read
from akkoord.web.frame import Frame, enter
from akkoord.web.frame.references import crumbs
from akkoord.web.journal.lines import history_item, verb_options

PAGE_SIZE = 50


@require_safe
def journal_page(request: HttpRequest, accord: str) -> HttpResponse:
    """The journal of the accord, newest first."""
    frame = enter(request, accord)
    verb, about = request.GET.get("handeling", ""), _subject(request.GET.get("waarover", ""))
    page = _read(frame, verb if verb in verb_codes() else "", about, request.GET.get("ouder", ""))
    kept = {name: value for name, value in request.GET.items() if name != "ouder"}
    context = {
        "title": _("Journaal"),
        "items": [history_item(line, accord) for line in page.lines],
        "verbs": verb_options(),
        "verb": verb,
        "about": about,
        "about_title": describe_many([about])[about].title if about else "",
        "older_url": "?" + urlencode({**kept, "ouder": page.older_than}) if page.older_than else "",
        "newest_url": "?" + urlencode(kept) if "ouder" in request.GET else "",
        "clear_url": request.path,
        "crumbs": crumbs(frame, _("Journaal")),
    }
    return render(request, "journal/page.html", context)


def _read(frame: Frame, verb: str, about: SubjectRef | None, older: str) -> JournalPage:
    return entries_for(
        frame.actor,
        frame.as_of,
        policy=lambda _viewer, _accord: may_read(frame.capacity),
        subject=about,
        accord=frame.key,
        verb=verb or None,
        older_than=int(older) if re.fullmatch(r"[0-9]{1,15}", older) else None,
        limit=PAGE_SIZE,
    )


def _subject(text: str) -> SubjectRef | None:
    """What the reader wants to know about; a text that names nothing is no question."""
    try:
        return SubjectRef.parse(text) if text else None
    except InvalidSubjectRef:
        return None
