# SPDX-License-Identifier: EUPL-1.2
"""A request to take an action over: what is asked, that it was withdrawn, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.invitations.letters.layout import Block, Button, Facts, Heading, Letter, Paragraph, Small
from akkoord.programme.invitations.letters.wording import day, greeting, listed, moment, whose_link


@dataclass(frozen=True)
class TransferNamed:
    """A request as letters name it: the action, who asks which party, why and since when; and what was decided.

    `asked_by` is empty when the installation asked. `decided_at` None: nobody decided.
    """

    accord: str
    action: str
    from_party: str
    to_party: str
    asked_by: str
    asked_on: date
    reason: str
    accepted: bool = False
    holds_from: date | None = None
    answer: str = ""
    decided_at: datetime | None = None


def transfer_letter(name: str, asked: Sequence[TransferNamed], link: str, *, days: int) -> Letter:
    """One letter for all requests that one person may decide.

    In: the person's name; the requests, at least one; the personal link in full, and for how many days it opens them.
    """
    blocks: list[Block] = [
        Paragraph(
            ngettext(
                "U wordt gevraagd of uw partij een actie wil overnemen. U kunt ja of nee zeggen. Zolang u niet "
                "antwoordt, verandert er niets.",
                "U wordt gevraagd of uw partij %(number)s acties wil overnemen. U kunt bij elke actie ja of nee "
                "zeggen. Zolang u niet antwoordt, verandert er niets.",
                len(asked),
            )
            % {"number": len(asked)}
        )
    ]
    for one in asked:
        blocks += [Heading(one.action), Facts(_facts(one))]
    told = _(
        "De link werkt tot er is beslist, en hooguit %(days)s dagen. Lukt het niet, of gaat u hier niet over? Neem "
        "contact op met het programmateam van %(accords)s."
    ) % {"days": days, "accords": listed(list(dict.fromkeys(one.accord for one in asked)))}
    blocks += [Button(_("Bekijk het verzoek en antwoord"), link), whose_link(name), Small(told)]
    subject = ngettext(
        "Wilt u een actie overnemen?", "Wilt u %(number)s acties overnemen?", len(asked)
    ) % {"number": len(asked)}  # fmt: skip
    return Letter(subject, greeting(name), blocks)


def _facts(one: TransferNamed) -> list[tuple[str, str]]:
    asker = _("%(party)s (%(name)s)") % {"party": one.from_party, "name": one.asked_by}
    return [
        (_("Akkoord"), one.accord),
        (_("Nu trekker"), one.from_party),
        (_("Gevraagd door"), asker if one.asked_by else one.from_party),
        (_("Gevraagd op"), day(one.asked_on)),
        (_("Gevraagd aan"), one.to_party),
        (_("De reden"), one.reason),
    ]


def withdrawn_letter(name: str, withdrawn: Sequence[TransferNamed]) -> Letter:
    """That requests are off; nothing has to be done."""
    told = _("Het verzoek om de actie “%(action)s” van %(from)s over te nemen is ingetrokken. U hoeft niets te doen.")
    lines = [Paragraph(told % {"action": one.action, "from": one.from_party}) for one in withdrawn]
    return Letter(_("U hoeft geen actie over te nemen"), greeting(name), lines)


def decision_receipt(name: str, decided: Sequence[TransferNamed]) -> Letter:
    """What was answered in somebody's name, so that whoever did not do it notices."""
    blocks: list[Block] = [Paragraph(_("Uw antwoord is binnen. Hieronder staat wat u hebt geantwoord."))]
    for one in decided:
        blocks += [Heading(one.action), Facts(_decided(one))]
    blocks.append(
        Paragraph(_("Herkent u een antwoord niet, of is het niet van u? Meld het meteen bij het programmateam."))
    )
    subject = ngettext(
        "Ontvangen: uw antwoord over een actie", "Ontvangen: uw antwoorden over %(number)s acties", len(decided)
    ) % {"number": len(decided)}  # fmt: skip
    return Letter(subject, greeting(name), blocks)


def _decided(one: TransferNamed) -> list[tuple[str, str]]:
    words = {"to": one.to_party, "from": one.from_party}
    if one.accepted and one.holds_from:
        told = _("%(to)s neemt de actie over van %(from)s") % words
        rows = [(_("Uw antwoord"), told), (_("Trekker vanaf"), day(one.holds_from))]
    else:
        rows = [(_("Uw antwoord"), _("%(to)s neemt de actie niet over; %(from)s blijft de trekker") % words)]
    if one.answer:
        rows.append((_("Toelichting"), one.answer))
    if one.decided_at:
        rows.append((_("Ontvangen"), moment(one.decided_at)))
    return rows
