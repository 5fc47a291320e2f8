"""The numbers, terms and days in orders and payments."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday


def read(line: str) -> Draft:
    return parse(line, NOW, Rules(), ("Acme Corp", "Globex"))


def amount_of(draft: Draft) -> str:
    return f"{draft.amount.value.normalize():f} {draft.amount.currency}" if draft.amount else "-"


def due_of(draft: Draft) -> str:
    return f"{draft.due:%Y-%m-%d}" if draft.due else "-"


@pytest.mark.parametrize(
    "line",
    [
        "order @acme 10 licences",
        "order @acme 500",
        "order @acme 1,500 chairs",
        "order @acme 20 CAD licences",
        "order @acme 20 pounds of coffee",
        "order @acme net 12",
        "order @acme 24/7 support",
        "order @acme 3 mo pilot",
        "order @acme 10-12k",
        "order @acme half a million EUR",
        "paid @acme 5",
        "paid @acme 2026",
        "paid @acme 21.12.",
        "paid @acme inv 88, 450",
        "paid @acme invoice 2026-114",
        "lost @acme: 30k, price",
    ],
)
def test_a_number_that_may_be_anything_is_no_amount(line: str) -> None:
    draft = read(line)
    assert draft.amount is None
    assert draft.asks


@pytest.mark.parametrize(
    ("line", "amount", "text"),
    [
        ("order @acme PHP 8 upgrade 12k EUR", "12000 EUR", "PHP 8 upgrade"),
        ("order @acme 4x4 van 30k", "30000 EUR", "4x4 van"),
        ("order @acme 1,500 chairs, 18k", "18000 EUR", "1,500 chairs"),
        ('order @acme "2 x 450 USD" 12k', "12000 EUR", "2 x 450 USD"),
        ("order @acme 12k + VAT", "12000 EUR", "+ VAT"),
        ("order @acme 12k 50% upfront", "12000 EUR", "50% upfront"),
        ("order @acme net 90 EUR", "90 EUR", "net"),
        ("paid @acme inv 88 450 EUR", "450 EUR", "inv 88"),
        ("paid @acme inv. no. 4711: 3.200 EUR", "3200 EUR", "inv. no. 4711"),
        ("paid @acme 450", "450 EUR", ""),
        ("paid @acme 700 cleared", "700 EUR", "cleared"),
        ("paid @acme 700 eingegangen", "700 EUR", "eingegangen"),
        ("lost @acme pilot 30k: price", "30000 EUR", "pilot: price"),
        ("bezahlt @acme Rechnung 88 450 EUR", "450 EUR", "Rechnung 88"),
        ("auftrag @acme Pilot über 3.200 €", "3200 EUR", "Pilot"),
        ("bezahlt @acme 500 Anzahlung", "500 EUR", "Anzahlung"),
        ("paid @acme 3k von 12k", "3000 EUR", "von 12k"),
        ("auftrag @acme 1.2 Mio. Euro mündlich", "1200000 EUR", ""),
        ("order @acme DIN 4102 panels 12k", "12000 EUR", "DIN 4102 panels"),
    ],
)
def test_the_amount_is_told_from_other_numbers(line: str, amount: str, text: str) -> None:
    draft = read(line)
    assert (amount_of(draft), draft.text, draft.missing) == (amount, text, ())


def test_an_amount_is_of_the_home_currency_and_a_guess_is_named() -> None:
    assert amount_of(parse("paid @acme 5k", NOW, Rules(home_currency="SEK"))) == "5000 SEK"
    assert parse("paid @acme 450", NOW, Rules()).assumed == ('"450" read as EUR 450.00',)
    assert parse("paid @acme 12 500", NOW, Rules()).assumed == ('"12 500" read as EUR 12,500.00',)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("net30", 30), ("net-30", 30), ("n30", 30), ("net 14", 14), ("net 30 days", 30), ("30 days net", 30),
        ("45d net", 45), ("terms 60", 60), ("payment terms: net 30", 30), ("payable in 30 days", 30),
        ("payment 14 days", 14), ("net", None), ("14 days", None), ("n3", None), ("net 500 EUR more", None),
        ("30 Tage netto", 30), ("netto 30", 30), ("netto 30 Tage", 30), ("zahlbar in 30 Tagen", 30), ("30T netto", 30),
        ("Zahlungsziel 14 Tage", 14), ("net thirty", 30), ("14 days payment terms", 14),
        ("2% Skonto 14 Tage netto 30", 30), ("payment within 14 days", 14), ("30 Tage Garantie", None),
        ("14 days trial", None),
    ],
)  # fmt: skip
def test_terms(said: str, days: int | None) -> None:
    assert read(f'order @acme "x", {said}').terms_days == days


@pytest.mark.parametrize(
    ("said", "signed", "text"),
    [
        ("signed", True, ""),
        ("signed by CFO", True, "by CFO"),
        ("signed today", True, "today"),
        ("signed 17 nov", True, "17 nov"),
        ("unterschrieben am 17.11.", True, "am 17.11."),
        ("in writing", True, ""),
        ("confirmed in writing", True, ""),
        ("PO", True, ""),
        ("PO 4711", True, "PO 4711"),
        ("PO#4711", True, "PO#4711"),
        ("verbal", False, ""),
        ("not signed", False, "not signed"),
        ("not yet in writing", False, "not yet in writing"),
        ("signed tomorrow", False, "signed tomorrow"),
        ("signed by fri", False, "signed by fri"),
        ("PO to follow", False, "PO to follow"),
        ("waiting for PO", False, "waiting for PO"),
        ("no PO yet", False, "no PO yet"),
        ("designed", False, "designed"),
        ("unterschrieben", True, ""),
        ("schriftlich", True, ""),
        ("mündlich", False, ""),
        ("noch nicht unterschrieben", False, "noch nicht unterschrieben"),
        ("PO folgt", False, "PO folgt"),
        ("ohne PO", False, "ohne PO"),
    ],
)
def test_what_is_in_writing(said: str, signed: bool, text: str) -> None:
    draft = read(f"order @acme 5k {said}")
    assert (draft.signed, draft.text, draft.due) == (signed, text, None)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("by 1 dec", "2026-12-01"),
        ("need 1 dec", "2026-12-01"),
        ("need: 1 dec", "2026-12-01"),
        ("need it by monday", "2026-11-23"),
        ("ship 1 dec to Lyon", "2026-12-01"),
        ("Lieferung am 15.12.", "2026-12-15"),
        ("Lieferung bis Ende Jänner", "2027-01-31"),
        ("start Q1", "2027-01-01"),
        ("Zahlung am 15.12.", "-"),
        ("no delivery before 1 dec", "-"),
        ("from 1 dec", "-"),
        ("1 dec", "-"),
        ("decision on friday", "-"),
        ("due in 30 days", "-"),
        ("in 30 days", "-"),
        ("at 10", "-"),
    ],
)
def test_the_day_they_need_it_is_announced_or_asked(said: str, due: str) -> None:
    draft = read(f"order @acme 5k {said}")
    assert due_of(draft) == due
    assert due != "-" or draft.asks or draft.payable_by


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("on 16.11.", "2026-11-16"),
        ("on 10 nov", "2026-11-10"),
        ("on 21.12.", "2026-12-21"),
        ("on 16 nov 2027", "2027-11-16"),
        ("on the 16th", "2026-11-16"),
        ("on friday", "2026-11-13"),
        ("fri", "2026-11-13"),
        ("yesterday", "2026-11-17"),
        ("tomorrow", "2026-11-19"),
        ("this friday", "2026-11-20"),
        ("3 days ago", "2026-11-15"),
        ("for november", "-"),
        ("on today", "2026-11-18"),
        ("by 5 dec", "2026-12-05"),
        ("rest on 1 dec", "-"),
        ("at 9am", "2026-11-18"),
        ("on account", "-"),
    ],
)
def test_a_payment_was_on_the_nearest_such_day(said: str, due: str) -> None:
    draft = read(f"paid @acme 5k {said}")
    assert (due_of(draft), amount_of(draft)) == (due, "5000 EUR")
    assert draft.missing == ()


@pytest.mark.parametrize("said", ["500 on monday", "500 monday", "monday 500", "500 mondya", "500 am Mo"])
def test_a_number_beside_the_day_of_a_payment_is_the_sum_and_no_hour(said: str) -> None:
    draft = read(f"paid @acme {said}")
    assert (due_of(draft), amount_of(draft)) == ("2026-11-16", "500 EUR")
    assert draft.missing == ()
    assert draft.asks == ()


@pytest.mark.parametrize("said", ["500 tomorrow", "500 on 21.12.", "500 this friday"])
def test_money_on_a_day_to_come_is_told_to_be_a_promise_to_pay(said: str) -> None:
    assert any(
        "is to come: kept as their promise to pay" in one for one in read(f"paid @acme {said}").assumed
    )


@pytest.mark.parametrize("said", ["half", "2000 on monday", "deposit", "500 31.4."])
def test_a_sum_that_was_not_read_is_asked_for_once(said: str) -> None:
    draft = read(f"paid @acme {said}")
    assert len(draft.missing) == 1
    assert len(draft.asks) == 1
