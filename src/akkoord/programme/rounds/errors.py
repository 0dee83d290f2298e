# SPDX-License-Identifier: EUPL-1.2
"""Refusals of rounds; each carries a Dutch sentence for the person who meets it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Refused


class RoundRefusal(ValueError):
    """What all refusals of this module have in common: `message` can be shown as it is."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self)


class RoundCannotOpen(RoundRefusal):
    """A round that may not be opened as asked; `field` names the field that has to change, if one has."""

    field = ""


class AnotherRoundOpen(RoundCannotOpen):
    """An accord has one open round at a time."""

    def __init__(self, period: str) -> None:
        super().__init__(_("De ronde %(period)s is nog open. Sluit die eerst.") % {"period": period})


class PeriodAlreadyAsked(RoundCannotOpen):
    """There is a round for this period."""

    field = "period"

    def __init__(self, period: str) -> None:
        super().__init__(_("Er is al een ronde voor %(period)s.") % {"period": period})


class PeildatumBeforePeriod(RoundCannotOpen):
    """A round asks how things stand in its period or after it, never before."""

    field = "peildatum"

    def __init__(self, first_day: str) -> None:
        super().__init__(_("De peildatum ligt vóór de periode. Kies %(day)s of later.") % {"day": first_day})


class PeildatumNotAfterLast(RoundCannotOpen):
    """Rounds follow each other: movement is counted from one to the next."""

    field = "peildatum"

    def __init__(self, last: str) -> None:
        super().__init__(_("De vorige ronde heeft peildatum %(day)s. Kies een latere dag.") % {"day": last})


class DueInThePast(RoundCannotOpen):
    """Nobody can answer before yesterday."""

    field = "due_on"

    def __init__(self) -> None:
        super().__init__(_("De uiterste datum is al voorbij. Kies vandaag of later."))


class NothingToAsk(RoundCannotOpen):
    """The accord has no action on the peildatum."""

    field = "peildatum"

    def __init__(self, peildatum: str) -> None:
        super().__init__(_("Op %(day)s kent het akkoord geen acties. Kies een andere peildatum.") % {"day": peildatum})


class NoUsableScheme(RoundCannotOpen):
    """Without a leading scheme that has a word for unknown, nothing can be asked or frozen."""

    def __init__(self) -> None:
        super().__init__(
            _("Het akkoord heeft op de peildatum geen leidend statusschema met een status voor ‘onbekend’.")
        )


class RoundNotFound(RoundRefusal):
    """No such round, request, question or answer."""

    def __init__(self) -> None:
        super().__init__(_("Deze ronde of vraag bestaat niet."))


class RoundIsClosed(RoundRefusal):
    """After closing, a correction is the only way."""

    def __init__(self) -> None:
        super().__init__(_("Deze ronde is gesloten. Een antwoord veranderen kan alleen nog met een correctie."))


class RoundStillOpen(RoundRefusal):
    """A correction is for what was frozen; an open round just takes another answer."""

    def __init__(self) -> None:
        super().__init__(_("Deze ronde is nog open. Geef gewoon een nieuw antwoord."))


class NotYourRequest(RoundRefusal):
    """A question of another request was sent along."""

    def __init__(self) -> None:
        super().__init__(_("Een van deze vragen hoort niet bij uw verzoek."))


class DelegationRefused(RoundRefusal):
    """A colleague who is not asked to answer; `field` names the field that has to change."""

    field = "email"


class DelegateUnreachable(DelegationRefused):
    """The text is no e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(_("“%(email)s” is geen e-mailadres.") % {"email": email})


class DelegateNameMissing(DelegationRefused):
    """Somebody who is new needs a name to show beside the answers."""

    field = "name"

    def __init__(self) -> None:
        super().__init__(_("Vul de naam van uw collega in. Die komt bij de antwoorden te staan."))


class DelegateIsSelf(DelegationRefused):
    """Nobody needs to be asked to do what they may do already."""

    def __init__(self) -> None:
        super().__init__(_("Dit is uw eigen e-mailadres. Vul dat van uw collega in."))


class DelegateAnswersAlready(DelegationRefused):
    """The colleague answers for the whole party."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s mag deze vraag al beantwoorden. U hoeft niets te doen.") % {"name": name})


class DelegateAccountClosed(DelegationRefused):
    """The account with this address was closed."""

    def __init__(self) -> None:
        super().__init__(_("Het account met dit e-mailadres is gesloten. Vraag het programmateam om hulp."))


class DelegateOfDemo(DelegationRefused):
    """Demo accounts are open to anybody: they and real people do not answer for each other."""

    def __init__(self) -> None:
        super().__init__(_("Met een demo-account kunt u alleen een ander demo-account kiezen, en andersom."))


class DelegateUntilInvalid(DelegationRefused):
    """The last day lies in the past, or too far ahead."""

    field = "until"

    def __init__(self, latest: str) -> None:
        super().__init__(_("Kies een dag van vandaag tot en met %(latest)s.") % {"latest": latest})


class DelegationNotFound(DelegationRefused):
    """No such delegation, or it ended already."""

    def __init__(self) -> None:
        super().__init__(_("Deze collega beantwoordt de actie niet (meer)."))


Faults = Mapping[str, str]


class AnswersInvalid(RoundRefusal):
    """Faults per question and field; nothing was kept of any of the answers."""

    def __init__(self, faults: Mapping[int, Faults]) -> None:
        self.faults = {question: dict(fields) for question, fields in faults.items()}
        super().__init__(_("Niet alle antwoorden zijn compleet. Er is nog niets ingediend."))


@dataclass(frozen=True)
class Conflict:
    """What somebody else answered to a question since the page was shown."""

    question_id: int
    action_title: str
    version: int
    status_label: str
    explanation: str
    forecast_label: str
    answered_by: str
    answered_at: datetime


class AnsweredMeanwhile(RoundRefusal):
    """Another tab or person was first; nothing was kept, `conflicts` tell what they answered."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(_("Intussen is er een ander antwoord gegeven. Bekijk dat antwoord en dien daarna opnieuw in."))


class NotSubmitted(RoundRefusal):
    """What stood in the way of handing in several requests at once, all of it; nothing was kept of any of them.

    `faults` per question and field, `conflicts` where somebody else was first, `closed` the requests of which the round
    closed meanwhile.
    """

    def __init__(self, faults: Mapping[int, Faults], conflicts: Sequence[Conflict], closed: Sequence[int]) -> None:
        self.faults = {question: dict(fields) for question, fields in faults.items()}
        self.conflicts = tuple(conflicts)
        self.closed = tuple(closed)
        super().__init__(_("Er is nog niets ingediend. Kijk wat er niet klopt en dien daarna opnieuw in."))


class DraftMovedOn(RoundRefusal):
    """Another tab of the same person saved another draft; `typed` is what that tab saved, and it still stands."""

    def __init__(self, typed: Mapping[str, Any], revision: int, saved_at: datetime) -> None:
        self.typed, self.revision, self.saved_at = dict(typed), revision, saved_at
        super().__init__(
            _("In een ander venster hebt u bij deze actie iets anders bewaard. Uw tekst hier is nog niet bewaard.")
        )


class DraftTooLong(RoundRefusal):
    """More text than is kept of a draft."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("Deze tekst is te lang om te bewaren: alles bij elkaar mogen het %(most)s tekens zijn.") % {"most": most}
        )


class ReasonMissing(RoundRefusal):
    """Asking back, correcting and publishing a correction need a reason."""

    def __init__(self) -> None:
        super().__init__(_("Geef een reden."))


class AlreadyReviewed(RoundRefusal):
    """An answer is reviewed once; a new answer gets a new review."""

    def __init__(self) -> None:
        super().__init__(_("Een van deze antwoorden is al nagekeken."))


class AnswerReplaced(RoundRefusal):
    """The answer that was reviewed is no longer the last one."""

    def __init__(self) -> None:
        super().__init__(_("Een van deze antwoorden is intussen vervangen door een nieuw antwoord. Bekijk dat eerst."))


class OwnMatter(Refused):
    """Nobody judges what they answered themselves or what was asked of them; nothing was kept of the whole choice."""

    def __init__(self, titles: Sequence[str]) -> None:
        self.titles = tuple(titles)
        super().__init__(
            _(
                "Wat u zelf antwoordde of wat aan u is gevraagd, kijkt iemand anders na: %(titles)s. "
                "Er is nog niets bewaard. Haal deze uit uw keuze."
            )
            % {"titles": "; ".join(f"“{title}”" for title in titles)}
        )


class TextInvalid(RoundRefusal):
    """A text that is missing or too long; nothing was kept."""


class VerificationInvalid(RoundRefusal):
    """Faults per field of a verified status: `status`, `evidence`, `document`, `place`; nothing was kept."""

    def __init__(self, faults: Faults) -> None:
        self.faults = dict(faults)
        super().__init__(_("De geverifieerde status is niet compleet. Er is nog niets bewaard."))


class VerifiedMeanwhile(RoundRefusal):
    """Somebody else verified the same action since the page was shown."""

    def __init__(self) -> None:
        super().__init__(
            _("Intussen heeft iemand anders deze actie geverifieerd. Bekijk dat en bewaar daarna opnieuw.")
        )


class JudgedMeanwhile(RoundRefusal):
    """Somebody else judged the same theme since the page was shown."""

    def __init__(self) -> None:
        super().__init__(
            _("Intussen is er een ander oordeel over dit thema gegeven. Bekijk dat en bewaar daarna opnieuw.")
        )


class NothingToPublish(RoundRefusal):
    """No correction waits to be published."""

    def __init__(self) -> None:
        super().__init__(_("Er zijn geen correcties sinds de laatste editie."))


class DeadlineNotMoved(RoundRefusal):
    """The deadline stays where it is; `field` names the field that has to change, if one has."""

    field = ""


class NewDeadlinePassed(DeadlineNotMoved):
    """Nobody can answer before yesterday."""

    field = "due_on"

    def __init__(self) -> None:
        super().__init__(_("De nieuwe uiterste datum is al voorbij. Kies vandaag of later."))


class DeadlineTheSame(DeadlineNotMoved):
    """What stays the same is not moved, and nobody has to hear of it."""

    field = "due_on"

    def __init__(self) -> None:
        super().__init__(_("Dit is al de uiterste datum. Kies een andere dag."))


class MoveNeedsReason(DeadlineNotMoved):
    """Everybody who is still to answer reads why."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Geef een reden. Wie nog moet antwoorden, leest die in de mail."))


class DeadlineMovedMeanwhile(DeadlineNotMoved):
    """Somebody else moved it since the page was shown."""

    def __init__(self, due_on: str) -> None:
        super().__init__(
            _("Intussen heeft iemand anders de uiterste datum verzet naar %(day)s. Bekijk of dat zo goed is.")
            % {"day": due_on}
        )
