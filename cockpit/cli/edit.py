"""`cockpit edit`: change a record by its line."""

from __future__ import annotations

from cockpit.cli.capture import remember
from cockpit.cli.output import as_json, say
from cockpit.desk import capture
from cockpit.errors import IllegalMove, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk
    from cockpit.desk.edit_line import Edited


def edit_options(parser: ArgumentParser) -> None:
    """Say what `edit` takes."""
    parser.add_argument("code", metavar="CODE", help="the record's code, such as P7K3")
    parser.add_argument(
        "words", nargs="*", default=[], metavar="LINE", help="its new line; without one, its line is printed"
    )
    parser.add_argument("--json", action="store_true", help="print the record as it stands now")
    parser.add_argument("--dry-run", action="store_true", help="tell what it would come to, keep nothing")


def edit(desk: Desk, options: Namespace) -> int:
    """Change a record by its line: what differs becomes the steps of its practice, as one action."""
    from cockpit.cli import missing_book
    from cockpit.desk import edit_line
    from cockpit.desk.lookup import find

    missing_book.refuse(desk, options)
    record = find(desk, options.code)
    known = capture.Known(desk)
    was, line = edit_line.line_of(desk, record, known), " ".join(options.words)
    if not was:
        raise NotUnderstood(
            f"A {record.KIND} is not captured by a line.", f"Use: cockpit do {options.code} edit --set …"
        )
    if not line.strip():
        as_json({"line": was}) if options.json else say(was)
        return 0
    before, after = (capture.understand(desk, one, known) for one in (was, line))
    try:
        if options.dry_run:
            return _tell_edited(desk, edit_line.edited(desk, record, before, after), options)
        done = edit_line.edit(desk, record.id, before, after)
    except (NotUnderstood, IllegalMove) as error:
        kept = "Nothing was changed."
        if remember(desk, line, options, of=str(record.id)):
            kept = f"Nothing was changed: “{line}” is kept as a draft."
        raise type(error)(error.what, error.remedy, kept=kept) from None
    if options.json:
        from cockpit.cli import json_output

        as_json(json_output.record(desk, done.record) | {"told": done.told})
    else:
        say(f"{done.code}  {done.told}")
    return 0


def _tell_edited(desk: Desk, found: Edited, options: Namespace) -> int:
    """Tell what a changed line would come to, and the line of each record that it would leave open."""
    from cockpit.desk import edit_line

    if options.json:
        from cockpit.cli import json_output

        as_json(
            json_output.record(desk, found.after[0])
            | {"told": found.told, "dry_run": True, "steps": [verb.name for verb in found.verbs]}
        )
    elif not found.verbs:
        say("Nothing would change.")
    else:
        say(f"Would be done (nothing is kept): {found.told}")
        for one in found.after:
            if one.is_open():
                say(f"  Its line would be: {edit_line.line_of(desk, one)}")
    return 0
