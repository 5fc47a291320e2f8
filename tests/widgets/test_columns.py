"""In a line, what must not be cut is not, and names give way last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.columns import Cell, columns

TIME, CODE = Cell("10:30"), Cell("P7K3")
NAME, TEXT = Cell("Bo Lindqvist", give=1), Cell("call back", give=2, grow=True)


def line(width: int) -> str:
    return columns(width, TIME, NAME, TEXT, CODE).plain


def test_room_left_over_goes_to_the_cell_that_grows() -> None:
    assert line(40) == "10:30 Bo Lindqvist call back        P7K3"


def test_text_gives_way_before_names_and_times_never() -> None:
    assert line(29) == "10:30 Bo Lindqvist call… P7K3"
    assert line(23) == "10:30 Bo Lindqvist P7K3"
    assert line(18) == "10:30 Bo Lin… P7K3"
    assert line(10) == "10:30 P7K3"


def test_numbers_stand_at_the_right() -> None:
    assert columns(12, Cell("Bo", grow=True), Cell("820", width=5, align="right")).plain == "Bo       820"


def test_wide_letters_are_cut_by_cells_not_letters() -> None:
    content = columns(9, Cell("日本電気", give=1), Cell("P7K3"))
    assert content.plain == "日 … P7K3"
    assert content.cell_length == 9


@given(st.text(max_size=30), st.text(max_size=30), st.integers(min_value=10, max_value=60))
def test_a_line_is_never_wider_than_asked(name: str, text: str, width: int) -> None:
    content = columns(width, TIME, Cell(name, give=1), Cell(text, give=2, grow=True), CODE)
    assert content.cell_length <= width
    assert content.plain.startswith("10:30")
    assert content.plain.endswith("P7K3")
