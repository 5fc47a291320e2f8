"""Practice 3, the post-sale plan: eight steps with their times, and the silence that is broken in between."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import next_step
from cockpit.domain.contacts import InTouch
from cockpit.domain.moment import between, is_before, plus
from cockpit.domain.orders.plan import PLAN, left_to_say
from cockpit.domain.rules import Rules
from cockpit.errors import IllegalMove
from tests.domain.builders import BERLIN, NOW, RULES, an_order, cleared, eur, hours, nov
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
    arguments: dict[str, dict[str, Any]] = {
        "reassure": {"text": "the choice is right"},
        "competitors": {"who": "Bolt AB", "offered": "10 % less"},
        "process": {"text": "mailed, with the dates"},
        "date-supply": {"when": nov(26)},
        "clear": {"amount": eur(1000)},
    }
    for count in range(8):
        assert order.plan(RULES).count() == count
        name = order.next_verb() or ""
        verbs.append(name)
        order = order.VERBS[name].method(order, NOW, **arguments.get(name, {}))
        if name == "deliver":
            assert order.next_verb() == "liked"
            order = order.liked(NOW)
    assert verbs == [
        "reassure", "competitors", "process", "date-supply", "credit-ok", "deliver", "invoice", "clear",
    ]  # fmt: skip
    assert done(order) == [*PLAN]
    assert order.next_verb() is None
    assert order.deadlines(NOW, RULES) == ()


def test_delivered_is_one_fact_and_that_they_like_it_another() -> None:
    order = an_order().deliver(NOW)
    assert "delivered" not in done(order)
    assert left_to_say(order) == ("reassure", "competitors", "process", "delivered")
    assert "delivered" in done(order.do_step(nov(19), step="delivered", text="they love it"))
    assert "delivered" in done(order.liked(nov(19), text="they love it"))
    assert "delivered" in done(an_order().deliver(NOW, liked=True))
    with pytest.raises(IllegalMove, match="Nothing was delivered"):
        an_order().liked(NOW)
    with pytest.raises(IllegalMove, match="already liked"):
        order.liked(nov(19)).liked(nov(20))
    assert "liked" in cleared(order, nov(19)).applicable(nov(19))  # also of what has cleared
    assert cleared(order, nov(19)).liked(nov(20)).liked_at == nov(20)


def test_who_else_was_in_touch_is_kept_with_what_they_offered() -> None:
    order = an_order().competitors(NOW, who="Bolt AB", offered="10 % less")
    assert [(one.who, one.offered) for one in order.rivals.values()] == [("Bolt AB", "10 % less")]
    assert order.step_words["competitors"] == "Bolt AB (10 % less)"
    again = order.competitors(nov(19), who="Umbra")
    assert [one.who for one in again.rivals.values()] == ["Bolt AB", "Umbra"]
    nobody = an_order().competitors(NOW, who="Nobody")
    assert (nobody.rivals, "competitors" in done(nobody)) == ({}, True)
    by_step = an_order().do_step(NOW, step="competitors", text="Bolt AB", offered="less")
    assert [(one.who, one.offered) for one in by_step.rivals.values()] == [("Bolt AB", "less")]


def test_what_was_delivered_needs_no_supply_date_any_more() -> None:
    order = an_order().deliver(NOW)
    assert "supply" in done(order)
    assert "supply" not in [one.kind for one in order.deadlines(NOW, RULES)]


def test_a_step_is_done_by_saying_what_was_said_and_never_without_a_word() -> None:
    assert list(an_order().do_step(NOW, text="well chosen").steps_at) == ["reassure"]
    assert an_order().reassure(NOW, text=" well chosen ").step_words == {"reassure": "well chosen"}
    assert list(an_order().do_step(NOW, step="process", text="mailed").steps_at) == ["process"]
    for step, remedy in (("supply", "date-supply"), ("cleared", "clear"), ("lunch", "by words")):
        with pytest.raises(IllegalMove, match="not done by saying so") as refusal:
            an_order().do_step(NOW, step=step, text="done")
        assert remedy in refusal.value.remedy
    for verb in ("reassure", "process", "do_step"):
        with pytest.raises(IllegalMove, match="needs words"):
            getattr(an_order(), verb)(NOW, text=" ")
    with pytest.raises(IllegalMove, match="needs words"):
        an_order().competitors(NOW, who="")
    once = an_order().reassure(NOW, text="well chosen")
    with pytest.raises(IllegalMove, match="already done"):
        once.do_step(NOW, step="reassure", text="again")
    ticked = once.competitors(NOW, who="nobody").process(NOW, text="mailed")
    assert "do-step" not in ticked.applicable(NOW)
    with pytest.raises(IllegalMove, match="not done by saying so"):
        ticked.do_step(NOW, text="done")


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
    ("touch", {"text": "rang: all well"}),
    ("confirm", {}),
    ("do_step", {"text": "well chosen"}),
    ("reassure", {"text": "well chosen"}),
    ("competitors", {"who": "nobody"}),
    ("deliver", {}),
    ("invoice", {}),
    ("pay", {"amount": eur(5)}),
    ("clear", {"amount": eur(5)}),
    ("promise_payment", {"due": nov(19, 11)}),
    ("refund", {"amount": eur(1)}),
)


@pytest.mark.parametrize(("name", "given_"), TOUCHES, ids=[name for name, _ in TOUCHES])
def test_whatever_reaches_the_customer_resets_the_silence(name: str, given_: dict[str, Any]) -> None:
    order = an_order(confirmed_at=NOW) if name != "confirm" else an_order()
    order = order.pay(NOW, amount=eur(7), cleared=True) if name == "refund" else order
    touched = getattr(order, name)(nov(19, 10), **given_)
    assert touched.last_touch() == nov(19, 10)
    assert touched.quiet_at(RULES) == plus(nov(19, 10), 7 * DAY)


def test_a_step_the_customer_agreed_to_mutes_the_silence_until_it_passes() -> None:
    promised = an_order(confirmed_at=NOW).promise_payment(NOW, due=nov(28, 17))
    assert promised.quiet_at(RULES) == nov(28, 17)
    assert quiet(promised, nov(27)).severity == "later"
    assert quiet(promised, nov(28, 17) + MICROSECOND).severity == "late"
    meeting = nov(27, 10)  # of their other records
    assert an_order().quiet_at(RULES, InTouch(agreed=meeting)) == meeting
    assert an_order().quiet_at(RULES, InTouch(last=nov(20, 9))) == nov(22, 9)


def test_a_supply_date_and_a_shipment_are_ours_and_mute_nothing() -> None:
    order = an_order(confirmed_at=NOW)
    for moved in (
        order.date_supply(nov(19), when=nov(30, 12)),
        order.ship(nov(19)),
        order.credit_ok(nov(19)),
    ):
        assert moved.last_touch() == NOW
        assert moved.quiet_at(RULES) == plus(NOW, 7 * DAY)
        assert quiet(moved, nov(26)).severity == "late"


def test_a_supply_date_later_than_they_need_it_is_a_late_deadline_of_its_own() -> None:
    order = an_order().date_need(NOW, when=nov(26, 17))
    late = order.date_supply(nov(19), when=nov(30, 12))
    [row] = [one for one in late.deadlines(nov(19, 9), RULES) if one.kind == "supply-late"]
    assert (row.severity, row.when, row.verb) == ("late", nov(19), "date-supply")
    assert row.reason == "It will be there Mon 30 Nov, 4 d later than they need it: settle that with them."
    for mended in (
        late.date_supply(nov(20), when=nov(25, 12)),
        late.date_need(nov(20), when=nov(30)),
        late.deliver(nov(20)),
    ):
        assert "supply-late" not in [one.kind for one in mended.deadlines(nov(20), RULES)]


def test_what_is_quiet_is_answered_by_getting_in_touch_and_not_by_the_next_step() -> None:
    order = an_order(
        steps_at=dict.fromkeys(("reassure", "competitors", "process"), NOW),
        supply_date=NOW,
        credit_ok_at=NOW,
        delivered_at=NOW,
        liked_at=NOW,
        invoiced_at=NOW,
    )
    first = order.deadlines(nov(27), RULES)[0]
    assert (first.kind, order.next_verb()) == ("quiet", "clear")
    assert next_step.next_verb(order, first) == "touch"
    assert next_step.next_verb(order, None) == "clear"


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
        touched = order.touch(at, text="rang: all well")
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
    if order.is_running():  # of one that fell through there may be a deposit to give back
        assert (step in kinds) == (step not in done(order))
