"""`cockpit add --dry-run --json -`: one object a line for every line, whatever bytes come."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tests.cli.conftest import Shell

MEGABYTE = 1_000_000


def batch(shell: Shell, data: bytes, *more: str) -> list[Any]:
    """Run a batch on bytes; return the objects, one a line."""
    ran = shell.raw("add", *more, "--json", "-", stdin=data)
    assert b"Traceback" not in ran.stderr, ran.stderr
    assert ran.returncode in (0, 2), ran.stderr
    return [json.loads(line) for line in ran.stdout.decode().splitlines()]


def test_each_line_gets_one_object_in_order_or_what_it_lacks(shell: Shell) -> None:
    lines = [f"todo thing {number}" if number % 3 else "--" for number in range(300)]
    found = batch(shell, "\n".join(lines).encode(), "--dry-run")
    assert len(found) == 300
    for line, one in zip(lines, found, strict=True):
        if line == "--":
            assert set(one) == {"error", "remedy"}
        else:
            assert one["text"] == line.removeprefix("todo ")
    assert not shell.book.exists()
    assert not (shell.home / "state").exists()


@pytest.mark.parametrize(
    "odd",
    [
        b"todo caf\xe9 \xff\xfe by fri",
        b"todo nul \x00 here by fri",
        b"\x00\x00\x00",
        b"todo \xed\xa0\x80 half a surrogate",
        b"todo \x1b[31mred\x1b]0;t\x07 \x9b2J",
        "todo \u202egnp.exe\u2066 \u2028 next \x85 line".encode(),
        b"\xef\xbb\xbftodo with a byte order mark",
        b"todo carriage return\r",
    ],
    ids=range(8),
)
@pytest.mark.parametrize("dry", [["--dry-run"], []], ids=["dry", "saved"])
def test_broken_bytes_cost_no_other_line(shell: Shell, odd: bytes, dry: list[str]) -> None:
    first, _, last = batch(shell, b"todo one\n" + odd + b"\ntodo two\n", *dry)
    assert (first["text"], last["text"]) == ("one", "two")


def test_a_line_of_a_megabyte_is_one_line(shell: Shell) -> None:
    long = b"todo " + b"word " * (MEGABYTE // 5)
    first, middle, last = batch(shell, b"todo one\n" + long + b"\ntodo two by fri\n", "--dry-run")
    assert (first["text"], last["text"]) == ("one", "two")
    assert "error" in middle or len(middle["text"]) >= MEGABYTE - 10


def test_bytes_at_random_are_answered_line_by_line(shell: Shell) -> None:
    chance = random.Random(5)
    lines = [bytes(chance.choice(range(256)) for _ in range(60)).replace(b"\n", b"").replace(b"\r", b"") + b"x"
             for _ in range(200)]  # fmt: skip
    assert len(batch(shell, b"\n".join(lines), "--dry-run")) == 200


def test_a_line_says_where_the_proposed_time_comes_from(shell: Shell) -> None:
    [one] = batch(shell, b"promise @acme quote by fri 4pm", "--dry-run")
    assert one["because"] == "by the rule: a third of the time kept free, at least 2 h"
    for number in range(10):
        code = shell.add(f"promise @acme quote {number} in 9 h")
        shell("done", code, COCKPIT_NOW="2026-11-18T16:20+01:00")
    [one] = batch(shell, b"promise @acme quote in 9 h", "--dry-run")
    assert one["because"] == "from your last 10 of this kind"
