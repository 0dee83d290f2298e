# SPDX-License-Identifier: EUPL-1.2
"""Words that letters share: who is greeted, what a round is called, whose link it is and who helps."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.kernel.dutch import date_label, list_label
from akkoord.kernel.period import Period
from akkoord.programme.invitations.letters.layout import Block, Paragraph, Small


@dataclass(frozen=True)
class RoundNamed:
    """A round as letters name it: of which accord, about which period, until when."""

    accord: str
    period: str
    peildatum: date
    due_on: date
    practice: bool = False

    @property
    def label(self) -> str:
        """The period in words."""
        return Period.parse(self.period).label_in(language())

    @property
    def title(self) -> str:
        """The accord and the period: "IZA, 3e kwartaal 2023"."""
        return f"{self.accord}, {self.label}"


def language() -> str:
    """The language in which the letter is written."""
    return translation.get_language() or "nl"


def day(value: date) -> str:
    """A day in full."""
    return date_label(value, language())


def moment(value: datetime) -> str:
    """A day and the time of it, in the Netherlands."""
    local = timezone.localtime(value)
    return _("%(day)s om %(time)s uur") % {"day": day(local.date()), "time": f"{local:%H:%M}"}


def listed(names: list[str]) -> str:
    """Names after each other."""
    return list_label(names, language())


def greeting(name: str) -> str:
    """The first line."""
    return _("Beste %(name)s,") % {"name": name}


def questions(number: int) -> str:
    """How many questions: "1 vraag", "5 vragen"."""
    return ngettext("%(number)s vraag", "%(number)s vragen", number) % {"number": number}


def minutes(number: int) -> str:
    """How long: "1 minuut", "5 minuten"."""
    return ngettext("%(number)s minuut", "%(number)s minuten", number) % {"number": number}


def whose_link(name: str) -> Block:
    """That the link is personal."""
    return Paragraph(
        _(
            "Deze link is persoonlijk, van %(name)s. U hebt geen wachtwoord nodig. Stuur deze mail niet door: wie de "
            "link heeft, kan uit uw naam antwoorden."
        )
        % {"name": name}
    )


def where_help_is(accords: list[str]) -> Block:
    """Whom to ask."""
    return Small(
        _(
            "Lukt het niet, of gaat u hier niet over? Neem contact op met het programmateam van %(accords)s. Antwoordt "
            "een collega beter? Die kunt u op de pagina aanwijzen."
        )
        % {"accords": listed(accords)}
    )
