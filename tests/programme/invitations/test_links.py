# SPDX-License-Identifier: EUPL-1.2
"""Personal links: for one person, for their rounds, and for nothing and nobody else."""

from typing import Any

import pytest

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.invitations.errors import LinkExpired, LinkRevoked, LinkUnknown, NothingToInvite
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, open_link, revoke_link
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round
from tests.factories import (
    ActionToMake,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened() -> Round:
    """An open round."""
    accord = make_accord()
    make_actions(accord, [ActionToMake("a-kader", make_theme(accord), make_party("zin"))])
    return make_round()


@pytest.fixture
def person() -> User:
    """Who gets the link."""
    return make_user("Anna Jansen")


def issue(person: User, *rounds: Round) -> str:
    return issue_link(SYSTEM, person=person, round_ids=[one.pk for one in rounds])


def test_a_link_opens_the_questions_of_its_person_and_is_noted_as_opened(opened: Round, person: User) -> None:
    token = issue(person, opened)
    assert PersonalLink.objects.get().opened_at is None
    assert open_link(token).person == person
    first = PersonalLink.objects.get().opened_at
    open_link(token)
    assert first is not None
    assert PersonalLink.objects.get().opened_at == first


def test_the_secret_is_nowhere_in_the_database(opened: Round, person: User) -> None:
    secret = issue(person, opened).partition(":")[0]
    kept = [*PersonalLink.objects.values_list("digest", flat=True), *Entry.objects.values_list("changes", flat=True)]
    assert kept
    assert not [row for row in kept if secret in str(row)]


def test_a_link_that_was_altered_asks_the_database_nothing(
    opened: Round, person: User, django_assert_num_queries: Any
) -> None:
    token = issue(person, opened)
    with django_assert_num_queries(0):
        for altered in (token[:-1], "x" + token[1:], token.partition(":")[0], "", ":" + token, token * 20):
            with pytest.raises(LinkUnknown):
                open_link(altered)


def test_a_link_ends_with_its_rounds(opened: Round, person: User) -> None:
    token = issue(person, opened)
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(LinkExpired):
        open_link(token)
    make_round(period="2023Q4")
    with pytest.raises(LinkExpired):
        open_link(token)


def test_a_revoked_link_opens_nothing_and_the_journal_says_who_revoked_it(opened: Round, person: User) -> None:
    token = issue(person, opened)
    monitor = give_mandate(Role.MONITORING_PARTY)
    link = PersonalLink.objects.get()
    revoke_link(monitor, link_id=link.pk, reason="verkeerde persoon")
    revoke_link(monitor, link_id=link.pk)
    with pytest.raises(LinkRevoked):
        open_link(token)
    entries = Entry.objects.filter(verb="link_revoked")
    assert [(entry.actor, entry.reason) for entry in entries] == [(monitor, "verkeerde persoon")]


def test_the_link_of_a_closed_account_opens_nothing(opened: Round, person: User) -> None:
    token = issue(person, opened)
    User.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(LinkRevoked):
        open_link(token)


@pytest.mark.parametrize("role", [Role.OWNER, Role.THEME_CHAIR, Role.READER, Role.DEPUTY])
def test_only_who_runs_the_round_makes_and_revokes_links(opened: Round, person: User, role: Role) -> None:
    issue(person, opened)
    other = give_mandate(role)
    with pytest.raises(Refused):
        issue_link(other, person=person, round_ids=[opened.pk])
    with pytest.raises(Refused):
        revoke_link(other, link_id=PersonalLink.objects.get().pk)


def test_there_is_no_link_without_an_open_round(opened: Round, person: User) -> None:
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(NothingToInvite):
        issue(person, opened)
    assert not PersonalLink.objects.exists()
