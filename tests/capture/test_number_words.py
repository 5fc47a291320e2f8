"""Numbers in words: all tens and hundreds count days, and what was not read of a term of payment is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.phrases import WEDNESDAY


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("seventy days", 70), ("eighty-five days", 85), ("eighty five days", 85), ("a hundred days", 100),
        ("hundred and twenty days", 120), ("two hundred days", 200), ("three hundred and sixty five days", 365),
        ("siebzig Tagen", 70), ("achtundachtzig Tagen", 88), ("hundert Tagen", 100), ("einhundertfünfzig Tagen", 150),
        ("zweihundert Tagen", 200), ("hundertundzwanzig Tagen", 120), ("neunundneunzig Tagen", 99),
    ],
)  # fmt: skip
def test_tens_and_hundreds_count_days(said: str, days: int) -> None:
    due = parse(f"todo x in {said}", WEDNESDAY, Rules()).due
    assert due is not None
    assert due.date() == WEDNESDAY.date() + timedelta(days=days)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("net seventy", 70), ("payable in a hundred days", 100), ("zahlbar in achtzig Tagen", 80),
        ("net hundert tage", 100),
    ],
)  # fmt: skip
def test_tens_and_hundreds_are_terms(said: str, days: int) -> None:
    assert parse(f"order @acme 5k {said}", WEDNESDAY, Rules()).terms_days == days


@pytest.mark.parametrize(
    "said",
    [
        "net thrity days", "net some days", "payable after seventy days", "payable within severl weeks",
        "zahlbar nach Ablauf von Tagen", "net999999", "net XXX days",
    ],
)  # fmt: skip
def test_a_term_that_was_not_read_is_asked(said: str) -> None:
    draft = parse(f"order @acme 5k {said}", WEDNESDAY, Rules())
    assert draft.terms_days is None
    assert any(ask.startswith("When do they pay") for ask in draft.missing)
