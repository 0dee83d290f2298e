# SPDX-License-Identifier: EUPL-1.2
"""The difference, choosing per row, and writing exactly what was shown; or throwing it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.programme.accord.errors import ActionChangeRefused
from akkoord.programme.intake.choices import RowKind
from akkoord.programme.intake.errors import IntakeRefusal
from akkoord.programme.intake.operations import choose_rows, discard_import, write_import
from akkoord.programme.intake.overviews.listing import ImportShown
from akkoord.programme.intake.overviews.preview import compared
from akkoord.programme.rounds.errors import RoundRefusal
from akkoord.web.frame import Frame
from akkoord.web.intake import sentences
from akkoord.web.intake.difference import DifferencePage
from akkoord.web.intake.links import around, step_name
from akkoord.web.intake.typed import rows_typed
from akkoord.web.intake.views.open_import import step_of_open_import
from akkoord.web.shell.as_of import redirect_as_of
from akkoord.web.shell.pages import confirmation

ALL_ALONG = "alles"


@step_of_open_import
def difference_page(request: HttpRequest, frame: Frame, shown: ImportShown) -> HttpResponse:
    """Show what the list would do, by kind of row; keep choices for rows and go on to writing."""
    accord, number = frame.key, shown.number
    found = compared(frame.capacity, accord=accord, number=number, now=timezone.now())
    if found.undecided:
        return redirect_as_of(request, "intake:words", accord, number)
    page = DifferencePage(found, request.GET, frame.key)
    if request.method == "POST":
        act = request.POST.get("doen", "")
        every = [entry.key for entry in found.difference.of_kind(RowKind.LEFT_OUT)] if act == ALL_ALONG else ()
        rows = {} if act == ALL_ALONG else rows_typed(request.POST, {entry.key for entry in page.entries})
        choose_rows(frame.actor, accord=accord, number=number, rows=rows, every=every)
        if act == "verder":
            return redirect_as_of(request, "intake:write", accord, number)
        messages.success(request, _("Uw keuzes zijn bewaard."))
        return redirect_as_of(request, request.get_full_path())
    context = around(frame, shown, "difference", _("Verschil bekijken"))
    context |= {"answer": sentences.about_difference(found), "page": page, "found": found}
    return render(request, "intake/difference.html", context)


@step_of_open_import
def write_page(request: HttpRequest, frame: Frame, shown: ImportShown) -> HttpResponse:
    """Say once more what will be written; write it when that is confirmed and nothing changed meanwhile."""
    accord, number = frame.key, shown.number
    if request.method == "POST":
        digest = request.POST.get("controlegetal", "")
        try:
            write_import(frame.actor, accord=accord, number=number, digest=digest)
        except (IntakeRefusal, ActionChangeRefused, RoundRefusal) as refusal:
            messages.error(request, str(refusal))
            return redirect_as_of(request, "intake:difference", accord, number)
        messages.success(request, _("De actielijst is ingelezen."))
        return redirect_as_of(request, "intake:page", accord, number)
    found = compared(frame.capacity, accord=accord, number=number, now=timezone.now())
    if found.undecided or not found.writes:
        return redirect_as_of(request, "intake:difference", accord, number)
    context = around(frame, shown, "difference", _("Vastleggen"))
    context |= {"question": _("Wilt u dit vastleggen?"), "digest": found.digest}
    return render(request, "intake/write.html", context | {"consequences": sentences.about_writing(found, shown)})


@step_of_open_import
def discard_page(request: HttpRequest, frame: Frame, shown: ImportShown) -> HttpResponse:
    """Ask whether an import may be thrown away, and do so."""
    accord, number = frame.key, shown.number
    if request.method == "POST":
        discard_import(frame.actor, accord=accord, number=number)
        messages.success(request, _("De inlezing is weggedaan. Er is niets vastgelegd."))
        return redirect_as_of(request, "intake:list", accord)
    return confirmation(
        request,
        title=_("Inlezing wegdoen"),
        question=_("Wilt u het inlezen van “%(file)s” wegdoen?") % {"file": shown.file_name},
        confirm_label=_("Wegdoen"),
        cancel_url=reverse(step_name(shown), args=[accord, number]),
        consequences=(_("Er wordt niets vastgelegd. Het bestand kunt u later opnieuw inlezen."),),
        dangerous=True,
    )
