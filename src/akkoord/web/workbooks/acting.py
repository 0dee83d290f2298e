# SPDX-License-Identifier: EUPL-1.2
"""What the buttons do: make a workbook, take one in, look at more rows, take answers over."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.utils.text import slugify

from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.overviews import person_by_id
from akkoord.foundation.files.errors import AttachmentRefusal
from akkoord.foundation.tabular.errors import TabularRefusal
from akkoord.programme.rounds.errors import RoundRefusal
from akkoord.programme.workbooks.choices import Scope
from akkoord.programme.workbooks.errors import WorkbookRefusal
from akkoord.programme.workbooks.operations import accept_rows, issue_workbook, receive_workbook, receive_workbooks
from akkoord.programme.workbooks.operations.accepting import Accepted
from akkoord.programme.workbooks.operations.receiving import SentFile

REFUSALS = (WorkbookRefusal, TabularRefusal, AttachmentRefusal, RoundRefusal)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sentence_of(refusal: Exception) -> str:
    """What a refusal says."""
    return str(refusal)


@dataclass(frozen=True)
class Wanted:
    """Which workbook is asked for: of whom or of what."""

    scope: Scope
    theme: str = ""
    person: User | None = None

    @classmethod
    def read(cls, posted: QueryDict) -> "Wanted | None":
        """What a button asks for; None when it asks for nothing that exists."""
        scope = posted.get("werkboek", "")
        if scope not in Scope.values:
            return None
        number = posted.get("persoon", "")
        person = person_by_id(int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
        return None if number and person is None else cls(Scope(scope), posted.get("thema", ""), person)


def workbook_file(actor: User, round_id: int, wanted: Wanted, *, name: str) -> HttpResponse:
    """A new workbook as a download. Refusals: those of `issue_workbook`."""
    target = io.BytesIO()
    issue_workbook(
        actor, round_id=round_id, scope=wanted.scope, target=target, theme=wanted.theme, person=wanted.person
    )
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


def name_of(accord: str, period: str, wanted: Wanted, *, practice: bool) -> str:
    """What the file is called: "werkboek-iza-2023Q3-a-passende-zorg"; practice data says so."""
    about = wanted.theme or (slugify(wanted.person.name) if wanted.person else "")
    parts = ["oefengegevens" if practice else "", "werkboek", accord, period, about]
    return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class TakenIn:
    """What came in: one workbook, or a batch of several."""

    upload_id: UUID | None = None
    batch_id: UUID | None = None


def take_in(
    sender: User, files: Sequence[UploadedFile], *, round_id: int | None = None, own_only: bool = False
) -> TakenIn:
    """Take one workbook in, or several together. Refusals: those of `receive_workbook` and `receive_workbooks`."""
    if len(files) == 1:
        (file,) = files
        name = file.name or ""
        return TakenIn(receive_workbook(sender, name=name, stream=file, round_id=round_id, own_only=own_only).pk)
    sent = [SentFile(file.name or "", file) for file in files]
    return TakenIn(batch_id=receive_workbooks(sender, files=sent, round_id=round_id, own_only=own_only).pk)


def take_over(actor: User, upload_id: UUID, posted: QueryDict, *, own_only: bool = False) -> Accepted:
    """Take the chosen rows over, or all of them. Refusals: those of `accept_rows`."""
    chosen = None if posted.get("doen") == "alles" else _numbers(posted.getlist("rij"))
    named = {}
    for name in posted:
        request_id, person_id = name.removeprefix("namens-"), posted.get(name, "")
        if name.startswith("namens-") and request_id.isdigit() and person_id.isdigit():
            named[int(request_id)] = int(person_id)
    return accept_rows(actor, upload_id=upload_id, rows=chosen, answer_for=named, own_only=own_only)


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]
