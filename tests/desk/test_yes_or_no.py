"""A question of yes or no is answered in any of the languages that lines are read in."""

from __future__ import annotations

import pytest

from cockpit.desk.yes_or_no import yes_or_no
from cockpit.errors import NotUnderstood


@pytest.mark.parametrize("said", ["yes", "Y", "ja", "J", " oui ", "sí", "SÌ", "sim", "tak", "true", "1"])
def test_yes_is_yes(said: str) -> None:
    assert yes_or_no(said) is True


@pytest.mark.parametrize("said", ["no", "N", "nein", "non", "NEE", "não", "nie", "false", "0"])
def test_no_is_no(said: str) -> None:
    assert yes_or_no(said) is False


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("maybe", "“maybe” is neither yes nor no."),
        ("ja ja", "“ja ja” is neither"),
        ("", "Nothing was typed."),
    ],
)
def test_anything_else_is_asked_again(said: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        yes_or_no(said)
