# SPDX-License-Identifier: EUPL-1.2
"""Several lists of actions are read at once."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.programme.accord.overviews.actions import ActionFilter, ActionsAsked, action_lists
from akkoord.programme.parties.policies import Capacity
from tests.programme.accord.rich_package import TODAY, load

pytestmark = pytest.mark.django_db


def test_two_lists_cost_two_queries_more_than_one(tmp_path: Path) -> None:
    load(tmp_path)
    owned, named = ActionsAsked(ActionFilter(owner="zin")), ActionsAsked(ActionFilter(named="vws"))
    viewer = Capacity(everything=True)
    with CaptureQueriesContext(connection) as one:
        action_lists(viewer, TODAY, accord="proef", asked=[owned])
    with CaptureQueriesContext(connection) as two:
        first, second = action_lists(viewer, TODAY, accord="proef", asked=[owned, named])
    assert len(two) == len(one) + 2
    assert [[action.key for action in page.actions] for page in (first, second)] == [["a-kader"], ["a-kader"]]
