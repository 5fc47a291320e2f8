"""The figures of practice 5, held against a slow count from what happened, told in plain words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.losses.figures import RecoveryFigures, recoveries
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import plus
from cockpit.domain.orders.order import Order
from tests.domain.builders import NOW, RULES, a_customer, a_loss, an_order, cleared, eur, hours
from tests.domain.deals import merged_losses, merged_orders
from tests.domain.strategies import near_now

DAY = timedelta(days=1)
ACME, BOLT, GLOBEX = (a_customer(name).id for name in ("Acme", "Bolt AB", "Globex"))


def after(days: float) -> datetime:
    return plus(NOW, days * DAY)


def figures(
    losses: list[Loss], orders: list[Order] | None = None, days: float = 0, **more: Any
) -> RecoveryFigures:
    return recoveries(losses, orders or [], after(days), RULES, **more)


def recovered(loss: Loss, at: datetime = NOW) -> Loss:
    return loss.reframe(at).apologise(at).help_elsewhere(at, supplier="Bolt AB", called=at)


def an_order_that_cleared(**facts: Any) -> Order:
    return cleared(an_order(**facts), facts["made_at"])


def test_without_losses_there_are_no_recovery_figures() -> None:
    assert figures([]) == RecoveryFigures(
        losses=0,
        running=0,
        started=None,
        all_three=None,
        all_four=None,
        returned=None,
        returns=0,
        referrals=0,
        won_back={},
    )


def test_a_loss_counts_against_the_seller_once_its_24_hours_are_over() -> None:
    fresh = a_loss()
    assert (figures([fresh]).started, figures([fresh], days=1).started) == (None, None)
    later = plus(after(1), timedelta(microseconds=1))
    assert recoveries([fresh], [], later, RULES).started == 0.0
    assert figures([fresh, fresh.apologise(NOW)]).started == 1.0
    assert figures([fresh, fresh.apologise(NOW)], days=2).started == 0.5


def test_three_of_three_are_those_done_inside_exactly_24_hours() -> None:
    losses = [recovered(a_loss(), after(1)), recovered(a_loss(), plus(after(1), timedelta(microseconds=1)))]
    assert figures(losses, days=2).all_three == 0.5
    assert figures(losses, days=2).started == 0.5


def test_four_of_four_wait_for_the_need_check() -> None:
    checked = recovered(a_loss(), after(3)).check_need(after(14), met=True)
    assert figures([recovered(a_loss())], days=14).all_four is None
    assert figures([recovered(a_loss()), checked], days=15).all_four == 0.5
    unmet = recovered(a_loss()).check_need(after(14), met=False)
    assert figures([unmet], days=15).all_four == 0.0


def test_a_customer_returns_by_a_reopened_deal_or_a_later_order_within_365_days() -> None:
    reopened = a_loss(customer=BOLT).reopen(after(365))
    too_late = a_loss(customer=BOLT).reopen(plus(after(365), hours(1)))
    ordered = a_loss(customer=ACME)
    gone = a_loss(customer=GLOBEX)
    orders = [
        an_order(customer=ACME, made_at=after(365)),
        an_order(customer=GLOBEX, made_at=NOW),
        an_order(customer=GLOBEX, made_at=plus(after(365), hours(1))),
        an_order(customer=GLOBEX, made_at=after(5), fell_through_at=after(6)),
        an_order(customer=GLOBEX, made_at=after(5), deleted=True),
        an_order(customer=None, made_at=after(5)),
    ]
    found = figures([reopened, too_late, ordered, gone, a_loss(customer=None)], orders, days=370)
    assert (found.returns, found.returned) == (2, 0.4)
    assert figures([reopened, gone, a_loss(customer=None)], orders, days=365).returned == 1 / 3
    assert figures([ordered], orders, days=365).returned == 1.0


def test_a_customer_that_was_merged_into_another_returns_as_that_one() -> None:
    old, new = a_customer("Acme").merge_into(a_customer("Bolt AB"))
    loss, order = a_loss(customer=ACME), an_order(customer=BOLT, made_at=after(5))
    assert figures([loss], [order]).returns == 0
    assert figures([loss], [order], customers={old.id: old, new.id: new}).returns == 1


def test_value_won_back_is_what_reopened_deals_are_worth_and_what_later_orders_cleared() -> None:
    losses = [
        a_loss(customer=ACME).reopen(after(5), value=eur(900)),
        a_loss(customer=BOLT),
        a_loss(customer=BOLT),
        a_loss(customer=GLOBEX, won_back=eur(7)),
    ]
    orders = [
        an_order_that_cleared(customer=ACME, made_at=after(6)),
        an_order_that_cleared(customer=BOLT, made_at=after(6), amount=eur(50)),
        an_order(customer=BOLT, made_at=after(7)),
    ]
    assert figures(losses, orders).won_back == {"EUR": eur(950)}
    assert figures([*losses, a_loss(customer=ACME)], orders).won_back == {"EUR": eur(950)}
    assert figures([losses[0].delete(NOW), a_loss(customer=ACME)], orders).won_back == {"EUR": eur(1000)}


def test_referrals_are_counted_from_every_loss() -> None:
    loss = a_loss().refer(NOW, text="Mia").refer(NOW, text="Bo")
    assert figures([loss, a_loss().refer(NOW, text="Kim"), loss.delete(NOW)]).referrals == 3


stories = st.lists(
    st.fixed_dictionaries(
        {
            "tactics": st.lists(st.integers(0, 48 * 60), min_size=0, max_size=3),
            "checked": st.booleans(),
            "reopened": st.none() | st.integers(1, 800),
            "ordered": st.none() | st.integers(1, 800),
            "value": st.integers(1, 99),
        }
    ),
    max_size=6,
)


@given(stories, st.sampled_from([0.5, 1, 1.5, 14, 14.5, 365, 366, 900]))
def test_the_figures_of_recovery_agree_with_a_slow_count(stories: list[dict[str, Any]], days: float) -> None:
    losses, orders = [], []
    started, three, four, back, money = [], [], [], [], 0
    for number, story in enumerate(stories):
        loss = a_loss(customer=number)
        names = ["reframe", "apologise", "help_elsewhere"][: len(story["tactics"])]
        for name, minutes in zip(names, story["tactics"], strict=True):
            at = plus(NOW, timedelta(minutes=minutes))
            more = {"supplier": "Bo", "called": at} if name == "help_elsewhere" else {}
            loss = getattr(loss, name)(at, **more)
        loss = loss.check_need(after(14), met=True) if story["checked"] else loss
        inside = [minutes <= 24 * 60 for minutes in story["tactics"]]
        started += [any(inside)] if any(inside) or days > 1 else []
        three += [sum(inside) == 3] if sum(inside) == 3 or days > 1 else []
        done = len(story["tactics"]) + story["checked"] == 4
        four += [done] if done or days > 14 else []
        if story["reopened"]:
            loss = loss.reopen(after(story["reopened"]), value=eur(story["value"]))
            money += story["value"]
        if story["ordered"]:
            orders.append(
                an_order_that_cleared(customer=number, made_at=after(story["ordered"]), amount=eur(5))
            )
            money += 5 if story["ordered"] <= 365 and not story["reopened"] else 0
        is_back = any(when is not None and when <= 365 for when in (story["reopened"], story["ordered"]))
        back += [is_back]
        losses.append(loss)

    def share(held: list[bool]) -> float | None:
        return sum(held) / len(held) if held else None

    assert figures(losses, orders, days) == RecoveryFigures(
        losses=len(losses),
        running=sum(days <= 1 and len(story["tactics"]) < 3 and not story["reopened"] for story in stories),
        started=share(started),
        all_three=share(three),
        all_four=share(four),
        returned=share(back),
        returns=sum(back),
        referrals=0,
        won_back={"EUR": eur(money)} if money else {},
    )


@given(st.lists(merged_losses(), max_size=3), st.lists(merged_orders(), max_size=3), near_now)
def test_whatever_was_merged_the_figures_of_recovery_are_figures(
    losses: list[Loss], orders: list[Order], now: datetime
) -> None:
    found = recoveries(losses, orders, now, RULES)
    for share in (found.started, found.all_three, found.all_four, found.returned):
        assert share is None or 0 <= share <= 1
    assert found.returns <= found.losses <= len(losses)
    assert all(amount.currency == currency for currency, amount in found.won_back.items())
    assert all(amount.value > 0 for amount in found.won_back.values())
