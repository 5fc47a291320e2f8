"""Text from outside is clean once it is inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.text import clean


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("a\x00b\x1b[31mc\x9bd\x7f", "ab[31mcd"),
        ("a\tb\r\nc\u2028d", "a b  c d"),
        ("\u202eevil\u2066\u2069", "evil"),
        ("\ud83d lone", " lone"),
        ("👩‍👩‍👧 Zoë", "👩‍👩‍👧 Zoë"),
        ("plain [/] text", "plain [/] text"),
    ],
)
def test_what_steers_or_hides_is_dropped(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_cleaning_twice_changes_nothing_and_leaves_nothing_unsafe(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in cleaned)
