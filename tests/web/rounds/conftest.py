# SPDX-License-Identifier: EUPL-1.2
"""A small accord with rounds, and the people who meet on its pages."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations import close_round
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


@dataclass
class World:
    """The accord `proef`: `zin` owns kader and toets, `nza` owns tarief; regio has no owner, its chair is of `vws`."""

    owner: User
    other_owner: User
    chair: User
    monitor: User
    team: User
    reader: User
    last: Round
    round: Round

    def question(self, action: str, about: Round | None = None) -> Question:
        """The question on an action, as it stands."""
        return Question.objects.get(round=about or self.round, action__key=action)

    def url(self, rest: str = "") -> str:
        """A page inside the open round."""
        return f"/proef/rondes/{self.round.period}/{rest}"

    def last_url(self, rest: str = "") -> str:
        """A page inside the closed round."""
        return f"/proef/rondes/{self.last.period}/{rest}"

    def answer_url(self, action: str = "kader") -> str:
        """The page on which the question about an action is answered."""
        return self.url(f"vraag/{self.question(action).request_id}/")


def make_world(copies: int = 1) -> World:
    """One closed round, in which toets was not answered, and an open one; `copies` times the actions."""
    accord = make_accord("proef")
    zin, nza, vws = make_party("zin", "Zorginstituut"), make_party("nza", "NZa"), make_party("vws", "VWS")
    theme = make_theme(accord, "a-zorg", chair=vws)
    owners = {"kader": zin, "toets": zin, "tarief": nza, "regio": None}
    keys = [(f"{key}-{copy}" if copy else key, key) for copy in range(copies) for key in owners]
    make_actions(accord, [ActionToMake(key, theme, owners[kind], deadline="2023-Q4") for key, kind in keys])
    last = make_round("proef", "2023Q3")
    for key, kind in keys:
        if kind != "toets":
            answer_one(last, key, "op-schema", forecast="2023-Q4", needs=[("Een besluit", "PM", "vws")])
    close_round(SYSTEM, round_id=last.pk)
    return World(
        owner=give_mandate(Role.OWNER, zin),
        other_owner=give_mandate(Role.OWNER, nza),
        chair=give_mandate(Role.THEME_CHAIR, vws, scope="theme:proef/a-zorg"),
        monitor=give_mandate(Role.MONITORING_PARTY, vws),
        team=give_mandate(Role.PROGRAMME_TEAM, vws),
        reader=give_mandate(Role.READER, nza),
        last=last,
        round=make_round("proef", "2023Q4"),
    )


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def as_() -> Callable[[User], Client]:
    """A browser in which somebody signed in."""

    def sign_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return sign_in
