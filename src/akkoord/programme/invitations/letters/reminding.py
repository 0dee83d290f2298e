# SPDX-License-Identifier: EUPL-1.2
"""Reminders: what nobody answered yet, and how to get no more of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.letters.layout import Block, Button, Facts, Heading, Letter, Paragraph, Points, Small
from akkoord.programme.invitations.letters.wording import (
    RoundNamed,
    day,
    greeting,
    listed,
    questions,
    where_help_is,
    whose_link,
)


@dataclass(frozen=True)
class Unanswered:
    """What is not answered in a round, as one audience is told of it: titles, for a chair with who is asked."""

    round: RoundNamed
    to: Audience
    titles: Sequence[str]
    working_days_left: int
    page: str = ""


def reminder_letter(name: str, unanswered: Sequence[Unanswered], link: str, stop: str, *, today: date) -> Letter:
    """One reminder a day for all rounds.

    In: the person's name; what is unanswered; the personal link, empty for somebody who only follows others; the
    address that switches reminders off.
    """
    blocks: list[Block] = []
    for one in unanswered:
        blocks += [Heading(one.round.title), Paragraph(_why(one, today)), Points(one.titles)]
        if one.page:
            blocks.append(Button(_("Bekijk de ronde"), one.page))
    if link:
        blocks += [Button(_("Mijn vragen beantwoorden"), link), whose_link(name)]
    accords = list(dict.fromkeys(one.round.accord for one in unanswered))
    blocks += [where_help_is(accords), Small(_("Liever geen herinneringen? Zet ze uit op %(link)s") % {"link": stop})]
    blocks.append(Small(_("Een verzoek om te antwoorden krijgt u dan nog wel.")))
    titles = listed(list(dict.fromkeys(one.round.title for one in unanswered)))
    subject = _("Herinnering: nog niet beantwoord, %(rounds)s") % {"rounds": titles}
    return Letter(subject, greeting(name), blocks, any(one.round.practice for one in unanswered))


def _why(one: Unanswered, today: date) -> str:
    if one.to == Audience.DEPUTY:
        told = _(
            "U bent plaatsvervanger. Op %(questions)s is nog geen antwoord. U kunt in plaats van de trekker antwoorden."
        )
    elif one.to == Audience.CHAIR:
        told = _(
            "U bent voorzitter van dit thema. Op %(questions)s is nog geen antwoord. Wilt u er iemand op aanspreken?"
        )
    else:
        told = _("Op %(questions)s hebben wij nog geen antwoord van u.")
    return " ".join([told % {"questions": questions(len(one.titles))}, _when(one, today)])


def _when(one: Unanswered, today: date) -> str:
    words = {"day": day(one.round.due_on), "days": one.working_days_left}
    if one.round.due_on < today:
        return _("De uiterste datum was %(day)s; antwoorden kan nog tot de ronde wordt gesloten.") % words
    if one.round.due_on == today:
        return _("Vandaag, %(day)s, is de uiterste datum.") % words
    return (
        ngettext(
            "Antwoorden kan tot en met %(day)s: nog %(days)s werkdag.",
            "Antwoorden kan tot en met %(day)s: nog %(days)s werkdagen.",
            one.working_days_left,
        )
        % words
    )


@dataclass(frozen=True)
class RoundToOpen:
    """A round that should be open by the calendar."""

    accord: str
    period: str
    opens_on: date
    due_on: date
    bureau_on: date
    bureau_assumed: bool
    board_on: date


def opening_letter(name: str, ahead: RoundToOpen, page: str) -> Letter:
    """For the programme team: the day on which the calendar wants a round to open. It opens nothing by itself."""
    bureau = day(ahead.bureau_on)
    rows = [
        (_("Periode"), ahead.period),
        (_("Antwoorden tot en met"), day(ahead.due_on)),
        (_("Bureauoverleg"), _("%(day)s (aangenomen)") % {"day": bureau} if ahead.bureau_assumed else bureau),
        (_("Bestuurlijk overleg"), day(ahead.board_on)),
    ]
    told = _(
        "Volgens de kalender opent op %(day)s een ronde van %(accord)s. Een ronde gaat niet vanzelf open: u ziet eerst "
        "wie wat wordt gevraagd."
    ) % {"accord": ahead.accord, "day": day(ahead.opens_on)}
    subject = _("Tijd om een ronde te openen: %(accord)s, %(period)s") % {
        "accord": ahead.accord,
        "period": ahead.period,
    }
    return Letter(subject, greeting(name), [Paragraph(told), Facts(rows), Button(_("Ronde openen"), page)])
