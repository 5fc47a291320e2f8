"""`do`, `done`, `undo`, `redo`: every verb of practice 1, from the first capture to the end."""

from __future__ import annotations

from typing import Any

import pytest

from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Note, Todo
from tests.cli.conftest import NOW, Shell, parts

PROMISE = "promise @acme spec sheet by 4pm"


@pytest.fixture
def promise(shell: Shell) -> str:
    return shell.add(PROMISE)


def test_a_promise_from_capture_to_closed(shell: Shell, promise: str) -> None:
    def after(verb: str, *pairs: str, now: str = NOW) -> Any:
        assert shell.do(promise, verb, *pairs, COCKPIT_NOW=now).out.startswith(f"{promise}  ")
        return shell.show(promise)

    assert shell.show(promise)["state"] == "promised"
    assert after("trial-close")["ticks"]["trial close"] is True
    assert after("set-means", "means=mail")["means"] == "mail"
    assert after("agree")["state"] == "agreed"
    assert parts(after("add-item", "text=the price list")["items"])[0]["text"] == "the price list"
    assert "asked for anything else already" in shell("do", promise, "nothing-else", code=2).err
    assert shell.show(promise)["ticks"] == {
        "trial close": True,
        "means": True,
        "their OK": True,
        "anything else": True,
    }
    moved = after("renegotiate", "theirs=5pm", "mine=3pm")
    assert (moved["theirs"], moved["mine"]) == ("2026-11-18T17:00:00+01:00", "2026-11-18T15:00:00+01:00")
    assert (moved["first_theirs"], len(moved["moves"])) == ("2026-11-18T16:00:00+01:00", 1)
    assert "First promised Wed 18 Nov 16:00, moved once" in shell("show", promise).out
    delivered = after("deliver", now="2026-11-18T14:50+01:00")
    assert (delivered["state"], delivered["kept"], delivered["margin_minutes"]) == ("delivered", True, 130)
    assert delivered["follow_through_due"] == "2026-11-18T16:50:00+01:00"
    assert after("confirm-received", "text=they have it")["state"] == "following through"
    assert after("clarify")["steps_done"] == 2
    assert after("share-news", "text=a case in Oslo")["steps"]["news"]["text"] == "a case in Oslo"
    closed = after("set-meeting", "when=fri 10:30")
    assert (closed["state"], closed["steps_done"], closed["open"]) == ("closed", 4, False)
    assert closed["steps"]["meeting"]["when"] == "2026-11-20T10:30:00+01:00"
    assert "promise" not in {row["kind"] for row in shell("today", "--json").json["items"]}
    assert closed["code"] in {entry["code"] for entry in shell.show("acme")["ended"]}


def test_delivering_tells_by_how_much_it_was_beaten(shell: Shell, promise: str) -> None:
    told = shell.do(promise, "deliver", COCKPIT_NOW="2026-11-18T13:50+01:00").out
    assert "beaten by 2 h 10" in told
    assert "Follow through by Wed 18 Nov 15:50." in told


def test_delivering_late_is_a_broken_promise(shell: Shell, promise: str) -> None:
    assert (
        "20 min late: a broken promise"
        in shell.do(promise, "deliver", COCKPIT_NOW="2026-11-18T16:20+01:00").out
    )
    shown = shell.show(promise)
    assert (shown["kept"], shown["state"]) == (False, "broken")


def test_a_skipped_step_is_counted(shell: Shell, promise: str) -> None:
    shell.do(promise, "deliver")
    shell.do(promise, "skip-step", "step=news")
    shell.do(promise, "close", ends=2)
    assert "4 of 4" not in shell.do(promise, "close", "skip=yes").out
    shown = shell.show(promise)
    assert (shown["state"], shown["steps_done"]) == ("closed", 0)
    assert all(step["skipped"] for step in shown["steps"].values())


def test_ready_now_ends_the_follow_through(shell: Shell, promise: str) -> None:
    for verb, *pairs in (
        ["deliver"],
        ["confirm-received"],
        ["clarify"],
        ["share-news", "text=x"],
        ["set-meeting", "ready=yes"],
    ):
        shell.do(promise, verb, *pairs)
    assert shell.show(promise)["steps"]["meeting"]["text"] == "ready now"


def test_breaking_a_promise_and_giving_another(shell: Shell, promise: str) -> None:
    told = shell.do(promise, "break", "reason=the rig was down", "theirs=tomorrow 12:00").out
    assert "now by Thu 19 Nov 12:00" in told
    [row] = shell("today", "--json").json["items"]
    assert (row["text"], row["theirs"]) == ("spec sheet", "2026-11-19T12:00:00+01:00")
    broken = shell.show(promise)
    assert (broken["state"], broken["broken_reason"]) == ("broken", "the rig was down")
    assert shell.show(row["code"])["replaces"] == broken["id"]
    shell("undo")
    [row] = shell("today", "--json").json["items"]
    assert row["code"] == promise


def test_breaking_a_promise_for_good(shell: Shell, promise: str) -> None:
    shell.do(promise, "break")
    assert shell("today", "--json").json["items"] == []


def test_moving_a_promise_after_it_was_due_is_a_break(shell: Shell, promise: str) -> None:
    done = shell.do(promise, "renegotiate", "theirs=6pm", ends=2, COCKPIT_NOW="2026-11-18T17:00+01:00")
    assert "moving it now is a break" in done.err
    assert "break" in done.err.partition("What applies now:")[2]
    assert parts(shell.show(promise)["moves"]) == []


def test_the_verbs_of_any_record(shell: Shell, promise: str) -> None:
    shell.do(promise, "note", "text=likes blue")
    shell.do(promise, "touch", "text=called: all well", "means=phone")
    shell.do(promise, "edit", "text=spec sheet of the outdoor model")
    assert "it comes back Wed 18 Nov 13:00." in shell.do(promise, "snooze", "until=1pm").out
    shown = shell.show(promise)
    assert parts(shown["remarks"])[0]["text"] == "likes blue"
    assert parts(shown["contacts"])[0]["means"] == "phone"
    assert shown["text"] == "spec sheet of the outdoor model"
    assert shown["snoozed_until"] == "2026-11-18T13:00:00+01:00"
    assert shell("today", "--json").json["items"] == []
    assert len(shell("today", "--json", "--now", "2026-11-18T13:01+01:00").json["items"]) == 1
    shell.do(promise, "delete")
    shell("show", promise, code=1)
    assert shell("undo").out.startswith("Undone: deleted ")
    assert shell.show(promise)["text"] == "spec sheet of the outdoor model"


def test_the_verbs_of_a_todo_and_a_note(shell: Shell) -> None:
    todo, note = shell.add("todo call the bank"), shell.add("note @acme budget is decided on friday")
    shell.do(todo, "edit", "due=fri 10:30")
    assert shell.show(todo)["due"] == "2026-11-20T10:30:00+01:00"
    shell.do(todo, "edit", "due=mon")
    assert shell.show(todo)["due_whole_day"] is True
    for code in (todo, note):
        shell.do(code, "done")
        assert shell.show(code)["state"] == "done"


def test_no_verb_of_these_kinds_goes_untested() -> None:
    with open(__file__, encoding="utf-8") as file:
        tested = file.read()
    names = {name for kind in (Promise, Todo, Note) for name in kind.VERBS}
    assert {name for name in names if f'"{name}"' not in tested} == set()


def test_a_verb_in_json_prints_the_record_as_it_stands(shell: Shell, promise: str) -> None:
    shown = shell("do", promise, "agree", "--json").json
    assert shown["told"].startswith("Agreed")
    assert {**shown, "told": None} == {**shell.show(promise), "told": None}


def test_an_unknown_verb_lists_those_that_apply_now(shell: Shell, promise: str) -> None:
    before = shell.files()
    done = shell.do(promise, "celebrate", ends=2)
    assert "A promise has no verb “celebrate”." in done.err
    applies = done.err.partition("What applies now: ")[2]
    assert all(verb in applies for verb in ("deliver", "renegotiate"))
    assert "skip-step" not in applies
    assert shell.files() == before


def test_a_verb_that_does_not_apply_now_tells_which_do(shell: Shell, promise: str) -> None:
    before = shell.files()
    done = shell.do(promise, "clarify", ends=2)
    applies = done.err.partition("What applies now: ")[2]
    assert "it is not delivered" in done.err
    assert "deliver" in applies
    assert "clarify" not in applies
    assert "Nothing was changed." in done.err
    assert shell.files() == before


@pytest.mark.parametrize(
    ("verb", "asks"),
    [
        ("renegotiate", "“renegotiate” asks: Which new time? Nothing was changed."),
        ("snooze", "Hide it until when?"),
        ("note", "What to remember?"),
        ("add-item", "What else do they want?"),
        ("set-means", "How will it arrive"),
    ],
)
def test_what_a_verb_needs_is_asked_for(shell: Shell, promise: str, verb: str, asks: str) -> None:
    before = shell.files()
    done = shell.do(promise, verb, ends=2)
    assert asks in done.err
    assert "--set" in done.err
    assert shell.files() == before


@pytest.mark.parametrize(
    ("verb", "pair", "says"),
    [
        ("renegotiate", "theirs=soonish", "“soonish” is no time I know."),
        ("renegotiate", "theirs=9:00 today", "The new time has passed."),
        ("snooze", "until=2026-11-18T09:00+01:00", "That time has passed."),
        ("close", "skip=maybe", "“maybe” is neither yes nor no."),
        ("agree", "loudly=yes", "agree takes no “loudly”."),
        ("edit", "theirs=fri", "edit takes no “theirs”. Nothing was changed. It takes text, means, mine"),
        ("edit", "theirs=fri", "“theirs” goes with renegotiate, break."),
        ("agree", "skip=yes", "agree takes no “skip”. Nothing was changed. It takes nothing"),
        ("agree", "skip=yes", "“skip” goes with close, which does not apply now."),
        ("edit", "mine=8pm", "Your own time is after theirs."),
        ("edit", "text= ", "It needs words."),
        ("skip-step", "step=lunch", "it is not delivered"),
        ("agree", "nothing", "“nothing” is no NAME=VALUE."),
        ("agree", "=x", "“=x” is no NAME=VALUE."),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(
    shell: Shell, promise: str, verb: str, pair: str, says: str
) -> None:
    before = shell.files()
    done = shell.do(promise, verb, pair, ends=2)
    assert says in done.err
    assert shell.files() == before
    assert shell.show(promise)["theirs"] == "2026-11-18T16:00:00+01:00"


def test_a_code_that_is_not_there(shell: Shell, promise: str) -> None:
    assert "No record has the code PZZZZ." in shell.do("pzzzz", "agree", ends=1).err
    assert "No record has the code" in shell("done", promise, "T0000", code=1).err
    assert shell.show(promise)["state"] == "promised"


@pytest.mark.parametrize("argv", [["do"], ["do", "P123"], ["done"], ["show"]], ids=" ".join)
def test_words_that_are_missing_are_told(shell: Shell, argv: list[str]) -> None:
    done = shell(*argv, code=2)
    assert "required" in done.err
    assert f"See `cockpit {argv[0]} -h`." in done.err


def test_done_is_the_next_step(shell: Shell, promise: str) -> None:
    for pairs, told in (
        ((), "Delivered"),
        (("--set", "text=it came"), "Confirmed receipt of"),
        (("--set", "text=the table"), "Clarified"),
        (("--set", "text=news"), "Shared news on"),
        (("--set", "ready=yes"), "closed"),
    ):
        assert told in shell("done", promise, *pairs).out
    done = shell("done", shell.show("acme")["ended"][0]["code"], code=1)
    assert "Nothing is left to do on “spec sheet”." in done.err


def test_done_on_several_is_one_action(shell: Shell) -> None:
    codes = [shell.add(f"todo thing {number}") for number in range(3)]
    done = shell("done", *codes, "--json").json
    assert [record["state"] for record in done] == ["done"] * 3
    assert shell("undo").out == "Undone: finished 3 records\n"
    assert {row["code"] for row in shell("today", "--json").json["items"]} == set(codes)


def test_done_on_several_is_all_or_nothing(shell: Shell) -> None:
    one, other = shell.add("todo one"), shell.add("todo other")
    shell("done", other)
    before = shell.files()
    shell("done", one, shell.show(other)["code"], code=1)
    assert shell.files() == before


def test_a_code_given_twice_is_one_record(shell: Shell) -> None:
    code = shell.add("todo call the bank")
    assert shell("done", code, code.lower()).out.count("\n") == 1
    assert shell("log", "--most", "1").out.endswith(f"finished {code}: call the bank\n")


def test_undo_and_redo_walk_back_and_forth_across_processes(shell: Shell) -> None:
    code = shell.add(PROMISE)
    shell.do(code, "agree")
    shell.do(code, "deliver")
    assert shell("undo").out == f"Undone: delivered {code} for acme: spec sheet\n"
    assert shell("undo").out == f"Undone: agreed {code} for acme: spec sheet\n"
    assert shell.show(code)["state"] == "promised"
    assert shell("undo").out == f"Undone: captured promise {code} for acme: spec sheet\n"
    shell("show", code, code=1)
    assert shell("redo").out == f"Done again: captured promise {code} for acme: spec sheet\n"
    assert shell("redo", "--json").json["did"] == f"agreed {code} for acme: spec sheet"
    shell("redo")
    assert shell.show(code)["state"] == "delivered"
    assert "There is nothing to redo." in shell("redo", code=1).err


def test_undo_in_json(shell: Shell) -> None:
    shell.add("todo call the bank")
    undone = shell("undo", "--json").json
    assert undone["did"].endswith("call the bank")
    assert len(undone["ids"]) == 1
    assert undone["changed_since"] == []


def test_nothing_to_undo_is_told(shell: Shell) -> None:
    shell.add("todo x")
    shell("undo")
    done = shell("undo", code=1)
    assert "There is nothing to undo." in done.err
    assert "cockpit log" in done.err


def test_what_is_done_after_an_undo_ends_the_redo(shell: Shell) -> None:
    shell.add("todo one")
    shell("undo")
    shell.add("todo two")
    shell("redo", code=1)


def test_an_undone_capture_lets_its_customer_go(shell: Shell) -> None:
    shell.add("todo @acme call")
    shell("undo")
    shell("show", "acme", code=1)
    assert shell("add", "--dry-run", "--json", "todo @acme call").json["known"] is False


def test_what_is_wrong_with_what_is_given_lists_no_verbs(shell: Shell) -> None:
    order = shell.add("order @acme 12.5k EUR net30")
    promise = shell.add("promise @acme spec by 4pm ok")
    for code, verb, given in (
        (order, "clear", "amount=0"),
        (order, "set-terms", "days=1"),
        (promise, "renegotiate", "theirs=yesterday"),
        (promise, "edit", "text= "),
        (order, "snooze", "until=yesterday"),
    ):
        done = shell.do(code, verb, given, ends=None)
        assert "What applies now" not in done.err, done.err
    assert "What applies now: " in shell.do(order, "liked", ends=2).err


def test_a_code_that_is_none_but_a_name_is_told_where_its_codes_stand(shell: Shell) -> None:
    shell.add("promise @'Acme Corp' spec by 4pm ok")
    for argv in (("say", "acme"), ("done", "acme"), ("edit", "acme", "todo x")):
        assert "see `cockpit show Acme Corp`" in shell(*argv, code=1).err
    assert "`cockpit today`" in shell("say", "ZZZ", code=1).err
    for argv in (
        ("do", "@zzz", "rename"),
        ("do", "zzz", "phone"),
        ("week", "--customer", "zzz"),
        ("show", "zzz"),
    ):
        given = (
            ("--set", "name=x")
            if argv[-1] == "rename"
            else ("--set", "number=1")
            if argv[-1] == "phone"
            else ()
        )
        assert "`cockpit people`" in shell(*argv, *given, code=1).err
    order = shell.add("order @'Acme Corp' 5k EUR")
    assert f"{order} is an order, not an answer card" in shell("cards", "retire", order, code=2).err
