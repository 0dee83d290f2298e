# SPDX-License-Identifier: EUPL-1.2
"""Every page about rounds tells the way to it from the accord."""

from collections.abc import Callable

import pytest
from django.test import Client

from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.models import AccordRecord
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
OPEN, CLOSED = "4e kwartaal 2023", "3e kwartaal 2023"


def way_to(browser: Client, url: str) -> list[tuple[str, str]]:
    response = browser.get(url)
    assert response.status_code == 200
    return [(crumb.label, crumb.url) for crumb in response.context["crumbs"]]


def test_the_list_of_rounds_stands_under_the_accord(world: World, as_: SignIn) -> None:
    name = AccordRecord.objects.get().short_name
    assert way_to(as_(world.monitor), "/proef/rondes/") == [(name, "/proef/"), ("Rondes", "")]
    opening = way_to(as_(world.monitor), "/proef/rondes/openen/")
    assert opening == [(name, "/proef/"), ("Rondes", "/proef/rondes/"), ("Ronde openen", "")]


def test_a_round_and_the_pages_in_it_stand_under_the_list(world: World, as_: SignIn) -> None:
    name = AccordRecord.objects.get().short_name
    begin = [(name, "/proef/"), ("Rondes", "/proef/rondes/")]
    asked, last = world.question("kader").pk, world.question("kader", world.last)
    pages = {
        world.url("nakijken/"): (OPEN, "Nakijken"),
        world.url("sluiten/"): (OPEN, "Sluiten"),
        world.url("termijn/"): (OPEN, "Uiterste datum"),
        world.url("thema/a-zorg/"): (OPEN, "A a-zorg"),
        world.url(f"verifieren/{asked}/"): (OPEN, "Verifiëren"),
        world.url("uitnodigingen/"): (OPEN, "Uitnodigingen"),
        world.url("werkboeken/"): (OPEN, "Werkboeken"),
        world.last_url("edities/1/"): (CLOSED, "Editie 1"),
        world.last_url("editie-vaststellen/"): (CLOSED, "Nieuwe editie"),
        world.last_url(f"vraag/{last.request_id}/"): (CLOSED, "Vragen aan Zorginstituut"),
        world.last_url(f"correctie/{last.pk}/"): (CLOSED, "Correctie"),
    }
    browser = as_(world.monitor)
    for url, (period, here) in pages.items():
        page = world.last_url() if period == CLOSED else world.url()
        assert way_to(browser, url) == [*begin, (period, page), (here, "")], url
    assert way_to(browser, world.url()) == [*begin, (OPEN, "")]
    assert way_to(as_(world.chair), world.url()) == [*begin, (OPEN, "")]
    for url in (world.last_url(), world.last_url("nodig/"), world.last_url("voortgang/")):
        assert way_to(browser, url)[:3] == [*begin, (CLOSED, "")], url
