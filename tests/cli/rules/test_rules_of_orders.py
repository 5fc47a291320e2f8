"""Practice 3, the ladder, the plan and staying close, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


def test_capturing_an_order_answers_that_it_is_a_promise_of_one_with_0_of_8_done(seller: Seller) -> None:
    assert "You have a promise of an order. 0 of 8 done." in seller("add", "order @acme 50 seats 5k")


def test_the_ladder_is_climbed_by_facts_to_the_celebration_which_comes_once(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    states = [seller.show(code)["state"]]
    told = []
    for verb, given in (
        ("confirm", {}), ("date-supply", {"when": "fri"}), ("deliver", {}), ("invoice", {}),
        ("clear", {"amount": "2000"}), ("clear", {"amount": "3000"}), ("refund", {"amount": "1000"}),
        ("clear", {"amount": "1000"}),
    ):  # fmt: skip
        told.append("an order at last" in seller.do(code, verb, **given))
        states.append(seller.show(code)["state"])
    assert states == [
        "promised", "confirmed in writing", "delivery date set", "delivered", "invoiced", "part paid", "cleared",
        "part paid", "cleared",
    ]  # fmt: skip
    assert told == [False, False, False, False, False, True, False, False]


def test_received_is_not_cleared(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.do(code, "deliver")
    seller.do(code, "invoice")
    seller.do(code, "pay", amount="5000", text="cheque")
    assert seller.show(code)["state"] == "invoiced"
    seller.do(code, "clear", amount="5000")
    assert seller.show(code)["state"] == "cleared"


@pytest.mark.parametrize(
    "cause", ["one-upped", "no longer needed", "late supply", "credit", "remorse", "other"]
)
def test_an_order_falls_through_with_one_of_six_causes_and_offers_a_recovery(
    seller: Seller, cause: str
) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.at("18 15:00")
    told = seller.do(code, "fall-through", cause=cause, told="14:00", chosen="Foo", need="May delivery")
    assert "24 h from when they told you" in told
    loss = seller.show(seller.made(told))
    assert (loss["told_at"][:16], loss["chosen"], loss["need"]) == ("2026-11-18T14:00", "Foo", "May delivery")
    assert "You needed May delivery" in seller("say", loss["code"])
    assert seller.json("week")["orders"]["lost"] == {cause: {"EUR": "5000.00"}}
    assert seller.json("week")["orders"]["ended"] == 1


def test_nobody_is_told_of_an_end_before_the_order_was_promised_nor_later_than_now(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.at("18 15:00")
    assert "before that" in seller.refused(code, "fall-through", cause="credit", told="yesterday 10:00")
    assert "still to come" in seller.refused(code, "fall-through", cause="credit", told="2026-11-20 10:00")
    loss = seller.made(seller.do(code, "fall-through", cause="credit", told="10:30"))
    assert "before that" in seller.refused(loss, "tell", told="2026-11-18 09:00")
    assert "24 h end Thu 19 Nov 14:00" in seller.do(loss, "tell", told="14:00")
    assert seller.refused(code, "fall-through", cause="bad luck")


def test_the_plan_makes_itself_with_eight_steps_and_each_has_a_due_time(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    plan = seller.show(code)["plan"]
    assert len(plan) == 8
    assert all(step["due"] for step in plan)
    assert plan[0]["due"][:16] == "2026-11-19T10:20", "reassure them within 24 h"


def test_each_step_is_done_by_stating_its_fact_and_never_by_a_bare_key(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    for verb in ("reassure", "competitors", "process", "clear", "pay", "touch", "date-supply"):
        assert seller.refused(code, verb)
    assert seller("done", code, ends=2)
    seller.do(code, "reassure", text="told them why")
    seller.do(code, "competitors", who="Foo", offered="10 % off")
    seller.do(code, "process", text="mailed the dates")
    said = seller("show", code)
    assert "Foo: 10 % off" in said
    assert "3 of 8" in said


@pytest.mark.parametrize(
    "said",
    ["nobody", "No one else.", "none so far", "niemand sonst", "no, nobody was in touch", "Nobody yet"],
)
def test_nobody_else_was_in_touch_is_a_fact_too_and_no_rival(seller: Seller, said: str) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.do(code, "competitors", who=said)
    assert seller.show(code)["plan"][1]["done"] is True
    assert seller.show(code)["rivals"] == {}


@pytest.mark.parametrize(
    "said", ["Foo", "No Limits Ltd", "None of Us GmbH", "Nixdorf", "two others: Foo and Bar"]
)
def test_somebody_else_who_was_in_touch_is_kept(seller: Seller, said: str) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.do(code, "competitors", who=said)
    assert [one["who"] for one in seller.show(code)["rivals"].values()] == [said]


def test_step_three_makes_the_text_with_the_dates(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.do(code, "date-supply", when="2026-12-10")
    assert "10 Dec" in seller("say", code, "process")
    assert "50 seats" in seller("say", code, "reassure")


def test_delivering_answers_the_first_of_two_facts_and_liking_is_asked(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    seller.do(code, "deliver")
    assert seller.show(code)["plan"][5]["done"] is False
    seller.do(code, "liked", text="better than the old one")
    assert seller.show(code)["plan"][5]["done"] is True
    assert "better than the old one" in seller("show", code)


def test_it_is_quiet_after_two_days_while_promised_and_seven_later_on(seller: Seller) -> None:
    young, old = seller.add("order @acme seats 5k"), seller.add("order @bolt lamps 5k")
    seller.do(old, "confirm")
    agenda = seller.json("agenda")
    due = {one["code"]: one["when"][:10] for one in agenda["items"] if one["clock"] == "quiet"}
    assert due == {young: "2026-11-20", old: "2026-11-25"}


def quiet(seller: Seller, code: str) -> str:
    return next(
        str(one["when"][:10])
        for one in seller.json("agenda")["items"]
        if (one["code"], one["clock"]) == (code, "quiet")
    )


def test_whatever_reached_them_on_any_record_resets_it_and_an_attempt_does_not(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    seller.at("19 09:00")
    seller("add", "called @acme: no answer")
    seller.do(code, "touch", text="voicemail", means="phone")
    seller.do(code, "touch", reached="no")
    assert seller.refused(code, "touch")
    assert seller.refused(code, "touch", means="phone")
    assert quiet(seller, code) == "2026-11-20"
    promise = seller.add("promise @acme spec by fri 16:00")
    seller.at("20 09:00")
    seller.do(promise, "deliver")
    assert quiet(seller, code) == "2026-11-22"
    call = seller.add("call @acme today 10:00 purpose: settle the price")
    seller.at("21 11:00")
    seller.do(call, "hold")
    assert quiet(seller, code) == "2026-11-23"
    seller.at("22 10:00")
    seller.add("mailed @acme: the drawings")
    assert quiet(seller, code) == "2026-11-24"


def test_what_they_agreed_to_mutes_the_silence_until_it_passes_and_a_date_of_ours_does_not(
    seller: Seller,
) -> None:
    code = seller.add("order @acme seats 5k")
    seller.do(code, "date-supply", when="2026-12-10")
    assert quiet(seller, code) == "2026-11-25", "a supply date mutes nothing"
    seller.do(code, "promise-payment", due="2026-11-27 12:00")
    assert quiet(seller, code) == "2026-11-27"
    seller.add("wait @acme PO by 2026-11-30")
    assert quiet(seller, code) == "2026-11-30"
    seller.add("meet @acme 2026-12-02 10:00")
    assert quiet(seller, code) == "2026-12-02"


def test_a_supply_date_later_than_their_need_is_late_at_once(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    seller.do(code, "date-need", when="2026-12-01")
    assert "later than they need it" in seller.do(code, "date-supply", when="2026-12-10")
    late = [one for one in seller.json("agenda")["items"] if one["clock"] == "supply-late"]
    assert [(one["code"], one["severity"]) for one in late] == [(code, "late")]
    assert "9 d later" in late[0]["reason"]


def test_an_order_without_its_money_or_its_goods_is_never_celebrated_in_any_order(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    assert "an order at last" not in seller.do(code, "clear", amount="5000"), "prepaid"
    seller.do(code, "credit-ok")
    assert "an order at last" in seller.do(code, "deliver")
    assert "invoice" in seller.show(code)["verbs"], "a prepaid order is invoiced all the same"
    seller.do(code, "invoice")


def test_the_figures_of_orders_are_told_in_the_week_in_which_they_ended(seller: Seller) -> None:
    good, bad = seller.add("order @acme seats 5k"), seller.add("order @bolt lamps 2k")
    seller.at("24 10:00")
    seller.do(good, "deliver")
    seller.do(good, "invoice")
    seller.at("26 10:00")
    seller.do(good, "clear", amount="5000")
    seller.do(bad, "fall-through", cause="remorse")
    found = seller.json("week")["orders"]
    assert (found["ended"], found["cleared"]) == (2, 0.5)
    assert found["stage_minutes"]["promised"] > 5 * 24 * 60
    assert found["lost"] == {"remorse": {"EUR": "2000.00"}}
    assert found["days_outstanding"] == {"EUR": 0.0}
    assert seller.json("week", "--days", "1")["orders"]["ended"] == 2


def test_a_supply_date_said_again_brings_back_what_was_snoozed_and_is_no_news_else(seller: Seller) -> None:
    code = seller.add("order @acme 5k EUR")
    seller.do(code, "date-supply", when="2026-12-04")
    seller.do(code, "snooze", until="2026-11-20 10:00")
    assert "Dated the supply" in seller.do(code, "date-supply", when="2026-12-04")
    assert "snoozed" not in seller("show", code).casefold()
    assert "is so already" in seller("do", code, "date-supply", "--set", "when=2026-12-04", ends=1)
