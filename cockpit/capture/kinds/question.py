"""Reading a question, and what was answered."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import DEADLINE_CUES
from cockpit.capture.lexicon.talk import AGREES, ASKED_WITH, ASKS
from cockpit.capture.people.find import take_customer
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.capture.tokens import MARKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.draft import Draft
    from cockpit.capture.people.index import Names
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words


_ARROW = re.compile(r"->|=>|→")
# What a question ends with that is bounded: by its mark, or by the quotation marks around it.
_BOUNDED = ("?", *MARKS)
_ARROWS = ("->", "=>", "→")
_LONGEST_WHO, _LONGEST_ASKING = 12, 4  # words of a name, of who asks


def read_question(line: LineAtWork) -> Draft:
    """Read "q @acme does it support SSO? -> yes via SAML", "… SSO? by 16:00"; what they ask is never a date."""
    words, cuts, when = line.words, line.cuts, Chosen()
    answer = _take_answer(line, when)
    if cuts.who is None:
        take_customer(words, line.names, line.start, cuts, "q")
    behind = _behind(words)
    if behind < len(words) or any(map(str.isdecimal, words.line)):
        found = find_times(words, line.here)
        if not answer:
            _get_back_by(line, behind, [one for one in found if one.first >= behind], when)
        mind = doubt.mind if when.spots else doubt.mind_what_is_left
        mind(line, "q", when, found)
    return cuts.draft("q", when, guessed=line.guessed, answer=answer or None)


def _take_answer(line: LineAtWork, when: Chosen) -> str:
    """Take what was answered, behind the arrow, out of the words."""
    words = line.words
    free = [word for word in words.all if word.low]
    arrows = [arrow for word in free for arrow in _ARROW.finditer(words.line, word.left, word.right)]
    asked = [arrow for arrow in arrows if words.line[: arrow.start()].rstrip().endswith(_BOUNDED)]
    if len(arrows) > 1 and not asked:
        when.missing = ("Where does the answer begin? Put any other -> in quotation marks.",)
        return ""
    if not arrows:
        return ""
    arrow = (asked or arrows)[0]
    said = line.cuts.region(arrow.start(), len(words.line.rstrip()), "answer")
    return said[len(arrow.group()) :].strip()


def _behind(words: Words) -> int:
    """Return the word behind what is asked; there is none where no question mark ends it."""
    marked = (place for place, word in enumerate(words.all) if "?" in words.line[word.end : word.right])
    return max(marked, default=len(words)) + 1


def _get_back_by(line: LineAtWork, behind: int, told: Sequence[Found], when: Chosen) -> None:
    """Let the time behind the question be by when they were told to hear; with words beside it, it is what they say."""
    words = line.words
    of_times = {place for one in told for place in range(one.first, one.beyond)}
    if any(words.low(place) and place not in of_times for place in range(behind, len(words))):
        due = next((one for one in told if one.cue in DEADLINE_CUES), None)
        if due is not None:
            said = words.said(due.first, due.beyond)
            when.asks += (f'Do you get back to them "{said}"? Then write it alone behind the question mark.',)
        return
    due = choose.the_one([one for one in told if not one.is_topic], when, words, line.here)
    when.asks, when.missing = when.asks + when.missing, ()  # the question is worth keeping without
    if due is None:
        return
    if due.is_past:
        said = words.said(due.first, due.beyond)
        when.asks = (f'"{said}" has passed: by when do you get back to them?',)
        return
    choose.set_due(when, due)
    line.cuts.take(when.spots)


def asks_me(line: LineAtWork, who: Who) -> bool:
    """Tell whether the customer asks me something, and take what only says so: "acme asks whether …"."""
    words, place = line.words, who.beyond
    if who.first or words.has_break(place - 1):
        return False
    from cockpit.capture.lexicon.asking import THEY_ASK, THEY_ASK_IN_TWO

    for length in range(1, _LONGEST_ASKING + 1):
        said = " ".join(words.low(at) for at in range(place, place + length))
        is_asking = said in THEY_ASK or said in THEY_ASK_IN_TWO
        if is_asking and words.low(place + length) in ASKED_WITH:
            line.cuts.cut(place, place + length, "kind")
            words.take(place, place + length)
            return True
    return False


def is_asked(words: Words, names: Names) -> bool:
    """Tell whether the line ends as a question does, or what stands before an answer: "… SSO? -> yes".

    Who asks may follow: "… SSO? @acme". "By 4pm ok?" asks for their consent and is a promise all the same.
    """
    for place, word in enumerate(words.all):
        said = word.low or (words.low(place - 1) if not word.raw else "")  # "SSO ?"
        if not said or "?" not in words.line[word.end : word.right]:
            continue
        follows = words.all[place + 1].left if place + 1 < len(words) else len(words.line)
        if (
            follows >= len(words.line)
            or words.line.startswith(_ARROWS, follows)
            or _is_who_asks(words, place + 1, names)
        ):
            return said not in AGREES
    return False


def _is_who_asks(words: Words, place: int, names: Names) -> bool:
    """Tell whether all that is left up to the end or an answer names one customer: "@acme", "from Acme Corp"."""
    while place < len(words) and (words.low(place) in ASKS or not words.raw(place).strip("-–—")):
        place += 1
    beyond, furthest = place, min(len(words), place + _LONGEST_WHO)
    while beyond < furthest and not words.line.startswith(_ARROWS, words.all[beyond].left):
        beyond += 1
    if beyond == furthest < len(words) and not words.line.startswith(_ARROWS, words.all[beyond].left):
        return False
    beyond -= words.low(beyond - 1) in ASKS and beyond > place + 1
    rest = words.all[place:beyond]
    if not rest:
        return False
    typed = words.line[rest[0].start : rest[-1].end]
    if typed.startswith("@"):
        is_one = len(rest) == 1 or all(not word.low or word.raw[:1].isupper() for word in rest[1:])
        return is_one or names.get(typed[1:]) is not None
    return names.get(typed) is not None
