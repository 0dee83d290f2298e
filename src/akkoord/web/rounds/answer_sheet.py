# SPDX-License-Identifier: EUPL-1.2
"""The page of one request as its template reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.overviews import RequestSheet
from akkoord.web.frame.deadlines import answered_of, until


@dataclass(frozen=True)
class AnswerSheet:
    """A request with its cards, to read."""

    accord: str
    sheet: RequestSheet

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
    def is_closed(self) -> bool:
        """Whether the round takes no answers any more."""
        return not self.sheet.round.is_open

    @property
    def answer(self) -> str:
        """The sentence that the page opens with."""
        told = answered_of(self.sheet.answered, len(self.sheet.cards))
        if self.is_closed:
            return _("De ronde is gesloten.") + " " + told
        return told + " " + until(self.sheet.round.due_on)
