"""`cockpit add`: keep one typed line, or a stream of them."""

from __future__ import annotations

import sys

from cockpit.cli.output import as_json, complain, say
from cockpit.desk import capturing
from cockpit.domain.wording import full
from cockpit.errors import CockpitError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from cockpit.desk.capturing import Understood
    from cockpit.desk.desk import Desk


def add_options(parser: ArgumentParser) -> None:
    """Say what `add` takes."""
    parser.add_argument(
        "words", nargs="*", metavar="LINE", help="the line; - reads lines from standard input"
    )
    parser.add_argument("--json", action="store_true", help="print the saved record and what was understood")
    parser.add_argument("--dry-run", action="store_true", help="understand, keep nothing")


def add(desk: Desk, options: Namespace) -> int:
    """Keep each line; a line that is not understood is told with what it lacks, and nothing of it is lost."""
    if options.words == ["-"]:
        return _stream(desk, sys.stdin, options)
    line = " ".join(options.words)
    if not line.strip():
        line = _typed()
    try:
        _one(desk, line, options, indent=2)
    except NotUnderstood:
        _remember(desk, line, options)
        raise
    return 0


def _stream(desk: Desk, lines: Iterable[str], options: Namespace) -> int:
    worst = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            _one(desk, line.rstrip("\n"), options, indent=None)
        except CockpitError as error:
            worst = max(worst, error.exit_code)
            if options.json:
                as_json({"error": f"{error.what} {error.kept}".strip(), "remedy": error.remedy}, indent=None)
            else:
                complain(f"cockpit: {error}")
    return worst


def _one(desk: Desk, line: str, options: Namespace, *, indent: int | None) -> None:
    if options.dry_run:
        understood = capturing.understand(desk, line)
        if understood.draft.missing and not understood.draft.text and not understood.draft.spans:
            raise NotUnderstood(understood.draft.missing[0], "Type what you promised, to whom, by when.")
        if options.json:
            from cockpit.cli import shapes

            as_json(shapes.understood(understood), indent=indent)
        else:
            _tell(desk, understood, "Understood (nothing is kept)", understood.draft.customer or "")
        return
    saved = capturing.save(desk, line)
    if options.json:
        from cockpit.cli import shapes

        as_json(shapes.saved(saved), indent=indent)
    else:
        _tell(desk, saved.understood, f"Saved {saved.code}", saved.name)
        if saved.told:
            say(f"  {saved.told}")


def _tell(desk: Desk, understood: Understood, begin: str, name: str) -> None:
    draft, now = understood.draft, desk.now()
    say(f"{begin}: {draft.kind}{' for ' + name if name else ''}{': ' + draft.text if draft.text else ''}")
    parts = [str(draft.amount)] if draft.amount is not None else []
    if understood.mine:
        parts.append(f"mine {full(understood.mine, now)}")
    if understood.theirs:
        parts.append(f"theirs {full(understood.theirs, now, whole_day=draft.whole_day)}")
        parts.append("agreed" if draft.agreed else "not agreed")
    if draft.due:
        parts.append(f"due {full(draft.due, now, whole_day=draft.whole_day)}")
    if draft.means:
        parts.append(draft.means)
    if parts:
        say("  " + " · ".join(parts))
    if understood.because and draft.mine is None:
        say(f"  Mine {understood.because}.")
    elif understood.because and draft.theirs is None:
        say(f"  Theirs {understood.because}.")
    if draft.guessed:
        say(f"  Taken for a {draft.kind}: begin the line with another kind if it is not.")
    if draft.answer:
        say(f"  Answered: {draft.answer}")
    for assumed in draft.assumed:
        say(f"  Assumed: {assumed}")
    for asked in (*draft.asks, *understood.advice):
        say(f"  {asked}")
    if understood.say:
        say(f"  Say: “{understood.say}”")


def _typed() -> str:
    """Ask for the line where there is a keyboard."""
    if not sys.stdin.isatty():
        raise NotUnderstood("There is no line to keep.", 'Type one: cockpit add "promise @acme spec by 4pm".')
    try:
        return input("What did you promise, to whom, by when? ")
    except EOFError:
        raise NotUnderstood("There is no line to keep.", "Type one, or press ctrl+c.") from None


def _remember(desk: Desk, line: str, options: Namespace) -> None:
    """Keep a refused line for the next capture on screen; the error shows it too, so a failure here costs nothing."""
    if options.dry_run:
        return
    try:
        capturing.keep_draft(desk, line)
    except CockpitError as error:
        complain(f"cockpit: the line could not be kept as a draft: {error.what}")
