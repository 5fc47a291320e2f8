"""Facts are stated, never ticked by a bare key; a time is one that can be, and what is told of either is so."""

from __future__ import annotations

import pytest

from tests.cli.rules.conftest import Seller

SAID = (
    ("reassure", {"text": "rang: glad"}),
    ("competitors", {"who": "nobody"}),
    ("process", {"text": "mailed"}),
    ("date-supply", {"when": "fri"}),
)


def begun(seller: Seller) -> str:
    """Return an order whose next step is the credit."""
    code = seller.add("order @acme 50 seats 5k net 14")
    for verb, given in SAID:
        seller.do(code, verb, **given)
    return code


def test_done_ticks_no_fact_of_an_order_by_a_bare_key_and_names_what_states_it(seller: Seller) -> None:
    code = begun(seller)
    for verb, asks in (("credit-ok", "credit"), ("deliver", "delivered"), ("invoice", "invoice go out")):
        assert seller.show(code)["next"] == verb or verb == "invoice"
        asked = seller("done", code, ends=2)
        assert asks in asked
        assert "--set when=" in asked
        for no_fact in ("no", "", "tomorrow", "2001-01-01"):
            assert "Nothing was changed" in seller("done", code, "--set", f"when={no_fact}", ends=2)
        seller("done", code, "--set", "when=yes", *(["--set", "liked=yes"] if verb == "deliver" else []))
    shown = seller.show(code)
    assert (shown["plan_done"], shown["state"]) == (7, "invoiced")
    assert "How much" in seller("done", code, ends=2)


def test_that_they_like_it_is_stated_in_words(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k")
    for verb, given in (*SAID, ("credit-ok", {}), ("deliver", {})):
        seller.do(code, verb, **given)
    assert "What did they say of it?" in seller("done", code, ends=2)
    seller("done", code, "--set", "text=they love it")
    assert seller.show(code)["plan"][5]["done"] is True


def test_a_fact_of_yesterday_is_dated_and_one_before_the_promise_is_refused(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 5k net 14")
    seller.at("20 09:30")
    assert "cannot have been invoiced before that" in seller.refused(code, "invoice", when="17 nov")
    seller.do(code, "deliver", when="thu 11:00")
    assert "Thu 19 Nov" in seller.do(code, "invoice", when="yesterday")
    shown = seller.show(code)
    assert (shown["delivered_at"][:16], shown["payment_due"][:10]) == ("2026-11-19T11:00", "2026-12-03")
    assert "good" in seller.do(code, "credit-ok", when="2 nov") or seller.show(code)["credit_ok_at"]


def test_days_sales_outstanding_count_after_credit_notes(seller: Seller) -> None:
    code = seller.add("order @acme 50 seats 10k net 30")
    for verb, given in (("deliver", {}), ("invoice", {}), ("credit", {"amount": "5000"})):
        seller.do(code, verb, **given)
    seller.do(code, "pay", amount="2500", cleared="yes")
    assert seller.json("week")["orders"]["days_outstanding"] == {"EUR": 45.0}
    seller.do(code, "credit", amount="2500")
    assert seller.json("week")["orders"]["days_outstanding"] == {"EUR": 0.0}


def test_what_they_told_is_not_before_the_call_was_planned_nor_of_another_year_nor_to_come(
    seller: Seller,
) -> None:
    call = seller.add("call @acme thu 26 nov 10:00 purpose: settle the terms")
    seller.at("26 15:00")
    for told, why in (
        ("16 nov", "planned Wed 18 Nov"),
        ("fri 13 nov 10:00", "planned Wed 18 Nov"),
        ("2001-01-01", "more than a year ago"),
        ("tomorrow", "still to come"),
        ("1 dec", "still to come"),
        ("no", "Not without a time"),
    ):
        assert why in seller.refused(call, "decline", told=told), told
    loss = seller.made(seller.do(call, "decline", told="25 nov 16:00"))
    assert seller.show(loss)["told_at"][:16] == "2026-11-25T16:00"
    for told in ("2025-11-01", "2020-11-13 10:00"):
        assert "more than a year ago" in seller.refused(loss, "tell", told=told)
    assert "more than a year ago" in seller("add", "lost @bolt 5k told 2001-01-01", ends=2)


def test_a_call_that_was_noted_afterwards_may_have_been_declined_before_it_was_noted(seller: Seller) -> None:
    call = seller.add("call @acme settle the terms")
    seller.do(call, "hold")
    loss = seller.made(seller.do(call, "decline", told="yesterday 10:00"))
    assert seller.show(loss)["told_at"][:16] == "2026-11-17T10:00"


@pytest.mark.parametrize("told", ["10 nov 10:30", "10.11. 10:30", "tue 10 nov 10:30"])
def test_a_date_without_its_year_that_has_passed_is_that_of_this_year(seller: Seller, told: str) -> None:
    seller.at("09 10:00")
    order = seller.add("order @acme 50 seats 5k")
    seller.at("12 10:00")
    said = seller.do(order, "fall-through", cause="credit", told=told)
    assert "its 24 h were over Wed 11 Nov 10:30" in said
    assert seller.show(seller.made(said))["told_at"][:16] == "2026-11-10T10:30"


@pytest.mark.parametrize("said", ["called", "Rang him again", "tried to call", "angerufen"])
def test_that_somebody_was_rung_is_asked_whether_they_were_reached(seller: Seller, said: str) -> None:
    order = seller.add("order @acme 50 seats 5k")
    seller.at("19 10:00")
    assert "Did you reach them?" in seller.refused(order, "touch", text=said)
    assert "reached nobody" in seller.do(order, "touch", text=said, reached="no")
    assert "tried to reach them about" in seller("log").splitlines()[0]
    assert seller.show(order)["last_contact"][:10] == "2026-11-18"
    assert f"attempt: {said}" in seller("show", order)
    seller.do(order, "touch", text=said, reached="yes")
    assert seller.show(order)["last_contact"][:10] == "2026-11-19"


def test_a_letter_names_no_day_that_has_passed_as_one_to_come(seller: Seller) -> None:
    order = seller.add("order @acme 50 seats 5k")
    seller.at("27 10:00")
    assert "I confirm the day it will be there by Mon 30 Nov" in seller("say", order, "reassure")
    assert "by Mon 30 Nov: I confirm the day" in seller("say", order, "process")
    seller.do(order, "date-supply", when="mon")
    seller.at("12-02 10:00")
    said = seller("say", order, "process") + seller("say", order, "touch")
    assert "by Thu 3 Dec: I confirm the day" in said
    assert "It was to be there on Mon 30 Nov; I tell you by Thu 3 Dec when it will be." in said
    assert "before Mon 30 Nov" not in said
    seller.do(order, "deliver")
    seller.do(order, "invoice")
    seller.now = seller.now.replace(year=2027)
    assert "which was to be paid by Fri 1 Jan" in seller("say", order, "process")


def test_a_day_they_needed_it_by_and_missed_is_no_day_of_what_is_to_come(seller: Seller) -> None:
    order = seller.add("order @acme 50 seats 5k")
    seller.do(order, "date-need", when="thu")
    seller.at("20 10:00")
    said = seller("say", order, "process")
    assert "by Mon 23 Nov: I confirm the day" in said
    assert "- then: it is with you" in said
    assert "Thu 19 Nov" not in said


def test_a_time_that_was_said_already_is_no_move_and_the_ok_of_an_older_one_was_a_contact(
    seller: Seller,
) -> None:
    code = seller.add("promise @acme spec sheet by fri 16:00 ok")
    assert "already" in seller.refused(code, "renegotiate", theirs="fri 16:00")
    seller.do(code, "renegotiate", theirs="mon 12:00")
    shown = seller.show(code)
    assert (shown["agreed"], shown["last_contact"][:16]) == (False, "2026-11-18T10:20")


def test_an_answer_that_is_on_a_card_is_not_saved_on_a_second_one(seller: Seller) -> None:
    first = seller.add("q @acme how long is the warranty")
    assert "Save the answer as a card" in seller.do(first, "deliver", answer="two years")
    seller("done", first)
    again = seller.add("q @bolt how long is the warranty")
    assert "asks it already: “two years”" in seller.do(again, "deliver", answer="two years")
    assert "asks it already" in seller("done", again, ends=2)
    assert len(seller.json("cards")) == 1


def test_the_remedy_of_an_excuse_is_the_one_that_mends_it(seller: Seller) -> None:
    code = seller.add("call @acme fri 10:00 purpose: checking in")
    assert "edit it" in seller.do(code, "plan", gain="a week saved each month")
    assert "Edit its purpose" in seller.refused(code, "hold")
    seller.do(code, "edit", text="settle the terms")
    seller.do(code, "plan", gain="touch base")
    assert "Plan another gain" in seller.refused(code, "hold")
    seller.do(code, "plan", gain="a week saved each month")
    seller.do(code, "hold")


def test_what_is_told_of_a_step_is_so(seller: Seller) -> None:
    early = seller.add("call @acme fri 10:00 purpose: settle the terms")
    seller.do(early, "cancel")
    assert "call 1" not in seller("show", early)
    loss = seller.add("lost @acme 5k to Foo: delivery in May")
    assert "Noted who may help" in seller.do(loss, "help-elsewhere", supplier="Bar")
    assert "not called yet: Bar" in seller("show", loss)
    noted = seller("log").splitlines()[0]
    assert "noted who may help with" in noted
    assert "helped" not in noted
    assert "Helped elsewhere" in seller.do(loss, "help-elsewhere", supplier="Bar", called="now")
    assert "helped elsewhere: Bar" in seller("show", loss)
    order = seller.add("order @acme 50 seats 5k")
    assert ": Thu 10 Dec. " in seller.do(order, "date-supply", when="10 dec")
    assert ": Fri 20 Nov 12:00. " in seller.do(order, "promise-payment", due="fri 12:00")
    promise = seller.add("promise @bolt data sheet by 12:00 ok")
    seller.at("18 12:00")
    seller.do(promise, "deliver")
    assert "delivered just in time (median)" in seller("week")


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("thu 11:00", "2026-11-19T11:00"),  # yesterday's weekday
        ("wed", "2026-11-18T17:00"),
        ("fri 9:00", "2026-11-20T09:00"),  # today's
        ("9:00", "2026-11-20T09:00"),
        ("16 nov", "2026-11-16T17:00"),
        ("2 nov 16:00", "2026-11-02T16:00"),
        ("yesterday", "2026-11-19T17:00"),
        ("Montag 10:00", "2026-11-16T10:00"),
    ],
)
def test_what_has_happened_is_read_as_the_last_time_that_the_words_may_mean(
    seller: Seller, told: str, read: str
) -> None:
    loss = seller.add("lost @acme 5k to Foo: delivery in May")
    seller.at("20 15:00")  # a Friday
    seller.do(loss, "tell", told=told)
    assert seller.show(loss)["told_at"][:16] == read


@pytest.mark.parametrize(
    "told", ["next thursday", "next week", "tomorrow 9:00", "20 nov 16:00", "1 dec", "16:00", "in 2 h"]
)
def test_what_can_only_be_to_come_has_not_happened(seller: Seller, told: str) -> None:
    loss = seller.add("lost @acme 5k to Foo: delivery in May")
    seller.at("20 15:00")
    assert "still to come" in seller.refused(loss, "tell", told=told)


def test_who_agreed_is_not_asked_again_whether_it_is_ok(seller: Seller) -> None:
    asked = seller.add("promise @acme spec sheet by 16:00")
    assert "Will that be OK?" in seller("say", asked)
    seller.do(asked, "agree")
    assert seller("say", asked).strip().endswith("no later than four today. That is what we agreed.")


def test_a_card_says_one_lateness_of_a_recovery_and_not_two(seller: Seller) -> None:
    seller.add("lost @acme 5k to Foo: delivery in May")
    seller.at("25 09:00")  # 5 d 22 h 40 after the 24 hours, on the sixth day
    assert "6 d late: reframe it." in seller("review")
    assert "5 d late" not in seller("review")


@pytest.mark.parametrize(
    "said", ["you could not wait", "They did not listen!", "selber Schuld", "einfach zu geizig"]
)
def test_a_need_that_puts_it_on_them_is_pointed_out_and_so_is_a_reason(seller: Seller, said: str) -> None:
    loss = seller.add("lost @acme 5k to Foo: delivery in May")
    assert "puts it on them" in seller.do(loss, "edit", need=said)
    assert "is a reason and not yet a need" in seller.do(loss, "edit", need="zu teuer")
    assert "reason" not in seller.do(loss, "edit", need="delivery in May")
