"""What they owe, contacts, staying in touch, and what comes again: from the line to the end, with a moving clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

TICKING = pytest.mark.parametrize("shell", ["ticks"], indirect=True)
BERLIN = "[Europe/Berlin]"


def on(day: str) -> str:
    """Return a moment of 2026 by its day and hour, in Berlin in winter: "11-20T09"."""
    return f"2026-{day}:00+01:00{BERLIN}"


def rows(shell: Shell, *, now: str = "") -> dict[str, Any]:
    """Return the rows of Today by their codes."""
    return {
        one["code"]: one
        for one in shell("today", "--json", COCKPIT_NOW=now or shell.env["COCKPIT_NOW"]).json["items"]
    }


@TICKING
def test_what_they_owe_is_awaited_chased_late_and_received(shell: Shell) -> None:
    typed, talked = shell.add("wait @acme PO by fri"), shell.add("acme sends the contract by thu 10:00")
    found = rows(shell)
    assert (found[typed]["clock"], found[talked]["when"][:16]) == ("awaited", "2026-11-19T10:00")
    late = on("11-23T09")
    found = rows(shell, now=late)[typed]
    assert (found["section"], found["severity"]) == ("waiting", "late")
    shell.do(typed, "chase", COCKPIT_NOW=late)
    assert "chased once" in rows(shell, now=late)[typed]["reason"]
    asked = shell("done", typed, COCKPIT_NOW=late, code=2)
    assert "“chase” asks: What did they say" in asked.err
    shell("done", typed, "--set", "text=mailed Bo", COCKPIT_NOW=late)
    assert "chased 2 times" in rows(shell, now=late)[typed]["reason"]
    shell.do(typed, "received", COCKPIT_NOW=late)
    assert typed not in rows(shell, now=late)
    shell("undo")
    assert typed in rows(shell, now=late)
    assert shell("export", "ics", "-o", "-").out.count("they owe you") >= 2


@TICKING
def test_a_contact_on_any_record_ends_the_silence_and_an_attempt_does_not(shell: Shell) -> None:
    order = shell.add("order @acme 50 seats 5k signed")
    later = on("11-29T10")

    def quiet_since() -> str:
        return str(shell.show(order)["last_contact"])[:10]

    def severities() -> set[str]:
        listed = shell("agenda", "--json", COCKPIT_NOW=later).json
        dues = listed["items"] if isinstance(listed, dict) else listed
        return {one["severity"] for one in dues if one["clock"] == "quiet"}

    assert quiet_since() == "2026-11-18"
    tried = shell("add", "called @acme: no answer", "--json", COCKPIT_NOW=later).json["code"]
    assert shell.show(tried)["state"] == "attempt"
    assert quiet_since() == "2026-11-18"
    assert severities() == {"late"}
    shell("add", "touch @acme phone: all fine", COCKPIT_NOW=later)
    assert quiet_since() == "2026-11-29"
    assert severities() == {"later"}
    shell("undo")
    assert quiet_since() == "2026-11-18"


@TICKING
def test_a_held_call_is_the_last_contact_of_all_that_is_theirs(shell: Shell) -> None:
    promise, call = (
        shell.add("promise @acme spec by fri 4pm"),
        shell.add("call @acme fri 10:00 purpose: price"),
    )
    assert shell.show(promise).get("last_contact") is None
    shell.do(call, "hold")
    assert shell.show(promise)["last_contact"].startswith("2026-11-18")


@TICKING
def test_staying_in_touch_is_counted_from_the_last_contact_that_reached_them(shell: Shell) -> None:
    rhythm = shell.add("touch @acme every 3 weeks")
    assert rows(shell)[rhythm]["when"][:10] == "2026-12-09"
    call = shell.add("call @acme fri 10:00 purpose: price")
    shell.do(call, "hold", COCKPIT_NOW=on("11-20T10"))
    assert rows(shell)[rhythm]["when"][:10] == "2026-12-11"
    tried = on("11-30T10")
    shell.do(rhythm, "touch", "text=no answer", COCKPIT_NOW=tried)
    assert rows(shell)[rhythm]["when"][:10] == "2026-12-11"
    shell.do(rhythm, "touch", "text=all fine", "means=phone", COCKPIT_NOW=tried)
    assert rows(shell)[rhythm]["when"][:10] == "2026-12-21"
    assert "20261221" in shell("export", "ics", "-o", "-").out
    shell("edit", rhythm, "touch @acme every 6 weeks")
    assert rows(shell)[rhythm]["when"][:10] == "2027-01-11"
    shell.do(rhythm, "edit", "every=every month")
    assert rows(shell)[rhythm]["when"][:10] == "2026-12-30"
    shell.do(rhythm, "end")
    assert rhythm not in rows(shell)
    shell("undo")
    assert rhythm in rows(shell)


@TICKING
def test_what_comes_again_is_made_anew_when_it_is_done_and_undone_with_it(shell: Shell) -> None:
    todo = shell.add("todo pay the rent every month on the 31st")
    assert rows(shell)[todo]["when"][:10] == "2026-11-30", "every month: of a short one the last day"
    told = shell("done", todo, COCKPIT_NOW=on("11-30T10")).out
    (after,) = rows(shell).values()
    assert f"It comes again Thu 31 Dec: todo {after['code']}." in told
    todo = after["code"]
    told = shell("done", todo, COCKPIT_NOW=on("12-31T10")).out
    (after,) = rows(shell).values()
    assert f"It comes again Sun 31 Jan 2027: todo {after['code']}." in told
    assert (after["text"], after["when"][:10]) == ("pay the rent", "2027-01-31")
    shell("undo")
    assert list(rows(shell)) == [todo]
    shell("redo")
    (after,) = rows(shell).values()
    shell("done", after["code"], COCKPIT_NOW=on("12-31T11"))
    (third,) = rows(shell).values()
    assert third["when"][:10] == "2027-02-28"
    shell.do(third["code"], "edit", "every=never")
    shell("done", third["code"])
    assert rows(shell) == {}
    assert "does not say how often" in shell.do(todo, "edit", "every=now and then", ends=2).err


@TICKING
def test_a_call_that_comes_again_is_planned_anew_once_it_was_held(shell: Shell) -> None:
    call = shell.add("call @acme every 2nd tuesday purpose: agree on the scope")
    held = shell.do(call, "hold", COCKPIT_NOW=on("11-24T10")).out
    assert "It comes again Tue 8 Dec: call C" in held
    calls = [one for one in rows(shell).values() if one["kind"] == "call" and one["code"] != call]
    assert [one["when"][:10] for one in calls] == ["2026-12-08"]
    shell.do(call, "advance", "theirs=PO", "by=fri", COCKPIT_NOW=on("11-24T11"))
    calls = [one for one in rows(shell).values() if one["kind"] == "call"]
    assert len(calls) == 1


def test_a_missed_call_is_a_promise_to_call_back_and_a_note_stands_under_some_day(shell: Shell) -> None:
    back, note = shell.add("missed call from @acme"), shell.add("note @acme likes rowing")
    found = rows(shell)
    assert (found[back]["kind"], found[back]["text"]) == ("promise", "call back")
    assert found[note]["section"] == "someday"
    assert "by when" in shell("add", "wait @acme PO", code=2).err.lower()


@TICKING
def test_a_rhythm_for_a_tag_is_due_for_each_who_carries_it_from_the_last_contact_that_reached_them(
    shell: Shell,
) -> None:
    shell("people", "add", "Acme", "--tag", "vip")
    shell("people", "add", "Bolt")
    shell("people", "tag", "Bolt", "#VIP")
    shell("add", "touch @acme phone: hello", COCKPIT_NOW=on("11-16T10"))
    saved = shell("add", "touch #vip every 3 weeks")
    assert "With 2 who carry it: Acme, Bolt." in saved.out

    def due() -> dict[str, str]:
        items = shell("today", "--json").json["items"]
        return {one["customer"]: one["when"][:10] for one in items if one["when"]}

    assert due() == {"Acme": "2026-12-07", "Bolt": "2026-12-09"}
    (rule,) = (one for one in rows(shell).values() if one["customer"] is None)
    assert (rule["text"], rule["section"]) == ("stay in touch: #vip", "someday")
    shell("add", "called @bolt: no answer", COCKPIT_NOW=on("11-20T10"))
    assert due()["Bolt"] == "2026-12-09"
    shell.add("call @bolt fri 10:00 purpose: price")
    call = next(one["code"] for one in rows(shell).values() if one["kind"] == "call")
    shell.do(call, "hold", COCKPIT_NOW=on("11-20T10"))
    shell.do(call, "no-further-call", COCKPIT_NOW=on("11-20T11"))
    assert due() == {"Acme": "2026-12-07", "Bolt": "2026-12-11"}
    assert shell("export", "ics", "--open-only", "-o", "-").out.count("BEGIN:VEVENT") == 2
    late = on("12-10T09")
    assert rows(shell, now=late)[codes(shell)["Acme"]]["section"] == "late"
    shell("people", "add", "Cyber", "--tag", "vip", COCKPIT_NOW=late)
    assert due()["Cyber"] == "2026-12-31"
    shell("undo")
    assert "Cyber" not in due()
    shell("people", "tag", "Bolt", "vip", "--drop")
    assert set(due()) == {"Acme"}
    shell("undo")
    shell("edit", rule["code"], "touch #vip ask for news every 6 weeks")
    assert due() == {"Acme": "2026-12-28", "Bolt": "2027-01-01"}
    assert {one["text"] for one in rows(shell).values()} == {"ask for news: #vip", "ask for news"}
    assert shell("edit", rule["code"]).out.strip() == "touch every 6 weeks: #vip ask for news"
    shell("people", "merge", "Bolt", "Acme")
    assert due() == {"Acme": "2027-01-01"}
    shell("undo")
    shell.do(rule["code"], "end")
    assert rows(shell) == {}
    shell("undo")
    assert set(due()) == {"Acme", "Bolt"}


def codes(shell: Shell) -> dict[str, str]:
    """Return the codes of what is due, by customer."""
    return {one["customer"]: code for code, one in rows(shell).items() if one["customer"]}


def test_staying_in_touch_needs_somebody_or_a_tag_and_a_tag_of_nobody_says_so(shell: Shell) -> None:
    assert "with whom?" in shell("add", "touch every 3 weeks", code=2).err
    assert (
        "Nobody carries #vip yet: cockpit people tag NAME vip." in shell("add", "touch #vip every month").out
    )
    rule = shell.add("touch #gold every month")
    assert "for all who carry #gold" in shell("edit", rule, "touch #silver every month", code=2).err
    shell("people", "add", "Acme", "--tag", "gold", "--tag", "vip")
    assert [one["customer"] for one in rows(shell).values() if one["when"]] == ["Acme", "Acme"]
    assert shell("people", "--tag", "#Gold", "--json").json[0]["tags"] == ["gold", "vip"]
    assert "The tags they carry: gold, vip" in shell(
        "people", "tag", "acme", "x", "--drop", code=2
    ).err.replace("#", "")
