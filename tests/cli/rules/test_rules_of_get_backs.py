"""Practice 2, sentence by sentence, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


def a_card(seller: Seller, *more: str) -> str:
    """Keep an answer; return the code of its card."""
    seller("cards", "add", "How long is the warranty?", "--answer", "Five years.", *more)
    [card] = seller.json("cards", "list")
    return str(card["code"])


def test_cards_are_filled_before_the_call_and_a_card_tells_all_of_it(seller: Seller) -> None:
    code = a_card(seller, "--phrasing", "guarantee period", "--source", "manual", "--detail", "no register")
    seller.do(code, "edit", review_days="30")
    found = seller.show(code)
    assert (found["answer"], found["source"], found["detail"], found["review_days"]) == (
        "Five years.", "manual", "no register", 30,
    )  # fmt: skip
    assert "guarantee period" in str(found["phrasings"])


def test_a_pick_answers_on_the_spot_counts_the_use_and_keeps_the_words_as_a_phrasing(seller: Seller) -> None:
    code = a_card(seller)
    seller("answer", "how many years of warranty", "--pick", code, "--customer", "acme")
    found = seller.show(code)
    assert len(found["uses"]) == 1
    assert "how many years of warranty" in str(found["phrasings"])
    assert seller.json("week")["get_backs"]["live"] == 1


def test_a_card_past_its_review_says_for_how_long_it_is_unverified_until_it_is_verified(
    seller: Seller,
) -> None:
    code = a_card(seller)
    seller.at("03-18 10:20")
    seller.now = seller.now.replace(year=2027)
    assert "unverified 120 d" in seller("show", code)
    seller.do(code, "verify")
    assert "unverified" not in seller("show", code)


def test_without_a_hit_those_who_know_are_named_with_their_phone_before_it_is_a_get_back(
    seller: Seller,
) -> None:
    seller("people", "add", "Ann Weber", "--topic", "gateway", "--phone", "030 222")
    seller("people", "add", "Bo Funk", "--topic", "billing", "--phone", "030 333")
    said = seller("answer", "does the gateway stand rain", ends=1)
    assert said.index("Ann Weber") < said.index("Bo Funk")
    assert "030 222" in said
    told = seller("add", "q @acme does the gateway stand rain")
    assert "Ann Weber" in told
    assert seller.json("week")["get_backs"]["opened"] == 1, "only then it is one"


def test_a_get_back_is_due_within_one_working_hour_which_is_a_setting(seller: Seller) -> None:
    code = seller.add("q @acme does it float")
    assert seller.show(code)["due"][:13] == "2026-11-18T11"
    seller.at("18 18:50")
    night = seller.add("q @acme does it sink")
    assert seller.show(night)["due"][:16] == "2026-11-19T10:00", "an hour of working time"
    seller.settings("get_back_within = 3\n")
    seller.at("19 09:00")
    slow = seller.add("q @acme does it fly")
    assert seller.show(slow)["due"][:16] == "2026-11-19T12:00"


def test_delivering_a_get_back_offers_the_card_and_it_is_saved_once(seller: Seller) -> None:
    code = seller.add("q @acme does it float")
    assert "save-card" in seller.do(code, "deliver", answer="Like a cork.")
    assert seller.show(code)["next"] == "save-card"
    seller.do(code, "save-card")
    [card] = seller.json("cards", "list")
    assert card["answer"] == "Like a cork."
    assert seller.refused(code, "save-card")


def test_a_card_names_who_knows_more_and_how_to_reach_them(seller: Seller) -> None:
    seller("people", "add", "Ann Weber", "--phone", "030 222")
    code = a_card(seller, "--expert", "ann")
    assert "Expert: Ann Weber · 030 222" in seller("show", code)
    seller.do(code, "edit", expert="nobody")
    assert "Ann Weber" not in seller("show", code)
    seller("cards", "edit", code, "--expert", "Ann Weber")
    assert "030 222" in seller("show", code)
    assert "Nobody is called “zoe”" in seller("cards", "edit", code, "--expert", "zoe", ends=2)
    assert "Nobody is called “zoe”" in seller.refused(code, "edit", expert="zoe")


def test_an_expert_who_is_asked_by_name_stands_with_their_phone(seller: Seller) -> None:
    seller("people", "add", "Ann Weber", "--topic", "boats", "--phone", "030 222")
    code = seller.add("q @acme does it float")
    seller.do(code, "ask-expert", name="ann weber")
    assert "Expert: Ann Weber · 030 222" in seller("show", code)
    other = seller.add("q @bolt does it fly")
    seller.do(other, "ask-expert", name="Zoe")
    assert "Expert:" not in seller("show", other)


def test_typed_an_answer_given_live_without_a_card_is_offered_as_one(seller: Seller) -> None:
    code = seller.add("q @acme does it float -> like a cork")
    assert seller.show(code)["next"] == "save-card"
    seller("done", code)
    assert [card["answer"] for card in seller.json("cards", "list")] == ["like a cork"]
    assert seller.json("week")["get_backs"]["live"] == 1


def test_asked_again_it_says_so_at_once_and_in_the_review(seller: Seller) -> None:
    first = seller.add("q @acme does the boat float")
    seller.do(first, "deliver", answer="Like a cork.")
    told = "REPEAT GET-BACK: you answered “Like a cork.”"
    assert told not in seller("add", "q @crest does the boat fly")
    assert told in seller("add", "q @bolt does the boat float?")
    assert seller("review").count(told) == 1


def test_asked_again_it_is_a_repeat_get_back_with_the_answer_on_it(seller: Seller) -> None:
    first = seller.add("q @acme does the boat float")
    seller.do(first, "deliver", answer="Like a cork.")
    again = seller.add("q @bolt does the boat float?")
    said = seller("show", again)
    assert "REPEAT GET-BACK" in said
    assert "Like a cork." in said
    assert seller.json("week")["get_backs"]["repeats"] == 1


def test_a_good_meeting_without_a_step_of_theirs_is_radio_silent(seller: Seller) -> None:
    call = seller.add("call @acme today 11:00 purpose: settle the price gain: a fixed price")
    seller.at("18 11:30")
    seller.do(call, "hold")
    seller.do(call, "continue")
    seller.at("24 11:40")
    assert "radio silent 6 d" in seller("review") + seller("show", call)


def test_one_whose_own_date_passed_shows_when_they_said_they_would_be_back(seller: Seller) -> None:
    seller.add("wait @acme PO by thu")
    seller.at("20 10:20")
    assert "Said back Thu" in str(seller.json("today")["items"])


def test_the_figures_of_get_backs_are_told_in_the_week(seller: Seller) -> None:
    code = seller.add("q @acme does the gateway float")
    seller.at("18 12:21")
    seller.do(code, "deliver", answer="Like a cork.")
    card = a_card(seller)
    seller("answer", "warranty", "--pick", card, "--customer", "acme")
    found = seller.json("week")["get_backs"]
    assert (found["live"], found["opened"], found["rate"]) == (1, 1, 0.5)
    assert found["median_to_answer_minutes"] == 121
    assert "gateway" in found["topics"]
    seller.at("21 09:00")
    assert seller.json("week")["get_backs"]["free_days"] == 3
    assert "3 days in a row without a get-back" in seller("week")


def test_a_late_get_back_is_first_in_the_review_and_no_snooze_hides_it(seller: Seller) -> None:
    seller.add("todo write the minutes today")
    code = seller.add("q @acme does it float")
    told = seller.do(code, "snooze", until="fri 10:00")
    assert "11:2" in told, "it comes back at its own time"
    seller.at("18 15:00")
    first = seller.json("review")["cards"][0]
    assert first["code"] == code


def test_a_phrasing_is_added_and_a_retired_card_answers_no_more(seller: Seller) -> None:
    code = a_card(seller)
    seller.do(code, "add-phrasing", text="guarantee period")
    assert "Five years." in seller("answer", "guarantee period")
    seller.do(code, "retire")
    seller("answer", "guarantee period", ends=1)


def test_days_without_a_get_back_are_told_once_anything_was_asked_and_not_before(seller: Seller) -> None:
    seller.add("todo @acme send the brochure today")
    assert seller.json("week")["get_backs"]["free_days"] is None
    assert "without a get-back" not in seller("week")
    seller("add", "q @acme does it come in red?")
    assert "0 days in a row without a get-back" in seller("week")
    assert seller.json("week")["get_backs"]["free_days"] is not None
