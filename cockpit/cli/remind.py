"""`cockpit remind`: what is due within minutes, for cron and status bars."""

from __future__ import annotations

from cockpit.cli import json_output, missing_book
from cockpit.cli.options import count
from cockpit.cli.output import as_json, say
from cockpit.cli.today import who
from cockpit.desk.reminders import due_within
from cockpit.domain.wording import clock, lateness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk

_MINUTES = 15


def remind_options(parser: ArgumentParser) -> None:
    """Say what `remind` takes."""
    parser.description = (
        f"{parser.description}\nIt prints nothing and ends with exit code 1 where nothing is. Each deadline is told "
        "once where cron runs it\nas often as it looks ahead:\n"
        '  */15 * * * *  out=$(cockpit remind --within 15) && notify-send Cockpit "$out"\n'
        "cron knows little of your session: name cockpit by its whole path (`command -v cockpit`), and put a line\n"
        "XDG_RUNTIME_DIR=/run/user/1000 (`id -u` tells the number) before it, by which notify-send finds the desktop.\n"
        "The cockpit itself reminds while it is open: the settings remind and remind_before."
    )
    parser.add_argument(
        "--within", type=count, default=_MINUTES, metavar="N", help=f"the next N minutes ({_MINUTES})"
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def remind(desk: Desk, options: Namespace) -> int:
    """Print what is due within the next minutes, both clocks of a promise; exit code 1 where nothing is."""
    missing_book.tell(desk, options)
    rows, now = due_within(desk, options.within), desk.now()
    if options.json:
        as_json({"now": json_output.when(now), "items": [json_output.row(row) for row in rows]})
        return 0 if rows else 1
    for row in rows:
        if row.deadline is not None:
            at = clock(row.deadline.when, now, whole_day=row.deadline.whole_day)
            say(f"in {lateness(row.deadline.when, now)}, {row.deadline.kind} {at}  {who(row)}  {row.code}")
    return 0 if rows else 1
