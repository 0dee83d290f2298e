# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.asof import AsOf, InvalidPeildatum, parse_peildatum

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
days = st.dates(date(1900, 1, 1), date(9000, 1, 1))
moments = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))


def test_as_then_known_ends_with_the_day_in_local_time() -> None:
    as_of = AsOf.at(date(2023, 9, 30), now=datetime(2026, 1, 1, tzinfo=UTC)).as_then_known(AMSTERDAM)
    assert as_of.known_at < datetime(2023, 9, 30, 22, 0, tzinfo=UTC)
    assert as_of.known_at > datetime(2023, 9, 30, 21, 59, tzinfo=UTC)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        AsOf.at(date(2023, 9, 30), now=datetime(2026, 1, 1))


def test_a_peildatum_with_a_time_is_refused() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(TypeError):
        AsOf.at(now, now=now)


def test_today_with_all_that_is_known_is_the_present() -> None:
    now = datetime(2026, 1, 2, 0, 30, tzinfo=AMSTERDAM)
    assert AsOf.at(date(2026, 1, 2), now=now).is_present(now)
    assert not AsOf.at(date(2026, 1, 1), now=now).is_present(now)
    assert not AsOf.at(date(2026, 1, 2), now=now).is_present(now + timedelta(seconds=1))


def test_a_peildatum_has_a_label() -> None:
    as_of = AsOf.at(date(2023, 9, 30), now=datetime(2026, 1, 1, tzinfo=UTC))
    assert (as_of.label, as_of.label_in("en")) == ("30 september 2023", "30 September 2023")


@pytest.mark.parametrize("text", ["2023-09-30", "30-9-2023", "30 september 2023", "2023Q3", "2023-Q3", " 30/09/2023 "])
def test_a_peildatum_is_read_from_a_date_or_a_period(text: str) -> None:
    assert parse_peildatum(text) == date(2023, 9, 30)


@pytest.mark.parametrize("text", ["", "gisteren", "31-9-2023", "2023-09-31", "9999-12-31", "' OR 1=1 --"])
def test_what_is_no_date_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(InvalidPeildatum, match="30-9-2023"):
        parse_peildatum(text)


@given(days, moments)
def test_as_then_known_never_knows_more_nor_what_came_after_the_day(day: date, now: datetime) -> None:
    as_of = AsOf.at(day, now=now)
    then = as_of.as_then_known(AMSTERDAM)
    assert then.peildatum == day
    assert then.known_at <= as_of.known_at
    assert then.known_at.astimezone(AMSTERDAM).date() <= day
    assert then.as_then_known(AMSTERDAM) == then


@given(moments)
def test_as_then_known_of_today_is_the_present(now: datetime) -> None:
    local = now.astimezone(AMSTERDAM)
    assert AsOf.at(local.date(), now=local).as_then_known(AMSTERDAM).is_present(local)
