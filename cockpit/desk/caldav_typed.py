"""A task that was typed or dictated on the phone, read as a line of capture; one that is not plain waits."""

from __future__ import annotations

from cockpit.desk import capture
from cockpit.desk.caldav_taken import Taken, moment_of
from cockpit.desk.phone_inbox import TYPED, as_of, item_of
from cockpit.domain.moment import from_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.calendar.dav_entry import EntryThere
    from cockpit.desk.desk import Desk
    from cockpit.desk.understood import Understood

_MONEY = frozenset(("paid",))
# How a phone writes down what one says to it.
_AT, _HALVES = ("at", "@"), {"am": "a m", "pm": "p m"}
_KIND_AND_NAME = 2


def line_of(desk: Desk, there: EntryThere) -> str:
    """Return the line of a task that was typed on the phone, with the time that was given beside it."""
    return " ".join([there.title, *([_time_typed(desk, there.when)] if there.when else [])])


def understood(desk: Desk, there: EntryThere) -> Understood | None:
    """Return what a task says that was typed or dictated on the phone; None where that is not plain.

    A line that says no time itself has the one that was given beside it; “in 2 h” counts from when it was typed.
    """
    given = _time_typed(desk, there.when) if there.when else ""
    typed_at = as_of(desk, from_text(there.made)).now() if there.made else desk.now()
    for line in _readings(there.title):
        for said in [line, f"{line} {given}"] if given else [line]:
            found = capture.understand(desk, said, at=typed_at)
            draft = found.draft
            has_time = any((draft.due, draft.theirs, draft.mine))
            if not (draft.asks or draft.missing) and draft.kind not in _MONEY and (has_time or not given):
                return found
    return None


def typed(desk: Desk, href: str, there: EntryThere) -> Taken:
    """Let a typed line wait that is not plain."""
    line = line_of(desk, there)
    found = capture.understand(desk, line).draft
    asked = (*found.missing, *found.asks)
    why = asked[0] if asked else "Money is booked only by your word."
    said = f"You typed on the phone: “{line}”. {why}"
    return Taken(waits=item_of(desk, TYPED, href, said, "capture it", value=line))


def lost_claim(desk: Desk, href: str, line: str) -> Taken:
    """Let a line wait that was being moved into the book when that was cut off: it may be there already."""
    said = f"You typed on the phone: “{line}”. It may be in the book already: `cockpit log` tells."
    return Taken(waits=item_of(desk, TYPED, href, said, "capture it", value=line))


def _readings(title: str) -> list[str]:
    """Return a line as typed, and as it is meant where it was dictated: "promise at acme … by four p m"."""
    words = title.split()
    if len(words) > _KIND_AND_NAME and words[1].casefold() in _AT:
        words[1:3] = [f"@{words[2]}"]
    dictated = f"{' '.join(words)} "
    for half, letters in _HALVES.items():
        dictated = dictated.replace(f" {letters} ", f" {half} ")
    return list(dict.fromkeys([title, dictated.rstrip()]))


def _time_typed(desk: Desk, when: str) -> str:
    moment, _ = moment_of(desk, when)
    return f"by {moment:%Y-%m-%d %H:%M}" if "T" in when else f"by {moment:%Y-%m-%d}"
