"""The door: one typed line becomes a draft. What it is, for whom, by when, and what is still to be asked."""

from __future__ import annotations

from cockpit.capture.kinds import guess
from cockpit.capture.lexicon.particles import CALLED_OFF
from cockpit.capture.lexicon.times import FIRST_OF_TWO, MOVING
from cockpit.capture.people.index import Names
from cockpit.capture.reading import LineAtWork, cut_of
from cockpit.capture.times.find import moment
from cockpit.capture.times.result import Standpoint
from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.domain.money import Money
    from cockpit.domain.rules import Rules

__all__ = ["moment", "money", "parse"]

_MAY_CHANGE = MOVING | FIRST_OF_TWO | CALLED_OFF
_BOM = "\ufeff"


def parse(
    line: str,
    now: datetime,
    rules: Rules,
    known: Iterable[str] | Names = (),
    *,
    plain: Iterable[tuple[int, int]] = (),
) -> Draft:
    """Read a line as typed at `now`, which is zone-aware and gives the user's zone. No text makes it fail.

    `known` are the names of the customers; where many lines are read, make `Names` of them once. `plain`
    are parts of the cleaned line, as start and end, that are to be left alone as if they were quoted, and whose
    own quotation marks are text.
    """
    line, left_alone = clean(line).replace(_BOM, ""), list(plain)
    names = known if isinstance(known, Names) else Names(known)
    typed = LineAtWork(*cut_of(line, left_alone, rules.languages, names), names, Standpoint(now, rules))
    draft = _read(typed)
    if (
        draft.means and not draft.text and draft.kind == "promise"
    ):  # "4pm @acme call": the call is the thing itself
        alone = [(span.start, span.end) for span in draft.spans if span.role == "means"]
        if alone and " " not in line[slice(*alone[0])]:  # not "by mail"
            return parse(line, now, rules, names, plain=[*left_alone, *alone])
    return draft


def money(typed: str, rules: Rules, currency: str | None = None) -> Money | None:
    """Return the money that a few words say and nothing else; `currency` stands for one that is not typed."""
    from cockpit.capture.money import amount

    return amount.money(typed, rules, currency)


def _read(line: LineAtWork) -> Draft:
    """Return the draft of a line by the reader of its kind, which is loaded when the first such line is met.

    A line that does not say its kind is read as a promise: whether it is one, a to-do or a note shows as it is read.
    """
    match guess.kind_of(line):
        case "q":
            from cockpit.capture.kinds.question import read_question as reader
        case "order":
            from cockpit.capture.kinds.order import read_order as reader
        case "paid":
            from cockpit.capture.kinds.payment import read_payment as reader
        case "lost":
            from cockpit.capture.kinds.loss import read_loss as reader
        case "call":
            from cockpit.capture.kinds.call import read_call as reader
        case "wait":
            from cockpit.capture.kinds.wait import read_wait as reader
        case "touch":
            from cockpit.capture.kinds.touch import read_touch as reader
        case _:
            from cockpit.capture.kinds.promise import read_promise as reader
    draft = reader(line)
    if not (line.guessed or draft.kind == "call") or not line.words.has_any(_MAY_CHANGE):
        return draft
    from cockpit.capture.kinds.moved import ask_of_move

    return ask_of_move(line, draft)
