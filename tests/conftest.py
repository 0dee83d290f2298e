# SPDX-License-Identifier: EUPL-1.2
"""What all tests share."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings as hypothesis

hypothesis.register_profile("akkoord", deadline=None)  # how busy the machine is says nothing about the code
hypothesis.register_profile("thorough", deadline=None, max_examples=1000)
hypothesis.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "akkoord"))


@pytest.fixture(autouse=True, scope="session")
def own_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Attachments of a run end up in a folder of that run."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    """Every test starts in Dutch: a page asked in English leaves that language on for whoever comes next."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees what another left in the cache, such as counted sign-in attempts."""
    cache.clear()
    yield
    cache.clear()
