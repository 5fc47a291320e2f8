"""Text is cleaned without moving anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text
from textual.content import Content

from widgets.text import clean, safe


@given(st.text())
def test_cleaning_keeps_the_length_and_leaves_no_control(text: str) -> None:
    cleaned = clean(text, one_line=True)
    assert len(cleaned) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in cleaned)
    assert clean(cleaned, one_line=True) == cleaned


def test_line_breaks_stay_unless_one_line_is_asked_for() -> None:
    assert clean("a\nb\tc") == "a\nb\tc"
    assert clean("a\nb\tc", one_line=True) == "a b c"


def test_ordinary_text_is_left_alone() -> None:
    text = "Zoë · 日本 · 👩\u200d👧 · שלום"
    assert clean(text) == text


@pytest.mark.parametrize("make", [str, Content, Text])
def test_a_string_is_never_markup(make: type[str] | type[Content] | type[Text]) -> None:
    assert safe(make("[b]x[/b]")).plain == "[b]x[/b]"


def test_styles_stay_where_they_were() -> None:
    content = safe(Content.assemble("\x1b", ("late", "bold")))
    assert content.plain == "�late"
    (span,) = content.spans
    assert (span.start, span.end) == (1, 5)
