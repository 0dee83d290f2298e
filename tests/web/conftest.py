# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.web.shell.surroundings import AccordLink, PeildatumShortcut, Surroundings, provide_surroundings

PASSWORD = "een lang wachtwoord 1"
PRACTICE_NOTICE = "Deze pagina toont oefengegevens."


@pytest.fixture(autouse=True)
def _nobody_failed_to_sign_in_before() -> None:
    cache.clear()


@pytest.fixture
def person(db: None) -> User:
    return create_user(SYSTEM, email="trekker@voorbeeld.nl", name="Trekker van een actie", password=PASSWORD)


@pytest.fixture
def demo_person(db: None) -> User:
    return create_user(SYSTEM, email="demo@voorbeeld.nl", name="Programmateam", is_demo_user=True)


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


@pytest.fixture
def surroundings() -> Iterator[Surroundings]:
    around = Surroundings(
        accord_key="iza",
        accord_name="Integraal Zorgakkoord",
        accord_url="/iza/",
        accords=(AccordLink("Integraal Zorgakkoord", "/iza/", current=True),),
        peildata=(PeildatumShortcut("Ronde 3e kwartaal 2023", date(2023, 9, 30)),),
        practice_notice=PRACTICE_NOTICE,
        figures_from="stroomschema’s 2023",
    )
    before = provide_surroundings(lambda request: around)
    yield around
    provide_surroundings(before)
