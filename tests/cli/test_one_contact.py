"""One contact, not four: what is due for one customer within a day is told together, and a recovery is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

TICKING = pytest.mark.parametrize("shell", ["ticks"], indirect=True)
NEXT_DAY = "2026-11-19T09:00:00+01:00[Europe/Berlin]"


@TICKING
def test_the_steps_due_for_one_customer_are_one_contact_and_one_action_does_them(shell: Shell) -> None:
    order = shell.add("order @acme 50 seats 5k EUR")
    lost = shell.add("lost @acme 3k EUR to Foo: speed")
    other = shell.add("order @bolt 20 seats 2k EUR")
    found = {one["code"]: one["more"] for one in shell("today", "--json", COCKPIT_NOW=NEXT_DAY).json["items"]}
    assert (found[order], found[lost], found[other]) == ([lost], [], [])
    assert f"+1 more in one contact: {lost}" in shell("today", COCKPIT_NOW=NEXT_DAY).out
    shell("people", "merge", "bolt", "acme")
    found = {one["code"]: one["more"] for one in shell("today", "--json", COCKPIT_NOW=NEXT_DAY).json["items"]}
    assert sorted(len(more) for more in found.values()) == [0, 0, 2]
    shell("undo")
    shell("touch", code=2)
    assert shell("done", lost, "--set", "vent=", COCKPIT_NOW=NEXT_DAY).out.startswith(lost)


def test_a_recovery_whose_hours_run_is_owed(shell: Shell) -> None:
    shell.add("lost @acme 3k EUR to Foo: speed")
    assert "You owe 1 thing" in shell("today").out
    assert "Nothing is owed today" not in shell("today").out


def test_promises_that_are_not_due_yet_do_not_count_as_missed(shell: Shell) -> None:
    promise = shell.add("promise @acme spec by 4pm ok")
    assert (shell("today", "--json").json["kept"], shell("today", "--json").json["due"]) == (0, 0)
    shell.do(promise, "deliver")
    assert (shell("today", "--json").json["kept"], shell("today", "--json").json["due"]) == (1, 1)


def test_a_wrong_verb_is_answered_with_those_that_apply_now(shell: Shell) -> None:
    promise = shell.add("promise @acme spec by 4pm ok")
    told = shell.do(promise, "celebrate", ends=2).err
    assert "What applies now: " in told
    assert "confirm-received" not in told


@TICKING
def test_the_review_has_one_card_a_customer_what_presses_most_first(shell: Shell) -> None:
    asked = shell.add("q @acme how long is the warranty?")
    spec, order = shell.add("promise @acme spec by thu 11:00"), shell.add("order @acme 50 seats 5k EUR")
    lost, other = shell.add("lost @acme 3k EUR to Foo: speed"), shell.add("todo @bolt book the hall by thu")
    alone = shell.add("todo pay the rent by thu")
    shell("people", "phone", "acme", "030 123")
    found = shell("review", "--json", COCKPIT_NOW=NEXT_DAY).json
    cards = {card["code"]: sorted(card["more"]) for card in found["cards"]}
    assert cards == {asked: sorted((spec, order, lost)), other: [], alone: []}
    assert found["cards"][0]["group"] == "Broken or overdue"
    told = shell("review", COCKPIT_NOW=NEXT_DAY).out
    assert told.startswith("Broken or overdue:\n")
    for words in (
        "Phone 030 123 · Last contact ",
        "missed it. I am sorry. When may I get back to you?",
        f"+ {spec}",
    ):
        assert words in told
    assert told.splitlines()[-1].startswith("You owe 6 things")
    shell.do(asked, "deliver", "answer=Five years.", COCKPIT_NOW=NEXT_DAY)
    leading = shell("review", "--json", COCKPIT_NOW=NEXT_DAY).json["cards"]
    assert [card["customer"] for card in leading].count("acme") == 1


def test_a_recovery_whose_hours_run_out_stands_in_the_review_where_it_stands_on_today(shell: Shell) -> None:
    def loss(line: str, at: str) -> str:
        code: str = shell("add", line, "--json", COCKPIT_NOW=at).json["code"]
        return code

    fresh = loss("lost @cyber 2k to Foo: training", "2026-11-18T09:30+01:00")
    soon = loss("lost @mia 5k to Globex: delivery in May", "2026-11-17T10:40+01:00")
    over = loss("lost @dex 3k to Foo: speed", "2026-11-17T05:20+01:00")
    asked, spec = shell.add("q @acme how long is the warranty?"), shell.add("promise @bolt spec by 16:00 ok")
    found = shell("review", "--json").json["cards"]
    codes, groups = [card["code"] for card in found], {card["code"]: card["group"] for card in found}
    assert codes[:4] == [over, soon, asked, spec]
    assert codes[-1] == fresh
    assert (groups[over], groups[soon], groups[fresh]) == ("Broken or overdue", "Today", "Recoveries")
    assert [row["code"] for row in shell("today", "--json").json["items"]][:3] == [over, soon, asked]


def test_a_day_without_a_decision_has_no_card(shell: Shell) -> None:
    shell.add("promise @acme spec by fri 4pm")
    assert shell("review").out == "Nothing to review today. Nothing is owed today.\n"


@TICKING
def test_on_mondays_the_review_adds_what_the_week_waits_for(shell: Shell) -> None:
    spec = shell.add("todo @acme send the plans by thu 26 nov")
    late = shell.add("todo @bolt book the hall by thu")
    shell.add("promise @cyber price by fri 11 dec 16:00")
    monday, tuesday = "2026-11-23T09:00+01:00", "2026-11-24T09:00+01:00"
    found = shell("review", "--json", COCKPIT_NOW=monday).json["cards"]
    assert [(one["code"], one["group"]) for one in found] == [
        (late, "Broken or overdue"),
        (spec, "This week"),
    ]
    assert [one["code"] for one in shell("review", "--json", COCKPIT_NOW=tuesday).json["cards"]] == [late]


@TICKING
def test_the_evening_lists_what_is_to_be_settled_tonight(shell: Shell) -> None:
    call = shell.add("call @zed 14:00 purpose: agree on the scope")
    spec, todo = shell.add("promise @acme spec by 4pm ok"), shell.add("todo book the hall by tomorrow 11:00")
    shell.add("promise @acme price by mon 4pm ok")
    tonight = "2026-11-18T18:30+01:00"
    found = shell("evening", "--json", COCKPIT_NOW=tonight).json
    assert [(one["code"], one["group"]) for one in found["items"]] == [
        (call, "Calls without an outcome"),
        (spec, "Not delivered yet"),
        (todo, "Due before tomorrow noon"),
    ]
    told = shell("evening", COCKPIT_NOW=tonight).out
    assert told.startswith("Calls without an outcome:\n")
    assert told.splitlines()[-1] == found["closing"] == "3 things to settle tonight."


def test_an_evening_with_nothing_to_settle_says_so(shell: Shell) -> None:
    shell.add("promise @acme spec by mon 4pm ok")
    assert shell("evening").out == "Nothing is owed tonight.\n"
