# SPDX-License-Identifier: EUPL-1.2
"""Beginning: a file comes in, is judged, and is recognised as far as it goes."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.models import Attachment
from akkoord.foundation.files.operations import store_attachment
from akkoord.foundation.files.storage import ByteStream, received
from akkoord.foundation.journal.operations import record
from akkoord.programme.accord.models import Accord
from akkoord.programme.intake.choices import ListField
from akkoord.programme.intake.comparing import accord_words, recognise, remembered
from akkoord.programme.intake.errors import NoColumnRecognised
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.intake.policies import may_import_actions
from akkoord.programme.intake.rules.mapping import ListMapping, as_plain
from akkoord.programme.intake.rules.words import Sheet, line_of
from akkoord.programme.intake.subjects import import_ref
from akkoord.programme.intake.workbook import read_sheets
from akkoord.programme.parties.policies import capacity_of

WORKBOOKS = (AttachmentType.EXCEL, AttachmentType.ODF_SHEET)
PRACTICE_WORD = "oefengegevens"
LOOKED_AT = 10
SHOWN = 8


@transaction.atomic
def start_import(
    actor: Actor,
    *,
    accord: str,
    name: str,
    stream: ByteStream,
    holds_from: date,
    practice: bool = False,
    mapping: ListMapping | None = None,
) -> ActionImport:
    """Take in a workbook with actions and recognise what it holds; nothing of it becomes known yet.

    Who: the programme team.
    In: the file and its name; the day from which its contents hold; whether they are made up (also where the file
    itself says "oefengegevens" in its first rows); a mapping to read it by instead of recognising it.
    Effect: the file is kept with the import, a line in the journal.
    Refusals: Refused; those of `read_sheets` and `store_attachment`; NoColumnRecognised with the headings seen.
    """
    now = timezone.now()
    may_import_actions(capacity_of(actor, timezone.localdate(now))).require()
    owner = Accord.objects.select_for_update().get(key=accord)
    with received(stream) as file:
        sheets = read_sheets(file.path)
        mapping = mapping or _recognised(sheets, owner.pk, now)
        number = _next_number(owner)
        with file.path.open("rb") as content:
            attachment = store_attachment(
                actor,
                subject=import_ref(accord, number),
                name=name,
                stream=content,
                allowed=WORKBOOKS,
                accord=accord,
            )
    made = _create(
        actor,
        owner,
        attachment,
        number,
        holds_from,
        practice=practice or _says_practice(sheets),
        mapping=mapping,
        now=now,
    )
    record(actor, verb="import_started", subject=import_ref(accord, number), accord=accord)
    return made


@transaction.atomic
def start_again(actor: Actor, *, accord: str, number: int, holds_from: date | None = None) -> ActionImport:
    """Compare the file of an earlier import once more, with what was chosen then: its statuses when a round opened.

    Who: the programme team. Out: a new import; the earlier one stays as it is. Refusals: Refused; ActionImport's
    DoesNotExist for an import that is not there.
    """
    now = timezone.now()
    may_import_actions(capacity_of(actor, timezone.localdate(now))).require()
    owner = Accord.objects.select_for_update().get(key=accord)
    before = ActionImport.objects.select_related("attachment").get(accord=owner, number=number)
    made = _create(
        actor,
        owner,
        before.attachment,
        _next_number(owner),
        holds_from or before.holds_from,
        practice=before.practice,
        mapping=before.mapping,
        now=now,
    )
    record(actor, verb="import_started", subject=import_ref(accord, made.number), accord=accord)
    return made


def _recognised(sheets: Sequence[Sheet], accord_id: int, now: datetime) -> ListMapping:
    words = accord_words(accord_id, now)
    readings = recognise(sheets, words, accord_id)
    if not any(ListField.TITLE in one.mapping.fields and one.mapping.included for one in readings):
        headings = [line_of(value) for one in readings if one.header for value in one.header.cells if line_of(value)]
        raise NoColumnRecognised(", ".join(f"“{text[:40]}”" for text in headings[:SHOWN]) or "–")
    known = remembered(accord_id)
    return ListMapping(tuple(one.mapping for one in readings), known.meanings)


def _next_number(accord: Accord) -> int:
    last = ActionImport.objects.filter(accord=accord).aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


def _says_practice(sheets: Sequence[Sheet]) -> bool:
    first = [value for sheet in sheets for row in sheet.rows[:LOOKED_AT] for value in row.cells]
    return any(PRACTICE_WORD in line_of(value).lower() for value in first)


def _create(
    actor: Actor,
    accord: Accord,
    attachment: Attachment,
    number: int,
    holds_from: date,
    *,
    practice: bool,
    mapping: ListMapping | dict[str, object],
    now: datetime,
) -> ActionImport:
    return ActionImport.objects.create(
        accord=accord,
        number=number,
        attachment=attachment,
        file_name=attachment.name,
        digest=attachment.sha256,
        holds_from=holds_from,
        practice=practice,
        mapping=as_plain(mapping) if isinstance(mapping, ListMapping) else mapping,
        started_by_id=actor_id(actor),
        started_at=now,
    )
