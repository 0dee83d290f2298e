# SPDX-License-Identifier: EUPL-1.2
"""Closed rounds with the report that follows from them."""

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.rounds.models import Edition, Question, Round
from akkoord.programme.rounds.operations import close_round, correct_answer, publish_edition
from tests.factories.accords import ActionToMake, make_accord, make_actions, make_theme
from tests.factories.parties import make_party
from tests.factories.rounds import answer_one, given, make_round

ACTIONS = ("a-kader", "a-keten", "b-regio")


def make_small_accord(accord: str = "proef") -> None:
    """An accord with two themes and three actions: one has an owner and a deadline, the others have neither."""
    made = make_accord(accord)
    first, second = make_theme(made, "a-zorg"), make_theme(made, "b-regio")
    kader, keten, regio = ACTIONS
    actions = [
        ActionToMake(kader, first, make_party("zin"), "2023-Q2"),
        ActionToMake(keten, first),
        ActionToMake(regio, second),
    ]
    make_actions(made, actions)


def close_with_answers(accord: str = "proef", period: str = "2023Q3", *, practice: bool = False) -> Round:
    """A closed round: the first action needs attention and help, the second is finished, the third did not answer."""
    opened = make_round(accord, period, practice=practice)
    need = ("Een besluit over het kader", "2023-Q4", "zin")
    answer_one(opened, ACTIONS[0], "aanvullende-inzet", forecast="2023-Q4", needs=[need])
    answer_one(opened, ACTIONS[1], "afgerond")
    close_round(SYSTEM, round_id=opened.pk)
    opened.refresh_from_db()
    return opened


def correct(opened: Round, action: str, status: str, *, reason: str) -> Edition:
    """A next edition of a closed round in which one action stands otherwise."""
    question = Question.objects.get(round=opened, action__key=action)
    correct_answer(SYSTEM, given=given(question, status), reason=reason)
    return publish_edition(SYSTEM, round_id=opened.pk, reason=reason)
