# SPDX-License-Identifier: EUPL-1.2
"""What a person chooses on the way: columns, words and rows; and throwing it all away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.journal.operations import record
from akkoord.programme.accord.models import AccordRecord
from akkoord.programme.intake.choices import ImportState, ListField, NameKind
from akkoord.programme.intake.errors import DayInvalid, ImportEnded, ImportNotFound, MappingIncomplete
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.intake.policies import may_import_actions
from akkoord.programme.intake.rules.mapping import (
    MappingUnreadable,
    SheetMapping,
    as_plain,
    check_columns,
    from_plain,
)
from akkoord.programme.intake.subjects import import_ref
from akkoord.programme.parties.policies import capacity_of


@transaction.atomic
def choose_columns(
    actor: Actor, *, accord: str, number: int, sheets: Sequence[SheetMapping], holds_from: date
) -> ActionImport:
    """Confirm which sheets are read, where their headings are, which theme they are about and what each column holds.

    Who: the programme team. Effect: the import goes on to its words; choices for rows stay.
    Refusals: Refused, ImportNotFound, ImportEnded; MappingIncomplete when no sheet is taken along, one of them has no
    column with the actions, two columns hold a field that stands once, or no theme can be known; DayInvalid.
    """
    found = open_import(actor, accord, number)
    _check_sheets(sheets)
    _check_day(found.accord_id, holds_from)
    mapping = replace(from_plain(found.mapping), sheets=tuple(sheets))
    found.mapping, found.holds_from, found.state = as_plain(mapping), holds_from, ImportState.MAPPED
    found.save(update_fields=["mapping", "holds_from", "state"])
    return found


@transaction.atomic
def choose_words(
    actor: Actor,
    *,
    accord: str,
    number: int,
    meanings: Mapping[NameKind, Mapping[str, str]],
    with_answers: bool,
    undecided: int = 0,
) -> ActionImport:
    """Keep what words mean; an empty meaning takes a decision back.

    Who: the programme team. In: how many words are then still undecided, as the page or command counted them; with none
    left the import goes on to the difference. Refusals: Refused, ImportNotFound, ImportEnded.
    """
    found = open_import(actor, accord, number)
    mapping = from_plain(found.mapping)
    for kind, chosen in meanings.items():
        mapping = mapping.with_meanings(kind, chosen)
    found.mapping, found.with_answers = as_plain(mapping), with_answers
    found.state = ImportState.MAPPED if undecided else ImportState.COMPARED
    found.save(update_fields=["mapping", "with_answers", "state"])
    return found


@transaction.atomic
def choose_rows(
    actor: Actor, *, accord: str, number: int, rows: Mapping[str, str], every: Collection[str] = ()
) -> ActionImport:
    """Keep what is to be done with single rows; an empty choice takes one back.

    Who: the programme team. In: choices by row; `every` are rows whose choices are taken back first ("take all along").
    Refusals: Refused, ImportNotFound, ImportEnded.
    """
    found = open_import(actor, accord, number)
    mapping = from_plain(found.mapping).with_rows(dict.fromkeys(every, "")).with_rows(rows)
    found.mapping = as_plain(mapping)
    found.save(update_fields=["mapping"])
    return found


@transaction.atomic
def discard_import(actor: Actor, *, accord: str, number: int) -> ActionImport:
    """Throw an import away before it was written: nothing of it becomes known; the file stays with its journal line.

    Who: the programme team. Refusals: Refused, ImportNotFound, ImportEnded.
    """
    found = open_import(actor, accord, number)
    found.state, found.ended_by_id, found.ended_at = ImportState.DISCARDED, actor_id(actor), timezone.now()
    found.save(update_fields=["state", "ended_by", "ended_at"])
    record(actor, verb="import_discarded", subject=import_ref(accord, number), accord=accord)
    return found


def open_import(actor: Actor, accord: str, number: int) -> ActionImport:
    """An import that can still change, locked until the transaction ends.

    Refusals: Refused unless the programme team asks; ImportNotFound; ImportEnded.
    """
    may_import_actions(capacity_of(actor, timezone.localdate())).require()
    rows = ActionImport.objects.select_for_update(of=("self",)).select_related("accord", "attachment")
    found = rows.filter(accord__key=accord, number=number).first()
    if found is None:
        raise ImportNotFound
    if not found.is_open:
        raise ImportEnded
    return found


def _check_sheets(sheets: Sequence[SheetMapping]) -> None:
    taken = [one for one in sheets if one.included]
    if not taken:
        raise MappingIncomplete(_("Kies minstens één blad om in te lezen."))
    for one in taken:
        told = {"sheet": one.name}
        if ListField.TITLE not in one.fields:
            raise MappingIncomplete(_("Blad “%(sheet)s”: kies de kolom waarin de actie staat.") % told)
        try:
            check_columns(one.columns.values(), one.name)
        except MappingUnreadable as fault:
            raise MappingIncomplete(str(fault)) from fault


def _check_day(accord_id: int, day: date) -> None:
    accord = AccordRecord.objects.lasting().filter(accord=accord_id).first()
    starts = accord.starts.first_day if accord and accord.starts else None
    ends = accord.ends.last_day if accord and accord.ends else None
    if (starts and day < starts) or (ends and day > ends):
        raise DayInvalid(_("Deze dag ligt buiten de looptijd van het akkoord. Kies een andere dag."))
