# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.overviews.counts import action_counts
from akkoord.programme.parties.policies import Capacity
from tests.factories.accords import ActionToMake, make_accord, make_actions, make_theme
from tests.factories.parties import make_party

EVERYBODY = Capacity(everything=True)

pytestmark = pytest.mark.django_db


def at(day: date) -> AsOf:
    return AsOf.at(day, now=timezone.now())


def test_actions_without_an_owner_are_counted_per_theme() -> None:
    accord = make_accord()
    first, second = make_theme(accord, "a-zorg"), make_theme(accord, "b-regio")
    zin = make_party()
    make_actions(accord, [ActionToMake(f"a-{n}", first, zin if n else None) for n in range(3)])
    make_actions(accord, [ActionToMake("later", first, since=date(2023, 10, 1))])
    found = {
        one.key: (one.actions, one.owner_missing)
        for one in action_counts(EVERYBODY, at(date(2023, 9, 30)), accord="proef")
    }
    assert found == {"a-zorg": (3, 1), "b-regio": (0, 0)}
    assert second.key in found


def test_it_takes_two_queries_however_many_actions() -> None:
    accord = make_accord()
    theme = make_theme(accord)
    for number in range(2):
        make_actions(accord, [ActionToMake(f"a-{number}-{n}", theme) for n in range(1 + 3 * number)])
        with CaptureQueriesContext(connection) as captured:
            action_counts(EVERYBODY, at(date(2023, 9, 30)), accord="proef")
        assert len(captured) == 2


def test_an_unknown_accord_has_no_themes() -> None:
    assert action_counts(EVERYBODY, at(date(2023, 9, 30)), accord="niets") == ()


def test_who_may_not_read_is_refused() -> None:
    with pytest.raises(Refused):
        action_counts(Capacity(), at(date(2023, 9, 30)), accord="proef")
