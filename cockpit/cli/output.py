"""Printing: plain lines and JSON, with nothing in them that a terminal would obey."""

from __future__ import annotations

import sys

from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def say(line: str = "") -> None:
    """Print one line."""
    print(clean(line))


def complain(line: str) -> None:
    """Print one line on standard error."""
    print(clean(line), file=sys.stderr)


def as_json(body: Any, *, indent: int | None = 2) -> None:
    """Print JSON; with no indent on one line, for streams of lines."""
    import json

    print(json.dumps(body, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace").decode())
    if indent is None:
        sys.stdout.flush()


def ticked(what: str, *, done: bool) -> str:
    """Return a step with its tick, or the dash that stands for none."""
    return f"{'✓' if done else '–'} {what}"
