# SPDX-License-Identifier: EUPL-1.2
"""The review page as its template reads it, and what its buttons send."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.overviews.naming import Page
from akkoord.programme.rounds.overviews.queue import QueueFilters, QueueLine, QueueState, ReviewQueue
from akkoord.web.components.items import Tab
from akkoord.web.components.reading import whole

ACCEPT, ASK_BACK, THE_CHOSEN = "akkoord", "terug", "gekozen"
STATES = {
    "": QueueState.TO_REVIEW,
    "teruggevraagd": QueueState.ASKED_BACK,
    "akkoord": QueueState.ACCEPTED,
    "alle": QueueState.ALL,
}


def filters_from(params: Mapping[str, str]) -> QueueFilters:
    """What the address asks to see; a word it does not know is the first choice."""
    return QueueFilters(
        state=STATES.get(params.get("stand", ""), QueueState.TO_REVIEW),
        theme=params.get("thema", ""),
        party=params.get("partij", ""),
        changed_only=params.get("gewijzigd", "") == "ja",
    )


@dataclass(frozen=True)
class Reviewed:
    """What was sent: which answers, accepted or asked back, and why."""

    answer_ids: tuple[int, ...]
    judgement: Judgement
    reason: str
    chosen: frozenset[int]
    reasons: Mapping[int, str]

    @classmethod
    def read(cls, data: QueryDict) -> "Reviewed":
        """Read `doen`: `akkoord:12` or `terug:12` for one answer, `akkoord:gekozen` for those ticked.

        One answer has its own field for the reason (`reden-12`), those ticked share one (`reden`).
        """
        act, _colon, which = str(data.get("doen", "")).partition(":")
        texts = {name: str(text) for name, text in data.items()}
        chosen = tuple(dict.fromkeys(number for text in data.getlist("antwoord") if (number := whole(str(text), 0))))
        one = whole(which, 0)
        reasons = {
            whole(name.removeprefix("reden-"), 0): text for name, text in texts.items() if name.startswith("reden-")
        }
        reasons[0] = texts.get("reden", "")
        judgement = Judgement.ACCEPTED if act == ACCEPT else Judgement.ASKED_BACK
        reason = "" if judgement is Judgement.ACCEPTED else reasons.get(one, "")
        return cls((one,) if one else chosen, judgement, reason, frozenset(chosen), reasons)


@dataclass(frozen=True)
class ReviewCard:
    """One answer on the review page. `is_own`: the viewer gave it, and somebody else reviews it."""

    line: QueueLine
    is_own: bool
    may_review: bool
    ticked: bool
    reason: str

    @property
    def id(self) -> int:
        """The answer's number."""
        return self.line.answer.id


@dataclass(frozen=True)
class ReviewPage:
    """The queue with what the viewer may do and what was ticked and typed."""

    accord: str
    queue: ReviewQueue
    filters: QueueFilters
    viewer_id: int
    may_review: bool
    sent: Reviewed | None
    params: QueryDict

    @property
    def cards(self) -> list[ReviewCard]:
        """The answers of this page."""
        return [self._card(line) for line in self.queue.lines.items]

    def _card(self, line: QueueLine) -> ReviewCard:
        own = line.answer.by_id == self.viewer_id
        ticked = self.sent is not None and line.answer.id in self.sent.chosen
        reason = self.sent.reasons.get(line.answer.id, "") if self.sent else ""
        allowed = self.may_review and not own and line.answer.review is None
        return ReviewCard(line, own, allowed, ticked, reason)

    @property
    def reviewable(self) -> int:
        """How many answers of this page the viewer may review."""
        return sum(card.may_review for card in self.cards)

    @property
    def shared_reason(self) -> str:
        """The reason typed for all answers that were ticked."""
        return self.sent.reasons.get(0, "") if self.sent else ""

    @property
    def tabs(self) -> list[Tab]:
        """The states, with how many answers each has."""
        labels = {
            "": _("Na te kijken"),
            "teruggevraagd": _("Teruggevraagd"),
            "akkoord": pgettext("beoordeling", "Akkoord"),
            "alle": _("Alle"),
        }
        return [
            Tab(labels[word], self._url(stand=word), state is self.filters.state, self.queue.counts[state])
            for word, state in STATES.items()
        ]

    def _url(self, **changes: str) -> str:
        params = self.params.copy()
        params.pop("pagina", None)
        for name, value in changes.items():
            params[name] = value
        return f"?{params.urlencode()}"

    @property
    def pages(self) -> list[Tab]:
        """The pages of the list; empty when one is enough."""
        return self.links_of(self.queue.lines, self.params)

    @staticmethod
    def links_of(lines: Page[Any], params: QueryDict) -> list[Tab]:
        """A link for each page of a list; none when there is one page."""
        if lines.pages == 1:
            return []
        links = []
        for number in range(1, lines.pages + 1):
            query = params.copy()
            query["pagina"] = str(number)
            links.append(Tab(str(number), f"?{query.urlencode()}", number == lines.number))
        return links
