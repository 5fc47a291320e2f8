"""A bar is as wide as asked, full only when all is done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.meter import bar


def test_three_of_five() -> None:
    assert bar(3, 5, 5).plain == "▰▰▰▱▱"


@given(st.integers(-5, 200), st.integers(-5, 200), st.integers(0, 40))
def test_full_only_when_done_and_empty_only_when_nothing_is(done: int, of: int, width: int) -> None:
    text = bar(done, of, width).plain
    assert len(text) == width
    if width:
        assert ("▱" not in text) == (0 < of <= done)
    if width > 1:
        assert ("▰" not in text) == (done <= 0 or of <= 0)
