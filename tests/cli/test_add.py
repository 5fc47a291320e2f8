"""`cockpit add`: one line, a stream of lines, and lines that are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cockpit.desk.capture import MOST_TYPED
from tests.cli.conftest import Shell

PROMISE = "promise @acme spec sheet by 4pm ok'd mail"
UNDERSTOOD: dict[str, tuple[type, ...]] = {
    "kind": (str,),
    "guessed": (bool,),
    "customer": (str, type(None)),
    "known": (bool,),
    "near": (list,),
    "text": (str,),
    "theirs": (str, type(None)),
    "mine": (str, type(None)),
    "due": (str, type(None)),
    "whole_day": (bool,),
    "agreed": (bool,),
    "means": (str, type(None)),
    "amount": (dict, type(None)),
    "spans": (list,),
    "say": (str,),
    "asks": (list,),
}


def test_a_line_is_saved_and_told(shell: Shell) -> None:
    said = shell("add", PROMISE).out
    assert said.startswith("Saved P")
    assert "promise for acme: spec sheet" in said
    assert "mine Wed 18 Nov 14:00" in said
    assert "theirs Wed 18 Nov 16:00" in said
    assert "agreed" in said
    assert "Say: “" in said
    assert "spec sheet" in shell("today").out


def test_words_need_no_quotes(shell: Shell) -> None:
    shell("add", *PROMISE.split())
    [row] = shell("today", "--json").json["items"]
    assert (row["customer"], row["text"]) == ("acme", "spec sheet")


def test_options_may_stand_among_the_words(shell: Shell) -> None:
    saved = shell("add", "promise", "@acme", "--json", "spec", "by", "4pm").json
    assert saved["text"] == "spec"


def test_what_follows_two_dashes_is_no_option(shell: Shell) -> None:
    assert "-5%" not in shell("today").out
    for argv in (
        ["add", "--", "todo", "tell", "@acme", "-5%"],
        ["add", "--json", "--", "todo", "x", "-5%", "--json"],
    ):
        shell(*argv)
    texts = [row["text"] for row in shell("today", "--json").json["items"]]
    assert texts == ["tell -5%", "x -5% --json"]


def test_json_tells_all_that_a_line_may_say(shell: Shell) -> None:
    def said(line: str) -> Any:
        return shell("add", "--dry-run", "--json", line).json

    every = said("todo report every 2 weeks")["every"]
    assert (every["number"], every["unit"]) == (2, "week")
    assert said("touch @acme phone: all fine")["held"] is True
    assert said("lost @acme 5k told yesterday 10:00: price")["told"] is not None
    assert said("order @acme 5k EUR payable by 31 Mar")["payable_by"] is not None
    assert said("order @acme 5k EUR 2 % 10 net 30")["discount"] == {"percent": "2", "days": 10}
    plain = said("todo call the office")
    assert [plain[key] for key in ("every", "told", "payable_by", "discount")] == [None] * 4


def test_json_has_the_keys_and_types_of_the_contract(shell: Shell) -> None:
    saved = shell("add", "--json", PROMISE).json
    assert isinstance(saved["id"], str)
    assert saved["id"].isdecimal()
    assert saved["code"][0] == "P"
    for key, types in UNDERSTOOD.items():
        assert isinstance(saved[key], types), key
    assert saved["kind"] == "promise"
    assert saved["customer"] == "acme"
    assert saved["theirs"] == "2026-11-18T16:00:00+01:00"
    assert saved["mine"] == "2026-11-18T14:00:00+01:00"
    assert saved["agreed"] is True
    assert saved["means"] == "mail"
    assert saved["whole_day"] is False


def test_spans_are_where_the_line_has_them(shell: Shell) -> None:
    spans = shell("add", "--json", PROMISE).json["spans"]
    assert {(span["role"], PROMISE[span["start"] : span["end"]]) for span in spans} == {
        ("kind", "promise"),
        ("customer", "@acme"),
        ("theirs", "by 4pm"),
        ("agreed", "ok'd"),
        ("means", "mail"),
    }


def test_a_day_is_the_moment_it_stands_for(shell: Shell) -> None:
    saved = shell("add", "--json", "promise @acme prices by friday").json
    assert saved["whole_day"] is True
    assert saved["theirs"] == "2026-11-20T17:00:00+01:00"


def test_a_known_customer_is_known_by_any_case(shell: Shell) -> None:
    assert shell("add", "--json", "todo @Acme call").json["known"] is False
    again = shell("add", "--json", "todo @ACME call").json
    assert (again["known"], again["customer"]) == (True, "Acme")


def test_a_guessed_kind_is_told(shell: Shell) -> None:
    assert "Guessed: todo. Begin the line" in shell("add", "tidy the library").out
    assert shell("add", "--json", "tidy the library").json["guessed"] is True
    assert "Taken for" not in shell("add", "todo tidy the library").out


def test_a_stream_is_saved_line_by_line(shell: Shell) -> None:
    done = shell(
        "add",
        "--json",
        "-",
        stdin="todo call the bank\n\n  \nacme: spec by fri 4pm\ntodo no newline at the end",
    )
    assert [line["kind"] for line in done.lines] == ["todo", "promise", "todo"]
    assert all(line["code"] for line in done.lines)
    assert len(shell("today", "--json").json["items"]) == 3


def test_a_stream_may_be_plain(shell: Shell) -> None:
    done = shell("add", "-", stdin="todo one\ntodo two\n")
    assert done.out.count("Saved T") == 2


def test_lines_given_as_words_are_kept_each_by_itself(shell: Shell) -> None:
    assert shell("add", "todo one\ntodo two\n\n").out.count("Saved T") == 2
    done = shell("add", "--json", "todo three\r\npromise spec by 4pm\ntodo four", code=2)
    assert ["text" in line for line in done.lines] == [True, False, True]
    assert "promise spec by 4pm" in done.lines[1]["error"]
    texts = {row["text"] for row in shell("today", "--json").json["items"]}
    assert texts == {"one", "two", "three", "four"}


def test_a_line_with_an_end_is_one_line(shell: Shell) -> None:
    assert shell("add", "--json", "todo one\n").json["text"] == "one"


@pytest.mark.parametrize(
    "line",
    [
        "promise @beta x yesterday",
        "promise @beta x by 2026-11-17 16:00",
        "promise @beta x last monday",
        "promise @beta call back yesterday",
    ],
)
def test_a_time_that_has_passed_is_told_and_not_to_be_said_aloud(shell: Shell, line: str) -> None:
    found = shell("add", "--json", line).json
    assert found["say"] == ""
    assert "has passed" in " ".join(found["asks"])
    assert "Say:" not in shell("add", line).out
    assert "Will that be OK?" in shell("add", "--json", "promise @beta x by 4pm").json["say"]


@pytest.mark.parametrize("more", [1, 2, 250_000])
def test_a_line_in_a_stream_that_is_too_long_is_told_once_and_the_next_is_kept(
    shell: Shell, more: int
) -> None:
    long = "todo ".ljust(MOST_TYPED + more, "x")
    done = shell("add", "-", stdin=f"{long}\ntodo two\n{'todo '.ljust(MOST_TYPED, 'y')}\n{long}", code=2)
    assert done.err.count("That line is too long: it has more than 100,000 characters.") == 2
    assert [line.split()[0] for line in done.out.splitlines()] == ["Saved", "Saved"]


def test_an_empty_stream_is_no_error(shell: Shell) -> None:
    assert shell("add", "-").out == ""


def test_a_bad_line_in_a_stream_costs_no_other(shell: Shell) -> None:
    done = shell("add", "--json", "-", stdin="todo one\npromise spec by 4pm\ntodo two\n", code=2)
    first, bad, last = done.lines
    assert (first["text"], last["text"]) == ("one", "two")
    assert set(bad) == {"error", "remedy"}
    assert "For whom?" in bad["error"]
    assert "promise spec by 4pm" in bad["error"]
    assert bad["remedy"]
    assert len(shell("today", "--json").json["items"]) == 2


def test_a_bad_line_in_a_plain_stream_is_told_on_standard_error(shell: Shell) -> None:
    done = shell("add", "-", stdin="promise spec by 4pm\ntodo two\n", code=2)
    assert "For whom?" in done.err
    assert "promise spec by 4pm" in done.err
    assert "Saved T" in done.out


def test_a_dry_run_saves_nothing(shell: Shell) -> None:
    done = shell("add", "--dry-run", "--json", "-", stdin=f"{PROMISE}\ntodo call\n")
    promise, todo = done.lines
    for key, types in UNDERSTOOD.items():
        assert isinstance(promise[key], types), key
    assert "id" not in promise
    assert todo["kind"] == "todo"
    assert not shell.book.exists()
    assert not (shell.home / "state").exists()


def test_a_dry_run_of_one_line_says_so(shell: Shell) -> None:
    assert "nothing is kept" in shell("add", "--dry-run", PROMISE).out
    assert not shell.book.exists()


def test_a_dry_run_tells_what_a_line_lacks(shell: Shell) -> None:
    typed = "promise spec by 4pm\ntodo call\n"
    line, other = shell("add", "--dry-run", "--json", "-", stdin=typed, code=2).lines
    assert line["missing"] == ["For whom? Add a customer, such as: @acme"]
    assert other["missing"] == []


def test_a_dry_run_of_nothing_is_an_error_of_its_line(shell: Shell) -> None:
    bad, good = shell("add", "--dry-run", "--json", "-", stdin="--\ntodo call\n", code=2).lines
    assert set(bad) == {"error", "remedy"}
    assert good["text"] == "call"


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("promise spec sheet by 4pm", "For whom?"),
        ("todo", "What is to be done?"),
        ("promise @acme spec sheet", "by when"),
    ],
)
def test_a_refused_line_says_what_is_missing_and_keeps_the_text(shell: Shell, line: str, lacks: str) -> None:
    done = shell("add", line, code=2)
    assert lacks.lower() in done.err.lower()
    assert f"Not saved yet: “{line}”." in done.err
    assert done.out == ""
    assert shell("today", "--json").json["items"] == []
    [kept] = (shell.home / "state").rglob("drafts")
    assert [draft["line"] for draft in json.loads(kept.read_bytes())["drafts"]] == [line]


def test_every_refused_line_is_a_draft_of_its_own(shell: Shell) -> None:
    for line in ("promise spec by 4pm", "promise price list", "promise spec by 4pm"):
        shell("add", line, code=2)
    [kept] = (shell.home / "state").rglob("drafts")
    assert [draft["line"] for draft in json.loads(kept.read_bytes())["drafts"]] == [
        "promise price list",
        "promise spec by 4pm",
    ]


def test_what_is_typed_badly_is_no_draft_of_a_dry_run(shell: Shell) -> None:
    told = shell("add", "--dry-run", "todo", code=2)
    assert "What is to be done?" in told.out
    assert not (shell.home / "state").exists()


@pytest.mark.parametrize("argv", [["add"], ["add", ""], ["add", "  "], ["add", "--json"]], ids=repr)
def test_no_words_and_no_keyboard_is_an_error(shell: Shell, argv: list[str]) -> None:
    done = shell(*argv, code=2)
    assert "There is no line to keep." in done.err
    assert 'cockpit add "promise' in done.err
    assert not shell.book.exists()


def test_a_customer_that_is_only_in_history_keeps_its_name(shell: Shell) -> None:
    shell("done", shell.add("todo @Acme call"))
    shell("verify", "--rebuild")
    shell("add", "todo @acme call again")
    [row] = shell("today", "--json").json["items"]
    assert row["customer"] == "Acme"


def test_json_is_readable_as_it_comes(shell: Shell) -> None:
    done = shell("add", "--json", "-", stdin="todo Grüße an 東京商事\n")
    assert "Grüße an 東京商事" in done.out
    assert json.loads(done.out)["text"] == "Grüße an 東京商事"


def test_what_was_recognised_is_told_in_words_for_each_kind(shell: Shell) -> None:
    assert "order from acme\n  EUR 12,500.00 · net 30 days · in writing\n" in (
        shell("add", "order @acme 12.5k EUR net30 signed").out
    )
    assert "lost sale for beta: price\n  EUR 30,000.00 · they chose Contoso\n" in (
        shell("add", "lost @beta 30k to Contoso: price").out
    )
    asked = shell("add", "q @acme does it support SSO?").out
    assert "question from acme: does it support SSO?\n  a get-back, due Wed 18 Nov 11:20\n" in asked
    assert "get-back" not in shell("add", "q @acme does it scale? -> yes").out


def test_a_payment_without_an_amount_is_asked_for_and_books_nothing(shell: Shell) -> None:
    order = shell.add("order @acme 12.5k EUR")
    shell("add", "paid @acme 5k")
    before = shell.files()
    said = shell("add", "paid @acme", code=2).err
    assert "How much did acme pay?" in said
    assert f"is to come on {order}" in said
    assert "Not saved yet: “paid @acme”." in said
    assert shell.files() == before


def test_money_goes_to_the_order_that_still_waits_for_it(shell: Shell) -> None:
    first, second = (shell.add(f"order @acme {amount} EUR") for amount in ("12.5k", "20k"))
    assert f"noted on {first}" in shell("add", "paid @acme 12.5k").out
    assert f"noted on {second}" in shell("add", "paid @acme 5k").out


def test_an_example_at_the_end_of_a_question_gets_its_stop(shell: Shell) -> None:
    said = shell("add", "promise @acme spec", code=2).err
    assert "Add a time, such as: by tomorrow 4pm. Not saved yet:" in said
