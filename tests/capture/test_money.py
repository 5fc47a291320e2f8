"""Sums of money, as people type them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.capture.money.amount import money
from cockpit.domain.rules import Rules

DATA = Path(__file__).parent.parent / "data" / "capture"
ROWS = [
    tuple(line.split("\t"))
    for line in (DATA / "money.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def read(typed: str, home: str = "EUR", currency: str | None = None) -> str:
    found = money(typed, Rules(home_currency=home), currency)
    return f"{found.value.normalize():f} {found.currency}" if found else "-"


@pytest.mark.parametrize(("typed", "amount", "currency"), ROWS, ids=[row[0] for row in ROWS])
def test_a_sum_means_what_the_table_says(typed: str, amount: str, currency: str) -> None:
    said = "EUR" if currency == "-" else currency
    assert read(typed) == ("-" if amount == "-" else f"{Decimal(amount).normalize():f} {said}")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("450,-", "450 EUR"),
        ("450.- CHF", "450 CHF"),
        ("5.000,- €", "5000 EUR"),
        ("12 500,50 €", "12500.5 EUR"),
        ("12\u202f500 EUR", "12500 EUR"),
        ("1 234 567", "1234567 EUR"),
        ("12,50,000 INR", "1250000 INR"),
        ("1,000.5", "1000.5 EUR"),
        ("CHF 9’800.50", "9800.5 CHF"),
        ("0,5k", "500 EUR"),
        ("1.2345m", "1234500 EUR"),
        ("3 million dollars", "3000000 USD"),
        ("30k US dollars", "30000 USD"),
        ("20 thousand swiss francs", "20000 CHF"),
        ("5m€", "5000000 EUR"),
        ("15TEUR", "15000 EUR"),
        ("15 k€", "15000 EUR"),
        ("€ 500", "500 EUR"),
        ("EUR 12.5k EUR", "12500 EUR"),
        ("-€500", "-500 EUR"),
        ("€-500", "-500 EUR"),
        ("−500", "-500 EUR"),
        ("450 EUR x 2", "900 EUR"),
        ("3 × 1.5k", "4500 EUR"),
        ("2X450", "900 EUR"),
        ("20 CAD", "20 CAD"),
        ("99.999 EUR", "99999 EUR"),
        ("450", "450 EUR"),
        ("450.", "450 EUR"),
        ("12.500 Euro", "12500 EUR"),
        ("2,5 Millionen Euro", "2500000 EUR"),
        ("1 Milliarde Dollar", "1000000000 USD"),
        ("5 Mio. CHF", "5000000 CHF"),
        ("TEUR 15", "15000 EUR"),
        ("k€ 15", "15000 EUR"),
        ("2 mal 450 EUR", "900 EUR"),
        ("3 crore INR", "30000000 INR"),
        ("Rs 5 lakh", "500000 INR"),
        ("20 US-Dollar", "20 USD"),
        ("500 Schweizer Franken", "500 CHF"),
        ("900 schwedische Kronen", "900 SEK"),
        ("12.3450 KWD", "12.345 KWD"),
    ],
)
def test_more_forms(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "k",
        "EUR",
        "€",
        "2x",
        "x 2",
        "1/2",
        "50%",
        "10-12k",
        "2026-114",
        "10:30",
        "21.12.2026",
        "007",
        "1e5",
        "12..5",
        "9''8",
        "1.234,567.89",
        "--5",
        "٣k",
        "²",
        "½",
        "5 pounds of tea",
        "20 cad",
        "4 all",
        "3 x 2 x 450",
        "5k 6k",
        "#88",
        "v2",
        "1" * 50,
        "999999999999999k",
        "3.14159",
        "Mio.",
        "TEUR",
        "5mm",
        "€ k 5",
    ],
)
def test_what_is_no_sum(typed: str) -> None:
    assert read(typed) == "-"


@pytest.mark.parametrize(
    "typed",
    [
        "1.250k",
        "12.500 KWD",
        "500 kr",
        "500 pesos",
        "500 BTC",
        "20 cents",
        "EUR 500 USD",
        "5k/mo",
        "(500)",
        "0.500",
        "TEUR 5k",
    ],
)
def test_what_is_not_plain_is_refused(typed: str) -> None:
    assert read(typed) == "-"


def test_a_currency_not_typed_is_the_one_given_or_the_home_one() -> None:
    assert read("12.5k", home="SEK") == "12500 SEK"
    assert read("12.5k", home="SEK", currency="USD") == "12500 USD"
    assert read("12.5k EUR", home="SEK", currency="USD") == "12500 EUR"


@pytest.mark.parametrize(
    ("typed", "home", "expected"),
    [
        ("$500", "EUR", "500 USD"),
        ("$500", "AUD", "500 AUD"),
        ("US$500", "AUD", "500 USD"),
        ("500 kr", "SEK", "500 SEK"),
        ("500 kroner", "DKK", "500 DKK"),
        ("¥500", "EUR", "500 JPY"),
        ("¥500", "CNY", "500 CNY"),
        ("500 pounds", "EUR", "500 GBP"),
    ],
)
def test_a_name_that_several_currencies_share_is_the_home_one(typed: str, home: str, expected: str) -> None:
    assert read(typed, home=home) == expected


@given(st.text(max_size=30))
def test_no_text_breaks_it(typed: str) -> None:
    read(typed)


@given(st.text(alphabet="0123456789.,'’ kmxEURCHFK$€£-−%/TM", max_size=16))
def test_no_mix_of_its_own_signs_breaks_it(typed: str) -> None:
    read(typed)


@given(st.integers(0, 99_999_999_999), st.sampled_from([",", ".", "'", " "]))
def test_every_way_to_part_thousands_is_the_same_number(number: int, mark: str) -> None:
    typed = f"{number:,} EUR".replace(",", mark)
    if (
        mark == "."
        and 1000 <= number < 1_000_000
        and number % 10 not in (0, 9)
        and number // 10 % 10 in (number % 10, number // 100 % 10)
    ):
        assert read(typed) == "-"  # "500.555 EUR" may be 500.55 with a finger that stayed: it is asked
    else:
        assert read(typed) == f"{Decimal(number).normalize():f} EUR"
