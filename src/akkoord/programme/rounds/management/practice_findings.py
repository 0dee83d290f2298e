# SPDX-License-Identifier: EUPL-1.2
"""What the monitoring party and the chairs add to practice rounds: findings, remarks, judgements; all made up."""

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.management.practice_answers import MARK, happens, number_for, pick
from akkoord.programme.rounds.models import Answer, Question, Round, Verification
from akkoord.programme.rounds.operations import add_review_note, add_theme_judgement, verify_action

VERIFIER = SystemActor("Oefenronde (monitoringspartij)")
CHAIR = SystemActor("Oefenronde (voorzitter)")

EVIDENCE: tuple[str, ...] = (
    "gesprek met de werkgroep en het verslag van de laatste bijeenkomst.",
    "het concept is ingezien; het besluit staat nog niet op een agenda.",
    "navraag bij twee partijen aan tafel; beide gaven hetzelfde beeld.",
)
REMARKS: tuple[str, ...] = (
    "vraag bij de volgende ronde naar het besluit.",
    "de prognose lijkt vroeg; dit is nog niet besproken aan tafel.",
)
JUDGEMENTS: tuple[str, ...] = (
    "het thema ligt op koers. Het besluit over de bekostiging vraagt aandacht van het bestuurlijk overleg.",
    "de helft loopt. Zonder extra menskracht schuiven twee acties door naar volgend jaar.",
    "veel is in voorbereiding. De volgorde van de acties staat nu vast.",
)


def verify_some(opened: Round, status_of: dict[SignalKind, str], turn: int) -> None:
    """A verified status for one in six actions answered; one in three of those is another than the owner's."""
    held = dict(Verification.objects.lasting().values_list("action_id", "pk"))
    answers = Answer.objects.filter(question__round=opened).last_given()
    for answer in answers.select_related("question__action", "status").order_by("question_id"):
        key = answer.question.action.key
        if not happens(16, "verified", key, turn):
            continue
        differs = happens(33, "verified otherwise", key, turn)
        verify_action(
            VERIFIER,
            round_id=opened.pk,
            action_id=answer.question.action_id,
            status_key=status_of[SignalKind.ATTENTION] if differs else answer.status.key,
            evidence=MARK + pick(EVIDENCE, "evidence", key, turn),
            expected=held.get(answer.question.action_id, 0),
        )


def remark_on_some(opened: Round, turn: int) -> None:
    """A remark at one in twelve answers, every second one for the owner too."""
    for question in Question.objects.filter(round=opened, version__gt=0).select_related("action").order_by("pk"):
        key = question.action.key
        if happens(8, "remark", key, turn):
            text = MARK + pick(REMARKS, "remark text", key, turn)
            for_owner = bool(number_for("for owner", key, turn) % 2)
            add_review_note(VERIFIER, question_id=question.pk, text=text, for_owner=for_owner)


def judge_some(opened: Round, turn: int, *, half: bool) -> None:
    """The chairs judge their themes; in the open round only every second one did so far."""
    asked = Question.objects.filter(round=opened).order_by("theme__key").values_list("theme__key", flat=True)
    for number, theme in enumerate(dict.fromkeys(asked)):
        if not half or number % 2:
            text = MARK + pick(JUDGEMENTS, "judgement", theme, turn)
            add_theme_judgement(CHAIR, round_id=opened.pk, theme=theme, text=text, expected_number=0)
