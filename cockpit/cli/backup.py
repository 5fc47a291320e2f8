"""`cockpit backup`: backups made, listed, written elsewhere, restored."""

from __future__ import annotations

import os

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, say
from cockpit.domain.wording import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def backup_options(parser: ArgumentParser) -> None:
    """Say what `backup` takes."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--list", action="store_true", help="the backups there are, the newest first")
    one.add_argument(
        "--to",
        metavar="FILE",
        help="write it there instead: a folder that is there, such as a stick, or a .zip in it",
    )
    one.add_argument(
        "--restore",
        metavar="DAY|FILE",
        help="bring every record back to what it was then; undo takes it back",
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def backup(desk: Desk, options: Namespace) -> int:
    """Make, list or restore backups."""
    from cockpit.cli.progress import working
    from cockpit.desk import maintenance

    if options.list:
        if desk.is_absent():  # where the journals alone are gone, these are what is left
            missing_book.tell(desk, options)
        return _list_backups(desk, options)
    if options.restore is not None:
        with working("Restoring"):
            restored, made = maintenance.restore(desk, options.restore)
        if options.json:
            as_json({name: getattr(restored, name) for name in restored.FIELDS} | {"backup": made or None})
            return 0
        if not (restored.put_back or restored.changed_back or restored.taken_away):
            say("The book is as it was then already: nothing was changed, and there is nothing to undo.")
            return 0
        say(
            f"Restored: {counted(restored.put_back, 'record')} put back, {restored.changed_back} changed back, "
            f"{restored.taken_away} taken away."
        )
        say(f"`cockpit undo` takes it back{f'; what was before is the backup {made}' if made else ''}.")
        return 0
    missing_book.refuse(desk, options)
    if options.to is not None:
        name, lines = maintenance.back_up_to(desk, options.to)
    else:
        made_now = maintenance.back_up(desk)
        name, lines = os.path.join(options.places["book"], made_now.name), made_now.lines
    if options.json:
        as_json({"file": name, "lines": lines})
    else:
        say(f"Backed up: {counted(lines, 'journal line')} in {name}.")
    return 0


def _list_backups(desk: Desk, options: Namespace) -> int:
    from cockpit.desk import maintenance

    found = maintenance.backups(desk)
    if options.json:
        from cockpit.cli.json_output import when

        as_json(
            [
                {name: getattr(one, name) for name in one.FIELDS}
                | {"made_at": when(maintenance.made_at(desk, one))}
                for one in found
            ]
        )
        return 0
    for one in found:
        size = f"{max(1, one.size // 1000):,} kB"
        say(f"{one.label:<27} {size:>10}  {one.broken or counted(one.lines, 'journal line')}")
    if not found:
        say("No backup yet. The cockpit makes one a day while it is open; `cockpit backup` makes one now.")
    return 0
