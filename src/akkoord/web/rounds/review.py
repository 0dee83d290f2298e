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
from akkoord.programme.rounds.overviews.queue import ANY_FINDING, QueueFilters, QueueLine, QueueState, ReviewQueue
from akkoord.programme.rounds.rules.checks import CHECKS, Check
from akkoord.web.components.items import Tab
from akkoord.web.components.reading import whole

ACCEPT, ASK_BACK, USE_QUESTION, NOTE = "akkoord", "terug", "vraag", "opmerking"
FOUND, ANYTHING = "bevinding", "alle"
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
        finding=_finding(params.get(FOUND, "")),
    )


def _finding(word: str) -> str:
    """The check that the address names; a word that is no check is all answers."""
    if word == ANYTHING:
        return ANY_FINDING
    return word if word in BY_KEY else ""


BY_KEY = {check.key: check for check in CHECKS}


@dataclass(frozen=True)
class Reviewed:
    """What was sent: which answers, accepted or asked back, and why; or a question to use, or a remark to keep.

    `remarks` are the remarks typed by answer, `for_owner` the answers at which one is for the owner too.
    """

    act: str
    one: int
    answer_ids: tuple[int, ...]
    judgement: Judgement
    reason: str
    chosen: frozenset[int]
    reasons: Mapping[int, str]
    remarks: Mapping[int, str]
    for_owner: frozenset[int]

    @classmethod
    def read(cls, data: QueryDict) -> "Reviewed":
        """Read `doen`: `akkoord:12` or `terug:12` for one answer, `akkoord:gekozen` for those ticked.

        One answer has its own field for the reason (`reden-12`), those ticked share one (`reden`). `vraag:12:<check>`
        puts the question of a check in that field; `opmerking:12` keeps the remark in `opmerking-12`.
        """
        act, _colon, rest = str(data.get("doen", "")).partition(":")
        which, _colon, check = rest.partition(":")
        texts = {name: str(text) for name, text in data.items()}
        chosen = tuple(dict.fromkeys(number for text in data.getlist("antwoord") if (number := whole(str(text), 0))))
        one = whole(which, 0)
        reasons = {
            whole(name.removeprefix("reden-"), 0): text for name, text in texts.items() if name.startswith("reden-")
        }
        reasons[0] = texts.get("reden", "")
        if act == USE_QUESTION and check in BY_KEY:
            reasons[one] = str(BY_KEY[check].question)
        remarks = {
            whole(name.removeprefix("opmerking-"), 0): text
            for name, text in texts.items()
            if name.startswith("opmerking-")
        }
        for_owner = frozenset(whole(str(text), 0) for text in data.getlist("voor-trekker"))
        judgement = Judgement.ACCEPTED if act == ACCEPT else Judgement.ASKED_BACK
        reason = "" if judgement is Judgement.ACCEPTED else reasons.get(one, "")
        ids = (one,) if one else chosen
        return cls(act, one, ids, judgement, reason, frozenset(chosen), reasons, remarks, for_owner)


@dataclass(frozen=True)
class ReviewCard:
    """One answer on the review page. `is_own`: the viewer gave it, and somebody else reviews it."""

    line: QueueLine
    is_own: bool
    may_review: bool
    ticked: bool
    reason: str
    remark: str = ""
    for_owner: bool = False
    may_remark: bool = False

    @property
    def id(self) -> int:
        """The answer's number."""
        return self.line.answer.id


@dataclass(frozen=True)
class Found:
    """A check with the number of answers in which it finds something."""

    check: Check
    answers: int
    chosen: bool


@dataclass(frozen=True)
class ReviewPage:
    """The queue with what the viewer may do and what was ticked and typed."""

    accord: str
    queue: ReviewQueue
    filters: QueueFilters
    may_review: bool
    sent: Reviewed | None
    params: QueryDict

    @property
    def cards(self) -> list[ReviewCard]:
        """The answers of this page."""
        return [self._card(line) for line in self.queue.lines.items]

    def _card(self, line: QueueLine) -> ReviewCard:
        own = line.is_own
        ticked = self.sent is not None and line.answer.id in self.sent.chosen
        reason = self.sent.reasons.get(line.answer.id, "") if self.sent else ""
        allowed = self.may_review and not own and line.answer.review is None
        remark = self.sent.remarks.get(line.answer.id, "") if self.sent else ""
        for_owner = self.sent is not None and line.answer.id in self.sent.for_owner
        return ReviewCard(line, own, allowed, ticked, reason, remark, for_owner, self.may_review and not own)

    @property
    def reviewable(self) -> int:
        """How many answers of this page the viewer may review."""
        return sum(card.may_review for card in self.cards)

    @property
    def shared_reason(self) -> str:
        """The reason typed for all answers that were ticked; at first the question of the check that is chosen."""
        if self.sent:
            return self.sent.reasons.get(0, "")
        return str(BY_KEY[self.filters.finding].question) if self.filters.finding in BY_KEY else ""

    @property
    def found(self) -> list[Found]:
        """The checks that find something among the answers shown, and how many; the one chosen also when none."""
        chosen = self.filters.finding
        return [
            Found(check, self.queue.found.get(check.key, 0), check.key == chosen)
            for check in CHECKS
            if self.queue.found.get(check.key) or check.key == chosen
        ]

    @property
    def any_finding(self) -> bool:
        """Whether all answers with a finding are asked for."""
        return self.filters.finding == ANY_FINDING

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
