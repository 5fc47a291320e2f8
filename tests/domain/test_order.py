"""Practice 3, orders: a promise of an order is not an order until it is delivered and the money has cleared."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cockpit.domain import agenda
from cockpit.domain.moment import plus
from cockpit.domain.orders.aging import BUCKETS, OLDEST
from cockpit.domain.orders.facts import facts
from cockpit.domain.orders.figures import aging, ladder, standing
from cockpit.domain.orders.figures import orders as order_figures
from cockpit.domain.orders.order import CAUSES, STAGES, Order
from cockpit.domain.orders.supply import is_disliked
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import BERLIN, NEW_YORK, NOW, RULES, an_order, cleared, eur, nov, received
from tests.domain.deals import AHEAD, merged_orders, try_out
from tests.domain.strategies import near_now

HOUR = timedelta(hours=1)
VERBS = st.sampled_from(sorted(Order.VERBS))
PRACTICE = (
    "confirm date-supply date-need credit-ok deliver invoice pay clear refund touch do-step promise-payment chase "
    "fall-through note touch snooze edit delete bounce credit write-off return-deposit liked"
)
FACTS: dict[str, Callable[[Order, datetime], Order]] = {
    "confirmed": lambda order, now: order.confirm(now),
    "dated": lambda order, now: order.date_supply(now, when=plus(now, 9 * HOUR)),
    "delivered": lambda order, now: order.deliver(now),
    "invoiced": lambda order, now: order.invoice(now),
    "part": lambda order, now: order.pay(now, amount=eur(400), cleared=True),
    "cleared": cleared,
}


def test_an_order_has_every_verb_of_the_practice() -> None:
    assert set(PRACTICE.split()) <= set(Order.VERBS)


def test_a_promise_of_an_order_climbs_the_ladder_by_its_facts() -> None:
    order, states = an_order(), ["promised"]
    for fact in ("confirmed", "dated", "delivered", "invoiced", "part", "cleared"):
        order = FACTS[fact](order, NOW)
        states.append(order.state(NOW))
    assert states == [*STAGES]
    assert not order.liked(NOW).is_open()


def test_there_is_no_verb_that_wins_an_order() -> None:
    assert not any(word in name for name in Order.VERBS for word in ("win", "won"))
    assert an_order().state(NOW) == "promised"
    assert an_order().plan(RULES).count() == 0


def test_received_is_not_cleared_and_paid_is_not_yet_delivered() -> None:
    assert not received(an_order(delivered_at=NOW, invoiced_at=NOW), NOW).is_cleared()
    prepaid = cleared(an_order(), NOW)
    assert prepaid.payments.is_paid()
    assert not prepaid.is_cleared()
    assert prepaid.is_open()
    assert prepaid.deliver(nov(20)).state(nov(20)) == "cleared"


@pytest.mark.parametrize("order_of_facts", [*permutations(("delivered", "invoiced", "part", "cleared"))])
def test_the_steps_may_come_in_any_order_and_end_in_one_celebration(order_of_facts: tuple[str, ...]) -> None:
    order, celebrations = an_order(), []
    for number, fact in enumerate(order_of_facts):
        now = plus(NOW, number * HOUR)
        try:
            order = FACTS[fact](order, now)
        except IllegalMove:
            assert order.is_cleared() or order.payments.is_paid()
        after = order.celebrate(now)
        if after.celebrated_at != order.celebrated_at:
            celebrations.append(now)
        order = after
    assert order.state(NOW) == "cleared"
    assert len(celebrations) == 1


def test_a_refund_opens_a_cleared_order_again_and_clearing_it_again_celebrates_nothing() -> None:
    order = cleared(an_order().deliver(NOW), NOW).celebrate(NOW)
    assert order.celebrated_at == NOW
    refunded = order.refund(nov(19), amount=eur(1)).celebrate(nov(19))
    assert refunded.is_open()
    again = cleared(refunded, nov(20)).celebrate(nov(20))
    assert again.state(nov(20)) == "cleared"
    assert again.celebrated_at == NOW


def test_what_was_deleted_is_not_celebrated() -> None:
    merged = cleared(an_order(delivered_at=NOW), NOW)
    assert merged.delete(NOW).celebrate(NOW).celebrated_at is None


@pytest.mark.parametrize("cause", CAUSES)
def test_an_order_falls_through_with_its_cause_from_when_they_told_you(cause: str) -> None:
    order = an_order(snoozed_until=nov(30), made_at=nov(16)).fall_through(NOW, cause=cause, told=nov(17, 9))
    assert (order.cause, order.fell_through_at, order.state(NOW)) == (cause, nov(17, 9), "fell through")
    assert order.deadlines(NOW, RULES) == ()
    assert order.next_verb() is None
    assert order.snoozed_until is None
    assert an_order().fall_through(NOW, cause=cause).fell_through_at == NOW


def test_a_cause_nobody_knows_and_a_moment_to_come_are_refused() -> None:
    with pytest.raises(IllegalMove, match="no cause") as refusal:
        an_order().fall_through(NOW, cause="lunch")
    assert "one-upped" in refusal.value.remedy
    with pytest.raises(IllegalMove, match="still to come"):
        an_order().fall_through(NOW, cause="other", told=nov(18, 11))


@pytest.mark.parametrize("name", ["confirm", "credit_ok", "ship", "deliver"])
def test_what_fell_through_or_cleared_is_seen_through_no_more(name: str) -> None:
    for order, remedy in (
        (an_order(fell_through_at=NOW), "Recover"),
        (cleared(an_order(delivered_at=NOW), NOW), "Celebrate"),
        (an_order(delivered_at=NOW).write_off(NOW, amount=eur(1000)), "payment"),
        (an_order(deleted=True), "Undo"),
    ):
        with pytest.raises(IllegalMove) as refusal:
            getattr(order, name)(NOW)
        assert remedy in refusal.value.remedy


def test_a_fact_is_noted_once() -> None:
    for name in ("confirm", "credit_ok", "ship", "deliver", "invoice"):
        order = getattr(an_order(), name)(NOW)
        with pytest.raises(IllegalMove, match="already") as refusal:
            getattr(order, name)(nov(19))
        assert refusal.value.remedy
    with pytest.raises(IllegalMove, match="delivered"):
        an_order().deliver(NOW).date_supply(NOW, when=nov(30))


def test_a_day_that_has_passed_is_no_date_of_supply_or_need_and_no_promise_to_pay() -> None:
    order = an_order()
    for verb in (order.date_supply, order.date_need):
        assert verb(NOW, when=nov(18, 9)) != order  # today is a day to come
        with pytest.raises(IllegalMove, match="That day has passed") as refusal:
            verb(NOW, when=nov(17, 17))
        assert refusal.value.remedy
    with pytest.raises(IllegalMove, match="passed"):
        order.promise_payment(NOW, due=nov(17, 17))


def test_what_is_paid_is_asked_about_the_morning_after_its_delivery_but_not_in_old_books() -> None:
    order = cleared(an_order(), NOW).deliver(nov(20, 15)).celebrate(nov(20, 15))
    [row] = order.deadlines(nov(20, 16), RULES)
    assert (row.kind, row.when, row.verb) == ("delivered", nov(23, 9), "liked")
    assert (order.is_cleared(), order.is_open(), order.is_running()) == (True, True, False)
    heard = order.liked(nov(23, 10), text="they do")
    assert (heard.is_open(), heard.deadlines(nov(24), RULES)) == (False, ())
    old = cleared(an_order(delivered_at=nov(1)), NOW)  # as an older Cockpit wrote it
    assert (old.is_open(), old.deadlines(NOW, RULES)) == (False, ())
    assert not cleared(an_order(), NOW).deliver(NOW, liked=True).is_open()
    later = cleared(an_order().deliver(NOW), nov(19))
    assert later.next_verb() == "liked"  # it was paid before they could be asked


@pytest.mark.parametrize(
    ("supply", "need", "is_late"),
    [
        (nov(27, 9), nov(26, 17), True),
        (nov(26, 23), nov(26, 9), False),
        (nov(25), nov(26), False),
        (nov(26, 20, zone=NEW_YORK), nov(26, 9), False),
        (nov(27, 1, zone=NEW_YORK), nov(26, 9), True),
        (None, nov(26), False),
        (nov(26), None, False),
    ],
)
def test_a_supply_date_later_than_the_need_date_is_red(
    supply: datetime | None, need: datetime | None, is_late: bool
) -> None:
    assert an_order(supply_date=supply, need_date=need).is_supply_late() == is_late
    if supply and need:
        assert an_order().date_need(NOW, when=need).date_supply(NOW, when=supply).is_supply_late() == is_late


def test_an_edit_changes_words_amount_and_terms_also_of_what_has_cleared() -> None:
    edited = an_order().edit(NOW, text="60 seats", amount=eur(1200), terms_days=14)
    assert (edited.text, edited.amount, edited.payments.terms_days) == ("60 seats", eur(1200), 14)
    assert edited.edit(NOW, terms_days=0).payments.terms_days == 0
    assert an_order(terms_days=14).edit(NOW, text="seats").payments.terms_days == 14
    paid = cleared(an_order(delivered_at=NOW), NOW)
    assert "edit" in paid.applicable(NOW)
    assert paid.edit(NOW, amount=eur(1200)).payments.outstanding() == eur(200)
    with pytest.raises(IllegalMove, match="words"):
        an_order().edit(NOW, text=" ")


def test_what_is_due_comes_in_order_the_next_step_first() -> None:
    rows = an_order().deadlines(NOW, RULES)
    assert rows[0].kind == "reassure"
    assert [row.when for row in rows] == sorted(row.when for row in rows)
    assert all(row.reason and row.what == "50 seats" for row in rows)


def test_overdue_money_is_chased_before_any_older_step_is_made_up_for() -> None:
    order = an_order(eur(1200), terms_days=10).deliver(NOW, liked=True).invoice(NOW)
    assert order.deadlines(NOW, RULES)[0].kind == "reassure"
    then = plus(NOW, timedelta(days=20))
    order = order.touch(plus(then, timedelta(days=-1)), text="all fine")  # else they would be quiet
    first, following, *_ = order.deadlines(then, RULES)
    assert (first.kind, first.verb) == ("cleared", "chase")
    assert following.kind == "reassure"
    paid = order.pay(then, amount=eur(1200))  # waits to clear: there is nothing to chase
    assert paid.deadlines(then, RULES)[0].kind == "reassure"


class OrderMachine(RuleBasedStateMachine):
    """One order, verbs at random, a clock that only moves forward, and a look at the celebration after each."""

    @initialize(start=st.sampled_from([NOW, datetime(2026, 10, 24, 16, tzinfo=BERLIN)]))
    def promise_it(self, start: datetime) -> None:
        self.now = start
        self.order = an_order(eur(10), made_at=start)
        self.celebrations = 0

    @rule(for_=AHEAD, zone=st.sampled_from([BERLIN, NEW_YORK]))
    def time_passes(self, for_: timedelta, zone: Any) -> None:
        self.now = plus(self.now, for_).astimezone(zone)

    @rule(name=VERBS, ahead=AHEAD, choice=st.integers(0, 11))
    def any_verb(self, name: str, ahead: timedelta, choice: int) -> None:
        if name in ("delete", "fall-through") and choice:
            return  # rarely, as they end the story
        before = self.order
        after = try_out(before, name, self.now, ahead, choice)
        self.order = after.celebrate(self.now)
        if self.order.celebrated_at != before.celebrated_at:
            assert before.celebrated_at is None
            assert self.order.is_cleared()
            self.celebrations += 1

    @rule(ahead=AHEAD)
    def the_next_step(self, ahead: timedelta) -> None:
        name = self.order.next_verb()
        if name is not None:
            self.any_verb(name, ahead, 1)

    @invariant()
    def it_is_celebrated_once_and_stands_where_its_facts_say(self) -> None:
        if not hasattr(self, "order"):
            return
        assert self.celebrations == (self.order.celebrated_at is not None)
        if self.order.is_cleared() and not self.order.deleted:
            assert self.celebrations == 1
        on_account, outstanding = self.order.payments.cleared(), self.order.payments.outstanding()
        assert on_account is not None
        assert outstanding is not None
        assert (outstanding.value == 0) == self.order.payments.is_paid()
        soundness(self.order, self.now)


def soundness(order: Order, now: datetime) -> None:
    """Nothing that is asked of an order fails, and what it answers is one of the answers there are."""
    assert order.state(now) in (*STAGES, "written off", "fell through")
    assert bool(order.deadlines(now, RULES)) == order.is_open()
    assert set(order.applicable(now)) <= set(order.VERBS)
    assert order.payments.age(now, RULES) in (None, OLDEST, *(name for _, name in BUCKETS))
    rungs = ladder(order)
    assert [at.timestamp() for _, at in rungs] == sorted(at.timestamp() for _, at in rungs)
    assert [STAGES.index(stage) for stage, _ in rungs] == sorted({STAGES.index(stage) for stage, _ in rungs})
    order_figures([order], now)
    standing([order], now, RULES)
    aging([order], now, RULES)
    assert agenda.today([order], now, RULES) is not None


def test_over_any_verbs_at_any_time_an_order_is_celebrated_exactly_once() -> None:
    run_state_machine_as_test(
        OrderMachine, settings=settings(max_examples=100, stateful_step_count=25, deadline=None)
    )


@given(merged_orders(), VERBS, AHEAD, st.integers(0, 11), near_now)
def test_whatever_was_merged_a_verb_of_an_order_succeeds_or_is_refused_with_a_remedy(
    order: Order, name: str, ahead: timedelta, choice: int, now: datetime
) -> None:
    try_out(order, name, now, ahead, choice)


@given(merged_orders(), near_now)
def test_no_merge_of_facts_can_make_an_illegal_order(order: Order, now: datetime) -> None:
    soundness(order, now)
    celebrated = order.celebrate(now)
    assert celebrated.celebrate(plus(now, HOUR)) == celebrated
    assert order.celebrated_at in (None, celebrated.celebrated_at)


@given(merged_orders(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_merge_adds_the_facts_of_an_order_does_not_matter(
    order: Order, random: Random
) -> None:
    def shuffled(facts: Any) -> dict[str, Any]:
        pairs = list(facts.items())
        random.shuffle(pairs)
        return dict(pairs)

    maps = (
        "payments",
        "refunds",
        "payment_promises",
        "contacts",
        "steps_at",
        "instalments",
        "credits",
        "write_offs",
    )
    other = order.with_flat({name: shuffled(value) for name, value in order.flat() if name in maps})
    assert other.state(NOW) == order.state(NOW)
    assert [(one.when, one.kind, one.reason) for one in other.deadlines(NOW, RULES)] == [
        (one.when, one.kind, one.reason) for one in order.deadlines(NOW, RULES)
    ]
    assert standing([other], NOW, RULES) == standing([order], NOW, RULES)


@given(merged_orders())
def test_an_order_is_written_and_read_without_loss(order: Order) -> None:
    written = json.loads(json.dumps(codec.encode(order)))
    assert codec.decode("order", order.id, written, deleted=order.deleted) == order


def test_that_they_do_not_like_it_is_kept_until_they_do() -> None:
    order = an_order().deliver(NOW, liked=False)
    assert is_disliked(order)
    told = {fact.key: fact for fact in facts(order, NOW, RULES)}
    assert "put it right, then ask them again" in str(told["not_liked"].words)
    after = order.liked(nov(20))
    assert not is_disliked(after)
    assert not after.step_words.get("liked")
    assert "not_liked" not in {fact.key for fact in facts(after, NOW, RULES)}
    for said in (None, True):
        assert not is_disliked(an_order().deliver(NOW, liked=said))
