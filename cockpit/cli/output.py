"""What a command prints: plain lines and JSON, with nothing in them that a terminal would obey; damage behind them."""

from __future__ import annotations

import os
import sys

from cockpit.domain.text import clean
from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable
    from typing import Any

    from cockpit.desk.desk import Desk


def has_screen() -> bool:
    """Tell whether a screen can be opened: it is drawn on standard error, and reads keys from standard input.

    What is piped in is never taken for keys, and what goes into a file or a pipe is for reading.
    """
    return all(one.isatty() for one in (sys.stdin, sys.stdout, sys.stderr)) and not is_dumb()


def is_dumb() -> bool:
    """Tell whether the terminal can but print."""
    return os.environ.get("TERM", "dumb") == "dumb"


def say(line: str = "") -> None:
    """Print one line."""
    print(clean(line))


def say_lines(lines: Iterable[str]) -> None:
    """Print each line."""
    for line in lines:
        say(line)


def complain(line: str) -> None:
    """Print one line on standard error; where that is full or gone, the exit code has to tell."""
    try:
        print(clean(line), file=sys.stderr, flush=True)
    except OSError:
        return


def as_json(body: Any, *, indent: int | None = 2) -> None:
    """Print JSON; with no indent on one line, for streams of lines."""
    import json

    print(json.dumps(body, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace").decode())
    if indent is None:
        sys.stdout.flush()


def run_on(desk: Desk, run: Callable[[Desk, Namespace], int | None], options: Namespace) -> int | None:
    """Run a command, and return its exit code; None where it asks for a screen.

    Behind what it printed, or did not find, stands what of the book does not read: something may be missing there.
    """
    try:
        code = run(desk, options)
    except NothingFound:
        _tell_damage(desk)
        raise
    if code is not None:  # a screen tells it in its header
        _tell_damage(desk)
    return code


def _tell_damage(desk: Desk) -> None:
    """Say it on standard error, where the command has read the book."""
    if not desk.is_open:
        return
    from cockpit.desk.book_state import damage

    if told := damage(desk):
        complain(f"cockpit: {told}: run `cockpit verify`.")
