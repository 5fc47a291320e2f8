"""The evening, printed: calls without an outcome, what was not delivered, what else is late or due by tomorrow noon."""

from __future__ import annotations

from cockpit.cli import json_output, missing_book
from cockpit.cli.output import as_json, say
from cockpit.cli.today import line_of
from cockpit.desk.evening import evening_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def evening_options(parser: ArgumentParser) -> None:
    """Say what `evening` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def evening(desk: Desk, options: Namespace) -> int:
    """Print what is to be settled tonight. It changes nothing: `done` and `do` take the codes."""
    missing_book.tell(desk, options)
    found = evening_of(desk)
    if options.json:
        items = [json_output.row(row) | {"group": row.section} for row in found.rows]
        as_json({"now": json_output.when(found.now), "items": items, "closing": found.closing})
        return 0
    group = ""
    for row in found.rows:
        if row.section != group:
            group = row.section
            say(f"{group}:")
        say(line_of(row, found.now))
        if row.deadline is not None:
            say(f"      {row.deadline.reason}")
    say(found.closing)
    return 0
