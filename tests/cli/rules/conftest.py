"""A seller at the command line: the real `main`, a real book on disk, and a clock that goes on."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cockpit.__main__ import main

BERLIN = ZoneInfo("Europe/Berlin")


class Seller:
    """Types commands in November 2026, in Berlin. Each takes a minute; `at` moves the clock on."""

    def __init__(self, home: Path, said: pytest.CaptureFixture[str], env: pytest.MonkeyPatch) -> None:
        self.home, self._said, self._env = home, said, env
        self.now = datetime(2026, 11, 18, 10, 20, tzinfo=BERLIN)  # a Wednesday
        env.setenv("TZ", "Europe/Berlin")
        env.delenv("COCKPIT_CONFIG", raising=False)
        self.sit_down()

    def sit_down(self) -> None:
        """Type on this seller's machine from now on, and on no other."""
        self._env.setenv("COCKPIT_BOOK", str(self.home / "book"))
        self._env.setenv("HOME", str(self.home))
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            self._env.setenv(f"XDG_{name}_HOME", str(self.home / name.lower()))

    def on_another_machine(self) -> Seller:
        """Return the same seller at another machine, with a book of its own beside this one; sits down there."""
        other = Seller(self.home / "other", self._said, self._env)
        other.now = self.now
        return other

    def hand_journals_to(self, other: Seller) -> None:
        """Carry this machine's journals into the other's book, as whatever syncs files does."""
        shutil.copytree(self.home / "book" / "journal", other.home / "book" / "journal", dirs_exist_ok=True)

    def settings(self, text: str) -> None:
        """Write the settings."""
        (self.home / "settings.toml").write_text(text, encoding="utf-8")
        self._env.setenv("COCKPIT_CONFIG", str(self.home / "settings.toml"))

    def at(self, when: str) -> None:
        """Let it be a moment of November 2026: "20 09:30"; "12-04 09:30" in another month."""
        day, clock = when.split()
        month, _, day = day.rpartition("-")
        self.now = datetime.fromisoformat(f"2026-{month or '11'}-{day}T{clock}").replace(tzinfo=BERLIN)

    def __call__(self, *argv: str, ends: int | None = 0) -> str:
        """Run a command; return what it said, of one that was refused why. `ends` is None where any refusal will do."""
        self._env.setenv("COCKPIT_NOW", f"{self.now.isoformat()}[Europe/Berlin]")
        code = main(argv)
        self.now += timedelta(minutes=1)
        out, err = self._said.readouterr()
        assert "should not have happened" not in err, err
        assert code == ends or (ends is None and code), f"{argv} ended with {code}: {out}{err}"
        return out + err if ends != 0 else out

    def json(self, *argv: str) -> Any:
        """Run a command that says JSON."""
        return json.loads(self(argv[0], "--json", *argv[1:]))

    def add(self, line: str) -> str:
        """Keep a line; return its code."""
        return str(self.json("add", line)["code"])

    def do(self, code: str, verb: str, **given: str) -> str:
        """Carry out a verb; return what was told."""
        return self("do", code, verb, *_sets(given))

    def refused(self, code: str, verb: str, **given: str) -> str:
        """See a verb refused; return why, and what to do."""
        return self("do", code, verb, *_sets(given), ends=2)

    def show(self, what: str) -> Any:
        """Return all that is known of a record or a customer."""
        return self.json("show", what)

    def rows(self) -> dict[str, Any]:
        """Return the rows of Today by their codes."""
        return {row["code"]: row for row in self.json("today")["items"]}

    def made(self, told: str) -> str:
        """Return the code of the record that a verb made beside its own: "New loss L7K3."."""
        return told.rpartition("New ")[2].split()[1].rstrip(".")


def _sets(given: dict[str, str]) -> list[str]:
    return [word for name, value in given.items() for word in ("--set", f"{name}={value}")]


@pytest.fixture
def seller(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Seller:
    return Seller(tmp_path, capsys, monkeypatch)
