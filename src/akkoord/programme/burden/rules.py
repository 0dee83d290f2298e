# SPDX-License-Identifier: EUPL-1.2
"""Calculations on what rounds ask of parties. No database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from akkoord.programme.rounds.rules import SECONDS_TO_ANSWER, SECONDS_TO_REPEAT

MOST_SECONDS_AT_ONCE = 15 * 60
"""The most that one report of a page may add: own choice. A page reports every few minutes while somebody types."""

MOST_SECONDS = 24 * 60 * 60
"""The most that is kept for one request: own choice. More is a page that was left open, not work."""

ROUNDS_UNCHANGED = 3
"""After how many rounds in a row with "nothing changed" a question may be asked less often: own choice."""

MOST_MINUTES = 24 * 60
"""The highest limit that can be set: a day."""


def counted_seconds(reported: int) -> int:
    """How much of a report of active seconds is counted: never less than none, never more than a quarter of an hour.

    Example: 45 counts as 45, 4000 as 900, -5 as 0.
    """
    return max(0, min(reported, MOST_SECONDS_AT_ONCE))


class Why(StrEnum):
    """Why a question could be dropped."""

    FINISHED = "finished"
    TWICE = "twice"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Told:
    """What was said of an action in one round, as far as it matters here."""

    answered: bool
    unchanged: bool = False
    finished: bool = False
    accepted: bool = False


@dataclass(frozen=True)
class AskedQuestion:
    """A question of a round: of which party (None: nobody), on which action by its title, in which theme.

    `told` is what was said of the action in this round and the ones before it, this round first; None where a round did
    not ask it.
    """

    id: int
    party_id: int | None
    title: str
    theme_id: int
    told: tuple[Told | None, ...]

    @property
    def can_be_repeated(self) -> bool:
        """Whether the round before has an answer that can be given again."""
        before = self.told[1] if len(self.told) > 1 else None
        return before is not None and before.answered

    @property
    def seconds(self) -> int:
        """What the question is thought to take."""
        return SECONDS_TO_REPEAT if self.can_be_repeated else SECONDS_TO_ANSWER


@dataclass(frozen=True)
class Proposal:
    """A question that could be dropped: why, and how many seconds that saves."""

    question_id: int
    why: Why
    seconds: int


def proposals(questions: Iterable[AskedQuestion]) -> dict[int, Proposal]:
    """Which questions of a round could have been left out, by question; each for one reason, so nothing counts twice.

    - finished: the round before said finished, and a reviewer agreed; there is nothing more to ask.
    - twice: the same party is asked an action of the same name in an earlier theme of this list; once is enough.
    - unchanged: this round and the two before were all answered with "nothing changed"; ask it less often.
    Own choice. Example: a party with 5 questions to repeat, one finished and accepted and one unchanged three times,
    is asked 2 questions and 20 seconds too much.
    """
    found: dict[int, Proposal] = {}
    seen: dict[tuple[int | None, str], int] = {}
    for question in questions:
        name = (question.party_id, _plain(question.title))
        first_theme = seen.setdefault(name, question.theme_id)
        twice = question.party_id is not None and first_theme != question.theme_id
        if (why := _why(question, twice=twice)) is not None:
            found[question.id] = Proposal(question.id, why, question.seconds)
    return found


def _why(question: AskedQuestion, *, twice: bool) -> Why | None:
    before = question.told[1] if len(question.told) > 1 else None
    if before is not None and before.finished and before.accepted:
        return Why.FINISHED
    if twice:
        return Why.TWICE
    rounds = question.told[:ROUNDS_UNCHANGED]
    if len(rounds) == ROUNDS_UNCHANGED and all(one is not None and one.unchanged for one in rounds):
        return Why.UNCHANGED
    return None


def _plain(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def whole_minutes(seconds: int) -> int:
    """Seconds as minutes, rounded up as what is expected is. Example: 61 seconds are 2 minutes, 0 are 0."""
    return -(-seconds // 60)


def over_limit(minutes: int | None, limit: int | None) -> bool:
    """Whether more is asked than may be; what is unknown or has no limit is never over it.

    Example: 12 minutes with a limit of 10 is over, 10 minutes is not.
    """
    return minutes is not None and limit is not None and minutes > limit
