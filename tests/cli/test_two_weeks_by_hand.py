"""What has been seen to fail in two weeks of selling, each with others of its kind, by a clock that moves."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_journeys import Journey, on_today

ticking = pytest.mark.parametrize("shell", ["ticks"], indirect=True)


@ticking
@pytest.mark.parametrize(
    ("line", "told", "need"),
    [
        ("lost @acme 7k to Foo, gestern 15:00 erfahren: Liefertermin", "17T15:00", "Liefertermin"),
        ("lost @acme 7k to Foo yesterday 10:00: delivery in May", "17T10:00", "delivery in May"),
        (
            "lost @acme 7k to Foo: a part in May, gestern um 15 Uhr haben sie es mir gesagt",
            "17T15:00",
            "a part in May",
        ),
        (
            "lost @acme 7k to Foo: a monday 9am slot, they told me yesterday at 10:00",
            "17T10:00",
            "a monday 9am slot",
        ),
        ("lost @acme 7k to Foo: they asked for yesterday", "18T10:20", "they asked for yesterday"),
    ],
)
def test_the_hours_of_a_loss_run_from_when_they_told_wherever_the_line_says_it(
    shell: Shell, line: str, told: str, need: str
) -> None:
    trip = Journey(shell, line)
    shown = shell.show(trip.code)
    assert shown["told_at"].startswith(f"2026-11-{told}")
    assert (shown["chosen"], shown["text"]) == ("Foo", need)
    trip.at("18T14:00")
    [row] = on_today(shell, "loss")
    assert (row["severity"] == "late") is (told < "17T14")


@ticking
def test_a_snooze_never_says_that_nothing_is_owed(shell: Shell) -> None:
    loss = Journey(shell, "lost @beta 5k to Foo: delivery in May")
    promise = Journey(shell, "promise @acme spec sheet by 16:00")
    loss.step("snooze", "until=mon 9:00")
    assert "You owe 1 thing." in shell("today").out
    promise.step("snooze", "until=mon 9:00")
    assert "Nothing else is owed today: 2 things are snoozed, until 14:" in shell("today").out
    loss.at("18T14:30")
    promise.step("deliver")
    promise.step("snooze", "until=mon 9:00")
    later = Journey(shell, "promise @acme data sheet by mon 16:00")
    later.step("snooze", "until=fri 9:00")
    # Its follow-through is due at 16:30 and the recovery runs; what is due on monday is not owed today.
    assert "Nothing else is owed today: 2 things are snoozed, until 22:2" in shell("today").out
    loss.at("18T22:30")
    assert "You owe 1 thing, 1 of them a deal." in shell("today").out


@ticking
def test_what_fell_through_is_seen_through_no_more_but_for_the_money_to_go_back(shell: Shell) -> None:
    trip = Journey(shell, "order @acme 5k EUR")
    trip.step("pay", "amount=1000")
    trip.step("pay", "amount=2500", "cleared=yes")
    trip.step("fall-through", "cause=remorse")
    assert "Give back the EUR 2,500.00 they had paid." in trip.told
    assert "EUR 1,000.00 has not cleared yet: clear it once it has, and give it back." in trip.told
    shown = shell("show", trip.code).out
    assert "(by " not in shown
    assert "Quiet" not in shown
    trip.at("23T10:00")
    assert trip.step("clear", "amount=1000")["next"] == "return-deposit"
    assert "EUR 3,500.00 to give back." in trip.told
    trip.step("return-deposit", "amount=3500")
    assert not on_today(shell, "order")


@ticking
def test_a_verb_that_was_mistyped_is_named_first(shell: Shell) -> None:
    trip = Journey(shell, "order @acme 5k EUR")
    assert "Did you mean invoice? What applies now: confirm" in trip.refused("invoce")
    assert "Did you mean deliver?" in trip.refused("Deliver")
    assert "Did you mean" not in trip.refused("celebrate")


@ticking
def test_money_is_never_rounded_to_what_its_currency_has(shell: Shell) -> None:
    yen = Journey(shell, "order @acme 300k JPY")
    assert "“100.5” is no amount of JPY." in yen.refused("clear", "amount=100.5")
    assert "no amount of JPY" in yen.refused("credit", "amount=1.5")
    assert "no amount of JPY" in yen.refused("edit", "amount=100.5")
    dinar = Journey(shell, "order @beta 300 KWD")
    assert "no amount of KWD" in dinar.refused("pay", "amount=10.1234")
    for line in (
        "paid @acme 100.5 JPY",
        "paid @beta 10.1234 KWD",
        "order @gamma 100.5 JPY",
        "lost @delta 9.5 JPY: delivery",
    ):
        assert "cannot be paid in" in shell("add", line, code=2).err
    yen.step("clear", "amount=100.00")
    assert yen.told.endswith("JPY 299,900 to come.")
    dinar.step("pay", "amount=10.12")
    assert "KWD 10.120 received" in dinar.told


@ticking
def test_a_payment_without_its_sum_is_asked_and_nothing_is_offered_where_all_has_come(shell: Shell) -> None:
    trip = Journey(shell, "order @acme 5k EUR")
    assert "such as: paid @acme 5,000.00 EUR." in shell("add", "paid @acme", code=2).err
    trip.step("clear", "amount=5000")
    asked = shell("add", "paid @acme", code=2).err
    assert "How much did acme pay?" in asked
    assert "0.00" not in asked


@ticking
def test_a_day_of_mine_mutes_no_silence_and_a_meeting_that_they_agreed_to_does(shell: Shell) -> None:
    order = Journey(shell, "order @acme 5k EUR")

    def is_quiet_from() -> str:
        return str(shell.show(order.code)["quiet_at"])[:16]

    assert is_quiet_from() == "2026-11-20T10:20"
    Journey(shell, "call @acme 4 dec purpose: agree on the scope")
    assert is_quiet_from() == "2026-11-20T10:20"
    timed = Journey(shell, "call @acme 1 dec 11:00 purpose: settle the terms")
    assert is_quiet_from() == "2026-12-01T11:00"
    timed.step("cancel")
    assert is_quiet_from() == "2026-11-20T10:20"
    sheet = Journey(shell, "promise @acme spec sheet by 16:00")
    sheet.at("18T11:00")
    sheet.step("deliver")
    assert is_quiet_from() == "2026-11-20T11:00"
    sheet.step("set-meeting", "when=2 dec")
    assert is_quiet_from() == "2026-12-02T17:00"
