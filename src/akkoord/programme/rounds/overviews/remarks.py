# SPDX-License-Identifier: EUPL-1.2
"""What reviewers and chairs added in words: remarks at questions, judgements on themes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Subquery

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, ReviewNote, ThemeJudgement
from akkoord.programme.rounds.overviews.naming import NO_THEME, ThemeShown
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from akkoord.programme.rounds.policies import may_see_progress, may_see_theme_answers, theme_scope


@dataclass(frozen=True)
class NoteShown:
    """A remark of a reviewer; `for_owner` False: for reviewers alone."""

    text: str
    for_owner: bool
    by: str
    at: datetime


def notes_at(question_ids: Collection[int], *, inner: Collection[int] = ()) -> dict[int, tuple[NoteShown, ...]]:
    """The remarks at questions, the oldest first: those for the owner, and of `inner` also those for reviewers alone.

    In: `inner`, the questions of which the viewer was found to be a reviewer (`may_see_inner_notes`). One query.
    """
    notes = ReviewNote.objects.filter(question_id__in=question_ids).select_related("written_by").order_by("pk")
    found: dict[int, tuple[NoteShown, ...]] = {}
    for note in notes:
        if note.for_owner or note.question_id in inner:
            by = note.written_by.name if note.written_by else ""
            shown = NoteShown(note.text, note.for_owner, by, note.written_at)
            found[note.question_id] = (*found.get(note.question_id, ()), shown)
    return found


@dataclass(frozen=True)
class JudgementShown:
    """The last judgement on a theme in a round; `number` counts those given, `by` is empty for the installation's."""

    theme: ThemeShown
    number: int
    text: str
    by: str
    at: datetime


def theme_judgements(
    viewer: Capacity, as_of: AsOf, *, accord: str, about: RoundShown, vocabulary: Vocabulary | None = None
) -> tuple[JudgementShown, ...]:
    """The last judgement on each theme in a round, in the order of the themes.

    Of a round that is still open a judgement is for its chair and for those who run the round. In: the
    words, when they were read already. Two queries. Refusals: Refused.
    """
    may_read(viewer).require()
    day = AsOf(about.peildatum, as_of.known_at)
    words = vocabulary_for(accord, day, vocabulary)
    themes = {
        pk: theme
        for pk, theme in words.themes.items()
        if not about.is_open or may_see_theme_answers(viewer, theme_scope(accord, theme.key), words.chairs[pk]).allowed
    }
    given = ThemeJudgement.objects.filter(round_id=about.id, theme_id__in=themes, given_at__lte=as_of.known_at)
    last = {row.theme_id: row for row in given.select_related("given_by").order_by("number")}
    return tuple(_judgement(last[pk], theme) for pk, theme in themes.items() if pk in last)


def themes_without_judgement(
    viewer: Capacity, *, judged: Collection[JudgementShown], vocabulary: Vocabulary
) -> tuple[ThemeShown, ...]:
    """The themes of which the chair said nothing yet, in their order. One query at most. Refusals: Refused."""
    may_see_progress(viewer).require()
    told = {one.theme.key for one in judged}
    return tuple(theme for theme in vocabulary.themes.values() if theme.key not in told)


@dataclass(frozen=True)
class LastJudgement:
    """What the chair of a theme found in the last round that was closed and in which there was a judgement."""

    period: Period
    number: int
    text: str
    by: str
    practice: bool


def last_judgement(viewer: Capacity, as_of: AsOf, *, accord: str, theme: str) -> LastJudgement | None:
    """The judgement on a theme in the round that holds; None without one. One query. Refusals: Refused.

    Of a round that is still open nothing shows here: its chair sees that on the page of the round.
    """
    may_read(viewer).require()
    holding = Edition.objects.of_accord(accord).known(as_of).last_first().values("round_id")[:1]
    given = ThemeJudgement.objects.filter(round_id=Subquery(holding), theme__key=theme, given_at__lte=as_of.known_at)
    row = given.select_related("round", "given_by").order_by("-number").first()
    if row is None:
        return None
    by = row.given_by.name if row.given_by else ""
    return LastJudgement(Period.parse(row.round.period), row.number, row.text, by, row.round.practice)


def judgements_on(round_id: int, theme_id: int, as_of: AsOf) -> tuple[JudgementShown, ...]:
    """All judgements on one theme in a round, the last one first. One query. Whoever asks has checked who looks."""
    given = ThemeJudgement.objects.filter(round_id=round_id, theme_id=theme_id, given_at__lte=as_of.known_at)
    rows = given.select_related("given_by").order_by("-number")
    return tuple(_judgement(row, NO_THEME) for row in rows)


def _judgement(row: ThemeJudgement, theme: ThemeShown) -> JudgementShown:
    by = row.given_by.name if row.given_by else ""
    return JudgementShown(theme, row.number, row.text, by, row.given_at)
