"""`cockpit doctor`: what works here, and what to do where it does not."""

from __future__ import annotations

import os
import sys

from cockpit.cli.output import as_json, has_screen, say
from cockpit.desk import settings
from cockpit.desk.doctor import Check, of_book, of_terminal, of_texts
from cockpit.errors import CockpitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk


def doctor_options(parser: ArgumentParser) -> None:
    """Say what `doctor` takes."""
    parser.description = (
        f"{parser.description}\nIt changes nothing. Exit code 1 where something wants mending."
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def doctor(_desk: Desk, options: Namespace) -> int:
    """Print what works and what does not, each with its remedy."""
    found = list(_checks(options))
    if options.json:
        as_json([{"name": one.name, "is": one.said, "remedy": one.remedy or None} for one in found])
    else:
        for one in found:
            say(f"{'!' if one.remedy else '✓'} {one.name:<10} {one.said}")
            if one.remedy:
                say(f"  {'':<10} {one.remedy}")
    return 1 if any(one.remedy for one in found) else 0


def _checks(options: Namespace) -> Iterator[Check]:
    size = os.get_terminal_size(sys.stdout.fileno()) if has_screen() else None
    shape = (size.columns, size.lines) if size else None
    yield from of_terminal(os.environ, shape, sys.stdout.encoding or "")
    trouble = options.zone.trouble
    yield Check(name="zone", said=options.zone.said, remedy=trouble or "")
    yield of_book(options.places["book"])
    path = options.places["config"]
    if path is not None:
        yield from _settings(path, options)
        yield from of_texts(os.path.dirname(path))


def _settings(path: str, options: Namespace) -> Iterator[Check]:
    try:
        settings.listed(path)
        problems = options.key_problems()
    except CockpitError as error:
        yield Check(name="settings", said=error.what, remedy=error.remedy)
        return
    yield Check(name="settings", said=path if os.path.exists(path) else f"{path}, not there: all as it comes")
    for problem in problems:
        what, _, remedy = problem.partition(". ")
        yield Check(name="keys", said=what.removeprefix("keys: "), remedy=remedy or what)
