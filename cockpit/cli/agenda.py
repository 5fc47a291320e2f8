"""`cockpit agenda`: every deadline in order, both clocks of a promise."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.options import count, list_options
from cockpit.cli.output import as_json, say
from cockpit.cli.today import who
from cockpit.desk import book_state, day_words, views
from cockpit.domain.moment import local
from cockpit.domain.wording import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def agenda_options(parser: ArgumentParser) -> None:
    """Say what `agenda` takes."""
    list_options(parser)
    parser.add_argument("--days", type=count, metavar="N", help="only the next N days (and what is late)")


def agenda(desk: Desk, options: Namespace) -> int:
    """Print every deadline in order, both clocks of a promise."""
    missing_book.tell(desk, options)
    rows, now = views.deadlines(desk, options.days), desk.now()
    if options.json:
        from cockpit.cli import json_output

        as_json({"now": json_output.when(now), "items": [json_output.row(row) for row in rows]})
        return 0
    said = ""
    for row in rows:
        if row.deadline is None:
            continue
        on = day(row.deadline.when, now, whole_day=row.deadline.whole_day)
        if on != said:
            said = on
            say(f"{on}:")
        at = "all day" if row.deadline.whole_day else f"{local(row.deadline.when, now):%H:%M}"
        say(f"  {row.code}  {at:<7}  {row.deadline.kind:<14}  {who(row)}")
    if not rows and book_state.damage(desk):
        say(day_words.NOT_KNOWN)
    elif not rows:
        say("Nothing is due." if options.days is None else f"Nothing is due within {options.days} days.")
    return 0
