"""Practice 4, sentence by sentence, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller

TODAY = "call @acme today 11:00 purpose: settle the price"


def held(seller: Seller, line: str = TODAY) -> str:
    """Keep a call and hold it at its time; return its code."""
    code = seller.add(line)
    seller.at("18 11:05")
    seller.do(code, "hold")
    return code


def test_that_a_call_was_held_is_stated_with_when_and_never_by_a_bare_step(seller: Seller) -> None:
    code = seller.add("call @acme today 11:00 purpose: settle the price gain: a fixed price")
    seller.at("19 09:00")  # the next morning
    asked = seller("done", code, ends=2)
    assert "Was it held (Wed 18 Nov 11:00)?" in asked
    assert "When was it held?" in asked
    assert "still to come" in seller.refused(code, "hold", when="tomorrow 9:00")
    assert "Wed 18 Nov 11:00" in seller.do(code, "hold", when="yesterday 11:00")
    assert seller.show(code)["held_at"].startswith("2026-11-18T11:00")
    seller("undo")
    assert seller.show(code)["held_at"] is None
    seller("redo")
    assert seller.show(code)["held_at"].startswith("2026-11-18T11:00")


def test_a_call_is_planned_in_three_lines_and_what_was_typed_is_not_asked_again(seller: Seller) -> None:
    code = seller.add(TODAY)
    assert "what do THEY gain" in str(seller.rows()[code]["reason"])
    assert seller.refused(code, "plan")
    seller.do(code, "plan", gain="a fixed price", decision="the budget", theirs="send the PO", mine="hold it")
    seller.do(code, "plan", gain="a price for two years")
    found = seller("show", code)
    for line in ("a price for two years", "the budget", "send the PO", "hold it"):
        assert line in found
    typed = seller.add("call @bolt fri 10:00 purpose: settle the price gain: a fixed price")
    assert "a fixed price" in str(seller.show(typed)["gain"])


@pytest.mark.parametrize(
    "excuse",
    [
        "checking in",
        "touch base",
        "drop off a case study",
        "just following up",
        "mal nachfassen",
        "kurz melden",
    ],
)
def test_an_excuse_is_asked_what_they_get_and_the_call_is_held_only_with_the_override_which_is_counted(
    seller: Seller, excuse: str
) -> None:
    assert "What will they get" in seller("add", f"call @acme today 11:00 purpose: {excuse}")
    [code] = seller.rows()
    seller.at("18 11:05")
    for verb in ("hold", "continue", "decline", "order-promised"):
        assert "override-excuse" in seller.refused(code, verb)
    seller.do(code, "override-excuse")
    seller.do(code, "hold")
    assert seller.json("week")["calls"]["overridden"] == 1


def test_an_excuse_is_no_gain_either_and_a_promised_case_study_is_none(seller: Seller) -> None:
    code = seller.add(TODAY)
    assert "What will they get" in seller.do(code, "plan", gain="touch base")
    assert seller.show(code)["state"] == "to plan"
    assert "What will they get" not in seller(
        "add", "call @bolt fri 10:00 purpose: the case study we promised"
    )


def test_a_new_call_is_asked_whether_it_could_ride_on_one_that_is_planned_and_what_to_bring(
    seller: Seller,
) -> None:
    seller("cards", "add", "How long is the warranty?", "--answer", "Five years.")
    seller.add("call @acme thu 10:00 purpose: settle the price")
    said = seller("add", "--dry-run", "call @acme fri 10:00 purpose: the drawings")
    assert "Could this ride on Thu 19 Nov 10:00" in said
    assert "How long is the warranty?" in said
    seller("answer", "warranty", "--pick", seller.json("cards", "list")[0]["code"], "--customer", "acme")
    assert "How long is the warranty?" not in seller(
        "add", "--dry-run", "call @acme fri 10:00 purpose: the drawings"
    ), "they have asked it"


def test_an_advance_needs_their_action_and_its_date_theirs_is_awaited_and_mine_is_a_promise(
    seller: Seller,
) -> None:
    code = held(seller)
    assert seller.refused(code, "advance")
    assert seller.refused(code, "advance", theirs="send the PO")
    assert "passed" in seller.refused(code, "advance", theirs="send the PO", by="yesterday 10:00")
    seller.do(
        code, "advance", theirs="send the PO", by="2026-11-26", mine="the drawings", mine_by="fri 12:00"
    )
    rows = {row["kind"]: row for row in seller.rows().values()}
    assert rows["awaited"]["when"][:10] == "2026-11-26"
    assert rows["promise"]["theirs"][:16] == "2026-11-20T12:00"
    assert seller.json("week")["calls"]["advance_rate"] == 1


def test_a_continuation_stays_open_and_is_watched(seller: Seller) -> None:
    code = held(seller)
    seller.do(code, "continue")
    assert seller.rows()[code]["clock"] == "be-back"


def test_an_order_promised_on_a_call_makes_the_promise_of_an_order(seller: Seller) -> None:
    order = seller.made(seller.do(held(seller), "order-promised"))
    assert seller.show(order)["state"] == "promised"
    assert seller.json("week")["calls"]["decisions"] == 1


def test_a_no_offers_the_recovery_from_when_they_told_you(seller: Seller) -> None:
    code = held(seller)
    loss = seller.show(
        seller.made(seller.do(code, "decline", told="11:00", chosen="Foo", need="needs May delivery"))
    )
    assert (loss["told_at"][:16], loss["chosen"]) == ("2026-11-18T11:00", "Foo")


def test_no_further_call_is_an_outcome_and_said_before_the_call_it_cancels_it(seller: Seller) -> None:
    code = held(seller)
    seller.do(code, "no-further-call")
    assert seller.show(code)["state"] == "no further call"
    early = seller.add("call @bolt fri 10:00 purpose: settle the price")
    assert "does not count as held" in seller.do(early, "no-further-call")
    assert seller.show(early)["state"] == "cancelled"
    assert seller.json("week")["calls"]["held"] == 1


@pytest.mark.parametrize("when", ["today 11:00", "today"])
def test_no_further_call_said_once_its_time_has_come_asks_whether_it_was_held(
    seller: Seller, when: str
) -> None:
    missed, kept = (seller.add(f"call @{who} {when} purpose: settle the price") for who in ("acme", "bolt"))
    seller.at("18 16:00")
    refused = seller.refused(missed, "no-further-call")
    assert "planned for Wed 18 Nov" in refused
    assert "held=yes" in refused
    assert "does not count as held" in seller.do(missed, "no-further-call", held="no")
    assert seller.show(missed)["state"] == "cancelled"
    assert seller.json("week")["calls"]["held"] == 0
    seller.do(kept, "no-further-call", held="yes")
    assert seller.show(kept)["state"] == "no further call"
    assert seller.json("week")["calls"]["held"] == 1


def test_no_further_call_said_before_it_was_to_be_counts_only_if_it_was_held_all_the_same(
    seller: Seller,
) -> None:
    code = seller.add("call @acme fri 10:00 purpose: settle the price")
    seller.do(code, "no-further-call", held="yes")
    assert (seller.show(code)["state"], seller.json("week")["calls"]["held"]) == ("no further call", 1)


@pytest.mark.parametrize("verb", ["advance", "continue", "decline", "order-promised"])
def test_an_outcome_before_the_call_asks_whether_it_was_held_all_the_same(seller: Seller, verb: str) -> None:
    given = {"theirs": "send the PO", "by": "2026-11-26"} if verb == "advance" else {}
    code = seller.add("call @acme fri 10:00 purpose: settle the price")
    assert "held=yes" in seller.refused(code, verb, **given)
    assert seller.json("week")["calls"]["held"] == 0
    assert seller.show(code)["state"] == "to plan"
    if verb in ("advance", "continue"):
        assert "no outcome yet" in seller.refused(code, verb, held="no", **given)
    else:
        told = seller.do(code, verb, held="no", **given)
        assert "called off" in told
        assert seller.show(seller.made(told))["kind"] in ("loss", "order")
        assert (seller.show(code)["state"], seller.json("week")["calls"]["held"]) == ("cancelled", 0)
        seller("undo")
    seller.do(code, verb, held="yes", **given)
    assert seller.json("week")["calls"]["held"] == 1


def test_after_its_time_an_outcome_says_that_it_was_held(seller: Seller) -> None:
    code = seller.add(TODAY)
    day = seller.add("call @bolt today purpose: settle the price")
    seller.at("18 11:30")
    seller.do(code, "continue")
    seller.do(day, "continue")
    assert seller.json("week")["calls"]["held"] == 2


def test_what_came_in_offers_the_next_call_made_from_it_and_never_a_blank(seller: Seller) -> None:
    seller.do(held(seller), "advance", theirs="send the PO", by="2026-11-26")
    [awaited] = [code for code, row in seller.rows().items() if row["kind"] == "awaited"]
    assert "call @acme … purpose: send the PO" in seller.do(awaited, "received")


def test_typed_the_steps_for_one_customer_due_within_a_day_are_one_contact(seller: Seller) -> None:
    order = seller.add("order @acme seats 5k")
    other = seller.add("order @acme lamps 3k")
    rows = seller.rows()
    assert rows[order]["more"] == [other]
    assert rows[other]["folded"] is True
    cards = seller.json("review")["cards"]
    assert [card["code"] for card in cards].count(other) == 0


def test_the_preparation_sheet_is_one_screen_with_all_of_a_customer(seller: Seller) -> None:
    seller.add("order @acme seats 5k")
    seller.add("promise @acme spec by fri 16:00")
    said = seller("show", "acme")
    for heading in ("Open:", "Last contacts:", "Money:"):
        assert heading in said
    assert len(said.splitlines()) <= 24


def test_the_figures_of_calls_are_told_in_the_week(seller: Seller) -> None:
    first = held(seller)
    seller.do(first, "continue")
    seller.at("19 10:00")
    second = seller.add("call @acme today 10:30 purpose: settle it gain: a fixed price")
    seller.at("19 10:40")
    assert "call 2" in seller("show", second)
    seller.do(second, "order-promised")
    found = seller.json("week")["calls"]
    assert (found["held"], found["decisions"], found["calls_per_decision"]) == (2, 1, 2)
    assert found["value_share"] == 0.5
    assert found["to_order_minutes"] == 1416, "from 11:05 to 10:41 of the next day"


def test_a_call_without_an_outcome_is_asked_for_in_the_evening(seller: Seller) -> None:
    code = held(seller)
    seller.at("18 17:30")
    assert code in seller("evening")
