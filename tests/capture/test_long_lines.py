"""A line may be as long as what somebody pastes: it is read whatever it repeats, in memory that grows with it."""

from __future__ import annotations

import tracemalloc
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.parse import parse
from cockpit.desk.capture import MOST_TYPED
from cockpit.domain.rules import Rules

_NOW = datetime(2027, 3, 9, 14, 35, tzinfo=ZoneInfo("Europe/Berlin"))
_BEGUN = (
    "todo ",
    "promise @acme ",
    "order @acme ",
    "paid @acme ",
    "lost @acme ",
    "call @acme ",
    "q @acme ",
    "@",
    "",
)
_REPEATED = (
    "y", "1", "1.", "a-", "é", "@a ", "mon ", "5k ", "twenty ", "in 2 h ", "fri 4pm ", "net 30 ", "the ", "und ", "(",
    '"', "a hundred and ", "half ", "every ", "told ", "von ", "tld ", "no later than ",
)  # fmt: skip


@pytest.mark.parametrize("begun", _BEGUN)
@pytest.mark.parametrize("repeated", _REPEATED)
def test_whatever_is_repeated_is_read_and_takes_no_more_than_its_length(begun: str, repeated: str) -> None:
    parse(begun, _NOW, Rules(), ["acme"])  # what it loads is not counted
    line = (begun + repeated * 3_000)[:3_000]
    tracemalloc.start()
    try:
        draft = parse(line, _NOW, Rules(), ["acme"])
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert draft.line.startswith(line[:100].strip())
    assert most < 2_000 * len(line)


@pytest.mark.parametrize("repeated", ["y", "twenty ", "mon "])
def test_the_longest_line_is_read(repeated: str) -> None:
    draft = parse(("todo " + repeated * MOST_TYPED)[:MOST_TYPED], _NOW, Rules(), ["acme"])
    assert draft.kind == "todo"
