# SPDX-License-Identifier: EUPL-1.2
"""The words of an accord: read once for a page, and never those of another accord or day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import StatusScheme
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from tests.factories import make_accord, make_party, make_theme

pytestmark = pytest.mark.django_db


def today() -> AsOf:
    return AsOf.at(timezone.localdate(), now=timezone.now())


def test_themes_and_statuses_are_each_read_once() -> None:
    accord = make_accord()
    vws = make_party("vws")
    chaired, other = make_theme(accord, chair=vws), make_theme(accord, "b-regio")
    make_theme(make_accord("ander"), "c-ander")
    words, scheme = Vocabulary("proef", today()), StatusScheme.objects.get(accord=accord)
    with CaptureQueriesContext(connection) as asked:
        for _again in range(2):
            assert [theme.key for theme in words.themes.values()] == ["a-zorg", "b-regio"]
            assert words.chairs == {chaired.pk: vws.pk, other.pk: None}
            assert "op-schema" in {status.key for status in words.statuses.values()}
            assert words.of_scheme(scheme.pk) == words.statuses
            assert words.of_scheme(0) == {}
    assert len(asked) == 2


def test_words_of_another_accord_or_day_are_not_used() -> None:
    day = today()
    words = Vocabulary("proef", day)
    assert vocabulary_for("proef", day, words) is words
    for other in (vocabulary_for("ander", day, words), vocabulary_for("proef", day)):
        assert other is not words
    earlier = AsOf(day.peildatum - timedelta(days=1), day.known_at)
    assert vocabulary_for("proef", earlier, words).day == earlier
