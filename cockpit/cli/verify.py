"""`cockpit verify`: everything is read and compared; with `--rebuild` what can be mended is mended."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, say
from cockpit.domain.wording import counted

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
