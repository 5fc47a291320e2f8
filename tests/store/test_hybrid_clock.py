"""The hybrid logical clock: stamps only ever go forward."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.store.hybrid_clock import device_of, is_stamp, ms_of, next_stamp

MOMENTS = st.integers(0, 4_000_000_000_000)


def test_a_stamp_names_its_moment_and_its_device() -> None:
    stamp = next_stamp(1_795_000_000_123, "dev-1")
    assert stamp == "1795000000123-0000-dev-1"
    assert ms_of(stamp) == 1_795_000_000_123
    assert device_of(stamp) == "dev-1"
    assert is_stamp(stamp)


@given(st.lists(MOMENTS, min_size=1, max_size=50), st.sampled_from(["a", "b"]))
def test_stamps_never_go_back_whatever_the_clock_does(walls: list[int], device: str) -> None:
    stamps: list[str] = []
    for wall in walls:
        stamps.append(next_stamp(wall, device, *stamps[-1:]))
    assert stamps == sorted(set(stamps))
    assert ms_of(stamps[-1]) >= max(walls)


@given(st.lists(MOMENTS, min_size=1, max_size=9), MOMENTS)
def test_a_stamp_exceeds_every_one_seen_of_any_device(walls: list[int], wall: int) -> None:
    seen = [next_stamp(ms, f"z{ms}") for ms in walls]
    assert next_stamp(wall, "a", *seen) > max(seen)


def test_a_full_counter_moves_on_to_the_next_millisecond() -> None:
    assert next_stamp(5, "d", "0000000000007-ffff-z") == "0000000000008-0000-d"


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        5,
        [],
        "1795000000123",
        "1795000000123-0000-",
        "179500000012x-0000-a",
        "1795000000123-000g-a",
        "1795000000123_0000-a",
        "1795000000123-0000_a",
        " 795000000123-0000-a",
        "٣795000000123-0000-a",
    ],
)
def test_what_is_no_stamp_is_not_taken_for_one(text: object) -> None:
    assert not is_stamp(text)
