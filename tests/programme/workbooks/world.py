# SPDX-License-Identifier: EUPL-1.2
"""A small accord with an open round, the people in it, and hands that fill in a workbook."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Answer, Question, Round
from akkoord.programme.rounds.operations import close_round
from akkoord.programme.workbooks.choices import Scope
from akkoord.programme.workbooks.columns import Field, known_headings, plain
from akkoord.programme.workbooks.models import Upload, UploadRow
from akkoord.programme.workbooks.operations import issue_workbook, receive_workbook
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

HEADING = 3


@dataclass
class World:
    """`zin` owns kader and toets in theme A and norm in theme B, `nza` owns tarief; regio has no owner."""

    owner: User
    other: User
    chair: User
    team: User
    last: Round
    round: Round

    def question(self, action: str) -> Question:
        return Question.objects.get(round=self.round, action__key=action)

    def answers(self, action: str) -> list[Answer]:
        return list(Answer.objects.filter(question=self.question(action)).order_by("number"))

    def issue(self, actor: User | None = None, scope: Scope = Scope.PERSON, **rest: Any) -> bytes:
        """A workbook of the open round."""
        target = io.BytesIO()
        issue_workbook(actor or self.owner, round_id=self.round.pk, scope=scope, target=target, **rest)
        return target.getvalue()

    def send(self, content: bytes, sender: User | None = None, **rest: Any) -> Upload:
        """A workbook that comes in."""
        rest = {"name": "werkboek.xlsx", "round_id": self.round.pk} | rest
        return receive_workbook(sender or self.owner, stream=io.BytesIO(content), **rest)


def make_world(copies: int = 1, *, practice: bool = False) -> World:
    """One closed round, in which toets was not answered, and an open one; `copies` times the actions."""
    accord = make_accord("proef")
    zin, nza, vws = make_party("zin", "Zorginstituut"), make_party("nza", "NZa"), make_party("vws", "VWS")
    a, b = make_theme(accord, "a-zorg", chair=vws), make_theme(accord, "b-regio", chair=vws)
    owners = {"kader": (a, zin), "toets": (a, zin), "norm": (b, zin), "tarief": (b, nza), "regio": (a, None)}
    keys = [(f"{key}-{copy}" if copy else key, key) for copy in range(copies) for key in owners]
    make_actions(accord, [ActionToMake(key, *owners[kind], deadline="2023-Q4") for key, kind in keys])
    last = make_round("proef", "2023Q3", practice=practice)
    for key, kind in keys:
        if kind != "toets":
            answer_one(last, key, "op-schema", forecast="2023-Q4")
    close_round(SYSTEM, round_id=last.pk)
    return World(
        owner=give_mandate(Role.OWNER, zin),
        other=give_mandate(Role.OWNER, nza),
        chair=give_mandate(Role.THEME_CHAIR, vws, scope="theme:proef/a-zorg"),
        team=give_mandate(Role.PROGRAMME_TEAM, vws),
        last=last,
        round=make_round("proef", "2023Q4", practice=practice),
    )


class Filled:
    """A workbook in the hands of somebody: cells by action and column."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def place(self, action: str) -> tuple[Worksheet, int]:
        """Sheet and row of an action."""
        for sheet in self.book.worksheets:
            for row in range(HEADING + 1, sheet.max_row + 1):
                if sheet.cell(row, 2).value == f"Actie {action}":
                    return sheet, row
        raise KeyError(action)

    def column(self, sheet: Worksheet, field: Field) -> int:
        """The column of a field."""
        known = known_headings()
        for cell in sheet[HEADING]:
            if isinstance(cell.value, str) and known.get(plain(cell.value)) is field:
                return int(cell.column)
        raise KeyError(field)

    def fill(self, action: str, **texts: Any) -> "Filled":
        """Type in cells, by the name of the field."""
        sheet, row = self.place(action)
        for name, value in texts.items():
            sheet.cell(row, self.column(sheet, Field(name))).value = value
        return self

    def cell(self, action: str, field: Field) -> Any:
        """One cell."""
        sheet, row = self.place(action)
        return sheet.cell(row, self.column(sheet, field))

    def bytes(self) -> bytes:
        """The saved workbook."""
        target = io.BytesIO()
        self.book.save(target)
        return target.getvalue()

    def saved(self, folder: Path, name: str = "ingevuld.xlsx") -> Path:
        """The saved workbook on disk."""
        path = folder / name
        path.write_bytes(self.bytes())
        return path


def kinds(upload: Upload) -> dict[str, str]:
    """What each row would do, by action (without "Actie ")."""
    return {row.title.removeprefix("Actie "): row.kind for row in upload.rows.all()}


def row_of(upload: Upload, action: str) -> UploadRow:
    """The row of one action."""
    return upload.rows.get(title=f"Actie {action}")


def changed(content: bytes, change: Callable[[Filled], None]) -> bytes:
    """The same workbook after something was done to it."""
    filled = Filled(content)
    change(filled)
    return filled.bytes()


GOOD: Mapping[str, str] = {
    "status": "op-schema",
    "explanation": "Het loopt.",
    "forecast": "Q2 2024",
    "forecast_reason": "Het besluit komt later.",
}
