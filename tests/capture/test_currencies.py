"""The table of currencies is the standard's."""

from __future__ import annotations

from iso4217 import Currency

from cockpit.capture.money.iso4217 import CODES, MINOR_DIGITS
from cockpit.domain.money import _MINOR_DIGITS

STANDARD = {one.code: one.exponent for one in Currency if one.exponent is not None}


def test_the_codes_are_those_of_the_standard() -> None:
    # Where this fails, the standard has changed: run docs/currencies.py.
    assert set(STANDARD) == CODES


def test_the_minor_digits_are_those_of_the_standard_and_money_is_kept_to_them() -> None:
    assert {code: digits for code, digits in STANDARD.items() if digits != 2} == MINOR_DIGITS
    assert MINOR_DIGITS == _MINOR_DIGITS


def test_gold_and_test_codes_are_no_currencies() -> None:
    assert not CODES & {"XAU", "XAG", "XXX", "XTS", "DEM"}
