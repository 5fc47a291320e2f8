"""The program, run for the judge: lines that are only understood, and lines that are kept in a book."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

HOUSE = Path(__file__).parents[2]
TABLES = HOUSE / "tests" / "data" / "capture" / "judge"
LONG_AGO = "2026-01-05T09:00:00+01:00"
_UNSEEN = re.compile(r"\\u([0-9a-f]{4})")

Answer = dict[str, Any]
Row = tuple[str, str, str, str, Answer]  # group, zone, line, expected, answer


class Cockpit:
    """The program with a book of its own, settings and all, in a folder that is thrown away."""

    def __init__(self, folder: str, zone: str, language: str = "") -> None:
        self.folder = Path(folder)
        self.env = os.environ | {"HOME": folder, "PYTHONPATH": str(HOUSE)}
        self.env |= {f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        self.settings = self.folder / "config.toml"
        self.settings.write_text(f'timezone = "{zone}"\n')
        if language:
            plain = self.settings.read_text()
            self.settings.write_text(f'{plain}languages = ["en", "de", "{language}"]\n')
            if self.run(LONG_AGO, "today", "--json").returncode not in (0, 1):
                print(f"  the setting `languages` is not known: {language} is read without it")
                self.settings.write_text(plain)

    def run(self, now: str, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        places = ("--book", str(self.folder / "book"), "--config", str(self.settings), "--now", now)
        command = (sys.executable, "-m", "cockpit", *words[:1], *places, *words[1:])
        return subprocess.run(
            command, input=typed, env=self.env, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def read(self, now: str, lines: list[str]) -> list[Answer]:
        """Return what each line is understood as; an error is an answer of its own."""
        said = self.run(now, "add", "--dry-run", "--json", "-", typed="".join(f"{line}\n" for line in lines))
        answers = [json.loads(line) for line in said.stdout.splitlines()]
        if len(answers) == len(lines):
            return answers
        if len(lines) > 1:
            half = len(lines) // 2
            return self.read(now, lines[:half]) + self.read(now, lines[half:])
        return [{"error": said.stderr.strip()[-200:], "crash": "Traceback" in said.stderr}]


def rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """Give each row with the group it stands under."""
    group = name
    for line in (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            group = line[1:].strip()
        else:
            yield group, [_UNSEEN.sub(lambda sign: chr(int(sign[1], 16)), cell) for cell in line.split("\t")]


def stamp(moment: str) -> tuple[str, str]:
    """Return a moment with its offset, and its zone."""
    wall, zone = moment.split()
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).isoformat(), zone


def booked(order: Answer) -> str:
    """Return what is booked on an order, cleared or not."""
    payments = order["payments"]
    all_of_them = payments.values() if isinstance(payments, dict) else payments
    sums = [one["amount"] for one in all_of_them]
    value = sum((Decimal(one["value"]) for one in sums), Decimal())
    return f"{value:f} {sums[0]['currency']}" if sums else "0"


def payments(name: str) -> Iterator[Row]:
    """Give the rows of payments, each in a new book, with what is booked on the orders before it."""
    for group, (moment, before, line, expected) in rows(name):
        now, zone = stamp(moment)
        with tempfile.TemporaryDirectory() as folder:
            cockpit = Cockpit(folder, zone)
            codes = []
            for one in before.split(" ;; "):
                kept = cockpit.run(now, "add", "--json", one)
                if one.startswith("order"):
                    codes.append(json.loads(kept.stdout)["code"])
            done = cockpit.run(now, "add", "--json", line)
            answer: Answer = {"error": done.stderr} if done.returncode else {}
            for number, code in enumerate(codes, 1):
                order = json.loads(cockpit.run(now, "show", code, "--json").stdout)
                answer[f"o{number}"] = booked(order)
                answer["promised"] = answer.get("promised", 0) + len(order["payment_promises"])
        yield group, zone, f"{before} ;; {line}", expected, answer


def edits(name: str) -> Iterator[Row]:
    """Give the rows of promises that are kept and then changed, with their time as it then is."""
    for group, (moment, before, change, expected) in rows(name):
        now, zone = stamp(moment)
        with tempfile.TemporaryDirectory() as folder:
            cockpit = Cockpit(folder, zone)
            code = json.loads(cockpit.run(now, "add", "--json", before).stdout)["code"]
            was, _ = _theirs(cockpit, now, code)
            verb, rest = change.split(" ", 1)
            if verb == "do":
                verb_of_it, taken = rest.split(" ", 1)
                done = cockpit.run(now, "do", code, verb_of_it, "--set", taken)
            else:
                done = cockpit.run(now, "edit", code, rest)
            theirs, is_whole_day = _theirs(cockpit, now, code)
            answer: Answer = {"theirs": theirs, "due": None, "whole_day": is_whole_day}
            if done.returncode and theirs == was:
                answer["error"] = done.stderr
        yield group, zone, f"{before} ;; {change}", expected, answer


def _theirs(cockpit: Cockpit, now: str, code: str) -> tuple[str, bool]:
    record = json.loads(cockpit.run(now, "show", code, "--json").stdout)
    return str(record["theirs"]), record["theirs_whole_day"]


KEPT: dict[str, Callable[[str], Iterator[Row]]] = {"payments": payments, "edits": edits}
