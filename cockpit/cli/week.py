"""`cockpit week`: the figures of the five practices, and the one habit to improve."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.options import count, list_options
from cockpit.cli.output import as_json, say_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def week_options(parser: ArgumentParser) -> None:
    """Say what `week` takes."""
    list_options(parser)
    parser.add_argument("--days", type=count, metavar="N", help="the last N days instead of Monday to Monday")
    parser.add_argument("--customer", metavar="NAME", help="this customer's only")
    parser.add_argument("--markdown", action="store_true", help="as Markdown")


def week(desk: Desk, options: Namespace) -> int:
    """Print the figures of the five practices for the week, and the one habit to improve."""
    from cockpit.desk import figures, week_words

    missing_book.tell(desk, options)
    found = figures.week(desk, days=options.days, customer=options.customer)
    if options.json:
        from cockpit.cli import json_week

        as_json(json_week.week(found))
    else:
        say_lines(week_words.markdown(found) if options.markdown else week_words.lines(found))
    return 0
