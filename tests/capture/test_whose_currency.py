"""A word beside a currency that makes it another is read, or asked about, on either side and with a hyphen."""

from __future__ import annotations

import pytest

from tests.capture.test_slips_of_verbs import read

READ = (
    ("20k dollars canadian", "CAD"), ("20k canadian dollars", "CAD"), ("canadian dollars 20k", "CAD"),
    ("20k Canadian-dollars", "CAD"), ("$20k canadian", "CAD"), ("canadian $20k", "CAD"),
    ("20k kanadische Dollar", "CAD"), ("20k Dollar kanadisch", "CAD"), ("20k dollars australian", "AUD"),
    ("20k hong kong dollars", "HKD"), ("20k dollars hong kong", "HKD"), ("20k Hongkong-Dollar", "HKD"),
    ("20k singapore dollars", "SGD"), ("20k NZ dollars", "NZD"), ("20k dollars (NZ)", "NZD"), ("NZ $20k", "NZD"),
    ("20k dollars american", "USD"), ("20k schwedische Kronen", "SEK"), ("20k Kronen schwedisch", "SEK"),
    ("20k dänische Kronen", "DKK"), ("20k norwegian kroner", "NOK"), ("20k crowns czech", "CZK"),
    ("20k Swiss francs", "CHF"), ("20k Schweizer Franken", "CHF"), ("20k egyptian pounds", "EGP"),
    ("20k pounds lebanese", "LBP"), ("£20k egyptian", "EGP"), ("20k mexican pesos", "MXN"),
    ("20k pesos colombian", "COP"), ("20k chilenische pesos", "CLP"), ("20k indian rupees", "INR"),
    ("20k rupees pakistani", "PKR"), ("20k kuwaiti dinars", "KWD"), ("20k polish zloty", "PLN"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "currency"), READ)
@pytest.mark.parametrize("kind", ["order", "paid", "lost"])
def test_whose_currency_it_is_is_read_on_either_side(kind: str, said: str, currency: str) -> None:
    draft = read(f"{kind} @acme {said}")
    assert draft.amount is not None
    assert (draft.amount.currency, draft.text) == (currency, "")


@pytest.mark.parametrize(
    "said",
    ["20k french francs", "20k canadian pounds", "20k canadain dollars", "$20k canadain", "20k canadian",
     "$20k canadian machines"],
)  # fmt: skip
def test_a_currency_that_its_words_do_not_settle_is_asked_for(said: str) -> None:
    draft = read(f"order @acme {said}")
    assert draft.amount is None
    assert any("currency" in ask for ask in draft.missing)


@pytest.mark.parametrize(
    ("said", "currency"), [("20k EUR swiss machines", "EUR"), ("20k dollars, canadian machines", "USD")]
)
def test_what_was_ordered_may_come_from_a_country(said: str, currency: str) -> None:
    draft = read(f"order @acme {said}")
    assert draft.amount is not None
    assert (draft.amount.currency, draft.missing) == (currency, ())


@pytest.mark.parametrize(
    "typed", ["12k uusd", "12k ussd", "2.4m usdd", "12k dkkk", "12k rrand", "12k yun", "12k swiss frans"]
)
def test_a_currency_with_a_slip_in_it_never_becomes_the_one_of_the_home(typed: str) -> None:
    draft = read(f"order @acme {typed}")
    assert any("currency" in ask for ask in draft.missing), draft


@pytest.mark.parametrize(
    ("said", "currency"),
    [("4k, in USD", "USD"), ("7k, CHF", "CHF"), ("5k, EUR", "EUR"), ("4k in pounds", "GBP")],
)
def test_a_currency_that_stands_apart_from_its_sum_is_told(said: str, currency: str) -> None:
    draft = read(f"order @acme {said}")
    assert draft.amount is not None
    assert draft.amount.currency == currency
    assert any(f'"{said}" read as {currency}' in told for told in draft.assumed), draft


@pytest.mark.parametrize(
    "said", ["12k, TOP", "12k in CAD", "12k in CAD files", "12k in usd pumps", "12k, SDG"]
)
def test_letters_behind_a_sum_that_may_be_words_are_asked_about(said: str) -> None:
    draft = read(f"order @acme {said}")
    assert draft.amount is None
    assert any(ask.startswith('Is "12k" in "') for ask in draft.missing), draft
