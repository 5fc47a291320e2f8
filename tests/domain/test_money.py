"""Money: exact to the minor unit, and never added across currencies."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.money import Money, totals
from cockpit.errors import NotUnderstood

cents = st.integers(-(10**12), 10**12)
CURRENCIES = {"EUR": 2, "USD": 2, "JPY": 0, "KWD": 3, "CLF": 4}


def money(value: str | int | Decimal, currency: str = "EUR") -> Money:
    """Return an amount."""
    return Money(value=Decimal(value), currency=currency)


def of_units(units: int, currency: str = "EUR") -> Money:
    """Return an amount given in minor units: cents, yen, fils."""
    return money(Decimal(units).scaleb(-CURRENCIES[currency]), currency)


@given(st.lists(cents, min_size=1, max_size=50))
def test_a_sum_is_exact_to_the_cent(amounts: list[int]) -> None:
    assert totals(map(of_units, amounts)) == {"EUR": of_units(sum(amounts))}


@given(cents, cents)
def test_differences_and_comparisons_are_exact_to_the_cent(one: int, other: int) -> None:
    assert of_units(one) - of_units(other) == of_units(one - other)
    assert (of_units(one) < of_units(other)) == (one < other)
    assert (of_units(one) >= of_units(other)) == (one >= other)


@given(st.lists(st.tuples(cents, st.sampled_from(sorted(CURRENCIES))), max_size=30))
def test_there_is_one_total_for_each_currency(amounts: list[tuple[int, str]]) -> None:
    found = totals(of_units(units, currency) for units, currency in amounts)
    assert found == {
        wanted: of_units(sum(units for units, currency in amounts if currency == wanted), wanted)
        for wanted in dict.fromkeys(currency for _, currency in amounts)
    }
    assert list(found) == list(dict.fromkeys(currency for _, currency in amounts))


@pytest.mark.parametrize(
    "do", [operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge]
)
def test_two_currencies_never_mix(do: Callable[[Any, Any], object]) -> None:
    with pytest.raises(TypeError, match="do not add up"):
        do(money(1), money(1, "USD"))


def test_amounts_of_two_currencies_are_never_equal() -> None:
    assert money(1) != money(1, "USD")
    assert money("1.5") == money("1.50")


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(NotUnderstood, match="no amount"):
        money(value)


@pytest.mark.parametrize("value", ["1e26", "-1e26", "1e30", "1e999999", "9" * 40])
def test_an_amount_too_large_to_be_exact_is_refused(value: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        money(value)
    assert refusal.value.remedy


@given(st.decimals())
def test_any_number_is_an_amount_or_is_refused_in_words(value: Decimal) -> None:
    try:
        amount = money(value)
    except NotUnderstood:
        return
    assert abs(amount.value - value) <= Decimal("0.005")


@pytest.mark.parametrize("currency", ["", "EU", "EURO", "eur", "E1R", "€", "ÄÖÜ", "EU "])
def test_a_currency_is_three_letters(currency: str) -> None:
    with pytest.raises(NotUnderstood, match="no currency"):
        money(1, currency)


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        ("12500.5", "EUR", "EUR 12,500.50"),
        ("1.005", "EUR", "EUR 1.01"),
        ("-1.005", "EUR", "EUR -1.01"),
        ("1234.5", "JPY", "JPY 1,235"),
        ("1.2345", "KWD", "KWD 1.235"),
        ("1.23456", "CLF", "CLF 1.2346"),
        ("0", "EUR", "EUR 0.00"),
    ],
)
def test_an_amount_is_rounded_to_its_minor_unit_and_shown_with_it(
    value: str, currency: str, shown: str
) -> None:
    assert str(money(value, currency)) == shown
