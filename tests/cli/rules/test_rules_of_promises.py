"""Practice 1, sentence by sentence, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


def test_typed_a_promise_has_two_clocks_and_the_list_goes_by_mine(seller: Seller) -> None:
    late = seller.add("promise @acme spec by fri 16:00 mine fri 15:00")
    early = seller.add("promise @bolt quote by fri 17:00 mine thu 09:00")
    rows = [code for code in seller.rows() if code in (late, early)]
    assert rows == [early, late], "by mine, not by theirs"
    assert seller.rows()[early]["mine"][:16] == "2026-11-19T09:00"
    assert seller.rows()[early]["theirs"][:16] == "2026-11-20T17:00"


def test_typed_with_mine_alone_theirs_is_half_as_long_again_and_two_hours_at_least(seller: Seller) -> None:
    found = seller.show(seller.add("promise @acme spec mine 12:20"))
    assert found["theirs"][:16] == "2026-11-18T14:30", "two hours more, rounded up to the half hour"
    found = seller.show(seller.add("promise @acme samples mine mon 10:20"))
    assert "2026-11-24" <= found["theirs"][:10] <= "2026-11-25"
    assert found["theirs"][14:16] in ("00", "30")


def test_typed_with_theirs_alone_mine_is_earlier_in_working_hours_and_not_in_the_first_half(
    seller: Seller,
) -> None:
    for line in ("promise @acme a by 16:00", "promise @acme b by fri 16:00", "promise @acme c by mon 09:00"):
        found = seller.show(seller.add(line))
        assert found["mine"] < found["theirs"]
        assert "09:00" <= found["mine"][11:16] <= "18:00"
        assert found["mine"][14:16] in ("00", "30")
    assert seller.show(seller.add("promise @acme d by 16:00"))["mine"][:16] >= "2026-11-18T13:00"


def test_a_holiday_of_the_settings_is_no_day_for_mine(seller: Seller) -> None:
    seller.settings('holidays = ["2026-11-19"]\n')
    found = seller.show(seller.add("promise @acme spec by fri 10:00"))
    assert found["mine"][:10] != "2026-11-19"


def deliver_ten(seller: Seller, what: str) -> None:
    for day in range(10):
        seller.at(f"{2 + day:02} 09:00")
        code = seller.add(f"promise @acme {what} by 17:30")
        seller.at(f"{2 + day:02} {12 if day < 8 else 16}:00")
        seller.do(code, "deliver")
    seller.at("18 10:20")


def test_from_ten_deliveries_on_the_proposal_is_the_80th_percentile_of_that_kind_and_says_so(
    seller: Seller,
) -> None:
    deliver_ten(seller, "quote")
    said = seller("add", "--dry-run", "promise @bolt quote for lamps by 16:00")
    assert "from your last 10" in said
    assert "by the rule" in seller("add", "--dry-run", "promise @bolt samples by 16:00")


def test_a_date_without_a_time_asks_by_what_time_and_the_row_says_no_time_said(seller: Seller) -> None:
    assert "By what time" in seller("add", "--dry-run", "promise @acme spec by fri")
    code = seller.add("promise @acme spec by fri")
    assert "no time said" in seller("today")
    assert seller.show(code)["theirs"][:16] == "2026-11-20T17:00", "the end of that business day"


def test_without_their_ok_a_promise_is_not_agreed_and_four_ticks_are_told(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    assert "not agreed" in seller("today")
    ticks = [
        line.strip()[:1]
        for line in seller("show", code).splitlines()
        if line.strip()[:1] in "✓–" and line.strip()
    ]
    assert ticks[:4] == ["–"] * 4
    seller.do(code, "agree")
    assert seller.show(code)["state"] == "agreed"
    assert "not agreed" not in seller("today")


def test_a_sibling_goes_under_the_same_promise_and_is_counted_as_a_request(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    seller.do(code, "add-item", text="price list")
    assert "price list" in seller("show", code)
    assert len(seller.rows()) == 1
    assert seller.json("week")["promises"]["requests"] == 2


def test_delivered_late_is_broken_and_delivered_in_time_is_kept_or_beaten_by_how_much(seller: Seller) -> None:
    codes = [seller.add(f"promise @acme {what} by 16:00") for what in ("spec", "quote", "samples")]
    seller.at("18 13:50")
    assert "beaten by 2 h 10" in seller.do(codes[0], "deliver")
    seller.at("18 15:59")
    assert "beaten" not in seller.do(codes[1], "deliver"), "one minute early is kept"
    seller.at("18 16:01")
    assert seller.show(codes[2])["state"] == "broken"
    assert "late" in seller.do(codes[2], "deliver")
    week = seller.json("week")["promises"]
    assert (week["kept"], week["beaten"], week["broken"]) == (2 / 3, 1 / 3, 1)


def test_renegotiating_is_an_event_the_ok_of_the_new_time_is_asked_and_the_first_time_stays(
    seller: Seller,
) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    assert "Not agreed" in seller.do(code, "renegotiate", theirs="mon 12:00")
    assert seller.show(code)["agreed"] is False
    assert "First promised Fri 20 Nov 16:00, moved once" in seller("show", code)
    seller.do(code, "agree")
    seller.do(code, "renegotiate", theirs="mon 14:00", agreed="yes")
    assert seller.show(code)["agreed"] is True
    assert "First promised Fri 20 Nov 16:00, moved 2 times" in seller("show", code)


def test_moving_the_time_after_it_was_due_is_a_break_plus_a_new_promise(seller: Seller) -> None:
    code = seller.add("promise @acme spec by 16:00")
    seller.at("18 16:30")
    assert "break" in seller.refused(code, "renegotiate", theirs="fri 12:00")
    anew = seller.made(seller.do(code, "break", theirs="fri 12:00", reason="the plant was shut"))
    assert seller.show(code)["state"] == "broken"
    assert "the plant was shut" in seller("show", code)
    assert seller.show(anew)["theirs"][:16] == "2026-11-20T12:00"
    assert seller.show(code)["theirs"][:16] == "2026-11-18T16:00"


def test_delivered_opens_follow_through_the_next_business_morning_or_two_hours_later_the_same_day(
    seller: Seller,
) -> None:
    far = seller.add("promise @acme spec by tue 16:00")
    seller.at("20 15:00")
    seller.do(far, "deliver")
    assert seller.rows()[far]["when"][:16] == "2026-11-23T09:00", "Friday's is followed through on Monday"
    seller.at("24 09:00")
    near = seller.add("promise @bolt quote by 16:00")
    seller.do(near, "deliver")
    assert seller.rows()[near]["when"][:13] == "2026-11-24T11"
    seller.at("24 16:50")
    night = seller.add("promise @crest quote by 18:00")
    seller.do(night, "deliver")
    assert seller.rows()[night]["when"][:16] == "2026-11-25T09:00", "two hours later is no working hour"


def test_it_closes_with_four_of_four_and_each_skip_is_counted(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    seller.do(code, "deliver")
    assert seller.refused(code, "close")
    seller.do(code, "confirm-received")
    seller.do(code, "clarify")
    assert seller.refused(code, "share-news")
    assert seller.refused(code, "share-news", text=" ")
    seller.do(code, "share-news", text="a new alloy")
    assert "passed" in seller.refused(code, "set-meeting", when="yesterday 10:00")
    told = seller.do(code, "set-meeting", when="fri 10:00")
    assert "4 of 4: closed" in told
    assert seller.show(code)["state"] == "closed"
    other = seller.add("promise @bolt quote by fri 16:00")
    seller.do(other, "deliver")
    for _ in range(4):
        seller.do(other, "skip-step")
    assert seller.show(other)["state"] == "closed"
    assert seller.json("week")["promises"]["skipped"] == 4
    assert seller.json("week")["promises"]["all_four"] == 0.5


def test_ready_now_makes_the_promise_of_an_order(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    for verb, given in (
        ("deliver", {}),
        ("confirm-received", {}),
        ("clarify", {}),
        ("share-news", {"text": "x y"}),
    ):
        seller.do(code, verb, **given)
    order = seller.made(seller.do(code, "set-meeting", ready="yes"))
    assert order.startswith("O")
    assert seller.show(order)["state"] == "promised"


def test_typed_a_call_to_return_is_a_promise_as_soon_as_possible(seller: Seller) -> None:
    found = seller.show(seller.add("call back @acme"))
    assert found["kind"] == "promise"
    assert found["theirs"][:10] == "2026-11-18"


def test_what_is_still_open_counts_in_neither_kept_nor_broken(seller: Seller) -> None:
    seller.add("promise @acme spec by fri 16:00")
    week = seller.json("week")["promises"]
    assert (week["kept"], week["broken"]) == (None, 0)


def test_the_figures_of_promises_are_told_in_the_week(seller: Seller) -> None:
    code = seller.add("promise @acme spec by 16:00")
    seller.do(code, "agree")
    seller.do(code, "deliver")
    week = seller.json("week")["promises"]
    assert (week["kept"], week["beaten"], week["agreed"], week["broken"]) == (1, 1, 1, 0)
    assert week["median_margin_minutes"] > 300


@pytest.mark.parametrize(
    ("before", "verb", "asks"),
    [
        ((), "confirm-received", "Did they get it?"),
        (("confirm-received",), "clarify", "What did you clarify?"),
    ],
)
def test_that_they_got_it_and_that_it_is_clear_is_said_and_never_by_a_bare_next_step(
    seller: Seller, before: tuple[str, ...], verb: str, asks: str
) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    for one in ("deliver", *before):
        seller.do(code, one)
    done = seller.show(code)["steps_done"]
    assert asks in seller("done", code, ends=2)
    assert seller.show(code)["steps_done"] == done
    seller("done", code, "--set", "text=they have it, and it is clear")
    assert seller.show(code)["steps_done"] == done + 1
