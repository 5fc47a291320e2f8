"""Practice 3, when money is due: days, weeks, months, the end of a month, a date, instalments, a discount."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from cockpit.domain.orders.terms import PaymentTerms
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import BERLIN, NOW, RULES, an_order, eur, nov


def day(year: int, month: int, number: int, hour: int = 17) -> datetime:
    return datetime(year, month, number, hour, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({"days": 14}, day(2026, 12, 2)),
        ({"weeks": 6}, day(2026, 12, 30)),
        ({"months": 2}, day(2027, 1, 18)),
        ({"end_of_month": True}, day(2026, 11, 30)),
        ({"days": 30, "end_of_month": True}, day(2026, 12, 31)),
        ({"months": 1, "days": 5}, day(2026, 12, 23)),
        ({"by": day(2026, 12, 15)}, day(2026, 12, 15)),
        ({"days": 0}, nov(18, 17)),
    ],
)
def test_terms_run_from_the_invoice_unless_a_date_is_named(given: dict[str, Any], due: datetime) -> None:
    order = an_order(invoiced_at=NOW).set_terms(NOW, **given)
    assert order.payments.due(RULES) == due
    uninvoiced = an_order().set_terms(NOW, **given)
    assert uninvoiced.payments.due(RULES) == (due if "by" in given else None)


def test_a_month_after_its_last_day_is_the_last_day_of_the_next() -> None:
    january = datetime(2027, 1, 31, 9, tzinfo=BERLIN)
    assert PaymentTerms(months=1).due(january, RULES) == day(2027, 2, 28)
    assert PaymentTerms(months=12).due(january, RULES) == day(2028, 1, 31)


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"days": 366},
        {"months": 13},
        {"days": 30, "by": day(2026, 12, 15)},
        {"discount": "2"},
        {"within": 10},
        {"discount": "lots", "within": 10},
        {"discount": "100", "within": 10},
    ],
)
def test_terms_that_are_none_are_refused_with_the_remedy(odd: dict[str, Any]) -> None:
    with pytest.raises(IllegalMove) as refusal:
        an_order().set_terms(NOW, **odd)
    assert refusal.value.remedy


def test_plain_net_days_are_kept_as_before_and_richer_terms_beside_them() -> None:
    plain = an_order().set_terms(NOW, weeks=2)
    assert (plain.payments.terms_days, plain.payments.terms) == (14, None)
    rich = plain.set_terms(NOW, discount="2.5 %", within=10)
    assert rich.payments.terms == PaymentTerms(days=14, discount=Decimal("2.5"), discount_days=10)
    assert rich.payments.terms_days is None
    written = json.loads(json.dumps(codec.encode(rich)))
    assert codec.decode("order", rich.id, written) == rich
    old = {**json.loads(json.dumps(codec.encode(plain))), "terms_days": "21"}
    read = codec.decode("order", plain.id, old)
    assert read.payments.agreed_terms() == PaymentTerms(days=21)  # type: ignore[union-attr]
    assert rich.edit(NOW, terms_days=7).payments.agreed_terms() == PaymentTerms(days=7)


def test_an_instalment_has_a_due_date_of_its_own_and_the_rest_is_due_by_the_terms() -> None:
    order = (
        an_order(eur(1000), invoiced_at=NOW)
        .add_instalment(NOW, amount=eur(300), due=nov(20, 17), text="deposit")
        .add_instalment(NOW, amount=eur(200), due=nov(30, 17))
    )
    assert [(one.amount, one.when) for one in order.payments.dues(RULES)] == [
        (eur(300), nov(20, 17)),
        (eur(200), nov(30, 17)),
        (eur(500), day(2026, 12, 18)),
    ]
    paid = order.pay(nov(19), amount=eur(350), cleared=True)
    assert [(one.amount, one.when) for one in paid.payments.dues(RULES)] == [
        (eur(150), nov(30, 17)),
        (eur(500), day(2026, 12, 18)),
    ]
    later = nov(30, 20)
    assert order.payments.aged(later, RULES) == {"1–30": eur(300), "current": eur(700)}
    assert order.payments.age(later, RULES) == "1–30"
    with pytest.raises(IllegalMove, match="The instalments come to EUR 1,001"):
        order.add_instalment(NOW, amount=eur(501), due=nov(30))


def test_paying_early_takes_the_discount_and_paying_late_does_not() -> None:
    order = an_order(invoiced_at=NOW).set_terms(NOW, days=30, discount="2", within=10)
    assert order.payments.outstanding() == eur(1000)  # until they pay, all of it is owed
    early = order.pay(nov(28, 23), amount=eur(980), cleared=True)
    assert (early.payments.owed(), early.payments.is_paid(), early.payments.overpaid()) == (
        eur(980),
        True,
        None,
    )
    assert early.deliver(nov(29)).is_cleared()
    late = order.pay(nov(29), amount=eur(980), cleared=True)
    assert late.payments.outstanding() == eur(20)
    short = order.pay(nov(20), amount=eur("979.99"), cleared=True)
    assert short.payments.outstanding() == eur("20.01")
    whole = order.pay(nov(20), amount=eur(1000), cleared=True)
    assert (whole.payments.owed(), whole.payments.overpaid()) == (eur(1000), None)
    assert early.payments.outstanding(nov(27)) == eur(1000)


def test_a_bounced_payment_is_to_come_again_and_breaks_the_promise_it_had_kept() -> None:
    order = an_order(invoiced_at=NOW).promise_payment(NOW, due=nov(19, 17)).pay(nov(19, 9), amount=eur(1000))
    paid = order.clear(nov(19, 12), amount=eur(1000)).deliver(nov(19, 13)).celebrate(nov(19, 13))
    assert paid.is_cleared()
    bounced = paid.bounce(nov(20, 9), text="no funds").celebrate(nov(20, 9))
    assert (bounced.is_open(), bounced.payments.outstanding()) == (True, eur(1000))
    assert bounced.celebrated_at == nov(19, 13)  # celebrated once, for ever
    assert bounced.payments.outstanding(nov(19, 18)) == eur(0)  # as at the day before
    [promise] = bounced.payments.promises.values()
    assert bounced.payments.is_promise_kept(promise, nov(20, 9)) is False
    [call] = [one for one in bounced.deadlines(nov(20, 10), RULES) if one.kind == "bounced"]
    assert (call.when, call.reason) == (nov(23, 9), "Their payment of EUR 1,000.00 bounced: call them.")
    assert "bounced" not in [
        one.kind for one in bounced.touch(nov(20, 11), text="rang: all well").deadlines(nov(24), RULES)
    ]
    with pytest.raises(IllegalMove, match="no payment"):
        bounced.bounce(nov(20, 9))
    two = an_order().pay(NOW, amount=eur(1)).pay(NOW, amount=eur(2))
    with pytest.raises(IllegalMove, match="Which one bounced"):
        two.bounce(NOW)
    assert two.bounce(NOW, amount=eur(1)).payments.came_in() == eur(2)


def test_a_credit_note_makes_it_owe_less_and_a_write_off_closes_it_without_a_celebration() -> None:
    order = an_order(delivered_at=NOW, invoiced_at=NOW).pay(NOW, amount=eur(600), cleared=True)
    credited = order.credit(NOW, amount=eur(400), text="scratched").celebrate(NOW)
    assert (credited.state(NOW), credited.celebrated_at) == ("cleared", NOW)
    lost = order.write_off(NOW, amount=eur(400), text="insolvent").celebrate(NOW)
    assert (lost.state(NOW), lost.is_open(), lost.celebrated_at) == ("written off", False, None)
    assert an_order(delivered_at=NOW).credit(NOW, amount=eur(1000)).celebrate(NOW).celebrated_at is None
    for name, least in (("credit", "is owed"), ("write_off", "is to come")):
        with pytest.raises(IllegalMove, match=least):
            getattr(order, name)(NOW, amount=eur(1001))


def test_the_deposit_of_what_fell_through_is_to_be_given_back_and_stays_in_sight_until_it_is() -> None:
    order = an_order().pay(NOW, amount=eur(500), cleared=True).fall_through(nov(19, 10), cause="remorse")
    found = order.balance()
    assert found is not None
    assert (found.to_come, found.to_return) == (eur(0), eur(500))
    [row] = order.deadlines(nov(19, 11), RULES)
    assert (row.kind, row.when, row.reason) == (
        "deposit",
        nov(20, 9),
        "It fell through: give back the EUR 500.00 they had paid.",
    )
    assert (order.is_open(), order.next_verb()) == (True, "return-deposit")
    part = order.return_deposit(nov(20), amount=eur(200))
    assert part.is_open()
    whole = part.return_deposit(nov(20), amount=eur(300))
    assert (whole.is_open(), whole.deadlines(nov(21), RULES)) == (False, ())
    with pytest.raises(IllegalMove, match="Only EUR 300"):
        part.return_deposit(nov(20), amount=eur(301))
    with pytest.raises(IllegalMove, match="No deposit"):
        an_order().return_deposit(NOW, amount=eur(1))
    waiting = an_order().pay(NOW, amount=eur(500)).fall_through(nov(19), cause="other")
    # A cheque that is not cleared need not go back, and stays in sight until it has cleared or bounced.
    assert [(one.kind, one.when) for one in waiting.deadlines(nov(19, 12), RULES)] == [
        ("uncleared", nov(20, 9))
    ]
    assert (waiting.is_open(), waiting.next_verb()) == (True, "clear")
    assert waiting.clear(nov(20), amount=eur(500)).next_verb() == "return-deposit"
    assert not waiting.bounce(nov(20)).is_open()


def test_what_was_prepaid_is_invoiced_all_the_same() -> None:
    order = an_order().pay(NOW, amount=eur(1000), cleared=True).deliver(NOW)
    assert order.is_cleared()
    assert "invoice" in order.applicable(NOW)
    assert order.invoice(nov(19)).payments.invoiced_at == nov(19)
    with pytest.raises(IllegalMove, match="fell through"):
        an_order(fell_through_at=NOW).invoice(NOW)


def test_a_broken_payment_promise_goes_ahead_of_any_older_step_from_the_morning_of_its_call() -> None:
    order = an_order().promise_payment(NOW, due=nov(20, 12))
    friday, monday = nov(20, 13), nov(23, 9)
    assert order.deadlines(friday, RULES)[0].kind == "reassure"  # late, and the call is for Monday
    first = order.deadlines(monday, RULES)[0]
    assert (first.kind, first.when, first.verb) == ("broken", nov(23, 9), "chase")
