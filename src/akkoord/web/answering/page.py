# SPDX-License-Identifier: EUPL-1.2
"""The page of one's own questions as its templates read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.kernel.period import Period
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.overviews.mine import OwnRequest, OwnSheet
from akkoord.programme.rounds.overviews.naming import PartyShown, StatusShown
from akkoord.web.answering.cards import CardForm, own_form, sent_form, with_row
from akkoord.web.answering.typed import TypedAnswer, read_sent
from akkoord.web.components.reading import whole
from akkoord.web.components.wording import worded
from akkoord.web.frame.deadlines import until

MANY = 8
"""From how many cards on the page has a list to jump from: own choice."""


@dataclass(frozen=True)
class Words:
    """The words to answer with: the statuses of the scheme, and the parties from whom something can be wanted."""

    scheme: tuple[StatusShown, ...]
    parties: tuple[PartyShown, ...]

    @cached_property
    def picks(self) -> list[tuple[StatusShown, SafeString]]:
        """The statuses with how they look, drawn once however many cards show them."""
        return [(one, render_to_string("components/status.html", {"signal": one.signal})) for one in self.scheme]

    @cached_property
    def _made(self) -> dict[str, SafeString]:
        return {}

    def options(self, selected: str) -> SafeString:
        """The options of "from whom", with one selected; made once for each party that is selected somewhere."""
        if selected not in self._made:
            self._made[selected] = format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                (
                    (party.key, format_html(" selected") if party.key == selected else "", party.title)
                    for party in self.parties
                ),
            )
        return self._made[selected]

    def label_of(self, status_key: str) -> str:
        """The word for a status; the key itself for one that the scheme does not have."""
        return next((one.label for one in self.scheme if one.key == status_key), status_key)


@dataclass(frozen=True)
class AskedGroup:
    """What one request asks, with its cards as typed."""

    request_id: int
    kind: RequestKind
    accord: str
    accord_name: str
    period: Period
    peildatum: date
    due_on: date
    practice: bool
    party: str
    theme: str
    words: Words
    forms: tuple[CardForm, ...]
    minutes: int

    @classmethod
    def of(cls, asked: OwnRequest) -> "AskedGroup":
        """A request as it stands, with the drafts filled in."""
        return cls(
            asked.request_id,
            asked.kind,
            asked.accord,
            asked.accord_name,
            asked.period,
            asked.peildatum,
            asked.due_on,
            asked.practice,
            asked.party.title if asked.party else "",
            f"{asked.theme.letter} {asked.theme.title}" if asked.theme else "",
            Words(asked.scheme, asked.parties),
            tuple(own_form(card) for card in asked.cards),
            asked.expected_minutes,
        )

    def with_forms(self, forms: Sequence[CardForm]) -> "AskedGroup":
        """The same request with its cards otherwise."""
        return replace(self, forms=tuple(forms))

    @property
    def whom(self) -> str:
        """In what capacity is answered: a party, or the chair of a theme."""
        if self.kind == RequestKind.THEME_CHAIR:
            return _("Voorzitter thematafel %(theme)s") % {"theme": self.theme}
        return self.party or _("Onbekende partij")

    @property
    def title(self) -> str:
        """The heading above the cards: accord, round and capacity."""
        return f"{self.whom} · {self.accord_name}, {worded(self.period)}"

    @property
    def left(self) -> int:
        """How many questions have no answer yet, or were asked back."""
        return sum(one.card.version == 0 or one.is_asked_back for one in self.forms)

    @property
    def repeatable(self) -> int:
        """For how many untouched questions "nothing changed" can be chosen at once."""
        return sum(one.can_repeat and not one.dirty for one in self.forms)

    @property
    def undoable(self) -> int:
        """On how many cards "nothing changed" is chosen and not handed in."""
        return sum(one.is_unchanged for one in self.forms)

    @property
    def until(self) -> str:
        """How long answers can still be given."""
        return until(self.due_on)


@dataclass(frozen=True)
class Unkept:
    """What was typed at a question that takes no answer any more, to read and to copy."""

    title: str
    choice: str
    typed: TypedAnswer

    @property
    def text(self) -> str:
        """All that was typed, as one text to copy."""
        parts = [self.choice, self.typed.explanation, self.typed.forecast, self.typed.forecast_reason]
        needs = [" ".join(filter(None, (one.what, one.by))) for one in self.typed.needs if not one.is_blank]
        return "\n".join(part for part in (*parts, *needs, self.typed.product) if part.strip())


@dataclass(frozen=True)
class OwnPage:
    """All groups of one person. `unkept`: what was sent for rounds that have closed."""

    person: str
    groups: tuple[AskedGroup, ...]
    unkept: tuple[Unkept, ...] = ()

    @property
    def forms(self) -> list[CardForm]:
        """The cards of all groups."""
        return [form for group in self.groups for form in group.forms]

    @property
    def asked(self) -> int:
        """How many questions there are."""
        return len(self.forms)

    @property
    def left(self) -> int:
        """How many questions wait for an answer."""
        return sum(group.left for group in self.groups)

    @property
    def chosen(self) -> int:
        """On how many cards something is ready to be handed in."""
        return sum(one.dirty and not one.held for one in self.forms)

    @property
    def ready(self) -> int:
        """How many questions are answered or ready to be handed in."""
        return sum((one.card.version > 0 and not one.is_asked_back) or one.dirty for one in self.forms)

    @property
    def whom(self) -> list[str]:
        """The capacities in which this person answers, each once."""
        return list(dict.fromkeys(group.whom for group in self.groups))

    @property
    def minutes(self) -> int:
        """How long answering is thought to take; 0 when nobody worked it out."""
        return sum(group.minutes for group in self.groups)

    @property
    def practice(self) -> bool:
        """Whether a round among these is practice data."""
        return any(group.practice for group in self.groups)

    @property
    def is_long(self) -> bool:
        """Whether there are so many cards that a list to jump from helps."""
        return self.asked >= MANY

    @property
    def answer(self) -> str:
        """The sentence that the page opens with."""
        if not self.left:
            return _("Alles is beantwoord. U kunt uw antwoorden nog veranderen tot de ronde sluit.")
        told = ngettext(
            "Wij vragen u nog hoe het staat met %(left)s actie.",
            "Wij vragen u nog hoe het staat met %(left)s acties.",
            self.left,
        ) % {"left": self.left}
        deadlines = {group.due_on: group.until for group in self.groups if group.left}
        return f"{told} {deadlines[min(deadlines)]}"

    @property
    def asked_back(self) -> str:
        """What reviewers still want, in a sentence; empty when nothing."""
        count = sum(one.is_asked_back for one in self.forms)
        if not count:
            return ""
        return ngettext(
            "%(count)s antwoord is teruggevraagd. Bij die actie staat waarom.",
            "%(count)s antwoorden zijn teruggevraagd. Bij die acties staat waarom.",
            count,
        ) % {"count": count}

    @property
    def faulty(self) -> list[CardForm]:
        """The cards on which something is wrong."""
        return [one for one in self.forms if one.faults]

    @property
    def conflicting(self) -> list[CardForm]:
        """The cards that somebody else answered meanwhile, or that another window of the same person changed."""
        return [one for one in self.forms if one.conflict or one.other_tab]


def practice_notice(*, practice: bool) -> str:
    """What a page says when a round on it is practice data; empty when none is."""
    if not practice:
        return ""
    return _("De antwoorden en prognoses in deze ronde zijn verzonnen om mee te oefenen.")


def page_of(sheet: OwnSheet, more_at: str = "") -> OwnPage:
    """The page as it stands, with one more row for needs at the question `more_at`."""
    groups = [AskedGroup.of(asked) for asked in sheet.requests]
    more = whole(more_at, 0)
    if more:
        groups = [
            group.with_forms(tuple(with_row(one) if one.id == more else one for one in group.forms)) for group in groups
        ]
    return OwnPage(sheet.person_name, tuple(groups))


def page_sent(sheet: OwnSheet, data: QueryDict, closed: Collection[int] = ()) -> OwnPage:
    """The page with what a browser sent; what belongs to no open question of this person is shown to be copied.

    In: the requests of which the round closed while this was sent.
    """
    page = page_of(sheet)
    groups = tuple(
        group.with_forms(tuple(sent_form(one, data) for one in group.forms))
        for group in page.groups
        if group.request_id not in closed
    )
    return replace(page, groups=groups, unkept=tuple(_unkept(groups, data)))


def _unkept(groups: Sequence[AskedGroup], data: QueryDict) -> list[Unkept]:
    known = {f"version-{form.id}" for group in groups for form in group.forms}
    found: list[Unkept] = []
    for name in data:
        number = whole(name.removeprefix("version-"), 0) if name.startswith("version-") else 0
        if not number or name in known:
            continue
        typed = read_sent(number, data).typed
        one = Unkept(data.get(f"titel-{number}", ""), data.get(f"keuze-{number}", ""), typed)
        if typed.choice or typed.explanation.strip():
            found.append(one)
    return found
