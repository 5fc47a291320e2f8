"""Practice 3, the post-sale plan: eight steps with their times, and the silence that is broken in between."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import between, is_before, plus
from cockpit.domain.orders.plan import PLAN, left_by_hand
from cockpit.domain.rules import Rules
from cockpit.errors import IllegalMove
from tests.domain.builders import BERLIN, NOW, RULES, an_order, eur, hours, nov
from tests.domain.deals import merged_orders
from tests.domain.strategies import near_now

MICROSECOND = timedelta(microseconds=1)
DAY = timedelta(days=1)


def due(order: Any, rules: Rules = RULES) -> dict[str, datetime]:
    return {step.name: step.due for step in order.plan(rules).steps}


def done(order: Any) -> list[str]:
    return [step.name for step in order.plan(RULES).steps if step.is_done]


def quiet(order: Any, now: datetime) -> Any:
    return next(one for one in order.deadlines(now, RULES) if one.kind == "quiet")


def test_the_plan_makes_itself_with_eight_steps_each_with_a_time() -> None:
    assert due(an_order()) == {
        "reassure": nov(19, 10, 20),
        "competitors": nov(20, 10, 20),
        "process": nov(20, 10, 20),
        "supply": nov(23, 17),
        "credit": nov(23, 17),
        "delivered": datetime(2026, 12, 2, 10, 20, tzinfo=BERLIN),
        "invoiced": datetime(2026, 12, 3, 9, tzinfo=BERLIN),
        "cleared": datetime(2027, 1, 2, 17, tzinfo=BERLIN),
    }
    assert an_order().plan(RULES).count() == 0
    assert [one.kind for one in an_order().deadlines(NOW, RULES) if one.kind != "quiet"] == [*PLAN]


def test_reassuring_them_is_due_within_24_hours_by_the_clock_weekends_included() -> None:
    friday, night = nov(20, 18), datetime(2026, 10, 24, 18, tzinfo=BERLIN)  # the clocks change in that night
    assert due(an_order(made_at=friday))["reassure"] == nov(21, 18)
    assert between(night, due(an_order(made_at=night))["reassure"]) == hours(24)


def test_dates_that_become_known_move_what_follows_from_them() -> None:
    needed = an_order().date_need(NOW, when=nov(27, 12))
    assert due(needed)["delivered"] == nov(27, 12)
    dated = needed.date_supply(NOW, when=nov(26, 12))
    assert (due(dated)["delivered"], due(dated)["invoiced"]) == (nov(26, 12), nov(27, 9))
    delivered = dated.deliver(nov(20, 15))
    assert due(delivered)["invoiced"] == nov(23, 9)
    invoiced = delivered.invoice(nov(20, 16))
    assert due(invoiced)["cleared"] == datetime(2026, 12, 20, 17, tzinfo=BERLIN)


def test_each_step_is_ticked_by_its_own_fact_and_the_next_verb_leads_through_all_eight() -> None:
    order, verbs = an_order(), []
    arguments: dict[str, dict[str, Any]] = {"date-supply": {"when": nov(26)}, "deliver": {"liked": False}}
    for count in range(8):
        assert order.plan(RULES).count() == count
        name = order.next_verb() or ""
        verbs.append(name)
        order = order.VERBS[name].method(order, NOW, **arguments.get(name, {}))
        if name == "deliver":
            assert order.next_verb() == "do-step"
            order = order.do_step(NOW)
    assert verbs == [
        "do-step", "do-step", "do-step", "date-supply", "credit-ok", "deliver", "invoice", "clear",
    ]  # fmt: skip
    assert done(order) == [*PLAN]
    assert order.next_verb() is None
    assert order.deadlines(NOW, RULES) == ()


def test_delivered_is_done_once_they_like_it() -> None:
    order = an_order().deliver(NOW, liked=False)
    assert "delivered" not in done(order)
    assert left_by_hand(order) == ("reassure", "competitors", "process", "delivered")
    assert "delivered" in done(order.do_step(nov(19), step="delivered"))


def test_what_was_delivered_needs_no_supply_date_any_more() -> None:
    order = an_order().deliver(NOW)
    assert "supply" in done(order)
    assert "supply" not in [one.kind for one in order.deadlines(NOW, RULES)]


def test_a_step_is_ticked_by_hand_only_where_no_verb_says_more() -> None:
    assert list(an_order().do_step(NOW).steps_at) == ["reassure"]
    assert list(an_order().do_step(NOW, step="process").steps_at) == ["process"]
    for step, remedy in (("supply", "date-supply"), ("cleared", "clear"), ("lunch", "by hand")):
        with pytest.raises(IllegalMove, match="not ticked by hand") as refusal:
            an_order().do_step(NOW, step=step)
        assert remedy in refusal.value.remedy
    with pytest.raises(IllegalMove, match="already done"):
        an_order().do_step(NOW).do_step(NOW, step="reassure")
    ticked = an_order().do_step(NOW).do_step(NOW).do_step(NOW)
    assert "do-step" not in ticked.applicable(NOW)
    with pytest.raises(IllegalMove, match="not ticked by hand"):
        ticked.do_step(NOW)


def test_without_an_amount_the_last_step_is_to_give_one() -> None:
    order = an_order(
        steps_at=dict.fromkeys(("reassure", "competitors", "process"), NOW),
        supply_date=NOW,
        credit_ok_at=NOW,
        delivered_at=NOW,
        liked_at=NOW,
        invoiced_at=NOW,
    ).replace(amount=None)
    assert order.next_verb() == "edit"


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, 2),
        ({"credit_ok_at": NOW, "shipped_at": NOW, "need_date": nov(30)}, 2),
        ({"confirmed_at": NOW}, 7),
        ({"supply_date": NOW}, 7),
        ({"delivered_at": NOW}, 7),
        ({"invoiced_at": NOW}, 7),
    ],
)
def test_it_counts_as_quiet_after_two_days_while_promised_and_seven_later_on(
    facts: dict[str, Any], days: int
) -> None:
    order = an_order(**facts)
    assert order.quiet_at(RULES) == plus(NOW, days * DAY)
    assert (order.state(NOW) == "promised") == (days == 2)
    assert order.quiet_at(RULES.replace(quiet_days_promised=3, quiet_days=9)) == plus(
        NOW, {2: 3, 7: 9}[days] * DAY
    )


def test_a_quiet_order_says_for_how_long() -> None:
    row = quiet(an_order(), nov(21, 10, 20))
    assert (row.severity, row.when) == ("late", nov(20, 10, 20))
    assert row.reason == "Quiet for 3 d: get in touch."


TOUCHES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("touch", {}),
    ("confirm", {}),
    ("do_step", {}),
    ("deliver", {}),
    ("invoice", {}),
    ("pay", {}),
    ("clear", {}),
    ("promise_payment", {"due": nov(19, 11)}),
    ("refund", {"amount": eur(1)}),
)


@pytest.mark.parametrize(("name", "given_"), TOUCHES, ids=[name for name, _ in TOUCHES])
def test_whatever_reaches_the_customer_resets_the_silence(name: str, given_: dict[str, Any]) -> None:
    order = an_order(confirmed_at=NOW) if name != "confirm" else an_order()
    order = order.pay(NOW, amount=eur(5), cleared=True) if name == "refund" else order
    touched = getattr(order, name)(nov(19, 10), **given_)
    assert touched.last_touch() == nov(19, 10)
    assert touched.quiet_at(RULES) == plus(nov(19, 10), 7 * DAY)


def test_a_step_the_customer_agreed_to_mutes_the_silence_until_it_passes() -> None:
    promised = an_order(confirmed_at=NOW).promise_payment(NOW, due=nov(28, 17))
    assert promised.quiet_at(RULES) == nov(28, 17)
    assert quiet(promised, nov(27)).severity == "later"
    assert quiet(promised, nov(28, 17) + MICROSECOND).severity == "late"


@pytest.mark.parametrize(("name", "given_"), [("date_supply", {"when": nov(30, 12)}), ("ship", {})])
def test_what_only_we_do_neither_resets_the_silence_nor_mutes_it(name: str, given_: dict[str, Any]) -> None:
    touched = getattr(an_order(confirmed_at=NOW), name)(nov(19, 10), **given_)
    assert touched.last_touch() == NOW
    assert touched.quiet_at(RULES) == plus(NOW, 7 * DAY)


def test_an_agreed_step_that_came_early_mutes_no_more() -> None:
    paid = an_order(confirmed_at=NOW).promise_payment(NOW, due=nov(30, 17), amount=eur(400))
    paid = paid.pay(nov(19), amount=eur(400))
    assert paid.quiet_at(RULES) == plus(nov(19), 7 * DAY)


def test_a_payment_promised_anew_mutes_until_the_new_time_alone() -> None:
    order = an_order(confirmed_at=NOW).promise_payment(NOW, due=nov(30, 17))
    assert order.promise_payment(nov(19), due=nov(27, 12)).quiet_at(RULES) == nov(27, 12)


@given(merged_orders(), near_now, near_now)
def test_whatever_was_merged_a_touch_never_brings_the_silence_nearer(
    order: Any, now: datetime, at: datetime
) -> None:
    if not order.deleted:
        touched = order.touch(at)
        assert not is_before(touched.last_touch(), at)
        assert not is_before(touched.quiet_at(RULES), order.quiet_at(RULES))
        assert not is_before(touched.quiet_at(RULES), plus(at, 2 * DAY))


@given(merged_orders(), near_now, st.sampled_from(sorted(PLAN)))
def test_whatever_was_merged_every_step_of_the_plan_has_a_time_and_the_next_verb_applies(
    order: Any, now: datetime, step: str
) -> None:
    plan = order.plan(RULES).steps
    assert [one.name for one in plan] == [*PLAN]
    assert all(one.due.tzinfo for one in plan)
    assert 0 <= order.plan(RULES).count() <= 8
    verb = order.next_verb()
    assert (verb is None) == (not order.is_open())
    assert verb is None or verb in order.applicable(now)
    kinds = [one.kind for one in order.deadlines(now, RULES)]
    if order.is_open():
        assert (step in kinds) == (step not in done(order))
