"""Parts that are words follow the line through any change of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.plain_parts import PlainParts


def of(parts: PlainParts, line: str) -> list[str]:
    return [line[start:end] for start, end in parts.parts]


@given(st.data(), st.text("ab @", max_size=12), st.text("ab @", max_size=12), st.text("ab @", max_size=4))
def test_what_changes_elsewhere_moves_a_part_and_leaves_its_words(
    data: st.DataObject, before: str, after: str, put: str
) -> None:
    line = f"{before}<part>{after}"
    parts = PlainParts([(len(before), len(before) + 6)])
    if data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(before)))
        end = data.draw(st.integers(start, len(before)))
    else:
        start = data.draw(st.integers(len(before) + 6, len(line)))
        end = data.draw(st.integers(start, len(line)))
    changed = line[:start] + put + line[end:]
    parts.follow(line, changed)
    assert of(parts, changed) == ["<part>"]


@given(st.text("ab ", max_size=20), st.lists(st.text("ab ", max_size=20), max_size=8), st.data())
def test_any_change_leaves_parts_that_lie_in_the_line_in_order_and_apart(
    line: str, lines: list[str], data: st.DataObject
) -> None:
    parts = PlainParts()
    for following in lines:
        if line:
            start = data.draw(st.integers(0, len(line) - 1))
            parts.add(start, data.draw(st.integers(start + 1, len(line))))
        parts.follow(line, following)
        line = following
        ends = [0, *(place for part in parts.parts for place in part), len(line)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in parts.parts)


def test_typing_on_at_its_end_leaves_it_and_typing_within_makes_it_longer() -> None:
    parts = PlainParts([(3, 6)])
    parts.follow("by fri", "by fri days")
    assert parts.parts == ((3, 6),)
    parts.follow("by fri days", "by frxi days")
    assert parts.parts == ((3, 7),)


def test_what_is_typed_where_some_was_deleted_is_read_anew() -> None:
    parts = PlainParts([(0, 6)])
    parts.follow("by fri", "by fr")
    assert parts.parts == ((0, 5),)
    parts.follow("by fr", "by f")
    assert parts.parts == ((0, 4),)
    parts.follow("by f", "by fr")
    assert not parts.parts


def test_a_part_that_is_deleted_or_overwritten_is_gone() -> None:
    parts = PlainParts([(3, 6)])
    parts.follow("by fri", "by ")
    assert not parts.parts
    parts = PlainParts([(3, 6)])
    parts.follow("by fri", "by mon")
    assert not parts.parts
