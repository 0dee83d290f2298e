# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from akkoord.config.checks import demo_is_not_production, refuse_demo_in_production


def test_e001_a_demo_in_production_is_an_error(settings: Settings) -> None:
    settings.DEMO = True
    settings.SESSION_COOKIE_SECURE = True
    assert [message.id for message in demo_is_not_production()] == ["akkoord.E001"]
    with pytest.raises(ImproperlyConfigured, match=r"akkoord\.E001"):
        refuse_demo_in_production()


def test_a_demo_on_ones_own_machine_is_fine(settings: Settings) -> None:
    settings.DEMO = True
    assert demo_is_not_production() == []
    refuse_demo_in_production()
