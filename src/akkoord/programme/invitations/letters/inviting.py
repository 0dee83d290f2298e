# SPDX-License-Identifier: EUPL-1.2
"""The request itself: what is asked, how long it takes, and the one link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.programme.invitations.letters.layout import Block, Button, Facts, Heading, Letter, Paragraph, Points
from akkoord.programme.invitations.letters.wording import (
    RoundNamed,
    day,
    greeting,
    listed,
    minutes,
    questions,
    where_help_is,
    whose_link,
)


@dataclass(frozen=True)
class AskedInRound:
    """What one person is asked in one round; `titles` of the actions where that is only a part of a request."""

    round: RoundNamed
    number: int
    unanswered: int
    minutes: int
    titles: Sequence[str] = ()


def invitation_letter(name: str, asked: Sequence[AskedInRound], link: str) -> Letter:
    """One letter for everything that is asked of one person, in whatever number of accords.

    In: the person's name; what is asked, at least once; the personal link in full.
    """
    rounds = [one.round for one in asked]
    accords = list(dict.fromkeys(one.accord for one in rounds))
    opening = _("Wij vragen u hoe uw acties ervoor staan. Het antwoord van de vorige keer staat al klaar: is er niets "
                "veranderd, dan is één tik genoeg.")  # fmt: skip
    blocks: list[Block] = [Paragraph(opening)]
    for one in asked:
        blocks += [Heading(one.round.title), Facts(_facts(one))]
        if one.titles:
            blocks += [Paragraph(_("U wordt gevraagd over:")), Points(one.titles)]
    blocks += [
        Button(_("Mijn vragen beantwoorden"), link),
        whose_link(name),
        Paragraph(
            _("Werkt u liever in Excel? Op de pagina haalt u een werkboek op, dat u invult en daar weer inlevert.")
        ),
        where_help_is(accords),
    ]
    subject = _("Hoe staat het ervoor? %(rounds)s") % {"rounds": listed([one.title for one in rounds])}
    return Letter(subject, greeting(name), blocks, any(one.practice for one in rounds))


def _facts(one: AskedInRound) -> list[tuple[str, str]]:
    return [
        (_("Aantal vragen"), _number(one)),
        (_("Kost ongeveer"), minutes(max(1, one.minutes))),
        (_("Peildatum"), day(one.round.peildatum)),
        (_("Antwoord uiterlijk"), day(one.round.due_on)),
    ]


def _number(one: AskedInRound) -> str:
    """How many questions, and how many of them are still open when some were answered already."""
    if one.unanswered == one.number:
        return questions(one.number)
    return _("%(questions)s, nog te beantwoorden: %(unanswered)s") % {
        "questions": questions(one.number),
        "unanswered": one.unanswered,
    }
