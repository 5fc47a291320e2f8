"""`cockpit add`: keep one typed line, or a stream of them."""

from __future__ import annotations

import os
import sys

from cockpit.cli.output import as_json, complain, is_dumb, say
from cockpit.desk import capture
from cockpit.domain.wording import full
from cockpit.errors import BookError, CockpitError, NotUnderstood

TYPE_CHECKING = False
_INTERRUPTED = 130
# What is told of a kind, where that is not the word it is typed with.
_TOLD = {"q": "question", "paid": "payment", "lost": "lost sale"}
_THEIRS = frozenset(("q", "order", "paid"))

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from cockpit.desk.answers import Answers
    from cockpit.desk.capture import Saved
    from cockpit.desk.desk import Desk
    from cockpit.desk.understood import Understood


def add_options(parser: ArgumentParser) -> None:
    """Say what `add` takes."""
    parser.add_argument(
        "words", nargs="*", metavar="LINE", help="the line, or lines; - reads them from standard input"
    )
    parser.add_argument("--json", action="store_true", help="print the saved record and what was understood")
    parser.add_argument("--dry-run", action="store_true", help="understand, keep nothing")


def add(desk: Desk, options: Namespace) -> int | None:
    """Keep each line; a line that is not understood is told with what it lacks, and nothing of it is lost.

    Without words at a terminal, None asks for the prompt on screen; `options.answer` then tells how it ended.
    """
    if options.words == ["-"]:
        return _stream(desk, _piped(sys.stdin), options, is_piped=True)
    line = " ".join(options.words)
    if "\n" in line.strip():
        return _stream(desk, line.split("\n"), options)
    if not line.strip():
        if not options.dry_run and _has_prompt():
            options.answer = lambda *left: _answer(desk, options, *left)
            return None
        line = _typed()
    try:
        return _one(desk, line, options, indent=2)
    except (NotUnderstood, BookError) as error:
        _put_by(desk, line, options, error)
        raise


def _has_prompt() -> bool:
    """Tell whether a prompt can be shown: it is drawn on standard error, so the output may go anywhere."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not is_dumb()


def _answer(desk: Desk, options: Namespace, kept: list[Saved], note: str, is_interrupted: bool) -> int:
    """Print what the prompt saved, as if each line had been given; tell the draft. Exit code 1 where none was."""
    for saved in kept:
        _acknowledge(desk, saved, options, indent=2 if len(kept) == 1 else None)
    if note:
        complain(note)
    return _INTERRUPTED if is_interrupted else 0 if kept else 1


def _piped(stream: TextIO) -> Iterator[str]:
    """Yield each line; of one that is too long no more than shows that, however much there is of it."""
    while line := stream.readline(capture.MOST_TYPED + 2):
        yield line
        while line and not line.endswith("\n"):
            line = stream.readline(capture.MOST_TYPED)


def _stream(desk: Desk, lines: Iterable[str], options: Namespace, *, is_piped: bool = False) -> int:
    worst = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            worst = max(worst, _one(desk, line.rstrip("\n"), options, indent=None))
            sys.stdout.flush()  # line by line: what is kept is told at once, to whoever waits for it
        except CockpitError as error:
            worst = max(worst, error.exit_code)
            if not is_piped:  # what is piped is there to be piped again
                _put_by(desk, line, options, error)
            if options.json:
                as_json({"error": f"{error.what} {error.kept}".strip(), "remedy": error.remedy}, indent=None)
            else:
                complain(f"cockpit: {error}")
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if options.dry_run:
                return worst
            told = f"cockpit: Nobody reads the answers any more. The last line kept is “{line.strip()}”;"
            complain(f"{told} those after it are not. Type them again from there.")
            return 1
    return worst


def _one(desk: Desk, line: str, options: Namespace, *, indent: int | None) -> int:
    """Take in a line and tell what became of it; return the exit code, of a dry run that of saving the line."""
    understood, known = capture.take_in(desk, line)
    if options.dry_run:
        if understood.draft.missing and not understood.draft.text and not understood.draft.spans:
            raise NotUnderstood(understood.draft.missing[0], "Type what you promised, to whom, by when.")
        if options.json:
            from cockpit.cli import json_output

            as_json(json_output.understood(understood), indent=indent)
        else:
            _tell(desk, understood, "Understood (nothing is kept)", understood.draft.customer or "")
            if found := _known(desk, understood, options):
                from cockpit.cli import known_answer

                known_answer.tell(found)
        return NotUnderstood.exit_code if understood.draft.missing else 0
    found = _known(desk, understood, options)
    if found is not None and not options.json:
        from cockpit.cli import known_answer

        if known_answer.answers_them(desk, understood, found):
            return 0
    _acknowledge(desk, capture.save(desk, understood, known), options, indent=indent, found=found)
    return 0


def _known(desk: Desk, understood: Understood, options: Namespace) -> Answers | None:
    """Return what is known of a question that is about to be kept."""
    if understood.draft.kind != "q":
        return None
    from cockpit.cli import known_answer  # only where they ask

    return known_answer.look_up(desk, understood, options)


def _acknowledge(
    desk: Desk, saved: Saved, options: Namespace, *, indent: int | None, found: Answers | None = None
) -> None:
    if saved.makes_book:
        complain(f"cockpit: this made a new book: {options.places['book']}")
    if options.json:
        from cockpit.cli import json_output, known_answer

        as_json(json_output.saved(saved) | (known_answer.shape(found) if found else {}), indent=indent)
    else:
        _tell(desk, saved.understood, f"Saved {saved.code}", saved.name)
        how = f"cockpit do {saved.code} {saved.then} --set amount=…"
        then = f" Next, once it is on the account: {how}" if saved.then else ""
        if saved.told:
            say(f"  {saved.told}{then}")
        if found is None:
            return
        from cockpit.cli import known_answer

        known_answer.tell_repeat(desk, saved.record)
        if not known_answer.is_at_terminal():
            known_answer.tell(found)


def _tell(desk: Desk, understood: Understood, begin: str, name: str) -> None:
    draft = understood.draft
    kind, whose = _TOLD.get(draft.kind, draft.kind), "from" if draft.kind in _THEIRS else "for"
    say(f"{begin}: {kind}{f' {whose} {name}' if name else ''}{': ' + draft.text if draft.text else ''}")
    parts = _parts(desk, understood)
    if parts:
        say("  " + " · ".join(parts))
    if understood.because and draft.mine is None:
        say(f"  Mine {understood.because}.")
    elif understood.because and draft.theirs is None:
        say(f"  Theirs {understood.because}.")
    if draft.guessed:
        say(f"  Guessed: {kind}. Begin the line with another kind if it is something else.")
    if draft.answer:
        say(f"  Answered: {draft.answer}")
    for assumed in draft.assumed:
        say(f"  Assumed: {assumed}")
    for asked in (*draft.asks, *understood.advice):
        say(f"  {asked}")
    if understood.say:
        say(f"  Say: “{understood.say}”")


def _parts(desk: Desk, understood: Understood) -> list[str]:
    """Return what was recognised beside the words, each in a word or two."""
    draft, now = understood.draft, desk.now()
    parts = [str(draft.amount)] if draft.amount is not None else []
    if understood.mine:
        parts.append(f"mine {full(understood.mine, now)}")
    if understood.theirs:
        parts.append(f"theirs {full(understood.theirs, now, whole_day=draft.whole_day)}")
        parts.append("agreed" if draft.agreed else "not agreed")
    if draft.due:
        label = "on" if draft.kind in ("paid", "touch") else "due"
        parts.append(f"{label} {full(draft.due, now, whole_day=draft.whole_day)}")
    if draft.kind == "q" and not draft.answer and not draft.due:
        from cockpit.domain.questions.question import usual_due  # only where one asks

        parts.append(f"a get-back, due {full(usual_due(now, desk.rules), now)}")
    if draft.terms_days is not None:
        parts.append(f"net {draft.terms_days} days")
    if draft.signed:
        parts.append("in writing")
    if draft.chosen:
        parts.append(f"they chose {draft.chosen}")
    if draft.means:
        parts.append(draft.means)
    return parts


def _typed() -> str:
    """Ask for the line where there is a keyboard."""
    if not sys.stdin.isatty():
        raise NotUnderstood(
            "There is no line to keep.", 'Type one: cockpit add "promise @acme spec by tomorrow 4pm".'
        )
    try:
        return input("What did you promise, to whom, by when? ")
    except EOFError:
        raise NotUnderstood("There is no line to keep.", "Type one, or press ctrl+c.") from None


def _put_by(desk: Desk, line: str, options: Namespace, error: CockpitError) -> None:
    """Keep a typed line that could not be saved as a draft; where the book is to blame, the error says so."""
    if remember(desk, line, options) and isinstance(error, BookError):
        error.kept = f"{error.kept} The line is kept as a draft."


def remember(desk: Desk, line: str, options: Namespace, of: str = "") -> bool:
    """Keep a refused line for the next capture on screen; tell whether it is kept."""
    if options.dry_run:
        return False
    from cockpit.desk import drafts

    try:
        told = drafts.keep(desk, line, of=of)
    except CockpitError as error:
        complain(f"cockpit: “{line}” could not be kept as a draft: {error.what}")
        return False
    if told:
        complain(f"cockpit: {told}")
    return True
