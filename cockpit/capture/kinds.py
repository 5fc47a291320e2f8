"""What kind of line it is: as its first word says, else by a short guess that is always shown as one."""

from __future__ import annotations

from cockpit.capture.dates import DEADLINE_CUES
from cockpit.capture.tables import STATES, TOLD, VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.dates import Found
    from cockpit.capture.words import Words

KINDS = {
    **dict.fromkeys("promise promised versprochen versprechen verspreche zusage zugesagt".split(), "promise"),
    **dict.fromkeys(("q", "question", "frage"), "q"),
    **dict.fromkeys(("order", "auftrag", "bestellung"), "order"),
    **dict.fromkeys(("paid", "bezahlt", "gezahlt", "zahlungseingang"), "paid"),
    **dict.fromkeys(("lost", "verloren"), "lost"),
    **dict.fromkeys(("call", "anruf", "telefonat"), "call"),
    **dict.fromkeys(("note", "notiz"), "note"),
    **dict.fromkeys(("todo", "to-do", "task", "aufgabe"), "todo"),
}
OF_SALES = frozenset(("q", "order", "paid", "lost"))
_MEETINGS = frozenset(
    "call meet meeting ring phone visit anrufen treffen besuch besuchen termin telefonieren telefontermin".split()
)
# "Call off the demo", "call centre": no call to a customer.
_NO_CALL = frozenset("off centre center centres centers list lists log notes sheet recording".split())
_BACK = frozenset(("back", "zurück", "zurueck"))
_CALLBACKS = frozenset("callback call-back rückruf rueckruf zurückrufen zurueckrufen".split())
_CALLS = frozenset(("call", "ring", "phone", "anruf", "ruf", "rufe"))
_AGREES = frozenset(("ok", "okay", "agreed", "right", "passt", "einverstanden"))


def said(words: Words) -> str:
    """Return the kind that the first word says; a call to return is none."""
    kind = KINDS.get(words.low(0), "")
    return "" if kind == "call" and (words.low(1) in _BACK or words.low(1) in _NO_CALL) else kind


def is_meeting(words: Words, start: int) -> bool:
    """Tell whether the words begin with calling on someone, and not with returning a call."""
    return (
        words.low(start) in _MEETINGS
        and words.low(start + 1) not in _NO_CALL
        and not is_call_back(words, start)
    )


def is_asked(words: Words) -> bool:
    """Tell whether the line ends as a question does, or what stands before an answer: "… SSO? -> yes".

    "By 4pm ok?" asks for their consent and is a promise all the same.
    """
    for place, word in enumerate(words.all):
        is_end = place + 1 == len(words) or words.line[words.all[place + 1].left :].startswith(
            ("->", "=>", "→")
        )
        if is_end and word.low and "?" in words.line[word.end : word.right]:
            return word.low not in _AGREES
    return False


def guess(words: Words, start: int, times: Sequence[Found], *, customer: bool, agreed: bool) -> str:
    """Return the kind of a line that does not say it; `start` is its first word past the customer.

    A call to return is a promise; calling and meeting nobody known are things to do. What tells of the past is
    a note. A customer and a time make a promise, unless the line states how things are ("@acme wants …", "they are
    closed on friday") with no deadline in it and no consent; a time alone makes a
    to-do. Without a time it is a to-do where no customer is named and it begins like one.
    """
    first = words.low(start)
    if is_call_back(words, start):
        return "promise"
    if first in _MEETINGS:
        return "todo"
    if tells(words):
        return "note"
    usable = [one for one in times if not one.is_topic]
    if usable and customer:
        states = first in STATES
        if not any(one.cue in DEADLINE_CUES for one in usable):
            states = any(word.low in STATES for word in words.all)
        return "note" if states and not agreed else "promise"
    return "todo" if usable or (first in VERBS and not customer) else "note"


def is_call_back(words: Words, start: int) -> bool:
    """Tell whether the words begin with returning a call, the customer's name left out."""
    first = words.low(start)
    if first == "return":
        return "call" in (words.low(start + 1), words.low(start + 2))
    if first in _CALLBACKS:
        return True
    if first not in _CALLS:
        return False
    after = start + 1
    while after < len(words) and not words.low(after):
        after += 1
    if first in ("ruf", "rufe"):  # "ruf @acme bis 15 Uhr zurück"
        return any(word.low in _BACK for word in words.all[after:])
    return words.low(after) in _BACK


def tells(words: Words) -> bool:
    """Tell whether the words are about what was."""
    return any(word.low in TOLD for word in words.all)
