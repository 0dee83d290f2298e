# SPDX-License-Identifier: EUPL-1.2
"""Verifying: how an action stands by the monitoring party's own finding, beside what its owner says."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.journal.operations import record
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import StatusRecord
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import RoundNotFound, VerificationInvalid, VerifiedMeanwhile
from akkoord.programme.rounds.models import Answer, Question, Round, Verification
from akkoord.programme.rounds.operations.closing import locked_round
from akkoord.programme.rounds.operations.subjects import action_ref
from akkoord.programme.rounds.policies import asked_of, is_own_matter, may_verify, place_of
from akkoord.programme.rounds.rules.judging import verification_faults
from akkoord.programme.sources.models import Document


@transaction.atomic
def verify_action(
    actor: Actor,
    *,
    round_id: int,
    action_id: int,
    status_key: str,
    evidence: str,
    document_key: str = "",
    place: str = "",
    expected: int = 0,
) -> Verification:
    """Give the verified status of an action that a round asked, with the evidence that it rests on.

    Who: the monitoring party, but nobody of whom the action is asked or who submitted or entered an answer to it.
    In: a status of the round's scheme; a known document and the place in it, when the evidence can be read there;
    `expected` is the number of the verification that the page showed (0: none).
    Effect: it holds from the round's peildatum until the next one; an earlier one of the same round gives way and stays
    to be asked for. What the owner says does not change. The journal says that was verified and not how: until the
    round closes that is not for everybody.
    Refusals: RoundNotFound, Refused, VerificationInvalid, VerifiedMeanwhile.
    """
    now = timezone.now()
    about = locked_round(round_id)
    question = _question(about, action_id)
    accord = about.accord.key
    capacity = capacity_of(actor, timezone.localdate(now))
    place_asked = place_of(accord, question.theme.key, question.action.key)
    own = is_own_matter(capacity, asked_of(question.request), place_asked) or has_answered(actor, question)
    may_verify(capacity, own=own).require()
    values = _checked(about, AsOf.at(about.peildatum, now=now), status_key, evidence, document_key.strip(), place)
    if _current(about, action_id) != expected:
        raise VerifiedMeanwhile
    values |= {"round_id": about.pk, "practice": about.practice, "verified_by_id": actor_id(actor)}
    write_facts(Verification, [NewFact((action_id,), about.peildatum, values)], now=now)
    record(actor, verb="action_verified", subject=action_ref(accord, question.action.key), accord=accord)
    return Verification.objects.known().get(action_id=action_id, holds_from=about.peildatum)


def has_answered(actor: Actor, question: Question) -> bool:
    """Whether somebody submitted or entered an answer to a question. One query, none for the installation."""
    person = actor_id(actor)
    if person is None:
        return False
    given = Answer.objects.filter(question=question)
    return given.filter(submitted_by_id=person).exists() or given.filter(entered_by_id=person).exists()


def _question(about: Round, action_id: int) -> Question:
    question = (
        Question.objects.filter(round=about, action_id=action_id)
        .select_related("action", "theme", "request__theme")
        .first()
    )
    if question is None:
        raise RoundNotFound
    question.request.round = about
    return question


def _checked(
    about: Round, as_of: AsOf, status_key: str, evidence: str, document_key: str, place: str
) -> dict[str, Any]:
    """The values to keep. Refusals: VerificationInvalid with every fault."""
    signals, status_ids = _scheme(about, as_of)
    faults = verification_faults(status_key, evidence, place, signals)
    document = Document.objects.filter(key=document_key).first() if document_key else None
    if document_key and document is None:
        faults["document"] = _("Dit document is niet bekend. Kies er een uit de lijst, of laat het leeg.")
    if faults:
        raise VerificationInvalid(faults)
    return {
        "status_id": status_ids[status_key],
        "signal": signals[status_key].value,
        "evidence": evidence.strip(),
        "document_id": document.pk if document else None,
        "place": place.strip(),
    }


def _scheme(about: Round, as_of: AsOf) -> tuple[dict[str, SignalKind], dict[str, int]]:
    rows = StatusRecord.objects.filter(scheme_id=about.scheme_id).as_of(as_of)
    found = list(rows.values_list("status__key", "status_id", "signal"))
    return {key: SignalKind(signal) for key, _pk, signal in found}, {key: pk for key, pk, _signal in found}


def _current(about: Round, action_id: int) -> int:
    """The number of the verification that holds on the round's peildatum; 0 when there is none."""
    held = Verification.objects.known().filter(
        action_id=action_id, holds_from__lte=about.peildatum, holds_until__gt=about.peildatum
    )
    return held.values_list("pk", flat=True).first() or 0
