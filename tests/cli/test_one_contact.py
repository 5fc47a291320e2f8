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
