"""How long ago something was, or until then, in one unit."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from cockpit.desk.day_words import ago, short
from cockpit.domain.moment import between, days_past
from tests.domain.builders import NOW


@given(st.timedeltas(timedelta(days=-8), timedelta(days=8)), st.integers(-1439, 1439), st.booleans())
def test_from_two_days_on_it_is_told_in_days_of_the_calendar_whatever_the_zone(
    after: timedelta, minutes: int, whole_day: bool
) -> None:
    moment: datetime = (NOW + after).astimezone(timezone(timedelta(minutes=minutes)))
    duration = between(moment, NOW)
    days = f"{abs(days_past(moment, NOW, whole_day=whole_day))} d"
    told = short(duration) if abs(duration) < timedelta(days=2) else days
    assert ago(moment, NOW, whole_day=whole_day) == told
