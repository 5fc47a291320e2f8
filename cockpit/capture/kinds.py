"""What kind of line it is: as its first word says, else by a short guess that is always shown as one."""

from __future__ import annotations

from cockpit.capture.dates import DEADLINE_CUES
from cockpit.capture.tables import TOLD, VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.dates import Found
    from cockpit.capture.words import Words

KINDS = {"promise": "promise", "note": "note", "todo": "todo", "to-do": "todo"}
# Kinds to come. Until then they stop, so that nothing is filed as what it is not.
_TO_COME = {
    "q": "Questions are", "order": "Orders are", "paid": "Payments are", "lost": "Lost sales are",
}  # fmt: skip
_DONE_BY_CALLING = frozenset(("call", "meet", "ring", "phone", "visit"))


def refusal(first: str) -> str:
    """Return why a line that begins so cannot be kept yet, or nothing."""
    what = _TO_COME.get(first)
    return f"{what} not yet kept as such: start the line with note or todo." if what else ""


def guess(words: Words, start: int, times: Sequence[Found], *, customer: bool, agreed: bool) -> str:
    """Return the kind of a line that does not say it; `start` is its first word past the customer.

    A call to return is a promise; calling and meeting are things to do. What tells of the past is a note.
    A customer with a deadline ("by", "in", "before" …), or a time they agreed to, makes a promise; any
    other time a to-do. Without a time it is a to-do where no customer is named and it begins like one.
    """
    first = words.low(start)
    if is_call_back(words, start):
        return "promise"
    if first in _DONE_BY_CALLING:
        return "todo"
    usable = [one for one in times if not one.is_topic]
    if tells(words):
        return "note"
    if usable and customer and (agreed or any(one.cue in DEADLINE_CUES for one in usable)):
        return "promise"
    if usable or (first in VERBS and not customer):
        return "todo"
    return "note"


def is_call_back(words: Words, start: int) -> bool:
    """Tell whether the words begin with returning a call."""
    first = words.low(start)
    if first == "return":
        return "call" in (words.low(start + 1), words.low(start + 2))
    return first == "callback" or words.pair(start) in ("call back", "ring back", "phone back")


def tells(words: Words) -> bool:
    """Tell whether the words are about what was."""
    return any(word.low in TOLD for word in words.all)
