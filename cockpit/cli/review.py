"""The morning review, printed: one customer a card, what presses most first, and how it ends."""

from __future__ import annotations

from cockpit.cli import json_output, missing_book
from cockpit.cli.output import as_json, complain, say
from cockpit.cli.today import line_of
from cockpit.desk import review as desk_review
from cockpit.desk.day_words import NOT_KNOWN
from cockpit.desk.lookup import customer_of
from cockpit.desk.record_facts import repeat
from cockpit.desk.record_view import likely
from cockpit.desk.words_to_say import ready
from cockpit.domain.calls.call import Call
from cockpit.domain.questions.question import Question
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.entry import Entry


def review_options(parser: ArgumentParser) -> None:
    """Say what `review` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def review(desk: Desk, options: Namespace) -> int:
    """Print the cards that are left of today's review. It decides nothing: `done` and `do` take the codes."""
    missing_book.tell(desk, options)
    found = desk_review.review_of(desk)
    if options.json:
        cards = [
            json_output.row(row) | {"group": group, "say": _words(desk, row)} for group, row in found.cards
        ]
        as_json({"cards": cards, "seen": found.seen, "closing": found.closing})
        return 0
    before = ""
    for group, row in found.cards:
        if group != before:
            before = group
            say(f"{group}:")
        for line in _card(desk, row):
            say(line)
    is_told = found.cards or found.closing == NOT_KNOWN
    say(found.closing if is_told else f"Nothing to review today. {found.closing}")
    return 0


def _words(desk: Desk, row: Row) -> str | None:
    """Return the words ready to be said; where a template does not read there are none, which is told."""
    said, why = ready(desk, row)
    if why:
        complain(f"cockpit: {why}")
    return said or None


def _at_hand(desk: Desk, record: Entry) -> Iterator[str]:
    """Yield what they may ask on a call, and that a get-back was answered before."""
    if isinstance(record, Call):
        yield from (f"      They may ask: {card.text} {card.answer}" for card in likely(desk, record))
    if isinstance(record, Question):
        yield from (f"      {''.join(map(str, fact.words))}" for fact in repeat(desk, record))


def _card(desk: Desk, row: Row) -> Iterator[str]:
    now, who = desk.now(), customer_of(desk, row.record)
    yield line_of(row.replace(more=()), now)
    if row.deadline is not None:
        yield f"      {row.deadline.reason}"
    last = row.in_touch.last if row.in_touch else None
    ways = [f"Phone {who.phone}"] if who is not None and who.phone else []
    ways += [f"Last contact {full(last, now)}"] if last is not None else []
    if ways:
        yield f"      {' · '.join(ways)}"
    said, why = ready(desk, row)
    if said:
        yield f"      Say: “{said}”"
    if why:
        yield f"      {why}"
    yield from _at_hand(desk, row.record)
    for one in row.more:
        yield f"      +{line_of(one.replace(more=()), now)[1:]}"
        yield from _at_hand(desk, one.record)
