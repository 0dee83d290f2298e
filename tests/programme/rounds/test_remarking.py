# SPDX-License-Identifier: EUPL-1.2
"""Remarks of reviewers and judgements of chairs."""

from datetime import date

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import JudgedMeanwhile, RoundIsClosed, RoundNotFound, TextInvalid
from akkoord.programme.rounds.models import Question, ReviewNote, Round, ThemeJudgement
from akkoord.programme.rounds.operations import add_review_note, add_theme_judgement, close_round
from akkoord.programme.rounds.overviews import request_sheet, review_queue, round_shown, theme_answers, theme_judgements
from akkoord.programme.rounds.rules.judging import MAX_REMARK
from tests.factories import answer_one, give_mandate, make_accord, make_action, make_party, make_round, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened() -> Round:
    accord = make_accord()
    make_action(accord, make_theme(accord, chair=make_party("vws")), "a-kader", make_party("zin"))
    make_action(accord, make_theme(accord, "b-regio"), "b-plan", make_party("zin"))
    return make_round()


@pytest.fixture
def monitor(opened: Round) -> User:
    return give_mandate(Role.MONITORING_PARTY)


@pytest.fixture
def chair(opened: Round) -> User:
    return give_mandate(Role.THEME_CHAIR, make_party("vws"))


def question_on(opened: Round, key: str = "a-kader") -> Question:
    return Question.objects.get(round=opened, action__key=key)


def now() -> AsOf:
    return AsOf.at(date(2023, 12, 1), now=timezone.now())


def note(actor: User, opened: Round, text: str = "Let op de cijfers.", *, for_owner: bool = False) -> ReviewNote:
    return add_review_note(actor, question_id=question_on(opened).pk, text=text, for_owner=for_owner)


def notes_in_queue(user: User) -> list[str]:
    capacity = capacity_of(user, timezone.localdate())
    queue = review_queue(capacity, now(), accord="proef", period="2023Q3", person_id=user.pk)
    return [shown.text for line in queue.lines.items for shown in line.notes]


def test_a_reviewer_makes_a_remark_and_the_journal_does_not_say_what(opened: Round, monitor: User) -> None:
    kept = note(monitor, opened, " Geheim van de nakijkers. ")
    assert (kept.text, kept.for_owner, kept.written_by) == ("Geheim van de nakijkers.", False, monitor)
    entry = Entry.objects.get(verb="review_note_added")
    assert (entry.subject, entry.changes, entry.reason) == ("action:proef/a-kader", {}, "")


@pytest.mark.parametrize("role", [Role.PROGRAMME_TEAM, Role.OWNER, Role.THEME_CHAIR, Role.READER])
def test_only_the_monitoring_party_makes_remarks(opened: Round, role: Role) -> None:
    with pytest.raises(Refused):
        note(give_mandate(role), opened)


def test_who_is_asked_makes_no_remark_for_reviewers_and_sees_none(opened: Round, monitor: User) -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    both = give_mandate(Role.MONITORING_PARTY, user=owner)
    with pytest.raises(Refused):
        note(both, opened)
    answer_one(opened, "a-kader")
    note(monitor, opened, "Alleen voor ons.")
    note(monitor, opened, "Ook voor u.", for_owner=True)
    assert notes_in_queue(monitor) == ["Alleen voor ons.", "Ook voor u."]
    assert notes_in_queue(both) == ["Ook voor u."]
    for who in (owner, monitor):
        capacity = capacity_of(who, timezone.localdate())
        sheet = request_sheet(capacity, now(), request_id=question_on(opened).request_id)
        assert [shown.text for card in sheet.cards for shown in card.notes] == ["Ook voor u."]


def test_the_team_reads_along_and_a_chair_sees_what_the_owner_sees(opened: Round, monitor: User, chair: User) -> None:
    answer_one(opened, "a-kader")
    note(monitor, opened, "Alleen voor ons.")
    note(monitor, opened, "Ook voor u.", for_owner=True)
    assert notes_in_queue(give_mandate(Role.PROGRAMME_TEAM)) == ["Alleen voor ons.", "Ook voor u."]
    seen = theme_answers(
        capacity_of(chair, timezone.localdate()), now(), accord="proef", period="2023Q3", theme="a-zorg"
    )
    assert [shown.text for line in seen.lines.items for shown in line.notes] == ["Ook voor u."]


@pytest.mark.parametrize("text", ["", "  ", "a" * (MAX_REMARK + 1)])
def test_a_remark_and_a_judgement_say_something_and_not_endlessly(
    opened: Round, monitor: User, chair: User, text: str
) -> None:
    with pytest.raises(TextInvalid):
        note(monitor, opened, text)
    with pytest.raises(TextInvalid):
        add_theme_judgement(chair, round_id=opened.pk, theme="a-zorg", text=text, expected_number=0)
    assert not ReviewNote.objects.exists()
    assert not ThemeJudgement.objects.exists()


def test_a_remark_is_made_at_a_question_of_the_round(opened: Round, monitor: User) -> None:
    with pytest.raises(RoundNotFound):
        add_review_note(monitor, question_id=0, text="Iets.", for_owner=False)
    with pytest.raises(RoundNotFound):
        add_review_note(
            monitor, question_id=question_on(opened).pk, text="Iets.", for_owner=False, round_id=opened.pk + 1
        )


def test_a_chair_judges_the_theme_and_the_last_judgement_counts(opened: Round, chair: User) -> None:
    for number, text in enumerate(("Het gaat goed.", "Toch niet.")):
        add_theme_judgement(chair, round_id=opened.pk, theme="a-zorg", text=text, expected_number=number)
    about = round_shown(capacity_of(chair, timezone.localdate()), now(), accord="proef", period="2023Q3")
    (shown,) = theme_judgements(capacity_of(chair, timezone.localdate()), now(), accord="proef", about=about)
    assert (shown.theme.key, shown.number, shown.text, shown.by) == ("a-zorg", 2, "Toch niet.", chair.name)
    assert ThemeJudgement.objects.count() == 2
    entry = Entry.objects.filter(verb="theme_judged").latest("pk")
    assert (entry.subject, entry.changes["judgement"]) == ("round:proef/2023Q3", [1, 2])


def test_of_two_judgements_at_once_the_second_is_told(opened: Round, chair: User) -> None:
    add_theme_judgement(chair, round_id=opened.pk, theme="a-zorg", text="Goed.", expected_number=0)
    with pytest.raises(JudgedMeanwhile):
        add_theme_judgement(chair, round_id=opened.pk, theme="a-zorg", text="Slecht.", expected_number=0)


@pytest.mark.parametrize("role", [Role.PROGRAMME_TEAM, Role.MONITORING_PARTY, Role.OWNER, Role.READER])
def test_only_the_chair_judges(opened: Round, role: Role) -> None:
    with pytest.raises(Refused):
        add_theme_judgement(give_mandate(role), round_id=opened.pk, theme="a-zorg", text="Goed.", expected_number=0)


def test_a_chair_judges_no_other_theme_and_none_after_closing(opened: Round, chair: User) -> None:
    other = give_mandate(Role.THEME_CHAIR, make_party("vws"), scope="theme:proef/b-regio")
    with pytest.raises(Refused):
        add_theme_judgement(other, round_id=opened.pk, theme="a-zorg", text="Goed.", expected_number=0)
    with pytest.raises(RoundNotFound):
        add_theme_judgement(chair, round_id=opened.pk, theme="c-niets", text="Goed.", expected_number=0)
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundIsClosed):
        add_theme_judgement(chair, round_id=opened.pk, theme="a-zorg", text="Goed.", expected_number=0)


def test_a_judgement_is_for_everybody_once_the_round_is_closed(opened: Round, chair: User) -> None:
    add_theme_judgement(chair, round_id=opened.pk, theme="a-zorg", text="Goed.", expected_number=0)
    reader = capacity_of(give_mandate(Role.READER), timezone.localdate())
    about = round_shown(reader, now(), accord="proef", period="2023Q3")
    assert theme_judgements(reader, now(), accord="proef", about=about) == ()
    close_round(SYSTEM, round_id=opened.pk)
    about = round_shown(reader, now(), accord="proef", period="2023Q3")
    assert [one.text for one in theme_judgements(reader, now(), accord="proef", about=about)] == ["Goed."]
