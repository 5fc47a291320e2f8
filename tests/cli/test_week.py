"""`week`: the figures of the five practices, for pipes and for scripts; and every kind of record in plain lines."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cli.conftest import HOSTILE, Shell
from tests.desk.by_hand import QUESTIONS, count
from tests.desk.test_week import agree, period

PRACTICES = {"promises", "get_backs", "orders", "money", "standing", "calls", "recoveries"}
LATER = "2026-11-20T09:00+01:00"


def lines(shell: Shell) -> list[bytes]:
    """Every line of the journal, from its files."""
    return [line for path in shell.book.glob("journal/*/*.ndjson") for line in path.read_bytes().splitlines()]


@pytest.fixture
def busy(shell: Shell) -> Shell:
    """A few days with something of each practice."""
    shell.do(shell.add("promise @acme spec sheet by 4pm ok mail"), "deliver")
    shell.add("promise @bolt samples by 11:00")
    asked, again = list(QUESTIONS)[:2]
    back = shell.add(f'q @acme "{asked}"')
    shell.do(back, "deliver", "answer=Five years.", COCKPIT_NOW="2026-11-18T12:00+01:00")
    shell.do(back, "save-card", COCKPIT_NOW="2026-11-18T12:00+01:00")
    shell("add", f'q @bolt "{again}"', COCKPIT_NOW="2026-11-19T09:00+01:00")
    order = shell.add("order @acme seats 1.2k EUR")
    for verb in ("confirm", "deliver", "invoice"):
        shell.do(order, verb)
    shell.do(order, "pay", "amount=400", "cleared=yes")
    shell.do(shell.add("order @bolt lamps 90k JPY"), "fall-through", "cause=one-upped", "chosen=Kestrel")
    call = shell.add("call @acme choose a colour tomorrow 10:00")
    shell.do(call, "plan", "gain=one tool less")
    shell.do(call, "advance", "theirs=their choice", "by=fri 4pm", COCKPIT_NOW="2026-11-19T10:30+01:00")
    shell.do(shell.add("lost @cyb desk to Umbra"), "reframe", "vent=they never meant to buy")
    return shell


@pytest.mark.parametrize("now", [LATER, "2026-11-27T18:00+01:00"])
@pytest.mark.parametrize(("days", "customer"), [(None, ""), (30, ""), (30, "acme"), (1, "bolt")])
def test_the_week_agrees_with_a_count_over_the_journal(
    busy: Shell, days: int | None, customer: str, now: str
) -> None:
    argv = [*(["--days", str(days)] if days else []), *(["--customer", customer] if customer else [])]
    moment = datetime.fromisoformat(now)
    found = busy("week", "--json", *argv, COCKPIT_NOW=now).json
    start, end = period(moment, days)
    assert (datetime.fromisoformat(found["start"]), datetime.fromisoformat(found["end"])) == (start, end)
    assert found["customer"] == (customer or None)
    agree(found, count(lines(busy), start, end, moment, customer))


def test_the_week_in_json_has_every_practice(busy: Shell) -> None:
    found = busy("week", "--json", COCKPIT_NOW=LATER).json
    assert found.keys() == PRACTICES | {"now", "start", "end", "customer", "habit"}
    assert found["promises"]["kept"] == 0.5
    assert found["promises"]["median_margin_minutes"] == 340
    assert found["get_backs"] == {
        "live": 0,
        "opened": 2,
        "rate": 1.0,
        "median_to_answer_minutes": 100,
        "repeats": 1,
        "topics": ["warranty"],
        "free_days": 1,
    }
    assert found["orders"]["lost"] == {"one-upped": {"JPY": "90000"}}
    assert found["money"] == {"promised": {"EUR": "1200.00", "JPY": "90000"}, "cleared": {"EUR": "400.00"}}
    assert found["standing"] == {
        "promised": {},
        "unpaid": {"EUR": "800.00"},
        "cleared": {"EUR": "400.00"},
        "overpaid": {},
        "to_come": {"EUR": "800.00"},
        "overdue": {},
    }
    assert found["calls"]["advance_rate"] == 1.0
    assert found["recoveries"]["losses"] == 2
    assert found["recoveries"]["started"] == 0.5


def test_the_week_in_plain_lines_is_linear_and_ends_with_the_habit(busy: Shell) -> None:
    out = busy("week", COCKPIT_NOW=LATER).out
    assert out == busy("week", "--plain", COCKPIT_NOW=LATER).out
    assert out.startswith("Mon 16 Nov to Sun 22 Nov\n")
    sections = [line for line in out.splitlines() if line.endswith(":")]
    assert [line.partition(" ")[0] for line in sections] == [
        "Promises",
        "Questions",
        "Orders",
        "All",
        "Calls",
        "Losses",
    ]
    assert "kept 50 % of 2" in out
    assert "  EUR 800 to come\n" in out
    assert "DELIVERED-UNPAID EUR 800.00" in out
    assert "promised EUR 1,200.00 and JPY 90,000" in out
    assert out.splitlines()[-1].startswith("One habit: ")
    assert "answered on the spot" in out.splitlines()[-1]
    assert "acme" in busy("week", "--customer", "ac", COCKPIT_NOW=LATER).out.splitlines()[0]


def test_an_empty_week_says_what_to_do_next(shell: Shell) -> None:
    found = shell("week", "--json").json
    assert found["habit"] == "There is nothing to go by yet: capture what you promise."
    assert {value for practice in PRACTICES for value in found[practice].values() if value} == set()
    out = shell("week").out
    assert "Promises due:\n  none came due yet\n" in out
    assert "–" not in out
    assert not shell.book.exists()


def test_what_is_no_number_of_days_or_no_customer_is_refused(busy: Shell) -> None:
    for days in ("-1", "0", "x", "99999999999"):
        assert "--days" in busy("week", f"--days={days}", code=2).err
    assert "There is no customer “nobody”." in busy("week", "--customer", "nobody", code=1).err


def test_the_private_note_is_printed_nowhere(busy: Shell) -> None:
    code = next(row["code"] for row in busy("today", "--json").json["items"] if row["text"] == "desk")
    for argv in (["week"], ["show", code], ["show", "cyb"], ["today"], ["log"]):
        for form in ([], ["--json"]):
            assert "never meant" not in busy(*argv, *form).out


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_kind_is_shown_harmless(shell: Shell, text: str) -> None:
    lines = (
        "order @acme seats 5 EUR",
        "lost @acme desk",
        "call @acme demo tomorrow 10:00",
        "q @acme can it fly",
    )
    codes = [shell.add(line) for line in lines]
    for code in codes:
        shell.do(code, "edit", f"text=a {text}")
        shell.do(code, "touch", f"text={text}")
    for code in codes:  # the shell itself fails on what a terminal would obey
        assert shell("show", code).out
        assert shell.show(code)["text"].startswith("a ")
    shell("week")


def test_the_week_counts_the_answers_that_nobody_has_verified_for_too_long(shell: Shell) -> None:
    shell("import", "-", stdin="question,answer,verified\nOld?,x,2025-01-01\nNew?,y,\n")
    assert "1 answer card to look at again: `cockpit cards`" in shell("week").out
    shell("cards", "verify", shell("cards", "--json").json[0]["code"])
    assert "to look at again" not in shell("week").out


def test_all_four_steps_are_told_of_what_was_followed_through_and_not_of_every_delivery(shell: Shell) -> None:
    done, open_ = shell.add("promise @acme spec sheet by 4pm"), shell.add("promise @bolt quote by 4pm")
    shell.do(done, "deliver")
    shell.do(open_, "deliver")
    for verb, *said in (
        ("confirm-received",), ("clarify",), ("share-news", "text=new"), ("set-meeting", "when=fri 10:00"),
    ):  # fmt: skip
        shell.do(done, verb, *said)
    assert "100 % of the deliveries that were followed through had all 4 steps" in shell("week").out
