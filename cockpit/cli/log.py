"""`cockpit log`: what was done, the latest first."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.options import count
from cockpit.cli.output import as_json, say
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def log_options(parser: ArgumentParser) -> None:
    """Say what `log` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument("--most", type=count, default=50, metavar="N", help="the last N actions (50)")


def log(desk: Desk, options: Namespace) -> int:
    """Print what was done, the latest first."""
    from cockpit.desk.log import log as actions

    missing_book.tell(desk, options)
    found = actions(desk, options.most)
    if options.json:
        from cockpit.cli import json_output

        as_json([json_output.action(one) for one in found])
        return 0
    for one in found:
        say(f"{full(one.at, desk.now())}  {one.did}")
    if not found:
        say("Nothing was done yet.")
    return 0
