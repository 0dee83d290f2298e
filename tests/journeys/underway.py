# SPDX-License-Identifier: EUPL-1.2
"""What people are in the middle of, put into the data of a demo, so that every page has something to show.

Prints what stands in addresses, as JSON.

Run beside an installation: `python -m tests.journeys.underway`.
"""

import json

import django

django.setup()

import io
import tempfile
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.accord.operations import ask_transfer
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, reminder_token, revoke_link
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations import close_round, delegate_action
from akkoord.programme.workbooks.choices import Scope
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.operations import issue_workbook, receive_workbook, receive_workbooks
from akkoord.programme.workbooks.operations.receiving import SentFile
from tests.factories import give_mandate, make_accord, make_action, make_round, make_theme
from tests.factories.action_lists import HEADINGS, make_list, make_messy_list
from tests.programme.intake.bringing import begin, decide, write
from tests.programme.workbooks.world import HEADING, Filled

ACCORD, PERIOD, THEME, EMPTY = "iza", "2023Q4", "a-passende-zorg", "leeg"
DAY = date(2023, 9, 30)


def make() -> dict[str, str]:
    """Everything. Gives what stands in addresses: tokens and numbers by what they are."""
    team, owner = _demo("programmateam"), _demo("trekker")
    opened = Round.objects.get(accord__key=ACCORD, period=PERIOD)
    party = Mandate.objects.get(user=owner).party
    asked = Question.objects.filter(round=opened, request__kind=RequestKind.OWNER, request__party=party)
    first, second = asked.order_by("pk")[:2]
    in_a_week = timezone.localdate() + timedelta(weeks=1)
    delegate_action(owner, question_id=first.pk, email="lezer@example.invalid", until=in_a_week)
    _lists(team)
    _transfers(owner, second)
    _empty_accord()
    return {
        "question": str(first.pk),
        "waiting": str(second.pk),
        "upload": str(_upload(owner, opened)),
        "batch": str(_batch(owner, opened)),
        "reminders": reminder_token(owner),
        **_links(owner, opened),
    }


def _demo(name: str) -> User:
    return User.objects.get(email=f"{name}@example.invalid")


def _lists(team: User) -> None:
    """1: words to choose; 2: everything known, ready to be written; 3: written."""
    with tempfile.TemporaryDirectory() as name:
        folder, sheet = Path(name), "A. Passende zorg"
        begin(make_messy_list(folder / "rommelig.xlsx"), team, holds_from=DAY, accord=ACCORD)
        for number, title in enumerate(("Iets nieuws beginnen", "Iets anders beginnen"), 2):
            rows = [HEADINGS, (1, title, "VWS", "Q4 2026", None, None), (2, "", "VWS", None, None, None)]
            path = make_list(folder / f"lijst-{number}.xlsx", {sheet: rows})
            made = begin(path, team, holds_from=DAY, accord=ACCORD)
            decide(made, team, accord=ACCORD)
        write(made, team, accord=ACCORD)


def _upload(owner: User, opened: Round) -> object:
    """A workbook with a new answer and one that is wrong, from the owner."""
    target = io.BytesIO()
    issue_workbook(owner, round_id=opened.pk, scope=Scope.PERSON, target=target)
    filled = Filled(target.getvalue())
    sheet = next(one for one in filled.book.worksheets if one.cell(HEADING, 1).value == "Sleutel")
    sheet.cell(HEADING + 1, filled.column(sheet, Field.EXPLANATION)).value = "Er kwam iets bij."
    sheet.cell(HEADING + 2, filled.column(sheet, Field.FORECAST)).value = "ooit eens"
    stream = io.BytesIO(filled.bytes())
    return receive_workbook(owner, name="werkboek.xlsx", stream=stream, round_id=opened.pk).pk


def _batch(owner: User, opened: Round) -> object:
    """The same workbook twice at once, and a file that is none."""
    target = io.BytesIO()
    issue_workbook(owner, round_id=opened.pk, scope=Scope.PERSON, target=target)
    streams = (target.getvalue(), target.getvalue(), b"geen werkboek")
    files = [SentFile(f"{number}.xlsx", io.BytesIO(stream)) for number, stream in enumerate(streams, 1)]
    return receive_workbooks(owner, files=files, round_id=opened.pk).pk


def _transfers(owner: User, asked: Question) -> None:
    """One asked by the owner, and one asked of the owner."""
    own = Mandate.objects.get(user=owner).party
    theirs = ActionRecord.objects.lasting().filter(action__accord__key=ACCORD, owner__isnull=False).exclude(owner=own)
    record = theirs.select_related("owner").order_by("pk")[0]
    ask_transfer(owner, action_id=asked.action_id, to_party_id=record.owner.pk, reason="Dit hoort bij u.")
    ask_transfer(SYSTEM, action_id=record.action_id, to_party_id=own.pk, reason="Dit past beter bij u.")


def _empty_accord() -> None:
    """An accord with one action, in which nothing was asked yet."""
    accord = make_accord(EMPTY)
    make_action(accord, make_theme(accord))


def _links(owner: User, opened: Round) -> dict[str, str]:
    """A link that works, one that was revoked, and one of a round that is over."""
    party = Mandate.objects.get(user=owner).party
    accord = make_accord("voorbij")
    make_action(accord, make_theme(accord), owner=party)
    over = make_round("voorbij", PERIOD)
    expired = issue_link(SYSTEM, person=give_mandate(Role.OWNER, party), round_ids=[over.pk])
    close_round(SYSTEM, round_id=over.pk)
    revoked = issue_link(SYSTEM, person=owner, round_ids=[opened.pk])
    revoke_link(SYSTEM, link_id=PersonalLink.objects.latest("pk").pk)
    return {"expired": expired, "revoked": revoked}


if __name__ == "__main__":
    print(json.dumps(make()))
