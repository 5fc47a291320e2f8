"""What kind of line it is: as its first word says, else by a short guess that is always shown as one."""

from __future__ import annotations

from cockpit.capture.dates import DEADLINE_CUES
from cockpit.capture.tables import TOLD, VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.dates import Found
    from cockpit.capture.words import Words

KINDS = {
    "promise": "promise", "note": "note", "todo": "todo", "to-do": "todo", "call": "call",
    "q": "q", "order": "order", "paid": "paid", "lost": "lost",
}  # fmt: skip
OF_SALES = frozenset(("q", "order", "paid", "lost"))
_MEETINGS = frozenset(("call", "meet", "ring", "phone", "visit"))
# "Call off the demo", "call centre": no call to a customer.
_NO_CALL = frozenset("off centre center centres centers list lists log notes sheet recording".split())


def said(words: Words) -> str:
    """Return the kind that the first word says; a call to return is none."""
    kind = KINDS.get(words.low(0), "")
    return "" if kind == "call" and (words.low(1) == "back" or words.low(1) in _NO_CALL) else kind


def is_meeting(words: Words, start: int) -> bool:
    """Tell whether the words begin with calling on someone, and not with returning a call."""
    return (
        words.low(start) in _MEETINGS
        and words.low(start + 1) not in _NO_CALL
        and not is_call_back(words, start)
    )


def guess(words: Words, start: int, times: Sequence[Found], *, customer: bool, agreed: bool) -> str:
    """Return the kind of a line that does not say it; `start` is its first word past the customer.

    A call to return is a promise; calling and meeting nobody known are things to do. What tells of the past is a note.
    A customer with a deadline ("by", "in", "before" …), or a time they agreed to, makes a promise; any
    other time a to-do. Without a time it is a to-do where no customer is named and it begins like one.
    """
    first = words.low(start)
    if is_call_back(words, start):
        return "promise"
    if first in _MEETINGS:
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
    """Tell whether the words begin with returning a call, the customer's name left out."""
    first = words.low(start)
    after = start + 1
    while first in _MEETINGS and after < len(words) and not words.low(after):
        after += 1
    if first == "return":
        return "call" in (words.low(start + 1), words.low(start + 2))
    return first == "callback" or (first in ("call", "ring", "phone") and words.low(after) == "back")


def tells(words: Words) -> bool:
    """Tell whether the words are about what was."""
    return any(word.low in TOLD for word in words.all)
