"""What one practice sets off in another: a loss of a no, an order or a call of a deal that is back."""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.consequences import of
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from tests.domain.builders import NOW, RULES, a_held_call, a_loss, an_id, eur, nov


def test_a_declined_call_begins_a_recovery_from_when_they_told_you() -> None:
    call = a_held_call(made_at=nov(16)).decline(NOW, told=nov(17, 10), chosen="Bolt AB", need="black frames")
    given = {"told": nov(17, 10), "chosen": "Bolt AB", "need": "black frames"}
    (loss,) = of("decline", call, given, NOW, an_id, rules=RULES)
    assert isinstance(loss, Loss)
    assert (loss.told_at, loss.chosen, loss.need, loss.text) == (
        nov(17, 10),
        "Bolt AB",
        "black frames",
        call.text,
    )
    (now_told,) = of("decline", call, {}, NOW, an_id, rules=RULES)
    assert isinstance(now_told, Loss)
    assert (now_told.told_at, now_told.customer) == (NOW, call.customer)


def test_a_reopened_deal_makes_the_order_or_the_call_that_is_next() -> None:
    worth = a_loss().reopen(NOW, value=eur(900))
    (order,) = of("reopen", worth, {"value": eur(900)}, NOW, an_id, rules=RULES)
    assert isinstance(order, Order)
    assert (order.amount, order.text, order.customer) == (eur(900), worth.text, worth.customer)
    (call,) = of("reopen", worth, {"call": nov(20, 10)}, NOW, an_id, rules=RULES)
    assert isinstance(call, Call)
    assert (call.when, call.text) == (nov(20, 10), "agree: 50 seats")
    (next_morning,) = of("reopen", a_loss().reopen(NOW), {}, NOW, an_id, rules=RULES)
    assert isinstance(next_morning, Call)
    assert next_morning.when == nov(19, 9)


def test_a_deal_that_is_back_is_called_after_what_was_lost_and_never_after_why() -> None:
    for lost, called in (
        (a_loss(text="roof set", need="price"), "roof set"),
        (a_loss(text="roof set", need=""), "roof set"),
        (a_loss(text="50 seats", need="50 seats"), "50 seats"),
        (a_loss(text="price", need="price"), "order"),
        (a_loss(text="they need it in May", need="they need it in May"), "order"),
        (a_loss(text="the sale", need=""), "order"),
    ):
        (order,) = of("reopen", lost.reopen(NOW, value=eur(900)), {}, NOW, an_id, rules=RULES)
        assert order.text == called
        (call,) = of("reopen", lost.reopen(NOW), {}, NOW, an_id, rules=RULES)
        assert call.text == f"agree: {called}"
