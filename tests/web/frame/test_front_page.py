# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories.accords import ActionToMake, make_accord, make_actions, make_theme
from tests.factories.parties import make_party

pytestmark = pytest.mark.django_db
SIZE = "1 thema, 3 acties, waarvan 2 zonder trekker."


@pytest.fixture(autouse=True)
def accord() -> None:
    made = make_accord()
    theme = make_theme(made)
    make_actions(made, [ActionToMake(f"a-{n}", theme, None if n else make_party()) for n in range(3)])


def test_the_front_page_of_a_demonstration_tells_how_large_the_accord_is(settings: Settings) -> None:
    settings.DEMO = True
    assert SIZE in Client().get("/").content.decode()


def test_outside_a_demonstration_a_stranger_learns_nothing() -> None:
    assert SIZE not in Client().get("/", follow=True).content.decode()
