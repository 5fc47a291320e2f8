"""What the proofs counted is told at the end of the run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

COUNTED = "counted"
_PART = re.compile(r", (\d+ of \d+):")
_NUMBER = re.compile(r"\d+")


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return what takes a line for the summary; it travels with the test's report, from whichever core ran it."""

    def tell(line: str) -> None:
        record_property(COUNTED, line)

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    lines = [
        line
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
        for name, line in report.user_properties
        if name == COUNTED
    ]
    if lines:
        terminalreporter.section("counted")
        for line in summed(map(str, lines)):
            terminalreporter.write_line(line)


def summed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines; of those that tell of parts of a proof, as “kills, 2 of 4: 7 lost”, one with the sums."""
    sums: dict[tuple[str, ...], tuple[str, list[int]]] = {}
    for line in lines:
        head, part, rest = _PART.split(line, maxsplit=1) if _PART.search(line) else (line, "", "")
        if not part:
            yield line
            continue
        words, numbers = _NUMBER.split(rest), [int(one) for one in _NUMBER.findall(rest)]
        _, before = sums.get((head, *words), (part, [0] * len(numbers)))
        sums[head, *words] = part, [one + other for one, other in zip(before, numbers, strict=True)]
    for (head, *words), (part, numbers) in sums.items():
        told = "".join(f"{number}{word}" for number, word in zip(numbers, words[1:], strict=True))
        yield f"{head}, all {part.rpartition(' ')[2]} parts:{words[0]}{told}"
