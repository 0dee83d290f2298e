# SPDX-License-Identifier: EUPL-1.2
"""What has to be mailed after rounds or owners changed; the mail itself is a chore, so that no page waits for it."""

from akkoord.foundation.accounts.events import EmailChanged
from akkoord.programme.accord.events import TransferAsked, TransferDecided
from akkoord.programme.invitations.choices import NoticeKind
from akkoord.programme.invitations.operations.addressing import ask_at_new_address
from akkoord.programme.invitations.operations.inviting import ask_anew, invite_missing
from akkoord.programme.invitations.operations.noticing import note_answers, note_deadline_moved
from akkoord.programme.invitations.operations.transferring import note_transfer_asked, note_transfer_decided
from akkoord.programme.rounds.events import (
    ActionDelegated,
    AnswerAskedBack,
    AnswersSubmitted,
    DeadlineMoved,
    QuestionMoved,
    RoundOpened,
)


def on_round_opened(event: RoundOpened) -> None:
    """Everybody who may answer is noted, to be asked by the next mail."""
    invite_missing()


def on_answers_submitted(event: AnswersSubmitted) -> None:
    """Who answered gets a receipt."""
    note_answers(event.answer_ids, NoticeKind.RECEIPT)


def on_answer_asked_back(event: AnswerAskedBack) -> None:
    """Who gave an answer that is asked back reads why."""
    note_answers([event.answer_id], NoticeKind.ASKED_BACK)


def on_deadline_moved(event: DeadlineMoved) -> None:
    """Who still has to answer hears until when."""
    note_deadline_moved(event.move_id)


def on_action_delegated(event: ActionDelegated) -> None:
    """A colleague who answers an action is asked it, also when they answered others before."""
    ask_anew(event.question_id, person_id=event.person_id)


def on_question_moved(event: QuestionMoved) -> None:
    """A question that came to another owner is asked of that owner, also when they were asked others before."""
    ask_anew(event.question_id)


def on_email_changed(event: EmailChanged) -> None:
    """Who is reached at another address gets the questions there, and the old link opens nothing any more."""
    ask_at_new_address(event.user_id)


def on_transfer_asked(event: TransferAsked) -> None:
    """Every owner of the party that is asked to take an action over gets the request, with a link to answer it."""
    note_transfer_asked(event.transfer_id)


def on_transfer_decided(event: TransferDecided) -> None:
    """Who decided gets a receipt; of a request that was withdrawn, who was asked hears so."""
    note_transfer_decided(event.transfer_id)
