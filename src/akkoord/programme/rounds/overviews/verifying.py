# SPDX-License-Identifier: EUPL-1.2
"""What somebody needs to verify one action: what its owner says, what was found before, and what to choose from."""

from dataclasses import dataclass

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.documents import DocumentLine, documents_list
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Answer, Question
from akkoord.programme.rounds.overviews.naming import StatusShown
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.overviews.sheet import RELATED, Card, sheet_of
from akkoord.programme.rounds.policies import asked_of, is_own_matter, may_verify, place_of


@dataclass(frozen=True)
class VerifySheet:
    """A question with the answer so far and the verified status that holds, to be verified anew."""

    round: RoundShown
    action_id: int
    card: Card
    scheme: tuple[StatusShown, ...]
    documents: tuple[DocumentLine, ...]

    @property
    def expected(self) -> int:
        """The number of the verification that is shown, to send back; 0 when there is none."""
        return self.card.verified.id if self.card.verified else 0

    @property
    def as_typed(self) -> dict[str, str]:
        """What the form starts with: nothing, so that a finding is never taken over without looking."""
        return {"status": "", "evidence": "", "document": "", "place": ""}


def verify_sheet(
    viewer: Capacity, as_of: AsOf, *, about: RoundShown, question_id: int, accord: str, person: int | None
) -> VerifySheet:
    """What verifying one action starts from. 17 queries at most.

    Refusals: RoundNotFound; Refused for who is not of the monitoring party, who is asked, and who answered.
    """
    may_verify(viewer, own=False).require()
    question = Question.objects.filter(pk=question_id, round_id=about.id).select_related(*RELATED).first()
    if question is None:
        raise RoundNotFound
    place = place_of(accord, question.theme.key, question.action.key)
    own = is_own_matter(viewer, asked_of(question.request), place) or _answered_by(person, question)
    may_verify(viewer, own=own).require()
    sheet = sheet_of(viewer, as_of, [question], about=about)
    if not sheet.cards:
        raise RoundNotFound
    documents = documents_list(viewer, as_of, accord=accord)
    return VerifySheet(about, question.action_id, sheet.cards[0], sheet.scheme, tuple(documents))


def _answered_by(person: int | None, question: Question) -> bool:
    if person is None:
        return False
    given = Answer.objects.filter(question=question).values_list("submitted_by_id", "entered_by_id")
    return any(person in pair for pair in given)
