"""`cockpit verify`, `backup`, `locations`, `demo`."""

from __future__ import annotations

import os

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, has_screen, say
from cockpit.domain.wording import counted
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def verify_options(parser: ArgumentParser) -> None:
    """Say what `verify` takes."""
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="mend what can be mended first, after a backup; the rest is told",
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def verify(desk: Desk, options: Namespace) -> int:
    """Read everything and compare; exit 1 when something is wrong."""
    from cockpit.cli import plain_damage
    from cockpit.cli.progress import working
    from cockpit.desk import maintenance

    is_absent = desk.is_absent()
    if is_absent and not options.json:
        missing_book.refuse(desk, options)
    with working("Mending and comparing the whole book" if options.rebuild else "Comparing the whole book"):
        found = maintenance.verify(desk, rebuild=options.rebuild and not is_absent)
    if is_absent:
        found = found.replace(wrong=(missing_book.sentence(desk, options),))
    if options.json:
        as_json(
            {
                "sound": not found.wrong,
                "journals": found.journals,
                "lines": found.lines,
                "records": found.records,
                "backups": found.backups,
                "wrong": list(found.wrong),
                "notes": list(found.notes),
            }
        )
        return 1 if found.wrong else 0
    for note in found.notes:
        say(f"Note: {plain_damage.named(desk, note)}.")
    for wrong in plain_damage.gathered(desk, found.wrong):
        say(f"Wrong: {wrong}.")
    if not found.wrong:
        say(f"Sound: {counted(found.lines, 'journal line')}, {counted(found.records, 'record')}.")
    elif options.rebuild:
        shown = plain_damage.first(desk, found.wrong) or "CODE"
        say(f"What could be mended is mended. The rest needs a hand: `cockpit show {shown}` shows a record.")
    else:
        say("Nothing was changed. `cockpit verify --rebuild` mends what can be mended, after a backup.")
    return 1 if found.wrong else 0


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


def locations_options(parser: ArgumentParser) -> None:
    """Say what `locations` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def locations(desk: Desk, options: Namespace) -> int:  # noqa: ARG001 - every command takes the desk
    """Print where the book and the settings live, and in which zone times are shown; None for what has no place."""
    if options.json:
        as_json({**options.places, "zone": options.zone.said})
        return 0
    for name, path in options.places.items():
        is_there = path is not None and os.path.exists(path)
        say(f"{name:<7} {path or 'nowhere'}{'' if is_there or not path else '  (not there yet)'}")
    say(f"{'zone':<7} {options.zone.said}")
    from cockpit.desk import semantic

    extra = "installed" if semantic.has_meanings() else f"not installed: {semantic.how_to_get_meanings()}"
    say(f"{'meaning':<7} answers said in other words are found by an extra, {extra}")
    return 0


def demo_options(parser: ArgumentParser) -> None:
    """Say what `demo` takes."""
    parser.description = (
        "Open the cockpit on a lifelike throwaway book, with a tour of a minute. With --book the demo is kept there, "
        "so that it outlives the screen; on another day its days are made anew, save where you did something in it. "
        "A book that holds other records is opened as it is."
    )
    parser.add_argument(
        "--fresh", action="store_true", help="make the demo anew, also one in which you did something"
    )


def demo(desk: Desk, options: Namespace) -> int | None:
    """Fill an empty book with the demo, then ask for the screen."""
    from cockpit import signals
    from cockpit.desk.demo.book import fill, throwaway

    named = options.book or os.environ.get("COCKPIT_BOOK")
    is_shown = has_screen()
    if not named and not is_shown:
        raise NotUnderstood(
            "The demo needs a terminal.", "To keep its book, name one: cockpit --book DIR demo.", ""
        )
    if not named:
        signals.hold()  # the screen takes away what is to be thrown away, however it ends
        options.places |= throwaway(desk)
    told = fill(desk, fresh=options.fresh)
    book = options.places["book"]
    if told:
        told = f"{told} To make it anew: cockpit --book {book} demo --fresh"
    options.places |= {"demo": book, "tour": "" if named else "here", "told": told}
    if not is_shown:
        raise NotUnderstood("The demo needs a terminal.", " ".join(f"Its book is {book}. {told}".split()), "")
    return None
