# SPDX-License-Identifier: EUPL-1.2
"""A small world with somebody of every kind, a round that is open, one that is closed, and its frozen report."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.models import Action, ActionRecord, Transfer
from akkoord.programme.accord.operations import ask_transfer
from akkoord.programme.intake.operations import start_import
from akkoord.programme.invitations.operations import reminder_token
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Answer, Question, Round, Verification
from akkoord.programme.rounds.operations import add_review_note, close_round
from akkoord.programme.workbooks.choices import Scope
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.models import Batch, Upload
from akkoord.programme.workbooks.operations import issue_workbook, receive_workbook
from tests.factories import answer_one, give_mandate, make_round, make_user, verify
from tests.factories.action_lists import HEADINGS, make_list
from tests.foundation.packages.small_package import SOURCE
from tests.permissions.people import CHAIR, MONITOR, OTHER_OWNER, OWNER, READER, STRANGER, TEAM, Person
from tests.programme.accord.rich_package import load, rich_package
from tests.programme.workbooks.world import HEADING, Filled

SECRET = "Zandloperzeepbel"  # stands in a draft answer of the open round, and nowhere else
SAID = "Kwikstaartvleugel"  # stands in an answer of the closed round
INNER = "Roerdompveertje"  # stands in a remark for reviewers alone, at the owner's answer
OWNED, OF_ANOTHER, OWNERLESS = "a-kader", "a-ander", "a-agenda"  # by what the people of the table own
STATUSES = {
    "afgerond": "finished",
    "op-schema": "on_schedule",
    "aanvullende-inzet": "attention",
    "niet-gestart": "not_started",
    "onbekend": "unknown",
}


@dataclass(frozen=True)
class World:
    """Who is there, where things are (arguments of URLs by name of the place), and filled-in forms."""

    people: Mapping[Person, User]
    places: Mapping[str, Mapping[str, Any]]
    forms: Mapping[str, Mapping[str, Any]]


def make_world(folder: Path) -> World:
    """Build it through packages and operations, as it would come about."""
    load(folder / "proef", _accord("proef"))
    load(folder / "ander", _accord("ander"))
    people = _people()
    closed = make_round("proef", "2023Q3")
    answer_one(closed, OWNED, actor=people[OWNER], explanation=SAID)
    close_round(people[TEAM], round_id=closed.pk)
    opened = make_round("proef", "2023Q4")
    answer_one(opened, OWNED, actor=people[OWNER], explanation=SECRET)
    verify(opened, OWNED, actor=people[MONITOR], evidence=SECRET)
    for text, for_owner in ((INNER, False), (SECRET, True)):
        add_review_note(people[MONITOR], question_id=_question(opened, OWNED).pk, text=text, for_owner=for_owner)
    elsewhere = make_round("ander", "2023Q4")
    close_round(people[TEAM], round_id=elsewhere.pk)
    _ask_transfer(people[OWNER])
    number = _list_on_its_way_in(folder, people[TEAM])
    places = _places(closed, opened, elsewhere, number) | _mail_places(opened, people)
    places |= _upload_places(closed, opened, _upload(opened, people[OWNER]))
    return World(people, places, _forms(closed, opened))


def _list_on_its_way_in(folder: Path, team: User) -> int:
    """An action list of which every word is known."""
    path = make_list(folder / "lijst.xlsx", {"A. Zorg": [HEADINGS, (1, "Iets nieuws doen", "VWS", "Q4 2023")]})
    with path.open("rb") as stream:
        return start_import(team, accord="proef", name=path.name, stream=stream, holds_from=date(2023, 9, 30)).number


def _ask_transfer(owner: User) -> None:
    """The owner asks the other owner to take over its action in the other accord."""
    action = Action.objects.get(accord__key="ander", key=OWNED)
    ask_transfer(owner, action_id=action.pk, to_party_id=Party.objects.get(key="vws").pk, reason="Hoort daar.")


def _upload(opened: Round, owner: User) -> Upload:
    """A workbook that its owner filled in and sent in."""
    target = io.BytesIO()
    issue_workbook(owner, round_id=opened.pk, scope=Scope.PERSON, target=target)
    filled = Filled(target.getvalue())
    sheet = next(one for one in filled.book.worksheets if one.cell(HEADING, 1).value == "Sleutel")
    sheet.cell(HEADING + 1, filled.column(sheet, Field.EXPLANATION)).value = "Er kwam iets bij."
    return receive_workbook(owner, name="werkboek.xlsx", stream=io.BytesIO(filled.bytes()), round_id=opened.pk)


def _upload_places(closed: Round, opened: Round, upload: Upload) -> dict[str, dict[str, Any]]:
    accord = {"accord": "proef"}
    batch = Batch.objects.create(sent_by=upload.uploaded_by, sent_at=upload.uploaded_at)
    Upload.objects.filter(pk=upload.pk).update(batch=batch)
    return {
        "owner's upload": accord | {"period": opened.period, "upload_id": upload.pk},
        "upload at another round": accord | {"period": closed.period, "upload_id": upload.pk},
        "upload of one's own": {"upload_id": upload.pk},
        "owner's batch": accord | {"period": opened.period, "batch_id": batch.pk},
        "batch at another round": accord | {"period": closed.period, "batch_id": batch.pk},
        "batch of one's own": {"batch_id": batch.pk},
    }


def _accord(key: str) -> dict[str, Any]:
    """The rich package under a key, with a scheme that rounds can ask with and an action of another owner."""
    content = rich_package()
    content["package"] |= {"accord": key, "name": key.title()}
    content["accord"][0] |= {"key": key, "name": f"{key.title()}akkoord", "short_name": key}
    content["statuses"] = [
        {"key": status, "scheme": "leidend", "label": status, "signal": signal, "source": SOURCE}
        for status, signal in STATUSES.items()
    ]
    content["actions"].append(_action(OF_ANOTHER, "a-zorg"))
    if key == "ander":
        content["bodies"].append({"key": "elders", "name": "Elders", "kind": "board", "source": SOURCE})
        content["themes"].append({"key": "elders", "letter": "E", "title": "Elders", "source": SOURCE})
        content["actions"].append(_action("elders", "elders"))
    return content


def _action(key: str, theme: str) -> dict[str, Any]:
    return {"key": key, "theme": theme, "title": f"Actie {key}", "owner": "vws", "source": SOURCE}


def _people() -> dict[Person, User]:
    """One account for each kind of person; `stranger` signed in and has no mandate."""
    parties = Party.objects.in_bulk(field_name="key")
    return {
        STRANGER: make_user("Zonder mandaat"),
        READER: give_mandate(Role.READER, parties["vws"]),
        OWNER: give_mandate(Role.OWNER, parties["zin"]),
        OTHER_OWNER: give_mandate(Role.OWNER, parties["vws"]),
        CHAIR: give_mandate(Role.THEME_CHAIR, parties["vws"], scope="theme:proef/a-zorg"),
        TEAM: give_mandate(Role.PROGRAMME_TEAM, parties["vws"]),
        MONITOR: give_mandate(Role.MONITORING_PARTY, parties["zin"]),
    }


def _places(closed: Round, opened: Round, elsewhere: Round, number: int) -> dict[str, dict[str, Any]]:
    accord = {"accord": "proef"}
    now = accord | {"period": opened.period}
    before = accord | {"period": closed.period}
    return {
        "site": {},
        "accord": accord,
        "other accord": {"accord": "ander"},
        "accord that is not there": {"accord": "bestaat-niet"},
        "theme": accord | {"theme": "a-zorg"},
        "own action": accord | {"action": OWNED},
        "ownerless action": accord | {"action": OWNERLESS},
        "party": accord | {"party": "zin"},
        "body": accord | {"body": "bo"},
        "document": accord | {"document": "brief"},
        "theme elsewhere": accord | {"theme": "elders"},
        "action elsewhere": accord | {"action": "elders"},
        "body elsewhere": accord | {"body": "elders"},
        "open round": now,
        "closed round": before,
        "theme in open round": now | {"theme": "a-zorg"},
        "foreign theme in open round": now | {"theme": "elders"},
        "first edition": before | {"number": 1},
        "missing edition": before | {"number": 2},
        "owner's request": now | {"request_id": _question(opened, OWNED).request_id},
        "another's request": now | {"request_id": _question(opened, OF_ANOTHER).request_id},
        "chair's request": now | {"request_id": _question(opened, OWNERLESS).request_id},
        "request elsewhere": now | {"request_id": _question(elsewhere, OWNED).request_id},
        "request of another round": now | {"request_id": _question(closed, OWNED).request_id},
        "owner's open question": {"question_id": _question(opened, OWNED).pk},
        "link that was altered": {"token": "x" * 32 + ":nagemaakt"},
        "owner's closed question": before | {"question_id": _question(closed, OWNED).pk},
        "owner's question": now | {"question_id": _question(opened, OWNED).pk},
        "open question elsewhere": now | {"question_id": _question(elsewhere, OWNED).pk},
        "question elsewhere": before | {"question_id": _question(elsewhere, OWNED).pk},
        "list on its way in": accord | {"number": number},
        "list that is not there": accord | {"number": 999},
        "report": before | {"edition": 1, "form": "html"},
    }


def _mail_places(opened: Round, people: Mapping[Person, User]) -> dict[str, dict[str, Any]]:
    """Where the owner's mail is: everybody who may answer was noted when the round opened."""
    token = reminder_token(people[OWNER])
    invited = {"accord": "proef", "period": opened.period}
    return {
        "owner's invitation": invited | {"person_id": people[OWNER].pk},
        "invitation elsewhere": invited | {"person_id": people[READER].pk},
        "owner's reminders": {"token": token},
        "altered reminders": {"token": f"{token}x"},
    }


def _question(asked: Round, action: str) -> Question:
    return Question.objects.get(round=asked, action__key=action)


def _forms(closed: Round, opened: Round) -> dict[str, dict[str, Any]]:
    answer = Answer.objects.get(question=_question(opened, OWNED))
    return {
        "nothing": {},
        "confirmed": {"bevestigd": "ja"},
        "revoke": {"doen": "intrekken"},
        "one click": {"List-Unsubscribe": "One-Click"},
        "later due date": {
            "due_on": "2099-01-01",
            "reason": "Het BO is later.",
            "expected_due_on": opened.due_on.isoformat(),
        },
        "columns": {"holds_from": "30-9-2023", "blad-0": "ja", "kopregel-0": "1", "kolom-0-1": "title"},
        "use question": {"doen": f"vraag:{answer.pk}:trouble_without_need"},
        "remark": {"doen": f"opmerking:{answer.pk}", f"opmerking-{answer.pk}": "Kijk hier nog eens naar."},
        "judgement": {"oordeel": "Het thema loopt.", "nummer": "0"},
        "verified": {
            "status": "op-schema",
            "evidence": "Het verslag.",
            "expected": Verification.objects.known().get().pk,
        },
        "own workbook": {"werkboek": "person"},
        "round's workbook": {"werkboek": "round"},
        "theme's workbook": {"werkboek": "theme", "thema": "a-zorg"},
        "no file": {"doen": "insturen"},
        "take all over": {"doen": "alles"},
        "reason": {"reason": "Het stond er verkeerd."},
        "owner": _change(OWNERLESS) | {"party": Party.objects.get(key="vws").pk},
        "colleague": {"email": "collega@voorbeeld.nl", "name": "Collega", "until": _tomorrow(), "bevestigd": "ja"},
        "other party": {"party": Party.objects.get(key="vws").pk, "reason": "Hoort daar.", "bevestigd": "ja"},
        "accept transfer": {"verzoek": Transfer.objects.get().pk, "doen": "aanvaarden", "bevestigd": "ja"},
        "transfer again": {"verzoek": Transfer.objects.get().pk},
        "burden limit": {"party": "", "minutes": 20, "reason": "Kort houden."},
        "later deadline": _change(OWNED) | {"title": "Kader maken", "deadline": "2024"},
        "other title": _change(OWNED) | {"title": "Kader breken", "deadline": "2023-Q4"},
        "next round": {"period": "2024Q1", "peildatum": "2024-03-31", "due_on": "2099-01-01", "bevestigd": "ja"},
        "owner's answer": _answer(_question(opened, OWNED)),
        "another's answer": _answer(_question(opened, OF_ANOTHER)),
        "chair's answer": _answer(_question(opened, OWNERLESS)),
        "accept": {"doen": f"akkoord:{answer.pk}"},
        "ask back": {"doen": f"terug:{answer.pk}", f"reden-{answer.pk}": "Wie neemt het besluit?"},
        "time spent": {"verzoek": [answer.question.request_id], "seconden": ["30"]},
        "correction": _answer(_question(closed, OWNED)) | {"reason": "Het stond er verkeerd."},
    }


def _tomorrow() -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()


def _change(action: str) -> dict[str, Any]:
    known = ActionRecord.objects.lasting().get(action__key=action, action__accord__key="proef")
    return {"expected": known.pk, "holds_from": date(2024, 1, 1).isoformat(), "reason": "Besluit van het overleg."}


def _answer(question: Question) -> dict[str, Any]:
    number = question.pk
    return {
        "doen": "indienen",
        f"version-{number}": question.version,
        f"status-{number}": "aanvullende-inzet",
        f"explanation-{number}": "Er is meer nodig.",
        f"nothing_needed-{number}": "on",
    }
