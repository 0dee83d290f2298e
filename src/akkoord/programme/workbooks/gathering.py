# SPDX-License-Identifier: EUPL-1.2
"""What goes into a workbook for a person, a theme or a whole round."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.accord.models import AccordRecord, ParticipantRecord
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations.checking import answers_now
from akkoord.programme.rounds.overviews.naming import ActionShown, ThemeShown, actions_in, statuses_in, themes_in
from akkoord.programme.rounds.overviews.sheet import LastTime, now_and_before
from akkoord.programme.rounds.policies import asked_of, may_answer, place_of
from akkoord.programme.rounds.rules import CheckedAnswer
from akkoord.programme.workbooks.content import Content, LastTimeLine, Line, Tab
from akkoord.programme.workbooks.rules import Vocabulary, texts_of


@dataclass(frozen=True)
class Words:
    """The words of a round, and what its statuses mean."""

    vocabulary: Vocabulary
    meanings: dict[str, str]


def words_of(asked: Round, now: datetime) -> Words:
    """The statuses and parties with which a round is answered. Two queries."""
    day = AsOf.at(asked.peildatum, now=now)
    statuses = statuses_in(day, scheme_id=asked.scheme_id).values()
    taking_part = ParticipantRecord.objects.as_of(day).filter(participant__accord=asked.accord_id)
    offered = Exists(taking_part.filter(party_id=OuterRef("party_id")))
    rows = PartyRecord.objects.as_of(day).annotate(offered=offered)
    named = rows.values_list("party__key", "short_name", "name", "offered")
    parties = sorted(((key, short or name, takes) for key, short, name, takes in named), key=_by_title)
    vocabulary = Vocabulary(
        {one.key: one.label for one in statuses},
        {key: title for key, title, takes in parties if takes},
        {key: title for key, title, takes in parties if not takes},
    )
    return Words(vocabulary, {one.key: one.signal.definition for one in statuses})


def _by_title(party: tuple[str, str, bool]) -> str:
    return party[1].casefold()


def questions_for(asked: Round, *, theme: str = "") -> list[Question]:
    """The questions of a round, or of one theme, with whom they are asked of. One query."""
    rows = Question.objects.filter(round=asked)
    if theme:
        rows = rows.filter(theme__key=theme)
    return list(rows.select_related("action", "theme", "request__theme", "request__round__accord").order_by("pk"))


def answerable_by(capacity: Capacity, questions: Iterable[Question], accord: str) -> list[Question]:
    """Those questions that somebody may answer. No query."""
    return [
        one
        for one in questions
        if may_answer(capacity, asked_of(one.request), [place_of(accord, one.theme.key, one.action.key)])
    ]


def content_of(asked: Round, questions: Collection[Question], *, for_whom: str, now: datetime) -> Content:
    """What a workbook with these questions holds; a tab per theme, in the order of the accord. Eleven queries at most.

    Statuses, parties and names are those on the round's peildatum; "last time" is the round before; what is answered
    already stands in the cells that people fill in.
    """
    day = AsOf.at(asked.peildatum, now=now)
    words = words_of(asked, now)
    themes = themes_in(day, asked.accord.key)
    ids = [one.action_id for one in questions]
    actions = actions_in(day, ids, themes)
    _own, last = now_and_before((), ids, day, before=asked.pk, statuses=statuses_in(day, scheme_id=asked.scheme_id))
    answered = answers_now([one.pk for one in questions if one.version])
    lines: dict[ThemeShown, list[Line]] = {theme: [] for theme in themes.values()}
    for one in questions:
        action = actions.get(one.action_id)
        if action is not None:
            shown = _line(one, action, last.get(one.action_id), answered.get(one.pk))
            lines.setdefault(action.theme, []).append(shown)
    return Content(
        accord=_accord_name(asked, day),
        round_label=Period.parse(asked.period).label_in(get_language() or "nl"),
        peildatum=asked.peildatum,
        due_on=asked.due_on,
        practice=asked.practice,
        for_whom=for_whom,
        words=words.vocabulary,
        meanings=words.meanings,
        tabs=tuple(
            Tab(f"{theme.letter} {theme.title}".strip(), tuple(found)) for theme, found in lines.items() if found
        ),
    )


def _accord_name(asked: Round, day: AsOf) -> str:
    record = AccordRecord.objects.as_of(day).filter(accord=asked.accord_id).first()
    return record.name if record else asked.accord.key


def _line(one: Question, action: ActionShown, last: LastTime | None, now: CheckedAnswer | None) -> Line:
    return Line(
        one.pk,
        one.version,
        action.title,
        action.owner.title if action.owner else "",
        action.deadline,
        LastTimeLine(last.status.label if last.status else "", last.explanation, last.forecast)
        if last
        else LastTimeLine(),
        texts_of(now) if now else {},
    )
