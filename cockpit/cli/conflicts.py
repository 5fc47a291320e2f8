"""Conflicts: what lost to an edit of another machine."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.json_output import when
from cockpit.cli.output import as_json, say
from cockpit.desk import conflicts as desks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

    from cockpit.desk.conflicts import Lost, Side
    from cockpit.desk.desk import Desk


def conflicts_options(parser: ArgumentParser) -> None:
    """Say what `conflicts` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")
    settle = parser.add_mutually_exclusive_group()
    settle.add_argument("--restore", metavar="NAME", help="let the value that lost stand")
    settle.add_argument("--dismiss", metavar="NAME", help="let what stands be")


def conflicts(desk: Desk, options: Namespace) -> int:
    """Print what lost and was not settled, or settle one."""
    missing_book.tell(desk, options)
    if options.restore is not None:
        one = desks.named(desk, options.restore)
        desks.restore(desk, one)
        return _settled("Restored", one, one.lost, desk, options)
    if options.dismiss is not None:
        one = desks.named(desk, options.dismiss)
        desks.dismiss(desk, one)
        return _settled("Dismissed. What stands", one, one.stands, desk, options)
    found = desks.conflicts(desk)
    if options.json:
        as_json([_shape(one) for one in found])
        return 0
    for one in found:
        say(f"{one.name}  {one.about}")
        say(f"   {one.lost.told(desk.now())}")
        say(f"   lost to {one.stands.told(desk.now())}")
    if found:
        say("`cockpit conflicts --restore NAME` lets a value that lost stand; --dismiss NAME lets it be.")
    else:
        say("Nothing lost to an edit of another machine.")
    return 0


def _settled(begin: str, one: Lost, side: Side, desk: Desk, options: Namespace) -> int:
    if options.json:
        as_json(_shape(one))
    else:
        say(f"{begin}: {side.told(desk.now())} of {one.about}")
    return 0


def _shape(one: Lost) -> dict[str, Any]:
    conflict = one.conflict
    return {
        "name": one.name,
        "kind": conflict.table,
        "id": str(conflict.id),
        "code": one.code,
        "customer": one.customer or None,
        "text": one.text,
        "field": conflict.path,
        "lost": None if desks.is_private(conflict.table, conflict.path) else conflict.lost,
        "lost_at": when(one.lost.at),
        "lost_on": one.lost.machine,
        "stands_field": conflict.stands_path,
        "stands": None if desks.is_private(conflict.table, conflict.stands_path) else conflict.stands,
        "stands_at": when(one.stands.at),
        "stands_on": one.stands.machine,
    }
