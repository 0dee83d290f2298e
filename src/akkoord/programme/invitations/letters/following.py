# SPDX-License-Identifier: EUPL-1.2
"""What follows from a request: a receipt, a question about an answer, and a deadline that moved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.invitations.letters.layout import Block, Button, Facts, Heading, Letter, Paragraph
from akkoord.programme.invitations.letters.wording import (
    RoundNamed,
    day,
    greeting,
    language,
    listed,
    moment,
    questions,
    where_help_is,
    whose_link,
)


@dataclass(frozen=True)
class NeedGiven:
    """What was said to be needed."""

    what: str
    by: PlannedMoment | None
    wanted_from: str


@dataclass(frozen=True)
class AnswerGiven:
    """An answer as its giver reads it back."""

    title: str
    status: str
    explanation: str
    forecast: PlannedMoment | None
    needs: Sequence[NeedGiven]
    unchanged: bool
    at: datetime
    channel: str
    entered_by: str
    more: Sequence[tuple[str, str]] = field(default=())


@dataclass(frozen=True)
class AnsweredInRound:
    """What one person answered in one round."""

    round: RoundNamed
    answers: Sequence[AnswerGiven]
    is_open: bool


def receipt_letter(name: str, answered: Sequence[AnsweredInRound]) -> Letter:
    """What was answered, so that its giver can see later what was said, and notices what somebody else put in."""
    total = sum(len(one.answers) for one in answered)
    told = ngettext(
        "Uw antwoord op %(number)s vraag is binnen. Hieronder staat wat u hebt geantwoord.",
        "Uw antwoorden op %(number)s vragen zijn binnen. Hieronder staat wat u hebt geantwoord.",
        total,
    ) % {"number": total}
    blocks: list[Block] = [Paragraph(told)]
    for one in answered:
        blocks += [Heading(one.round.title), Paragraph(_still_open(one))]
        for answer in one.answers:
            blocks += [Heading(answer.title), Facts(_facts(answer))]
    blocks.append(
        Paragraph(_("Herkent u een antwoord niet, of is het niet van u? Meld het meteen bij het programmateam."))
    )
    titles = listed([one.round.title for one in answered])
    subject = _("Ontvangen: uw antwoorden, %(rounds)s") % {"rounds": titles}
    return Letter(subject, greeting(name), blocks, any(one.round.practice for one in answered))


def _still_open(one: AnsweredInRound) -> str:
    if not one.is_open:
        return _("De ronde is gesloten. Klopt er iets niet, vraag dan om een correctie.")
    return _(
        "Een ander antwoord geven kan tot en met %(day)s, met de link uit de mail met uw vragen. Uw eerdere antwoord "
        "blijft dan bewaard; het laatste telt."
    ) % {"day": day(one.round.due_on)}


def _facts(answer: AnswerGiven) -> list[tuple[str, str]]:
    status = _("%(status)s (niets veranderd)") % {"status": answer.status} if answer.unchanged else answer.status
    rows = [(_("Status"), status)]
    if answer.explanation:
        rows.append((_("Toelichting"), answer.explanation))
    if answer.forecast:
        rows.append((_("Verwacht klaar"), answer.forecast.label_in(language())))
    rows += list(answer.more)
    rows += [(_("Nodig"), _need(need)) for need in answer.needs]
    rows.append((_("Ingediend"), f"{moment(answer.at)}, {answer.channel}"))
    if answer.entered_by:
        rows.append((_("Ingevoerd door"), _("%(name)s, namens u") % {"name": answer.entered_by}))
    return rows


def _need(need: NeedGiven) -> str:
    by = need.by.label_in(language()) if need.by else _("nog niet bekend")
    if need.wanted_from:
        return _("%(what)s, van %(party)s, %(by)s") % {"what": need.what, "party": need.wanted_from, "by": by}
    return _("%(what)s, %(by)s") % {"what": need.what, "by": by}


@dataclass(frozen=True)
class AskedBack:
    """An answer that the reviewer wants again: which action, why, and what else was noted for the owner."""

    round: RoundNamed
    title: str
    reason: str
    notes: Sequence[str]


def asked_back_letter(name: str, back: Sequence[AskedBack], link: str) -> Letter:
    """The questions of the reviewer, with the link to answer them."""
    told = ngettext(
        "De monitoringspartij heeft een vraag over uw antwoord. Wilt u het aanvullen?",
        "De monitoringspartij heeft vragen over %(number)s van uw antwoorden. Wilt u die aanvullen?",
        len(back),
    ) % {"number": len(back)}
    blocks: list[Block] = [Paragraph(told)]
    for one in back:
        rows = [(_("Vraag"), one.reason), *((_("Opmerking"), note) for note in one.notes)]
        blocks += [Heading(one.title), Facts([*rows, (_("Ronde"), one.round.title)])]
    accords = list(dict.fromkeys(one.round.accord for one in back))
    blocks += [Button(_("Mijn antwoord aanvullen"), link), whose_link(name), where_help_is(accords)]
    titles = listed(list(dict.fromkeys(one.round.title for one in back)))
    subject = _("Vraag over uw antwoord, %(rounds)s") % {"rounds": titles}
    return Letter(subject, greeting(name), blocks, any(one.round.practice for one in back))


@dataclass(frozen=True)
class Moved:
    """A last day that moved, why, and how many questions somebody still has to answer."""

    round: RoundNamed
    was: date
    reason: str
    unanswered: int


def moved_letter(name: str, moves: Sequence[Moved], link: str) -> Letter:
    """The new last day, with the reason."""
    blocks: list[Block] = []
    for one in moves:
        rows = [
            (_("Antwoord uiterlijk"), day(one.round.due_on)),
            (_("Dat was"), day(one.was)),
            (_("Reden"), one.reason),
            (_("Nog te beantwoorden"), questions(one.unanswered)),
        ]
        blocks += [Heading(one.round.title), Facts(rows)]
    accords = list(dict.fromkeys(one.round.accord for one in moves))
    blocks += [Button(_("Mijn vragen beantwoorden"), link), whose_link(name), where_help_is(accords)]
    start = Paragraph(_("De uiterste datum om te antwoorden is verzet."))
    titles = listed([one.round.title for one in moves])
    subject = _("Andere uiterste datum, %(rounds)s") % {"rounds": titles}
    return Letter(subject, greeting(name), [start, *blocks], any(one.round.practice for one in moves))
