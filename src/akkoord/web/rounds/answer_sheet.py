# SPDX-License-Identifier: EUPL-1.2
"""The answer page as its template reads it."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.overviews import RequestSheet
from akkoord.web.components.items import Crumb
from akkoord.web.rounds.links import round_crumbs
from akkoord.web.rounds.sentences import answered_of, until
from akkoord.web.rounds.typed import CardForm


@dataclass(frozen=True)
class AnswerSheet:
    """A request with its cards as typed. `closed_meanwhile`: the round closed between showing and submitting."""

    accord: str
    sheet: RequestSheet
    forms: tuple[CardForm, ...]
    closed_meanwhile: bool = False

    @property
    def whom(self) -> str:
        """Whom it is asked of, in a sentence: a party, or the chair of a theme."""
        if self.sheet.kind == RequestKind.THEME_CHAIR and self.sheet.theme:
            place = {"letter": self.sheet.theme.letter, "title": self.sheet.theme.title}
            return _("de voorzitter van thematafel %(letter)s %(title)s") % place
        return self.sheet.party.title if self.sheet.party else _("een onbekende partij")

    @property
    def title(self) -> str:
        """The heading of the page."""
        return _("Vragen aan %(whom)s") % {"whom": self.whom}

    @property
    def crumbs(self) -> list[Crumb]:
        """The way to this page."""
        return round_crumbs(self.accord, self.sheet.round, self.title)

    @property
    def may_answer(self) -> bool:
        """Whether the fields can be filled in and submitted."""
        return self.sheet.may_answer and not self.closed_meanwhile

    @property
    def is_closed(self) -> bool:
        """Whether the round takes no answers any more."""
        return self.closed_meanwhile or not self.sheet.round.is_open

    @property
    def left(self) -> int:
        """How many questions nobody answered."""
        return len(self.sheet.cards) - self.sheet.answered

    @property
    def answer(self) -> str:
        """The sentence that the page opens with."""
        answered, asked = self.sheet.answered, len(self.sheet.cards)
        if self.is_closed:
            return _("De ronde is gesloten.") + " " + answered_of(answered, asked)
        if self.left == 0:
            return _("Alle %(asked)s vragen zijn beantwoord. U kunt uw antwoorden nog veranderen.") % {"asked": asked}
        return answered_of(answered, asked) + " " + until(self.sheet.round.due_on)

    @property
    def asked_back(self) -> str:
        """What the reviewer still wants, in a sentence; empty when nothing."""
        count = sum(one.is_asked_back for one in self.forms)
        if not count or self.is_closed:
            return ""
        return ngettext(
            "%(count)s antwoord is teruggevraagd. Bij die actie staat waarom.",
            "%(count)s antwoorden zijn teruggevraagd. Bij die acties staat waarom.",
            count,
        ) % {"count": count}

    @property
    def repeatable(self) -> int:
        """For how many questions "nothing changed" can be answered at once: those not touched."""
        return sum(one.can_repeat and not one.dirty for one in self.forms)

    @property
    def faulty(self) -> list[CardForm]:
        """The cards on which something is wrong."""
        return [one for one in self.forms if one.faults]

    @property
    def unsent(self) -> list[CardForm]:
        """The cards with something typed that was not submitted."""
        return [one for one in self.forms if one.dirty and not one.faults and not one.conflict]

    @property
    def conflicting(self) -> list[CardForm]:
        """The cards that somebody else answered meanwhile."""
        return [one for one in self.forms if one.conflict]

    def correct_url(self, question_id: int) -> str:
        """Where a correction of one answer is given."""
        return reverse("rounds:correct", args=[self.accord, self.sheet.round.period.code, question_id])

    @cached_property
    def _options(self) -> dict[str, SafeString]:
        return {}

    def options(self, selected: str) -> SafeString:
        """The options of "from whom", with one selected; made once for each party that is selected somewhere."""
        if selected not in self._options:
            self._options[selected] = format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                (
                    (party.key, format_html(" selected") if party.key == selected else "", party.title)
                    for party in self.sheet.parties
                ),
            )
        return self._options[selected]
