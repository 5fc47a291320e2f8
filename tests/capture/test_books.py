"""Sums that meet a book: each row of a table in a new book, through the real command line. `pytest -s` prints them."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cockpit.__main__ import main
from tests.capture.heard import rows
from tests.capture.judge_runs import booked

NOW = "2027-03-09T14:35+01:00"


class Book:
    """A book of its own, written to as from a shell."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.patch, self.capsys = home, patch, capsys
        home.mkdir()
        (home / "config.toml").write_text('timezone = "Europe/Berlin"\n')
        self.orders: list[str] = []
        self.codes: list[str] = []

    def run(self, command: str, *words: str, typed: str = "") -> tuple[int, list[Any]]:
        self.patch.setattr(sys, "stdin", io.StringIO(typed))
        places = (f"--book={self.home / 'book'}", f"--config={self.home / 'config.toml'}", f"--now={NOW}")
        code = main([command, *places, *words])
        printed = self.capsys.readouterr().out
        return code, list(_values(printed)) if "--json" in words else []

    def add(self, *words: str, typed: str = "") -> bool:
        """Keep lines; tell whether each was kept."""
        code, kept = self.run("add", "--json", *words, typed=typed)
        kept = [one for one in kept if "code" in one]
        self.codes += [one["code"] for one in kept]
        self.orders += [
            one["code"] for one in kept if one["kind"] == "order" and one["code"] not in self.orders
        ]
        return code == 0

    def carry_out(self, line: str) -> bool:
        """Do what the line says; tell whether it was done."""
        verb, _, rest = line.partition(" ")
        if verb == "edit":
            return self.run("edit", self.codes[0], rest)[0] == 0
        if verb == "do":
            verb, *pairs = rest.replace(" due=", "\tdue=").replace(" amount=", "\tamount=").split("\t")
            sets = [word for pair in pairs for word in ("--set", pair)]
            return self.run("do", self.codes[0], verb, *sets)[0] == 0
        if " // " in line:
            return self.add("-", typed=line.replace(" // ", "\n") + "\n")
        return self.add(line)

    def state(self) -> dict[str, Any]:
        """Return what is booked and promised on the orders."""
        found: dict[str, Any] = {"promised": "0"}
        for number, code in enumerate(self.orders, 1):
            (order,) = self.run("show", code, "--json")[1]
            found[f"o{number}"] = Decimal(booked(order).split(" ")[0])
            found[f"a{number}"] = f"{order['amount']['value']} {order['amount']['currency']}"
            found["promised"] = str(int(found["promised"]) + len(order["payment_promises"]))
        return found


def _values(printed: str) -> Iterator[Any]:
    """Give each JSON value of what was printed, on one line or on many."""
    while printed := printed.strip():
        value, end = json.JSONDecoder().raw_decode(printed)
        printed = printed[end:]
        yield value


def fate(book: Book, before: str, line: str, expected: str) -> str:
    """Return how a row fares: right, asked where nothing was to be asked, or silently wrong."""
    for one in filter(None, before.split(" ;; ")):
        assert book.add(one), one
    was = book.state()
    line = line.encode("raw_unicode_escape").decode("unicode_escape") if "\\u" in line else line
    is_asked, now = not book.carry_out(line), book.state()
    for choice in expected.split(" || "):
        pairs = choice.split(" ; ")
        wants_ask = "ask" in pairs
        rest = [pair.split("=") for pair in pairs if pair != "ask"]
        is_so = wants_ask is is_asked and all(_is(now[key], value) for key, value in rest)
        if is_so and (rest or was == now):
            return "right"
    return "asked" if is_asked else "silently wrong"


def _is(found: Any, value: str) -> bool:
    if isinstance(found, Decimal):
        return found == Decimal(value)
    number, _, currency = str(found).partition(" ")
    wanted, _, of = value.partition(" ")
    return Decimal(number) == Decimal(wanted) and currency == of


@pytest.mark.parametrize("table", ["books.tsv"])
def test_money_that_meets_a_book_is_booked_as_typed_or_asked(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for number, (before, line, expected) in enumerate(rows(table)):
        book = Book(tmp_path / str(number), monkeypatch, capsys)
        found.append((fate(book, before, line, expected), before, line, expected, book.state()))
    count = Counter(one[0] for one in found)
    with capsys.disabled():
        print(f"\n{table}: {dict(count)}")
    assert [one for one in found if one[0] != "right"] == []
