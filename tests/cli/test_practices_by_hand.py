"""The sharpened sentences of practices 1, 2, 4 and 5, driven through the command line with a clock that moves."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_journeys import Journey, on_today

ticking = pytest.mark.parametrize("shell", ["ticks"], indirect=True)


@ticking
def test_mine_is_never_in_the_night_whatever_the_history_says(shell: Shell) -> None:
    for number in range(11):
        trip = Journey(shell, f"promise @acme spec sheet {number} by fri 16:00")
        trip.at(f"18T1{1 + number % 4}:20")
        shell.do(trip.code, "deliver")
        trip.at("18T10:20")
    trip = Journey(shell, "promise @acme data sheet by fri 16:00")
    assert "Mine by the rule: half of the time left." in trip.said
    assert shell.show(trip.code)["mine"].startswith("2026-11-19T13:1")


@ticking
def test_a_snoozed_promise_comes_back_at_mine_and_a_loss_halfway(shell: Shell) -> None:
    promise = Journey(shell, "promise @acme spec sheet by thu 16:00 mine thu 11:00")
    promise.step("snooze", "until=mon 9:00")
    assert "it comes back Thu 19 Nov 11:00, your own time for it." in promise.told
    loss = Journey(shell, "lost @beta 50 seats")
    loss.step("snooze", "until=mon 9:00")
    assert "it comes back Wed 18 Nov 22:20, halfway through what is left of its 24 h." in loss.told
    assert not on_today(shell, "promise") + on_today(shell, "loss")
    loss.at("18T22:21")
    assert on_today(shell, "loss")
    promise.at("19T11:00")
    assert on_today(shell, "promise")[0]["theirs"] == "2026-11-19T16:00:00+01:00"
    assert "cannot wait" in promise.refused("snooze", "until=mon 9:00")


@ticking
def test_a_new_time_asks_for_their_ok(shell: Shell) -> None:
    trip = Journey(shell, "promise @acme spec sheet by 16:00")
    assert trip.step("renegotiate", "theirs=17:00")["agreed"] is False
    assert trip.told.endswith("Not agreed: ask them if that is OK.")
    assert trip.step("agree")["agreed"] is True
    assert trip.step("renegotiate", "theirs=fri 10:00", "agreed=yes")["agreed"] is True


@ticking
def test_beaten_by_a_minute_is_kept(shell: Shell) -> None:
    trip = Journey(shell, "promise @acme spec sheet by 16:00")
    trip.at("18T15:58")
    shown = trip.step("deliver")
    assert (shown["kept"], shown["beaten"]) == (True, False)
    assert "kept, 2 min early" in trip.told
    assert "Follow through by Thu 19 Nov 09:00." in trip.told  # 17:58 is after hours
    assert "passed" in trip.refused("set-meeting", "when=2026-11-17 10:00")
    assert trip.step("set-meeting", "when=26 nov")["steps_done"] == 1
    assert [row["when"][:10] for row in on_today(shell, "call")] == ["2026-11-26"]


@ticking
def test_what_is_not_due_counts_neither_as_kept_nor_as_broken(shell: Shell) -> None:
    kept, *_ = [Journey(shell, f"promise @acme sheet {number} by 1{number}:00") for number in (5, 6, 6, 7)]
    kept.at("18T13:00")
    kept.step("deliver")
    assert "kept this month 100 %" in shell("today").out


@ticking
def test_a_get_back_is_due_within_a_working_hour_and_first_in_the_review_when_late(shell: Shell) -> None:
    shell.env["COCKPIT_NOW"] = "2026-11-18T18:50+01:00"
    trip = Journey(shell, "q @acme how long is the warranty?")
    assert shell.show(trip.code)["due"] == "2026-11-19T10:00:00+01:00"
    trip.at("19T10:30")
    assert on_today(shell, "question")[0]["severity"] == "late"
    shown = trip.step("deliver", "answer=Five years.")
    assert shown["next"] == "save-card"
    assert trip.told.endswith("Save the answer as a card: `save-card`.")
    trip.step("save-card", done=True)


@ticking
def test_an_excuse_is_held_only_with_the_override_in_german_too(shell: Shell) -> None:
    trip = Journey(shell, "call @acme nachfassen fri 10:00")
    assert "An excuse? What will they get from it?" in trip.said
    assert "An excuse?" in trip.refused("hold")
    assert "An excuse?" in trip.refused("advance", "theirs=x", "by=mon 10:00")
    assert trip.step("override-excuse")["excuse"] is None
    other = Journey(shell, "call @beta settle the terms fri 11:00")
    assert other.step("plan", "gain=touch base")["planned"] is False
    assert "An excuse? What will they get from it?" in other.told
    assert other.step("plan", "gain=a week saved")["planned"] is True
    other.at("20T11:00")
    assert other.step("hold")["state"] == "held"


@ticking
def test_no_further_call_before_the_call_cancels_it(shell: Shell) -> None:
    for verb in ("no-further-call", "cancel"):
        trip = Journey(shell, "call @acme settle the terms fri 10:00")
        shown = trip.step(verb)
        assert (shown["state"], shown["open"], shown["held_at"]) == ("cancelled", False, None)
        assert "cancelled" in trip.refused("hold")
    assert shell("week", "--json").json["calls"]["held"] == 0


@ticking
def test_a_no_begins_a_recovery_whose_24_hours_run_from_when_they_told(shell: Shell) -> None:
    trip = Journey(shell, "call @acme settle the terms at 11:00")
    trip.at("18T15:00")
    trip.step("decline", "told=9am", "chosen=Foo", "need=delivery in May")
    assert "A recovery has begun" in trip.told
    [row] = on_today(shell, "loss")
    assert row["when"] == "2026-11-19T09:00:00+01:00"
    trip.code = row["code"]
    assert "planned Wed 18 Nov 10:20" in trip.refused("tell", "told=yesterday 10:00")
    mended = trip.step("tell", "told=8am")
    assert mended["told_at"] == "2026-11-18T08:00:00+01:00"
    assert trip.told.endswith("The 24 h end Thu 19 Nov 08:00.")
    assert "still to come" in trip.refused("tell", "told=tomorrow 9:00")
    trip.step("apologise", "text=I'm sorry. We have a discount.")
    assert "A pitch takes the apology back: discount." in trip.told


@ticking
def test_a_day_that_is_not_that_weekday_is_said(shell: Shell) -> None:
    trip = Journey(shell, "todo @acme fix by fri")
    assert "Sun 20 Dec is not a fri: which one is meant?" in trip.refused("edit", "due=fri 20 dec")


@ticking
def test_a_reason_is_no_need_in_the_apology(shell: Shell) -> None:
    trip = Journey(shell, "lost @acme 5k EUR to Foo: price")
    assert "You needed" not in shell("show", trip.code).out
    trip.step("edit", "need=delivery in May")
    assert "You needed delivery in May" in shell("show", trip.code).out
    assert trip.step("reopen")["state"] == "reopened"
    assert [row["text"] for row in on_today(shell, "call")] == ["agree: price"]


@ticking
def test_a_date_without_a_time_asks_by_what_time_and_the_row_says_that_none_was_said(shell: Shell) -> None:
    trip = Journey(shell, "promise @acme spec sheet by fri")
    assert "By what time?" in trip.said
    assert "no time said" in shell("today").out
    trip.step("renegotiate", "theirs=fri 16:00", "agreed=yes")
    assert "no time said" not in shell("today").out
    assert "By what time?" not in Journey(shell, "promise @acme data sheet by fri 4pm").said


@ticking
def test_a_repeated_get_back_comes_with_the_answer_that_was_given_before(shell: Shell) -> None:
    trip = Journey(shell, "q @acme do you ship to Norway?")
    trip.step("deliver", "answer=Yes, in five days.")
    again = Journey(shell, "q @beta would you ship to norway, please?")
    assert "REPEAT GET-BACK: you answered “Yes, in five days.”" in shell("show", again.code).out
    assert "REPEAT" not in shell("show", trip.code).out


@ticking
def test_a_reason_is_called_one_and_the_directory_learns_needs_alone(shell: Shell) -> None:
    trip = Journey(shell, "lost @acme 5k EUR to Foo: price")
    assert "Their reason, and no need yet: price" in shell("show", trip.code).out
    trip.step("help-elsewhere", "supplier=Foo", "called=yes")
    trip.step("edit", "need=delivery in May")
    trip.step("help-elsewhere", "supplier=Bar", "called=yes")
    found = {one["name"]: one["needs"] for one in shell("people", "--role", "supplier", "--json").json}
    assert found == {"Foo": [], "Bar": ["delivery in May"]}
    assert "Their need: delivery in May" in shell("show", trip.code).out


@ticking
def test_a_contact_is_never_logged_by_a_bare_key(shell: Shell) -> None:
    code = shell.add("touch @acme every 3 weeks")
    assert "What was said?" in shell("done", code, code=2).err
    told = shell("done", code, "--set", "text=all fine", COCKPIT_NOW="2026-11-20T09:00+01:00").out
    assert "Logged a contact" in told
    assert [row["when"][:10] for row in on_today(shell, "touch")] == ["2026-12-11"]


@ticking
def test_what_came_in_offers_the_next_call_made_from_it(shell: Shell) -> None:
    trip = Journey(shell, "call @acme settle the terms at 11:00")
    trip.step("advance", "theirs=send the PO", "by=thu 10:00", "held=yes")
    trip.code = on_today(shell, "awaited")[0]["code"]
    trip.step("received", done=True)
    assert trip.told.endswith("Is a call next? Type “call @acme … purpose: send the PO”.")


def test_papers_that_were_promised_are_no_excuse_to_come_by(shell: Shell) -> None:
    for purpose, is_one in (
        ("the case study", True),
        ("go through the case study we promised", False),
        ("der versprochene Prospekt", False),
        ("drop off the case study we promised", True),
    ):
        told = shell("add", "--dry-run", f"call @acme fri 10:00 purpose: {purpose}").out
        assert ("An excuse?" in told) is is_one, purpose
    assert "An excuse?" not in shell("add", "--dry-run", "promise @acme case study by fri 4pm").out


@ticking
def test_a_referral_counts_in_the_week_it_came_whenever_the_sale_was_lost(shell: Shell) -> None:
    trip = Journey(shell, "lost @acme 5k EUR to Foo: delivery in May")
    trip.at("2026-12-02T09:00+01:00")
    trip.step("refer", "text=Cyber asked for us")
    assert "1 sent somebody" in shell("week").out
    assert shell("week", "--json", COCKPIT_NOW="2026-11-18T11:00+01:00").json["recoveries"]["referrals"] == 0


@ticking
def test_a_new_call_is_met_with_what_is_planned_and_what_they_will_ask(shell: Shell) -> None:
    shell("cards", "add", "How long is the warranty?", "--answer", "Five years.")
    shell("cards", "add", "Do you ship to Norway?", "--answer", "Yes.")
    first = Journey(shell, "call @acme fri 10:00 purpose: settle the terms")
    assert "Could this ride" not in first.said
    assert "they may ask: “Do you ship to Norway?”, “How long is the warranty?”" in first.said
    Journey(shell, "call @acme tue 24 nov 9:00 purpose: prices")
    Journey(shell, "q @acme how long is the warranty?")
    third = Journey(shell, "call @acme thu 26 nov 10:00 purpose: delivery")
    assert "Could this ride on Fri 20 Nov 10:00 “settle the terms”, or be sent ahead?" in third.said
    assert "Also planned: Tue 24 Nov 09:00 “prices”." in third.said
    assert "they may ask: “Do you ship to Norway?”." in third.said
