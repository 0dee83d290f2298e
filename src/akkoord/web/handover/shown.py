# SPDX-License-Identifier: EUPL-1.2
"""A request as facts: what is asked, and what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.overviews.transfers import TransferShown
from akkoord.web.components.table import Cell
from akkoord.web.components.wording import date_label

DECIDED = (TransferState.ACCEPTED, TransferState.DECLINED)


def facts_of(one: TransferShown) -> list[tuple[str, Cell]]:
    """What is asked: of which accord, by whom, of whom, since when and why."""
    words = {"party": one.from_party.title, "name": one.asked_by}
    asker = _("%(party)s (%(name)s)") % words if one.asked_by else one.from_party.title
    return [
        (_("Akkoord"), Cell(one.accord)),
        (_("Nu trekker"), Cell(one.from_party.title)),
        (_("Gevraagd door"), Cell(asker)),
        (_("Gevraagd op"), Cell(date_label(timezone.localdate(one.asked_at)))),
        (_("Gevraagd aan"), Cell(one.to_party.title)),
        (_("De reden"), Cell(one.reason)),
    ]


@dataclass(frozen=True)
class Receipt:
    """What the visitor's party decided about one request, to be read back."""

    transfer: TransferShown

    @property
    def facts(self) -> list[tuple[str, Cell]]:
        """The decision, from when it holds, what was said, by whom and when."""
        one = self.transfer
        words = {"to": one.to_party.title, "from": one.from_party.title}
        if one.state is TransferState.ACCEPTED:
            told = _("%(to)s neemt de actie over van %(from)s") % words
        else:
            told = _("%(to)s neemt de actie niet over; %(from)s blijft de trekker") % words
        rows = [(_("Actie"), Cell(one.action)), (_("Uw antwoord"), Cell(told))]
        if one.holds_from:
            rows.append((_("Trekker vanaf"), Cell(date_label(one.holds_from))))
        if one.answer:
            rows.append((_("Uw toelichting"), Cell(one.answer)))
        rows.append((_("Beslist door"), Cell(one.decided_by)))
        if one.decided_at:
            at = timezone.localtime(one.decided_at)
            words = {"day": date_label(at.date()), "time": f"{at:%H:%M}"}
            rows.append((_("Ontvangen"), Cell(_("%(day)s om %(time)s uur") % words)))
        return rows


def receipt_of(found: Sequence[TransferShown], number: str) -> Receipt | None:
    """The receipt for the request in the address, if the visitor's party decided it; else nothing."""
    mine = (one for one in found if str(one.id) == number and one.received and one.state in DECIDED)
    return next((Receipt(one) for one in mine), None)
