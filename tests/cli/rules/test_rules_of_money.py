"""Practice 3, the money: booked only as typed, exact, in its currency, as at any date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


def billed(seller: Seller, line: str = "order @acme seats 5k net 7") -> str:
    """Deliver and invoice an order; return its code."""
    code = seller.add(line)
    seller.do(code, "deliver")
    seller.do(code, "invoice")
    return code


def test_promised_delivered_unpaid_and_cleared_are_shown_apart_and_per_currency(seller: Seller) -> None:
    seller.add("order @acme seats 5k")
    billed(seller, "order @bolt lamps 300 USD")
    paid = billed(seller, "order @crest lamps 400 EUR")
    seller.do(paid, "clear", amount="400")
    found = seller.json("orders")
    assert found["promised"] == {"EUR": "5000.00"}
    assert found["unpaid"] == {"USD": "300.00"}
    assert found["cleared"] == {"EUR": "400.00"}


@pytest.mark.parametrize("typed", ["half", "50 %", "the rest", "all of it", "the deposit"])
def test_a_sum_that_was_not_read_or_is_a_part_is_asked_and_nothing_is_booked(
    seller: Seller, typed: str
) -> None:
    code = billed(seller)
    seller("add", f"paid @acme {typed}", ends=2)
    assert seller.show(code)["payments"] == {}


def test_a_payment_seen_twice_is_asked_and_so_is_one_that_fits_two_orders(seller: Seller) -> None:
    code = billed(seller)
    seller("add", "paid @acme 1,200")
    assert "noted on" in seller("add", "paid @acme 1,200", ends=2)
    assert seller.refused(code, "pay", amount="1200")
    other = billed(seller, "order @acme lamps 5k")
    said = seller("add", "paid @acme 700", ends=2)
    assert code in said
    assert other in said
    assert f"paid @acme 700, {code}" in said
    seller("add", f"paid @acme 700, {other}")
    assert len(seller.show(other)["payments"]) == 1


@pytest.mark.parametrize(
    ("owed", "came", "example"),
    [
        ("900 JPY", "50.50 EUR", "51 JPY"),
        ("900 EUR", "50 JPY", "50.00 EUR"),
        ("900 KWD", "1.25 USD", "1.2500 KWD"),
    ],
)
def test_money_of_another_currency_is_asked_in_that_of_the_order_with_its_own_decimals(
    seller: Seller, owed: str, came: str, example: str
) -> None:
    billed(seller, f"order @acme seats {owed}")
    assert f"paid @acme {example}" in seller("add", f"paid @acme {came}", ends=2)
    assert "Received" in seller("add", f"paid @acme {example}"), "what is advised is read"


def test_terms_in_days_weeks_months_and_to_the_end_of_the_month_make_the_due_date(seller: Seller) -> None:
    due = []
    for given in ({"days": "14"}, {"weeks": "2"}, {"months": "1"}, {"months": "1", "end_of_month": "yes"}):
        code = billed(seller, "order @acme seats 5k")
        seller.do(code, "set-terms", **given)
        due.append(seller.show(code)["payment_due"][:10])
    assert due == ["2026-12-02", "2026-12-02", "2026-12-18", "2026-12-31"]


def test_an_instalment_is_due_on_its_day_and_the_rest_by_the_terms(seller: Seller) -> None:
    code = billed(seller)
    seller.do(code, "add-instalment", amount="2000", due="2026-11-20")
    [line] = seller.json("orders")["orders"]
    assert line["due"][:10] == "2026-11-20"
    seller.do(code, "clear", amount="2000")
    assert seller.json("orders")["orders"][0]["due"][:10] == "2026-11-25"
    assert seller.refused(code, "add-instalment", amount="4000", due="2026-11-30")


def test_typed_paying_early_takes_the_discount_and_paying_late_does_not(seller: Seller) -> None:
    early, late = billed(seller), billed(seller, "order @bolt lamps 1,000 EUR")
    for code in (early, late):
        seller.do(code, "set-terms", discount="2", within="5")
    seller.at("20 10:00")
    seller.do(early, "clear", amount="4900")
    assert seller.show(early)["state"] == "cleared"
    seller.at("30 10:00")
    seller.do(late, "clear", amount="980")
    assert seller.show(late)["outstanding"] == {"value": "20.00", "currency": "EUR"}


def test_a_bounced_payment_is_to_come_again_and_asks_for_a_call_the_next_morning(seller: Seller) -> None:
    code = billed(seller)
    seller.do(code, "clear", amount="5000")
    seller.at("19 15:00")
    seller.do(code, "bounce", amount="5000", text="no cover")
    assert seller.show(code)["state"] == "invoiced"
    seller.at("20 09:05")
    row = seller.rows()[code]
    assert (row["clock"], row["when"][:16]) == ("bounced", "2026-11-20T09:00")


def test_a_broken_payment_promise_asks_for_a_call_next_morning_ahead_of_any_older_step(
    seller: Seller,
) -> None:
    code = billed(seller)
    seller.do(code, "promise-payment", due="thu 12:00", amount="5000")
    seller.at("20 09:05")
    row = seller.rows()[code]
    assert (row["clock"], row["when"][:16]) == ("broken", "2026-11-20T09:00")
    assert seller.json("review")["cards"][0]["code"] == code
    seller.do(code, "touch", text="they pay on monday")
    assert seller.rows()[code]["clock"] != "broken"


def test_a_payment_promise_that_was_kept_asks_for_nothing(seller: Seller) -> None:
    code = billed(seller)
    seller.do(code, "promise-payment", due="thu 12:00", amount="2000")
    seller.at("19 09:00")
    seller.do(code, "pay", amount="2000")
    seller.at("20 09:05")
    assert seller.rows()[code]["clock"] != "broken"


def test_typed_a_credit_note_makes_it_owe_less_and_a_write_off_closes_it_without_a_celebration(
    seller: Seller,
) -> None:
    code = billed(seller)
    seller.do(code, "credit", amount="1000")
    seller.do(code, "clear", amount="3000")
    assert "an order at last" not in seller.do(code, "write-off", amount="1000", text="insolvent")
    assert seller.show(code)["state"] == "written off"
    assert seller.json("week")["orders"]["lost"] == {"written off": {"EUR": "1000.00"}}


def test_what_was_written_off_and_paid_later_was_not_lost(seller: Seller) -> None:
    code = billed(seller)
    seller.do(code, "write-off", amount="5000")
    seller.at("19 10:00")
    seller.do(code, "clear", amount="2000")
    assert seller.json("week")["orders"]["lost"] == {"written off": {"EUR": "3000.00"}}
    seller.do(code, "clear", amount="3000")
    found = seller.json("week")["orders"]
    assert (found["lost"], found["cleared"]) == ({}, 1)
    assert seller.show(code)["state"] == "cleared"


def test_overpaid_money_is_asked_and_stays_in_sight_until_it_went_back(seller: Seller) -> None:
    code = billed(seller)
    assert "too much" in seller.refused(code, "clear", amount="5500")
    seller.do(code, "clear", amount="5500", over="yes")
    seller.at("19 09:05")
    assert seller.rows()[code]["clock"] == "overpaid"
    seller.do(code, "refund", amount="500")
    assert code not in {one for one, row in seller.rows().items() if row["clock"] == "overpaid"}


def test_the_deposit_of_what_fell_through_stays_in_sight_until_it_went_back(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    seller.do(code, "clear", amount="2500")
    assert "Give back the EUR 2,500.00" in seller.do(code, "fall-through", cause="credit")
    assert seller.json("orders")["to_return"] == {"EUR": "2500.00"}
    assert seller.json("orders")["to_come"] == {}
    assert seller.rows()[code]["clock"] == "deposit"
    seller.do(code, "return-deposit", amount="2500")
    assert code not in seller.rows()


def test_a_deposit_that_has_not_cleared_when_it_fell_through_stays_in_sight_too(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    seller.do(code, "pay", amount="2500", text="cheque")
    assert "has not cleared yet" in seller.do(code, "fall-through", cause="credit")
    row = seller.rows()[code]
    assert (row["clock"], row["when"][:16]) == ("uncleared", "2026-11-19T09:00")
    assert "EUR 2,500.00 has not cleared yet" in row["reason"]
    assert seller.show(code)["next"] == "clear"
    assert seller.json("orders")["orders"][0]["code"] == code
    seller.do(code, "clear", amount="2500")
    assert seller.rows()[code]["clock"] == "deposit"
    other = seller.add("order @bolt lamps 1k")
    seller.do(other, "pay", amount="400")
    seller.do(other, "fall-through", cause="other")
    seller.do(other, "bounce")
    assert other not in seller.rows(), "nothing came, nothing goes back"


def test_aging_is_as_at_any_date_and_the_reminder_gets_firmer_with_age(seller: Seller) -> None:
    code = billed(seller)  # due on 25 November
    ages = []
    for date in ("2026-11-25", "2026-11-26", "2026-12-26", "2027-01-25", "2027-03-01"):
        aging = seller.json("orders", "--at", date)["aging"]
        ages.append(next(age for age, sums in aging.items() if sums))
    assert ages == ["current", "1–30", "31–60", "61–90", "90+"]
    assert "nothing overdue" in seller("statement", "acme", "--reminder", "--at", "2026-11-25", ends=1)
    words = [
        seller("statement", "acme", "--reminder", "--at", date).split(". ")[0]
        for date in ("2026-12-01", "2027-01-10", "2027-03-01")
    ]
    assert len(set(words)) == 3
    assert "last reminder" in words[2]
    assert code in seller("statement", "acme", "--markdown")


def test_a_reminder_asks_for_no_more_than_is_owed_and_not_for_what_is_on_its_way(seller: Seller) -> None:
    code = billed(seller)
    seller.do(code, "clear", amount="1000")
    seller.do(code, "pay", amount="1500")
    assert "EUR 2,500.00" in seller("statement", "acme", "--reminder", "--at", "2026-12-01")
    seller.do(code, "credit", amount="2500")
    seller("statement", "acme", "--reminder", "--at", "2026-12-01", ends=1)


@pytest.mark.parametrize(("currency", "unit"), [("JPY", 1), ("EUR", 0.01), ("KWD", 0.001)])
def test_money_as_at_any_date_adds_up_to_the_smallest_unit(
    seller: Seller, currency: str, unit: float
) -> None:
    code = billed(seller, f"order @acme seats 1001 {currency}")
    moves = (("clear", f"{300 + unit:.10g}"), ("clear", "200"), ("bounce", "200"), ("credit", f"{unit:.10g}"),
             ("refund", "100"), ("write-off", "50"), ("clear", "70"))  # fmt: skip
    for day, (verb, amount) in enumerate(moves, start=19):
        seller.at(f"{day} 10:00")
        seller.do(
            code,
            verb,
            amount=f"{amount}0 {currency}" if currency == "KWD" and "." in amount else f"{amount} {currency}",
        )
    seen = []
    for day in range(18, 30):
        lines = seller.json("orders", "--at", f"2026-11-{day} 12:00")["orders"]
        [found] = [{name: float(lines[0][name]) for name in ("owed", "came", "back", "to_come", "to_return")}]
        parts = found["to_come"] + found["came"] - found["back"] - found["to_return"]
        assert round(parts, 4) == round(found["owed"], 4), day
        seen.append(round(found["to_come"], 3))
    owed = round(1001 - unit, 3)
    assert seen[:2] == [1001, round(1001 - 300 - unit, 3)]
    assert seen[-1] == round(owed - 50 - (300 + unit - 100) - 70, 3), "counted by hand"


def test_thousandths_are_never_taken_for_thousands(seller: Seller) -> None:
    code = billed(seller, "order @acme seats 900 KWD")
    for typed in ("1.250", "1,250", "1.250 KWD"):
        said = seller.refused(code, "pay", amount=typed)
        assert "1.2500" in said
    seller.do(code, "pay", amount="1.2500")
    assert "KWD 1.250" in seller("show", code)


@pytest.mark.parametrize("typed", ["234.567", "234,567", "234.567 KWD", "KWD 1.250", "1.250k"])
@pytest.mark.parametrize("verb", ["pay", "clear", "edit"])
def test_a_mark_that_may_part_thousands_or_decimals_is_asked_where_a_sum_is_given_to_a_verb(
    seller: Seller, typed: str, verb: str
) -> None:
    code = seller.add("order @acme 50 seats 500000 KWD")
    refused = seller.refused(code, verb, amount=typed)
    assert "part thousands or decimals?" in refused
    assert "is no amount" not in refused


def test_each_of_the_two_ways_to_write_it_that_are_named_is_read(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 500000 KWD")
    assert "Write 234567 or 234.5670." in seller.refused(code, "pay", amount="234.567")
    seller.do(code, "pay", amount="234.5670")
    seller.do(code, "pay", amount="234567")
    assert "234.567" in seller("show", code)
    assert "234,567.000" in seller("show", code)


def test_after_money_was_noted_the_step_that_is_next_is_said_in_words_with_what_it_asks(
    seller: Seller,
) -> None:
    code = seller.add("order @acme 50 seats 5k EUR")
    said = seller("add", "paid @acme 2k")
    assert f"Next, once it is on the account: cockpit do {code} clear --set amount=…" in said
    promised = seller("add", "paid @acme 3k on fri 27 nov")
    assert "their promise to pay" in promised
    assert "on the account" not in promised, "nothing came yet"
