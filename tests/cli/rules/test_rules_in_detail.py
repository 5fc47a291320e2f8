"""What the practices say in half a sentence, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller

LINES = {
    "promise": "promise @acme spec by fri 16:00",
    "question": "q @acme does it float",
    "order": "order @acme seats 5k",
    "call": "call @acme today 11:00 purpose: settle the price",
    "awaited": "wait @acme PO by fri",
    "loss": "lost @acme 5k to Foo: May delivery",
    "todo": "todo report fri",
}
COMMON = "note touch snooze edit delete"
PRACTICE = {
    "promise": "agree renegotiate deliver confirm-received clarify share-news set-meeting skip-step break close",
    "question": "answer ask-expert open deliver save-card",
    "card": "use verify add-phrasing retire",
    "order": "confirm date-supply date-need credit-ok deliver invoice pay clear refund do-step promise-payment "
    "fall-through bounce credit write-off return-deposit liked",
    "call": "plan hold advance continue order-promised decline no-further-call cancel",
    "awaited": "received chase",
    "loss": "reframe apologise help-elsewhere check-need dormant reopen refer tell",
    "todo": "done",
}


@pytest.mark.parametrize("kind", PRACTICE)
def test_every_verb_of_the_practice_is_one_and_what_is_refused_says_what_to_do(
    seller: Seller, kind: str
) -> None:
    for verb in f"{PRACTICE[kind]} {COMMON}".split():
        if kind == "card":
            seller("cards", "add", f"What of {verb}?", "--answer", "All.")
            code = seller.json("cards", "list")[-1]["code"]
        else:
            code = seller.add(LINES[kind])
        if verb in seller.show(code)["verbs"]:
            continue
        said = seller.refused(code, verb)
        assert "has no verb" not in said
        assert said.partition("Nothing was changed.")[2].strip(), "what to do is said"


def test_mine_is_never_after_theirs(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    seller.refused(code, "edit", mine="fri 17:00")
    assert seller.show(code)["mine"] <= seller.show(code)["theirs"]


def ten_deliveries(seller: Seller, hours: int) -> None:
    for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13):
        seller.at(f"{day:02} 09:00")
        code = seller.add("promise @acme quote by 17:00")
        seller.at(f"{day:02} {9 + hours:02}:00")
        seller.do(code, "deliver")
    seller.at("18 10:20")


def test_history_proposes_mine_wherever_a_time_is_given_counted_in_working_time(seller: Seller) -> None:
    ten_deliveries(seller, 5)
    assert "from your last 10" in seller("add", "promise @bolt quote by 16:00")
    [code] = [one for one, row in seller.rows().items() if row["clock"] == "mine"]
    assert "from your last 1" in seller.do(code, "renegotiate", theirs="thu 11:00")
    assert "09:00" <= seller.show(code)["mine"][11:16] <= "17:00", "never in the night"
    seller.at("19 11:30")
    assert "from your last 1" in seller.do(code, "break", theirs="16:30")


def test_a_history_that_is_shorter_than_half_of_the_time_left_says_that_this_was_the_rule(
    seller: Seller,
) -> None:
    ten_deliveries(seller, 1)
    assert "half of the time left" in seller("add", "promise @bolt quote by fri 16:00")


def test_typed_beaten_is_by_a_tenth_of_the_time_promised_and_half_an_hour_at_least(seller: Seller) -> None:
    seller.at("16 09:00")
    far, near = seller.add("promise @acme spec by fri 09:00"), seller.add("promise @bolt quote by 12:00")
    seller.at("16 11:35")
    assert "beaten" not in seller.do(near, "deliver"), "25 minutes"
    seller.at("20 08:00")
    assert "beaten" not in seller.do(far, "deliver"), "an hour of four days"


def test_typed_an_answer_to_say_aloud_has_two_lines_at_most(seller: Seller) -> None:
    seller("cards", "add", "How long?", "--answer", "One.\nTwo.\nThree.")
    [card] = seller.json("cards", "list")
    assert (card["answer"], card["detail"]) == ("One.\nTwo.", "One.\nTwo.\nThree.")


def test_a_list_of_questions_and_answers_is_imported(seller: Seller) -> None:
    (seller.home / "faq.csv").write_text("question,answer\nHow long?,Five years.\n", encoding="utf-8")
    seller("import", str(seller.home / "faq.csv"))
    assert seller.json("cards", "list")[0]["answer"] == "Five years."


@pytest.mark.parametrize("again", ["does the boat float", "Does a boat float?", "the boat, does it float"])
def test_the_same_question_in_other_small_words_is_a_repeat(seller: Seller, again: str) -> None:
    first = seller.add("q @acme does the boat float")
    seller.do(first, "deliver", answer="Like a cork.")
    seller.do(first, "save-card")
    code = seller.add(f"q @bolt {again}")
    assert "REPEAT GET-BACK" in seller("show", code)


def test_known_dates_move_the_steps_after_them(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    before = {step["step"]: step["due"] for step in seller.show(code)["plan"]}
    seller.do(code, "date-supply", when="2027-01-15")
    after = {step["step"]: step["due"] for step in seller.show(code)["plan"]}
    assert after["delivered"] > before["delivered"]
    assert after["cleared"] > before["cleared"]


def test_what_is_quiet_is_answered_by_getting_in_touch_in_words(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    seller.do(code, "reassure", text="told them why")
    seller.do(code, "competitors", who="nobody")
    seller.do(code, "process", text="mailed the dates")
    seller.at("21 12:00")
    row = seller.rows()[code]
    assert (row["clock"], row["severity"]) == ("quiet", "late")
    assert "touch" in seller("done", code, ends=2)
    seller("done", code, "--set", "text=they are glad")
    assert seller.rows()[code]["severity"] != "late"


def test_typed_what_will_be_needed_is_brought_along(seller: Seller) -> None:
    code = seller.add(LINES["call"])
    seller.do(code, "bring-along", text="the price list of 2027")
    assert "the price list of 2027" in seller("show", code)


def test_words_of_an_excuse_count_whole(seller: Seller) -> None:
    assert "What will they get" not in seller(
        "add", "call @acme fri 10:00 purpose: retouch bases for the print"
    )


def test_the_steps_of_one_contact_are_done_and_undone_as_one(seller: Seller) -> None:
    codes = [seller.add("order @acme seats 5k"), seller.add("order @acme lamps 3k")]
    seller("done", *codes, "--set", "text=told them why")
    assert all(seller.show(code)["plan"][0]["done"] for code in codes)
    seller("undo")
    assert not any(seller.show(code)["plan"][0]["done"] for code in codes)


def test_inside_is_up_to_exactly_24_hours_and_beyond_them_it_is_late_but_still_offered(
    seller: Seller,
) -> None:
    on_time, late = seller.add(LINES["loss"]), seller.add("lost @bolt 5k to Foo: May delivery")
    seller.at("19 10:20")
    seller.do(on_time, "reframe")
    seller.at("19 10:22")
    row = seller.rows()[late]
    assert (row["severity"], "late" in row["reason"]) == ("late", True)
    seller.do(late, "reframe")
    assert seller.json("week")["recoveries"]["started"] == 0.5


def test_no_whining_the_line_that_reframes_is_told_when_it_is_read_anew(seller: Seller) -> None:
    assert "opportunity in disguise" in seller.do(seller.add(LINES["loss"]), "reframe")


def test_a_reopened_deal_keeps_its_loss_and_four_of_four_wait_for_the_check(seller: Seller) -> None:
    code = seller.add(LINES["loss"])
    seller.do(code, "reframe")
    seller.do(code, "apologise")
    seller.do(code, "help-elsewhere", supplier="Foo", called="now")
    seller.do(code, "check-need", met="yes")
    assert seller.json("week")["recoveries"]["all_four"] == 1
    seller.do(code, "reopen", value="5k")
    assert seller.show(code)["told_at"][:10] == "2026-11-18"
    assert seller.json("week")["recoveries"]["losses"] == 1


def test_a_customer_returns_with_a_later_order_too_within_a_year(seller: Seller) -> None:
    seller.add(LINES["loss"])
    seller.at("20 10:00")
    order = seller.add("order @acme lamps 1k")
    seller.do(order, "clear", amount="1000")
    found = seller.json("week")["recoveries"]
    assert (found["returned"], found["won_back"]) == (1, {"EUR": "1000.00"})


def test_nothing_open_is_missing_from_today_and_each_row_says_why_it_is_there(seller: Seller) -> None:
    codes = {seller.add(line) for line in LINES.values()}
    rows = seller.rows()
    assert codes <= set(rows)
    assert all(row["reason"] for row in rows.values() if row["when"])


def test_amounts_are_never_added_across_currencies(seller: Seller) -> None:
    for line in ("order @acme seats 5k", "order @bolt lamps 700 USD", "order @crest tea 9000 JPY"):
        seller.add(line)
    assert seller.json("today")["to_come"] == {"EUR": "5000.00", "USD": "700.00", "JPY": "9000"}


def test_hours_are_real_hours_where_the_clocks_change_and_business_skips_free_days(seller: Seller) -> None:
    seller.now = seller.now.replace(month=10, day=24, hour=15)
    code = seller.add("lost @acme 5k to Foo: told today 15:00")
    assert seller.rows()[code]["when"][:16] == "2026-10-25T14:00", "the night has one hour more"
    promise = seller.add("promise @bolt spec by 2026-10-26 16:00")
    seller.do(promise, "deliver")
    assert seller.rows()[promise]["when"][:16] == "2026-10-26T09:00"


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_an_edit_that_changes_nothing_says_so_and_is_nothing_to_take_back(seller: Seller, line: str) -> None:
    code = seller.add(line)
    text = seller.show(code)["text"]
    for given in ((), ("--set", f"text={text}")):
        told = seller("do", code, "edit", *given, ends=1)
        assert "is so already. Nothing was changed." in told
    assert "captured" in seller("undo")
