# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from akkoord.programme.parties.choices import Role
from tests.factories.accords import ActionToMake, make_accord, make_actions, make_theme
from tests.factories.parties import make_party
from tests.factories.people import give_mandate

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


@pytest.mark.parametrize("demo", [True, False])
def test_who_answers_one_action_starts_at_their_own_questions(settings: Settings, demo: bool) -> None:
    settings.DEMO = demo
    client = Client()
    client.force_login(give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/a-0"))
    assert client.get("/").headers["Location"] == "/mijn-vragen/"
    page = client.get("/mijn-vragen/").content.decode()
    assert "Mijn vragen" in page
    assert "/proef/acties/" not in page
