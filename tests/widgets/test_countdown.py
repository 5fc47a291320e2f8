"""Time left is told briefly, rounded towards now, and by time that really passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.reactive import reactive

from tests.widgets.conftest import lines
from widgets.countdown import Countdown, remaining, seconds_until

MIN, HOUR, DAY = 60, 3600, 86_400
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "now"),
        (59.9, "now"),
        (-59, "now"),
        (MIN, "in 1 min"),
        (20 * MIN + 59, "in 20 min"),
        (-20 * MIN, "20 min late"),
        (HOUR - 1, "in 59 min"),
        (HOUR, "in 1 h"),
        (2 * HOUR + 10 * MIN, "in 2 h 10"),
        (2 * HOUR + 5 * MIN, "in 2 h 05"),
        (-2 * HOUR, "2 h late"),
        (DAY - 1, "in 23 h 59"),
        (3 * DAY + HOUR, "in 3 d"),
        (-14 * DAY, "14 d late"),
    ],
)
def test_time_left_in_words(seconds: float, words: str) -> None:
    assert remaining(seconds) == words


@given(st.floats(min_value=MIN, max_value=1e9))
def test_late_and_to_come_mirror_each_other(seconds: float) -> None:
    assert remaining(seconds).removeprefix("in ") == remaining(-seconds).removesuffix(" late")


def test_a_night_when_the_clock_goes_back_is_an_hour_longer() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    evening, morning = datetime(2026, 10, 24, 20, tzinfo=berlin), datetime(2026, 10, 25, 8, tzinfo=berlin)
    assert seconds_until(morning, evening) == 13 * HOUR


class Clock(App[None]):
    moment: reactive[datetime | None] = reactive(None)

    def compose(self) -> ComposeResult:
        yield Countdown(NOON).data_bind(now=Clock.moment)


async def test_it_follows_the_owners_clock_and_has_a_class_for_soon_and_late() -> None:
    app = Clock()
    async with app.run_test(size=(30, 3), notifications=True, tooltips=True) as pilot:
        countdown = app.query_one(Countdown)
        assert lines(app)[0].strip() == ""
        seen = []
        for minutes in (-130, -20, 0, 20):
            app.moment = NOON + timedelta(minutes=minutes)
            await pilot.pause()
            seen.append((lines(app)[0].strip(), *sorted(countdown.classes)))
        assert seen == [("in 2 h 10",), ("in 20 min", "-soon"), ("now", "-soon"), ("20 min late", "-late")]
        countdown.until = None
        await pilot.pause()
        assert lines(app)[0].strip() == ""
        assert not countdown.classes
