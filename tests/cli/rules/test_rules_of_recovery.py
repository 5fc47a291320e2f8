"""Practice 5, sentence by sentence, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller

LOST = "lost @acme 5k to Foo: needs May delivery"


def recovered(seller: Seller, line: str = LOST) -> str:
    """Lose a deal and do the first three tactics at once; return its code."""
    code = seller.add(line)
    seller.do(code, "reframe")
    seller.do(code, "apologise", text="I'm sorry that we failed you.")
    seller.do(code, "help-elsewhere", supplier="Foo", called="now")
    return code


def test_the_24_hours_run_by_the_clock_from_when_they_told_you_weekends_too(seller: Seller) -> None:
    seller.at("20 16:00")
    code = seller.add("lost @acme 5k to Foo: told today 10:00")
    assert seller.show(code)["told_at"][:16] == "2026-11-20T10:00"
    assert seller.rows()[code]["when"][:16] == "2026-11-21T10:00", "a Saturday"
    assert "18 h" in seller.rows()[code]["reason"] or "17 h" in seller.rows()[code]["reason"]


def test_when_they_told_is_mended_later_and_never_before_the_order_was_promised(seller: Seller) -> None:
    code = seller.add(LOST)
    assert "24 h end Wed 18 Nov 17:00" in seller.do(code, "tell", told="yesterday 17:00")
    assert "still to come" in seller.refused(code, "tell", told="2026-11-19 09:00")


def test_told_at_nine_said_in_the_afternoon_is_this_morning(seller: Seller) -> None:
    seller.at("18 15:00")
    code = seller.add(LOST)
    seller.do(code, "tell", told="9am")
    assert seller.show(code)["told_at"][:16] == "2026-11-18T09:00"


def test_a_need_that_blames_is_pointed_out_and_a_reason_is_no_need(seller: Seller) -> None:
    assert "puts it on them" in seller("add", "lost @acme 5k to Foo: they are cheap idiots")
    call = seller.add("call @crest today 10:00 purpose: settle the price")
    assert "puts it on them" in seller.do(call, "decline", need="they are idiots")
    code = seller.add("lost @bolt 5k to Foo: price")
    assert "puts it on them" in seller.do(code, "edit", need="it was their fault")
    seller.do(code, "edit", need="price")
    assert "no need yet" in seller("show", code)
    assert "You needed" not in seller("say", code)


@pytest.mark.parametrize(
    "typed",
    [
        "needs May delivery",
        "they need May delivery",
        "May delivery",
        "braucht May delivery",
        "no May delivery",
        "we have no May delivery",
        "your offer had no May delivery",
    ],
)
def test_the_apology_names_the_need_as_a_thing_however_it_was_typed(seller: Seller, typed: str) -> None:
    code = seller.add("lost @acme 5k to Foo")
    seller.do(code, "edit", need=typed)
    assert "You needed May delivery, and we could not give you that." in seller("say", code)
    assert "I'm sorry" in seller("say", code)


def test_pitch_words_are_pointed_out_in_an_apology(seller: Seller) -> None:
    code = seller.add(LOST)
    assert "discount" in seller.do(code, "apologise", text="Sorry, but we offer a discount.")


def test_the_private_note_is_never_printed_exported_or_on_a_calendar(seller: Seller) -> None:
    code = seller.add(LOST)
    seller.do(code, "reframe", vent="SECRET rage")
    printed = [
        seller("show", code), seller("show", "--json", code), seller("show", "acme"), seller("today"),
        seller("review"), seller("log", "--json"), seller("export", "ics", "-o", "-"),
        seller("export", "json", "-o", "-"), seller("export", "csv", "-o", "-"), seller("week"),
    ]  # fmt: skip
    assert "SECRET" not in " ".join(printed)


def test_whom_they_chose_is_offered_first_then_others_by_need_with_phone(seller: Seller) -> None:
    seller("people", "add", "Bar Ltd", "--need", "May delivery", "--phone", "030 444")
    seller("people", "add", "Foo", "--phone", "030 555")
    code = seller.add(LOST)
    sheet = seller("show", "acme")
    assert "Foo" in sheet
    assert "030 555" in sheet
    seller.do(code, "help-elsewhere", supplier="Foo", called="now")
    seller.do(code, "help-elsewhere", supplier="Bar Ltd", called="now")
    assert "May delivery" in seller.show("Bar Ltd")["needs"]


def test_called_on_their_behalf_takes_the_time_and_is_asked_never_assumed(seller: Seller) -> None:
    code = seller.add(LOST)
    seller.at("18 12:00")
    assert "asks when you did" in seller.do(code, "help-elsewhere", supplier="Foo")
    assert seller.show(code)["tactics"]["help-elsewhere"] is None
    seller.do(code, "help-elsewhere", supplier="Foo", called="no")
    assert seller.show(code)["tactics"]["help-elsewhere"] is None
    assert "to come" in seller.refused(code, "help-elsewhere", supplier="Foo", called="2026-11-18 13:00")
    assert "on their behalf" in seller.refused(code, "help-elsewhere", supplier="Foo", called="9:00")
    seller.do(code, "help-elsewhere", supplier="Foo", called="11:40")
    assert seller.show(code)["tactics"]["help-elsewhere"][:16] == "2026-11-18T11:40"
    other = seller.add("lost @bolt 5k to Foo")
    seller.do(other, "help-elsewhere", supplier="Foo", called="now")
    assert seller.show(other)["tactics"]["help-elsewhere"][:13] == "2026-11-18T12"


def test_the_directory_learns_whom_one_called_for_which_need(seller: Seller) -> None:
    recovered(seller, "lost @acme 5k to Foo: they need May delivery")
    assert list(seller.show("Foo")["needs"]) == ["May delivery"]
    code = seller.add("lost @bolt 5k: May delivery")
    assert "Foo" in str(seller.show("bolt")["people"])
    assert code


@pytest.mark.parametrize(
    ("line", "serves"),
    [
        ("lost @acme armoured cable 5k to Foo: could not deliver before spring", "armoured cable"),
        ("lost @acme trays 5k to Foo: we have no armoured cable", "armoured cable"),
        ("lost @acme trays 5k to Foo: price", "trays"),
        ("lost @acme 5k to Foo: we could not deliver before spring", "deliver before spring"),
    ],
)
def test_what_the_directory_learns_is_a_thing_that_somebody_serves(
    seller: Seller, line: str, serves: str
) -> None:
    recovered(seller, line)
    assert list(seller.show("Foo")["needs"]) == [serves]


@pytest.mark.parametrize("verb", ["rename", "merge"])
def test_whom_one_called_stays_called_under_the_name_they_have_now(seller: Seller, verb: str) -> None:
    """Whoever was renamed or merged since is not offered once more as somebody not yet called."""
    seller("people", "add", "Bar", "--need", "May delivery")
    recovered(seller)
    if verb == "merge":
        seller("people", "add", "Foo Group")
    seller("people", "phone", "Foo", "030 9")
    seller("people", verb, "Foo", "Foo Group")
    assert [one["name"] for one in seller.show("acme")["people"]] == ["acme", "Bar"]
    seller.do(seller.add("lost @bolt 5k: May delivery"), "help-elsewhere", supplier="Foo")
    helper = seller.show("bolt")["people"][1]
    assert (helper["name"], helper["phone"]) == ("Foo Group", "030 9")


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("kestrel", "Kestrel Cable"),
        ("Nord", "Nord"),
        ("Kest", "Kest"),
        ("acme cor", "acme cor"),
        ("KC", "Kestrel Cable"),
    ],
)
def test_a_helper_who_is_known_is_known_by_a_word_of_the_name_and_named_in_the_answer(
    seller: Seller, typed: str, who: str
) -> None:
    """The beginning of a word may be anybody; that of two names is neither."""
    for name in ("Kestrel Cable", "Nord Cable", "Nord Steel", "Acme Corporation"):
        seller("people", "add", name)
    seller("people", "alias", "Kestrel Cable", "KC")
    code = seller.add(LOST)
    assert f"{who} is noted. Call them on their behalf" in seller.do(code, "help-elsewhere", supplier=typed)
    assert f"{who} was called." in seller.do(code, "help-elsewhere", supplier=typed, called="now")
    assert seller.show(who)["needs"] == ["May delivery"]


def test_an_expert_who_is_asked_by_a_first_name_stands_with_their_phone(seller: Seller) -> None:
    seller("people", "add", "Ann Weber", "--topic", "gateway", "--phone", "030 111")
    code = seller.add("q @acme: does the pump speak Modbus?")
    seller.do(code, "ask-expert", name="ann")
    assert "030 111" in seller("show", code)


@pytest.mark.parametrize(
    ("typed", "who"), [("Delta", "Delta"), ("Bo", "Bo Berg"), ("“Bo”", "Bo"), ("'Kestrel'", "Kestrel")]
)
def test_nobody_helps_or_is_asked_about_themselves_and_a_first_name_is_no_beginning_of_another(
    seller: Seller, typed: str, who: str
) -> None:
    """Between whole words only those decide that are whole, and what is in quotation marks is meant as it stands."""
    for name in ("Delta Airlines", "Bo Berg", "Bolt", "Kestrel Cable"):
        seller("people", "add", name)
    lost = seller.add("lost @'Delta Airlines' 5k: May delivery")
    assert f"{who} was called." in seller.do(lost, "help-elsewhere", supplier=typed, called="now")
    asked = seller.add("q @'Delta Airlines': does the pump speak Modbus?")
    assert f"{who} is asked." in seller.do(asked, "ask-expert", name=typed)


def test_three_of_three_inside_24_h_count_and_one_a_minute_late_does_not(seller: Seller) -> None:
    recovered(seller)
    seller.at("18 10:30")
    late = seller.add("lost @bolt 5k to Foo: May delivery")
    seller.do(late, "reframe")
    seller.do(late, "apologise", text="I'm sorry.")
    seller.at("19 10:31")
    seller.do(late, "help-elsewhere", supplier="Foo", called="now")
    found = seller.json("week")["recoveries"]
    assert (found["started"], found["all_three"]) == (1, 0.5)


def test_the_need_is_checked_after_14_days_and_a_no_goes_back_to_helping(seller: Seller) -> None:
    code = recovered(seller)
    assert seller.rows()[code]["when"][:10] == "2026-12-02"
    seller.at("12-02 10:00")
    assert seller.refused(code, "check-need")
    seller.do(code, "check-need", met="no")
    assert seller.show(code)["next"] == "help-elsewhere"
    seller.do(code, "help-elsewhere", supplier="Bar", called="now")
    assert seller.rows()[code]["when"][:10] == "2026-12-16"
    seller.at("12-16 10:00")
    seller.do(code, "check-need", met="yes")
    assert (seller.show(code)["state"], seller.show(code)["next"]) == ("need met", "dormant")


def test_lost_recovering_need_met_dormant_and_reopened(seller: Seller) -> None:
    code = seller.add(LOST)
    states = [seller.show(code)["state"]]
    for verb, given in (
        ("reframe", {}), ("apologise", {"text": "I'm sorry."}),
        ("help-elsewhere", {"supplier": "Foo", "called": "now"}), ("check-need", {"met": "yes"}),
        ("dormant", {"until": "2026-11-30 10:00"}),
    ):  # fmt: skip
        seller.do(code, verb, **given)
        states.append(seller.show(code)["state"])
    assert states == ["lost", "recovering", "recovering", "recovering", "need met", "dormant"]
    seller.at("30 10:05")
    assert seller.rows()[code]["clock"] == "dormant"
    order = seller.made(seller.do(code, "reopen", value="4k"))
    assert (seller.show(order)["state"], seller.show(code)["state"]) == ("promised", "reopened")
    assert seller.json("week", "--days", "30")["recoveries"]["won_back"] == {"EUR": "4000.00"}


def test_a_reopened_deal_makes_the_call_that_is_next(seller: Seller) -> None:
    code = seller.add(LOST)
    call = seller.made(seller.do(code, "reopen", call="fri 10:00"))
    assert seller.rows()[call]["when"][:16] == "2026-11-20T10:00"
    other = seller.add("lost @bolt 5k to Foo")
    assert seller.made(seller.do(other, "reopen")) in seller.rows(), "something is left to do"


def test_one_return_of_three_losses_is_a_third_and_referrals_count(seller: Seller) -> None:
    codes = [seller.add(f"lost @{who} 5k to Foo") for who in ("acme", "bolt", "crest")]
    seller.do(codes[0], "reopen", value="5k")
    seller.do(codes[1], "refer", text="Dune Ltd")
    found = seller.json("week")["recoveries"]
    assert (round(found["returned"], 3), found["returns"], found["referrals"]) == (0.333, 1, 1)


def test_a_recovery_that_runs_is_owed_today(seller: Seller) -> None:
    seller.add(LOST)
    assert "Nothing is owed" not in seller("today")
    assert seller.json("today")["owed"] == 1


def test_a_snooze_ends_halfway_through_what_is_left_of_the_24_hours(seller: Seller) -> None:
    code = seller.add(LOST)
    seller.at("18 12:20")
    assert "23:2" in seller.do(code, "snooze", until="mon")


def test_told_days_ago_the_24_hours_are_over_and_that_is_said(seller: Seller) -> None:
    said = seller("add", "lost @acme 5k to Foo: May delivery; told 2026-11-16 16:00")
    assert "The 24 hours were over Tue 17 Nov 16:00" in said
    assert "have begun" in seller("add", "lost @bolt 5k to Foo: May delivery")


def test_a_check_that_is_weeks_away_needs_no_decision_this_morning(seller: Seller) -> None:
    code = recovered(seller)
    seller.at("20 09:00")
    assert code not in seller("review")
    seller.at("12-02 09:00")
    assert code in seller("review")


@pytest.mark.parametrize(
    ("verb", "given", "step"),
    [
        ("reframe", {}, "reframe it"),
        ("apologise", {"text": "I'm sorry that we failed you."}, "say you are sorry"),
        ("help-elsewhere", {"supplier": "Foo", "called": "now"}, "help them get it elsewhere"),
        ("check-need", {"met": "no"}, "ask whether their need was met"),
    ],
)
def test_nobody_takes_a_step_of_the_recovery_before_they_were_told(
    seller: Seller, verb: str, given: dict[str, str], step: str
) -> None:
    code = seller.add(LOST)
    seller.at("18 10:30")
    seller.do(code, verb, **given)
    seller.at("18 16:00")
    refused = seller.refused(code, "tell", told="15:00")
    assert f"“{step}” was done Wed 18 Nov 10:30" in refused
    assert "cockpit undo" in refused
    assert seller.show(code)["recover_by"][:16] == "2026-11-19T10:20", "nothing was changed"
    seller.do(code, "tell", told="10:30")
    so = seller("do", code, "tell", "--set", "told=today", ends=1)  # no later than that step, on a day alone
    assert "is so already" in so
    assert seller.show(code)["recover_by"][:16] == "2026-11-19T10:30"
    seller("undo")
    seller.do(code, "tell", told="9:00")
    assert seller.show(code)["recover_by"][:16] == "2026-11-19T09:00"


def test_a_step_that_was_taken_back_is_none_and_the_time_may_be_mended(seller: Seller) -> None:
    code = seller.add(LOST)
    seller.do(code, "apologise", text="I'm sorry.")
    seller("undo")
    seller.at("18 16:00")
    seller.do(code, "tell", told="15:00")
    assert seller.show(code)["recover_by"][:16] == "2026-11-19T15:00"


def test_a_no_on_a_call_was_not_told_on_a_day_before_that_call_was_planned(seller: Seller) -> None:
    call = seller.add("call @acme fri 10:00 purpose: settle the price")
    seller.at("20 11:00")
    loss = seller.made(seller.do(call, "decline", told="10:00"))
    for told in ("17 nov", "mon 16:00", "2026-02-02 10:00"):
        assert "planned Wed 18 Nov 10:20" in seller.refused(loss, "tell", told=told), told
    seller.do(loss, "tell", told="wed 9:00")  # the day it was planned: it may have been noted afterwards
    assert seller.show(loss)["told_at"][:16] == "2026-11-18T09:00"


def test_a_no_on_a_call_that_was_noted_afterwards_may_have_been_told_days_before(seller: Seller) -> None:
    call = seller.add("call @acme settle the price")
    seller.do(call, "hold")
    loss = seller.made(seller.do(call, "decline"))
    seller.do(loss, "tell", told="16 nov 10:00")
    assert seller.show(loss)["told_at"][:16] == "2026-11-16T10:00"


def test_a_deal_that_came_back_and_was_lost_again_won_nothing_back(seller: Seller) -> None:
    ordered, called = seller.add(LOST), seller.add("lost @bolt 7k to Foo: needs May delivery")
    order = seller.made(seller.do(ordered, "reopen", value="4k"))
    call = seller.made(seller.do(called, "reopen", value="3k", call="tomorrow 10:00"))
    assert seller.json("week")["recoveries"]["won_back"] == {"EUR": "7000.00"}
    seller.do(order, "fall-through", cause="credit")
    assert seller.json("week")["recoveries"]["won_back"] == {"EUR": "3000.00"}
    seller.do(call, "decline", held="yes")
    assert seller.json("week")["recoveries"]["won_back"] == {}
    assert seller.json("week")["recoveries"]["returns"] == 2, "they came back all the same"


def test_value_won_back_stands_in_the_week_of_the_return_and_not_in_that_of_the_loss(seller: Seller) -> None:
    said, ordered = seller.add(LOST), seller.add("lost @bolt 7k to Foo: needs May delivery")
    assert ordered
    seller.at("12-02 10:00")
    seller.do(said, "reopen", value="4k")
    order = seller.add("order @bolt lamps 1k")
    seller.at("12-09 10:00")
    seller.do(order, "clear", amount="600")

    def won() -> dict[str, str]:
        found: dict[str, str] = seller.json("week")["recoveries"]["won_back"]
        return found

    assert won() == {"EUR": "600.00"}, "what cleared this week"
    seller.at("12-02 18:00")
    assert won() == {"EUR": "4000.00"}, "the worth of the deal that came back"
    seller.at("11-20 10:00")
    assert won() == {}, "the week of the losses"


def test_what_blames_them_is_no_need_and_stands_in_no_letter(seller: Seller) -> None:
    code = seller.add("lost @acme 5k to Foo: delivery by May")
    assert "delivery by May" in seller("say", code)
    seller.do(code, "edit", need="they are too cheap")
    assert "cheap" not in seller("say", code)
    seller.do(code, "help-elsewhere", supplier="Foo", called="now")
    assert "cheap" not in seller("people")
