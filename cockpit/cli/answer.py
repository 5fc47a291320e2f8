"""`cockpit answer`: the card that answers what they ask, while they are still on the line."""

from __future__ import annotations

import sys

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, complain, say
from cockpit.desk import answers as desks
from cockpit.desk import semantic
from cockpit.domain.wording import counted
from cockpit.errors import NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

    from cockpit.desk.answers import Answers
    from cockpit.desk.desk import Desk

_EXPERTS = 3


def answer_options(parser: ArgumentParser) -> None:
    """Say what `answer` takes."""
    parser.add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help="what they ask; - reads queries, one a line, and needs --json",
    )
    parser.add_argument("--pick", metavar="CODE", help="note that this card answered it on the spot")
    parser.add_argument("--customer", metavar="NAME", help="with --pick: who asked")
    parser.add_argument("--json", action="store_true", help="for scripts")


def answer(desk: Desk, options: Namespace) -> int:
    """Print the cards that answer a question best, or whom to bring on the line. Exit code 1 where none does."""
    missing_book.tell(desk, options)
    if options.words == ["-"]:
        return _stream(desk, options)
    query = " ".join(options.words)
    if not query.strip():
        raise NotUnderstood(
            "There is nothing to look up.", "Type what they ask: cockpit answer delivery time"
        )
    if options.pick is not None:
        return _pick(desk, query, options)
    if options.customer is not None:
        raise NotUnderstood("A customer is named where a card is picked.", "Say which card: --pick CODE.")
    library = desks.library_of(desk)
    found = desks.find_answers(desk, query, library=library)
    # By the meaning, too: that takes a second, so only where words and letters do not do.
    if found.weak and library.cards and (extra := _extra(options)):
        near = extra.nearness(query, library.cards)
        found = desks.find_answers(desk, query, library=library, meaning=near)
    if options.json:
        as_json(_shape(found))
    else:
        _tell(found)
    return 0 if found.answers else 1


def _stream(desk: Desk, options: Namespace) -> int:
    if not options.json or options.pick is not None or options.customer is not None:
        raise NotUnderstood(
            "Queries from standard input are answered as JSON, and none is picked.",
            "Use: cockpit answer --json -",
        )
    library = desks.library_of(desk)
    extra = _extra(options)
    for line in sys.stdin:
        query = line.rstrip("\r\n")
        near = extra.nearness(query, library.cards) if extra else None
        as_json(_shape(desks.find_answers(desk, query, library=library, meaning=near)), indent=None)
    return 0


def _extra(options: Namespace) -> semantic.Meanings | None:
    """Return what finds answers said in other words; None where that is not installed or, as is told, does not load."""
    if not semantic.has_meanings():
        return None
    try:
        return semantic.Meanings(options.places["local"])
    except NothingFound as error:
        complain(f"cockpit: {error}")
        return None


def _pick(desk: Desk, query: str, options: Namespace) -> int:
    from cockpit.cli import json_output
    from cockpit.desk.cards import find_card

    picked = desks.pick(desk, find_card(desk, options.pick).id, query, options.customer or "")
    if options.json:
        as_json(json_output.record(desk, picked.question) | {"told": picked.told})
    else:
        say(f"{picked.code}  {picked.told}")
        _say_aloud(picked.card.answer)
    return 0


def _tell(found: Answers) -> None:
    if found.weak and found.answers:
        say("Nothing fits well. The nearest:")
    for number, one in enumerate(found.answers, 1):
        stale = "" if one.stale_days is None else f"  (not verified for {counted(one.stale_days, 'day')})"
        say(f"{number}  {one.code}  {one.card.text}{stale}")
        _say_aloud(one.card.answer)
    if not found.answers:
        say("No card answers that.")
    if found.weak:
        for person in found.experts[:_EXPERTS]:
            reached = f" · {person.phone}" if person.phone else ""
            say(f"Who knows? {person.display}{reached}, about {', '.join(person.knows.values())}")


def _say_aloud(answer: str) -> None:
    for line in answer.splitlines():
        if line.strip():
            say(f"     {line.strip()}")


def _shape(found: Answers) -> dict[str, Any]:
    return {
        "cards": [
            {
                "code": one.code,
                "question": one.card.text,
                "answer": one.card.answer,
                "score": round(one.score, 6),
                "stale_days": one.stale_days,
            }
            for one in found.answers
        ],
        "weak": found.weak,
        "experts": [
            {"name": person.display, "phone": person.phone, "knows": list(person.knows.values())}
            for person in found.experts[:_EXPERTS]
        ],
    }
