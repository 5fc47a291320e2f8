"""Quoted text is literal, whichever marks it has."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.capture.tokens import quotes
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW


@pytest.mark.parametrize(
    "quoted", ['"by 4pm"', "'by 4pm'", "„by 4pm“", "“by 4pm”", "«by 4pm»", "»by 4pm«", "‚by 4pm‘", "‘by 4pm’"]
)
def test_every_pair_of_marks_makes_its_text_literal(quoted: str) -> None:
    draft = parse(f"promise @acme {quoted} poster by 5pm", NOW, Rules())
    assert (draft.text, draft.missing) == ("by 4pm poster", ())
    assert draft.theirs is not None
    assert draft.theirs.hour == 17


@pytest.mark.parametrize(
    "line",
    [
        "don't ask if it's theirs",
        "rock 'n' roll 'til friday",
        "the '26 edition of the users' guide",
        '5" pipes and 6" pipes',
        "CHF 9'800 ok'd",
        'an unclosed "quote',
        "an unclosed 'quote",
        "6' x 4'",
    ],
)
def test_inches_and_apostrophes_quote_nothing(line: str) -> None:
    assert quotes(line) == []


def test_a_mark_inside_anothers_is_text() -> None:
    line = "note she said \"it's 'fine' now\" twice"
    assert [line[start:end] for start, end in quotes(line)] == ["\"it's 'fine' now\""]
