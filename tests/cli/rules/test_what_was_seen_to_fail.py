"""What once failed in the hands of a seller, with others of its kind, and figures: typed into a shell from files."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.rules.conftest import Seller

SEEN_TO_FAIL = Path(__file__).with_name("seen_to_fail.txt")
FIGURES = Path(__file__).with_name("figures_by_hand.txt")
NEW_LINE = "↵"  # in what is said


def scripts(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each script with the point it is about: "1.2", the second of the first."""
    for part in file.read_text(encoding="utf-8").split("\n## ")[1:]:
        point, _, rest = part.partition("\n")
        for place, script in enumerate(rest.split("\n---\n"), 1):
            lines = [line for line in script.splitlines() if line.strip() and not line.startswith("#")]
            yield f"{point.split()[0]}.{place}", lines


class Shell:
    """Types the lines of a script, and holds what was said against what it is to say."""

    def __init__(self, seller: Seller) -> None:
        self.seller = seller
        self.codes: dict[str, str] = {}
        self.said = ""

    def take(self, line: str) -> None:
        """Take one line of a script."""
        word, _, rest = line.strip().partition(" ")
        if word == "says":
            assert rest.replace(NEW_LINE, "\n") in self.said, f"{rest!r} is not in {self.said!r}"
        elif word == "lacks":
            assert rest not in self.said, f"{rest!r} is in {self.said!r}"
        else:
            clock, _, what = rest.strip().partition(" ")
            self.seller.at(f"{word} {clock}")
            self._type(what.strip())

    def _type(self, what: str) -> None:
        is_refused, what = what.startswith("! "), what.removeprefix("! ")
        ends = 2 if is_refused else 0
        name, colon, line = what.partition(": ")
        if what.startswith("$ "):
            named = {f"%{name}": code for name, code in self.codes.items()}
            self.said = self.seller(*(named.get(word, word) for word in shlex.split(what[2:])), ends=ends)
        elif colon and " " not in name:
            self.said = self.seller("add", line)
            self.codes[name] = self.said.split()[1].rstrip(":")
        elif what.partition(" ")[0] not in self.codes and " is " not in what:
            self.said = self.seller("add", what, ends=ends)
        else:
            name, verb, *rest = what.split(maxsplit=2)
            if verb == "is":
                [self.codes[name]] = [
                    code for code, row in self.seller.rows().items() if row["kind"] == rest[0]
                ]
                return
            sets = [word for pair in "".join(rest).split(" | ") if pair for word in ("--set", pair.strip())]
            code = self.codes[name]
            steps = ("done", code) if verb == "done" else ("do", code, verb)
            self.said = self.seller(*steps, *sets, ends=ends)


@pytest.mark.parametrize("script", [pytest.param(script, id=name) for name, script in scripts(SEEN_TO_FAIL)])
def test_what_was_seen_to_fail_holds_with_others_of_its_kind(seller: Seller, script: list[str]) -> None:
    shell = Shell(seller)
    for line in script:
        shell.take(line)


@pytest.mark.parametrize("script", [pytest.param(script, id=name) for name, script in scripts(FIGURES)])
def test_a_figure_is_the_one_that_is_counted_by_hand(seller: Seller, script: list[str]) -> None:
    shell = Shell(seller)
    for line in script:
        shell.take(line)
