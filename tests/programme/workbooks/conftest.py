# SPDX-License-Identifier: EUPL-1.2
"""The world of these tests."""

import pytest

from tests.programme.workbooks.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()
