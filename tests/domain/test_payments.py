"""Practice 3, the money: exact to the cent, cleared only when cleared, and as it stood at any date."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.aging import BUCKETS, OLDEST
from cockpit.domain.orders.figures import aging, standing
from cockpit.errors import Asked, IllegalMove
from tests.domain.builders import BERLIN, NEW_YORK, NOW, RULES, an_order, cleared, eur, nov, received
from tests.domain.deals import merged_orders

if TYPE_CHECKING:
    from cockpit.domain.orders.order import Order

DAY = timedelta(days=1)
INVOICED = datetime(2026, 10, 1, 11, tzinfo=BERLIN)  # net 30: due on 31 October, and the clocks change before
DUE = datetime(2026, 10, 31, 17, tzinfo=BERLIN)
CURRENCIES = {"EUR": 2, "USD": 2, "JPY": 0, "KWD": 3}


def usd(value: float) -> Money:
    return Money(value=Decimal(str(value)), currency="USD")


def test_a_cheque_that_was_received_has_not_yet_cleared() -> None:
    order = received(an_order(invoiced_at=NOW), NOW, "cheque 4711")
    assert (order.payments.came_in(), order.payments.cleared(), order.payments.outstanding()) == (
        eur(1000),
        eur(0),
        eur(1000),
    )
    assert not order.payments.is_paid()
    paid = order.clear(nov(20, 9), amount=eur(1000))
    assert (paid.payments.cleared(), paid.payments.outstanding()) == (eur(1000), eur(0))
    assert paid.payments.is_paid()


def test_clearing_takes_the_payment_of_that_sum_or_all_that_wait_and_nothing_that_was_not_typed() -> None:
    order = an_order().pay(NOW, amount=eur(400)).pay(NOW, amount=eur(250))
    assert order.clear(nov(19, 9), amount=eur(250)).payments.cleared() == eur(250)
    assert order.clear(nov(19, 9), amount=eur(650)).payments.cleared() == eur(650)
    with pytest.raises(IllegalMove, match="waits to clear, not EUR 600") as refusal:
        order.clear(nov(19, 9), amount=eur(600))
    assert "cleared=yes" in refusal.value.remedy
    straight = an_order().clear(nov(20, 9), amount=eur(1000))
    assert straight.payments.is_paid()


def test_a_payment_that_was_seen_before_is_asked_about() -> None:
    order = an_order().pay(NOW, amount=eur(500))
    for at in (NOW, nov(20, 9)):
        with pytest.raises(IllegalMove, match="of Wed 18 Nov is noted already") as refusal:
            order.pay(at, amount=eur(500))
        assert "again=yes" in refusal.value.remedy
    assert order.pay(NOW, amount=eur(500), again=True).payments.came_in() == eur(1000)
    assert order.pay(nov(25), amount=eur(500)).payments.came_in() == eur(1000)
    cheque = an_order().pay(NOW, amount=eur(500), text="cheque 1")
    assert cheque.pay(NOW, amount=eur(500), text="cheque 2").payments.came_in() == eur(1000)
    assert order.bounce(NOW).pay(NOW, amount=eur(500)).payments.came_in() == eur(500)


def test_an_overpayment_is_shown_and_a_refund_gives_it_back() -> None:
    order = an_order().pay(NOW, amount=eur("1000.05"), cleared=True, over=True)
    assert (order.payments.overpaid(), order.payments.outstanding()) == (eur("0.05"), eur(0))
    refunded = order.refund(nov(19), amount=eur("0.05"), text="paid twice")
    assert (refunded.payments.overpaid(), refunded.payments.cleared()) == (None, eur(1000))
    assert refunded.payments.is_paid()


def test_money_that_comes_after_it_cleared_or_fell_through_is_noted_all_the_same() -> None:
    paid = cleared(an_order(delivered_at=NOW), NOW)
    assert paid.pay(nov(19), amount=eur(5), cleared=True, over=True).payments.overpaid() == eur(5)
    lost = an_order().pay(NOW, amount=eur(100)).fall_through(nov(19), cause="remorse")
    assert cleared(lost, nov(20)).refund(nov(21), amount=eur(100)).payments.cleared() == eur(0)
    fallen = an_order(fell_through_at=NOW)
    for order, said in ((paid, "All of it has come in already"), (fallen, "nothing is owed")):
        for book in (order.pay, order.clear):
            with pytest.raises(Asked, match=said) as question:
                book(nov(19), amount=eur(1))
            assert question.value.argument == "over"
    for order, said in ((paid, "nothing more is to come"), (fallen, "nothing is owed")):
        with pytest.raises(IllegalMove, match=said):
            order.promise_payment(nov(19), due=nov(20))


def test_what_is_too_much_is_asked_and_once_booked_it_stays_in_sight_until_it_went_back() -> None:
    order = an_order(delivered_at=NOW).pay(NOW, amount=eur(700))
    with pytest.raises(Asked, match="00 too much"):
        order.pay(nov(19), amount=eur(301))
    assert order.pay(nov(19), amount=eur(300)).payments.unmet() == eur(0)
    bounced = order.bounce(nov(19))
    assert bounced.pay(nov(19), amount=eur(1000)).payments.unmet() == eur(0)
    over = order.clear(nov(19), amount=eur(700)).pay(nov(19), amount=eur(350), cleared=True, over=True)
    [row] = over.deadlines(nov(19), RULES)
    assert (row.kind, row.when, row.verb, over.next_verb()) == ("overpaid", nov(20, 9), "refund", "refund")
    assert "They paid EUR 50.00 too much" in row.reason
    assert not over.refund(nov(20), amount=eur(50)).is_open()
    running = an_order().pay(NOW, amount=eur(1001), cleared=True, over=True)
    assert "overpaid" in [due.kind for due in running.deadlines(NOW, RULES)]


def test_how_old_money_is_is_counted_in_days_of_the_sellers_calendar() -> None:
    order = an_order(invoiced_at=INVOICED, terms_days=0)
    due = order.payments.due(RULES)
    assert due is not None
    evening = due.replace(hour=23, minute=59)
    assert order.payments.aged(evening, RULES) == {"current": eur(1000)}
    assert order.payments.overdue(evening, RULES) == ()
    for days in (1, 30, 31):
        morning = plus(due, timedelta(days=days)).replace(hour=0, minute=1)
        assert [one.amount for one in order.payments.overdue(morning, RULES)] == [eur(1000)]
        assert order.payments.age(morning, RULES) == ("1–30" if days <= 30 else "31–60")
        abroad = plus(morning, -timedelta(hours=1)).astimezone(NEW_YORK)  # there it is the day before
        assert order.payments.age(abroad, RULES) == ("1–30" if 2 <= days <= 31 else "current")


def test_what_was_written_off_and_comes_all_the_same_is_owed_and_not_given_back() -> None:
    lost = an_order(delivered_at=NOW).write_off(NOW, amount=eur(400)).pay(NOW, amount=eur(600), cleared=True)
    assert lost.is_written_off()
    part = lost.pay(nov(20), amount=eur(100), cleared=True)
    assert (part.payments.owed(), part.payments.outstanding(), part.is_open()) == (eur(700), eur(0), False)
    whole = part.pay(nov(21), amount=eur(300), cleared=True)
    assert (whole.payments.owed(), whole.is_cleared(), whole.is_open()) == (eur(1000), True, False)
    assert whole.payments.owed(nov(20)) == eur(700)
    with pytest.raises(Asked, match="All of it has come in"):
        whole.pay(nov(22), amount=eur(1))


def test_never_more_is_refunded_than_has_cleared() -> None:
    order = received(an_order().pay(NOW, amount=eur(400), cleared=True), NOW)
    with pytest.raises(IllegalMove, match="Only EUR 400") as refusal:
        order.refund(NOW, amount=eur("400.01"))
    assert refusal.value.remedy
    assert order.refund(NOW, amount=eur(400)).payments.cleared() == eur(0)


def test_a_payment_is_of_the_currency_of_its_order() -> None:
    for move in ("pay", "refund"):
        with pytest.raises(IllegalMove, match="The order is in EUR"):
            getattr(cleared(an_order(), NOW), move)(NOW, amount=usd(5))
    with pytest.raises(IllegalMove, match="The order is in EUR"):
        an_order().promise_payment(NOW, due=nov(20), amount=usd(5))


@pytest.mark.parametrize("value", [0, -5])
def test_an_amount_is_more_than_nothing(value: int) -> None:
    order = an_order().pay(NOW, amount=eur(400), cleared=True)
    with pytest.raises(IllegalMove, match="more than nothing"):
        order.pay(NOW, amount=eur(value))
    with pytest.raises(IllegalMove, match="more than nothing"):
        order.refund(NOW, amount=eur(value))
    with pytest.raises(IllegalMove, match="more than nothing"):
        order.promise_payment(NOW, due=nov(20), amount=eur(value))
    with pytest.raises(IllegalMove, match="more than nothing"):
        an_order().edit(NOW, amount=eur(value))


def test_without_an_amount_there_is_no_money_and_the_remedy_is_to_give_one() -> None:
    order = an_order().replace(amount=None)
    assert (
        order.payments.cleared()
        is order.payments.came_in()
        is order.payments.outstanding()
        is order.payments.overpaid()
        is None
    )
    for move in (order.pay, order.clear, order.credit, order.write_off):
        with pytest.raises(IllegalMove, match="no amount") as refusal:
            move(NOW, amount=eur(5))
        assert "Edit" in refusal.value.remedy


@given(
    st.lists(
        st.tuples(st.sampled_from(["pay", "pay and clear", "clear", "refund"]), st.integers(1, 40_000)),
        max_size=14,
    ),
    st.sampled_from(sorted(CURRENCIES)),
    st.integers(1, 100_000),
)
def test_the_money_is_exact_to_the_cent_whatever_is_paid_cleared_and_refunded(
    story: list[tuple[str, int]], currency: str, whole: int
) -> None:
    def amount(units: int) -> Money:
        return Money(value=Decimal(units).scaleb(-CURRENCIES[currency]), currency=currency)

    order = an_order(amount(whole))
    came = held = 0
    waiting: list[int] = []
    for number, (what, units) in enumerate(story):
        now = plus(NOW, number * timedelta(hours=7))
        if what.startswith("pay"):
            order = order.pay(now, amount=amount(units), cleared="clear" in what, again=True, over=True)
            came += units
            if "clear" in what:
                held += units
            else:
                waiting.append(units)
        elif what == "clear" and waiting:
            order = order.clear(now, amount=amount(sum(waiting)))
            held, waiting = held + sum(waiting), []
        elif what == "refund" and units <= held:
            order = order.refund(now, amount=amount(units))
            came, held = came - units, held - units
    assert (order.payments.came_in(), order.payments.cleared()) == (amount(came), amount(held))
    assert order.payments.outstanding() == amount(max(whole - held, 0))
    assert order.payments.overpaid() == (amount(held - whole) if held > whole else None)
    assert order.payments.is_paid() == (held >= whole)


def test_it_is_due_at_the_end_of_the_last_day_of_its_terms() -> None:
    assert an_order().payments.due(RULES) is None
    assert an_order(invoiced_at=INVOICED).payments.due(RULES) == DUE
    assert an_order(invoiced_at=nov(18, 11), terms_days=14).payments.due(RULES) == datetime(
        2026, 12, 2, 17, tzinfo=BERLIN
    )
    assert an_order(invoiced_at=nov(18, 11), terms_days=0).payments.due(RULES) == nov(18, 17)


@pytest.mark.parametrize("days", [-1, 366, 10**9])
def test_terms_that_nobody_gives_are_refused_and_those_from_elsewhere_break_nothing(days: int) -> None:
    with pytest.raises(IllegalMove, match="no terms") as refusal:
        an_order().edit(NOW, terms_days=days)
    assert "365" in refusal.value.remedy
    captured = an_order(terms_days=days, invoiced_at=INVOICED)
    assert captured.payments.due(RULES) is not None
    assert captured.plan(RULES).steps


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-29, "current"),
        (0, "current"),
        (1, "1–30"),
        (30, "1–30"),
        (31, "31–60"),
        (60, "31–60"),
        (61, "61–90"),
        (90, "61–90"),
        (91, "90+"),
        (4000, "90+"),
    ],
)
def test_aging_counts_the_days_past_due(days: int, bucket: str) -> None:
    order = an_order(invoiced_at=INVOICED)
    morning, night = (datetime(2026, 10, 31, hour, tzinfo=BERLIN) + days * DAY for hour in (0, 23))
    assert order.payments.age(morning, RULES) == order.payments.age(night, RULES) == bucket
    assert aging([order], night, RULES)[bucket] == {"EUR": eur(1000)}


def test_nothing_ages_before_its_invoice_or_after_its_payment() -> None:
    order = an_order(invoiced_at=INVOICED).pay(nov(2, 9), amount=eur(1000)).clear(nov(4, 9), amount=eur(1000))
    assert order.payments.age(INVOICED - timedelta(seconds=1), RULES) is None
    assert order.payments.age(INVOICED, RULES) == "current"
    assert order.payments.age(nov(4, 8), RULES) == "1–30"
    assert order.payments.age(nov(4, 9), RULES) is None
    assert order.payments.age(INVOICED.astimezone(NEW_YORK), RULES) == "current"


PACES = st.integers(1, 60 * 24 * 40).map(lambda minutes: timedelta(minutes=minutes))


@given(
    st.lists(
        st.tuples(st.sampled_from(["invoice", "pay", "clear", "refund", "deliver", "fall"]), PACES),
        max_size=9,
    ),
    st.timedeltas(-DAY, 30 * DAY),
)
def test_as_at_any_date_the_aging_is_what_it_was_on_that_date(
    story: list[tuple[str, timedelta]], after: timedelta
) -> None:
    order, now = an_order(made_at=INVOICED), INVOICED
    as_it_was = []
    for what, pace in story:
        now = plus(now, pace)
        moves: dict[str, Any] = {
            "invoice": lambda then, order=order: order.invoice(then),
            "pay": lambda then, order=order: order.pay(then, amount=eur(300), again=True),
            "clear": lambda then, order=order: cleared(order, then),
            "refund": lambda then, order=order: order.refund(then, amount=eur(200)),
            "deliver": lambda then, order=order: order.deliver(then),
            "fall": lambda then, order=order: order.fall_through(then, cause="other"),
        }
        try:
            order = moves[what](now)
        except IllegalMove:
            continue
        as_it_was.append((now, order))
    for then, before in as_it_was:
        assert order.payments.cleared(then) == before.payments.cleared()
        assert aging([order], then, RULES) == aging([before], then, RULES)
        assert standing([order], then, RULES) == standing([before], then, RULES)
    last = plus(now, after)
    shown = aging([order], last, RULES)
    assert [*shown] == [*(name for _, name in BUCKETS), OLDEST]
    assert sum(len(amounts) for amounts in shown.values()) <= 1


def test_the_currency_stays_once_money_has_moved() -> None:
    assert an_order().edit(NOW, amount=usd(5)).amount == usd(5)
    paid = an_order().pay(NOW, amount=eur(1))
    with pytest.raises(IllegalMove, match="The order is in EUR"):
        paid.edit(NOW, amount=usd(5))
    assert paid.edit(NOW, amount=eur(900)).payments.outstanding() == eur(900)


@given(merged_orders(), st.sampled_from([NOW, nov(1), nov(28)]))
def test_whatever_was_merged_what_is_open_and_what_cleared_make_up_the_amount(
    order: Order, at: datetime
) -> None:
    held, outstanding, overpaid = (
        order.payments.cleared(at),
        order.payments.outstanding(at),
        order.payments.overpaid(at),
    )
    owed = order.payments.owed(at)
    if owed is None or held is None or outstanding is None:
        assert order.amount is owed is held is outstanding is overpaid is None
        return
    assert held + outstanding == owed + (overpaid or owed - owed)
    assert order.payments.is_paid(at) == (outstanding.value == 0)


def test_overdue_money_is_chased_and_what_waits_to_clear_is_looked_at_instead() -> None:
    owing = an_order(eur(1000), delivered_at=NOW, liked_at=NOW, invoiced_at=NOW, terms_days=10)
    late = plus(NOW, timedelta(days=40))

    def asked(order: Order) -> str:
        return next(due.verb for due in order.deadlines(late, RULES) if due.kind == "cleared")

    assert asked(owing) == "chase"
    assert asked(owing.pay(late, amount=eur(1000))) == "clear"
    assert all(due.verb != "chase" for due in owing.deadlines(NOW, RULES))
    chased = owing.chase(late, text="they pay on friday")
    assert [one.reached for one in chased.contacts.values()] == [True]
    assert chased.payments == owing.payments
    assert [one.reached for one in owing.chase(late, text="no answer").contacts.values()] == [False]
    with pytest.raises(IllegalMove, match="words"):
        owing.chase(late, text=" ")
    with pytest.raises(IllegalMove, match="Nothing is left"):
        owing.pay(late, amount=eur(1000), cleared=True).chase(late, text="paid?")
