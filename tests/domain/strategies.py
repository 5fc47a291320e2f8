"""What hypothesis draws: moments, many of them where clocks change, and records as merges may leave them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from cockpit.domain.entry import Contact, Remark
from cockpit.domain.promises.follow_through import STEPS, Step
from cockpit.domain.promises.terms import Item, Move
from cockpit.domain.todo import Note, Todo
from tests.domain.builders import BERLIN, LORD_HOWE, NEW_YORK, NOW, a_promise, an_id

if TYPE_CHECKING:
    from cockpit.domain.promises.promise import Promise

ZONES = (BERLIN, NEW_YORK, LORD_HOWE, ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Apia"), UTC)
# The instants at which the clocks of Berlin, New York and Lord Howe change in 2026, and one midnight.
TURNS = (
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 11, 1, 6, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
    datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
    datetime(2026, 11, 18, 23, tzinfo=UTC),
)
_SMALL = st.timedeltas(timedelta(hours=-4), timedelta(hours=4)) | st.integers(-8, 8).map(
    lambda halves: timedelta(minutes=30 * halves)
)
zones = st.sampled_from(ZONES)
_any_day = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
instants = st.builds(lambda turn, away: turn + away, st.sampled_from(TURNS), _SMALL) | _any_day.map(
    lambda wall: wall.replace(tzinfo=UTC, fold=0)
)
moments = st.builds(lambda instant, zone: instant.astimezone(zone), instants, zones)
near_now = st.builds(
    lambda away, zone: (NOW.astimezone(UTC) + away).astimezone(zone),
    st.timedeltas(timedelta(days=-5), timedelta(days=5))
    | st.integers(-72, 72).map(lambda h: timedelta(hours=h)),
    st.sampled_from((BERLIN, NEW_YORK)),
)
words = st.text("abc é…", max_size=8)
_maybe = st.none() | near_now
_keys = st.sampled_from("abcd")
_steps = st.builds(Step, at=near_now, text=words, when=_maybe, skipped=st.booleans())


@st.composite
def merged_promises(draw: st.DrawFn) -> Promise:
    """Draw a promise with any facts beside each other, also those that no verb would put together."""
    return a_promise(
        theirs=draw(near_now),
        mine=draw(near_now),
        made_at=draw(near_now),
        text=draw(words),
        whole_day=draw(st.booleans()),
        moves=draw(
            st.dictionaries(
                _keys, st.builds(Move, at=near_now, theirs=near_now, whole_day=st.booleans()), max_size=3
            )
        ),
        items=draw(st.dictionaries(_keys, st.builds(Item, text=words, added_at=near_now), max_size=2)),
        steps=draw(st.dictionaries(st.sampled_from([*STEPS, "of a later version"]), _steps, max_size=5)),
        contacts=draw(st.dictionaries(_keys, st.builds(Contact, at=near_now, text=words), max_size=2)),
        remarks=draw(st.dictionaries(_keys, st.builds(Remark, at=near_now, text=words), max_size=1)),
        means=draw(st.none() | words),
        customer=draw(st.none() | st.integers(1, 3)),
        trial_closed_at=draw(_maybe),
        agreed_at=draw(_maybe),
        asked_else_at=draw(_maybe),
        delivered_at=draw(_maybe),
        broken_at=draw(_maybe),
        snoozed_until=draw(_maybe),
        replaces=draw(st.none() | st.integers(1, 3)),
        deleted=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def merged_reminders(draw: st.DrawFn) -> Todo | Note:
    """Draw a to-do or a note with any facts beside each other."""
    kinds: tuple[type[Todo | Note], ...] = (Todo, Note)
    return draw(st.sampled_from(kinds))(
        id=an_id(),
        text=draw(words),
        made_at=draw(near_now),
        due=draw(_maybe),
        whole_day=draw(st.booleans()),
        done_at=draw(_maybe),
        snoozed_until=draw(_maybe),
        deleted=draw(st.sampled_from((False, False, False, True))),
    )


entries = merged_promises() | merged_reminders()
