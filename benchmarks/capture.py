"""What typed times are understood, and how long reading a line takes; the tables are those of the tests."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from statistics import median, quantiles

from benchmarks.timing import progress
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.phrases import AMERICAN, DUCKLING, WEDNESDAY, table, tally
from tests.capture.test_doubt import outcome
from tests.capture.test_languages import LANGUAGES
from tests.capture.test_languages import verdict as phrased

_MS = 1000
LONG_LINES = {
    "words": "promise @acme " + "the new pump needs a seal and we send the drawing with all parts " * 18,
    "figures": "order @acme " + "12 valves 40 EUR 3 x 400 at 9.5 bar 1,200 h " * 27,
    "names": "note @acme " + "Anna Smith and Tom Berger of Huber Keller Lang " * 25,
    "times": "promise @acme " + "mon 4pm next week at 16:30 by 12 nov in 3 days " * 25,
}
_ALLOWED_IMPORTS = "re, datetime, zoneinfo, decimal"


def measure(rounds: int) -> None:
    """Print how many phrases of each table are right, wrong and asked, and what reading whole lines takes."""
    print(f"\nTimes, as sellers type them {'':<18} {'right':>10} {'wrong':>8} {'asked':>8}")
    for name, now, rules in (
        ("dates.tsv", WEDNESDAY, Rules()),
        ("heard_dates.tsv", WEDNESDAY, Rules()),
        ("heard_dates_2.tsv", WEDNESDAY, Rules()),
        ("duckling_dev.tsv", DUCKLING, AMERICAN),
    ):
        count = tally(name, now, rules)
        share = 100 * count["right"] / count.total()
        print(f"  {name:<36} {share:>13.1f} % {count['wrong']:>8} {count['asked']:>8}   of {count.total()}")
    _tell_doubt()
    lines = [f"promise @acme the spec sheet {row[0]}" for row in table("dates.tsv")]
    lines += [row[0] for row in table("lines.tsv")]
    print(f"\nReading a line {'':<31} {'median':>10} {'p95':>10}")
    for many in (0, 1_000, 10_000):
        names = Names([f"Customer {number} Ltd" for number in range(many)])
        took = _timed(lines, names, max(3, rounds // 8))
        print(
            f"  {f'{many:,} customers known':<44} {median(took):>7.3f} ms {quantiles(took, n=20)[-1]:>7.3f} ms"
        )
    for name, line in LONG_LINES.items():
        took = _timed([line], Names(), max(3, rounds // 8))
        print(f"  {f'{len(line):,} characters of {name}':<44} {median(took):>7.3f} ms {max(took):>7.3f} ms")
    print(f"  {'loading what reads times':<44} {min(_loading() for _ in range(5)):>7.2f} ms")


def _tell_doubt() -> None:
    """Print how lines fare in which something beside a time or a sum may change it, and each language's phrases."""
    found = Counter(outcome(line, expected) for _, line, expected in table("doubt.tsv"))
    print(
        f"  {'doubt.tsv':<36} {_share(found):>13.1f} % {found['wrong']:>8} {found['asked']:>8}   of {found.total()}"
    )
    for language in LANGUAGES:
        rules = Rules(languages=("en", "de", language))
        rows = [row for row in table("languages.tsv") if row[0] == language]
        count = Counter(phrased(row[1], row[2], rules) for row in rows)
        name = (
            f"languages.tsv, {language} (loads in {_loading(f'cockpit.capture.lexicon.{language}'):.2f} ms)"
        )
        print(
            f"  {name:<36} {_share(count):>13.1f} % {count['wrong']:>8} {count['asked']:>8}   of {count.total()}"
        )


def _share(count: Counter[str]) -> float:
    return 100 * count["right"] / count.total()


def _timed(lines: list[str], names: Names, rounds: int) -> list[float]:
    took = []
    for number in range(rounds):
        progress(f"round {number + 1} of {rounds}")
        for line in lines:
            start = time.perf_counter()
            parse(line, WEDNESDAY, Rules(), names)
            took.append((time.perf_counter() - start) * _MS)
    progress("")
    return took


def _loading(module: str = "cockpit.capture.times.find") -> float:
    """Return the milliseconds that importing a module takes beyond what the standard library does."""
    timed = (
        f"import time, {_ALLOWED_IMPORTS}; start = time.perf_counter(); import {module}; "
        f"print((time.perf_counter() - start) * {_MS})"
    )
    run = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(run.stdout)
