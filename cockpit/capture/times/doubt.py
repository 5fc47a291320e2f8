"""The rule: what stands beside a time and may change it was understood, or is asked about; it is never passed over.

After a time is chosen, the words beside it that nothing has recognised are looked at: going out from it over words that
only link ("on the", "at"), figures and what looks like a word of time, up to the first plain word or mark.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES, CUES, SHORT_WEEKDAYS, WEEKDAYS
from cockpit.capture.lexicon.slips import (
    BETWEEN,
    CLOCK_WORDS,
    DAY_WORDS,
    HARD_CUES,
    LEADS,
    LINKS,
    LINKS_AFTER,
    NEVER,
    NEXT_WORDS,
    is_month_slip,
    is_slip,
)
from cockpit.capture.number_words import CARDINALS, ORDINAL_SHAPES, ORDINALS, names_a_number
from cockpit.capture.times import zone
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import Chosen, Line
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_FURTHEST = 5
_LEADING = frozenset("on the by at am um bis den until before".split())
_HALF_LETTERS = frozenset("apmuhr")
_SHORTEST_ALONE = 5
_SHORTEST_UNREAD = 4
_SHORTEST_ANYWHERE = 6
_TIMES = frozenset(("theirs", "mine", "due", "need"))
# Kinds that are worth keeping without their time.
_KEPT_WITHOUT = frozenset(("note", "touch"))


def mind(line: Line, kind: str, chosen: Chosen, found: Sequence[Found]) -> None:
    """Ask about what is left beside the chosen times and may change them, and take the times back until it is settled."""
    if chosen.missing:
        return
    words = line.words
    spots = [(first, beyond) for first, beyond, role in chosen.spots if role in _TIMES]
    if not spots:
        return
    doubted = next((one for spot in spots if (one := beside(words, *spot))), None)
    if doubted is None and not any(one.day_said for one in found if not one.is_topic):
        doubted = anywhere(words)
    if doubted is None:
        return
    first, beyond, is_day = doubted
    said = words.said(first, beyond)
    ask = (
        f'"{said}" is no day I know: which one is meant? Write the date; or, if it is only words, put it in quotation marks.'
        if is_day
        else f'What does "{said}" say of the time? Write the date and the time; or, if it is only words, put it in '
        "quotation marks."
    )
    line.cuts.mark(first, beyond, "doubt")
    chosen.theirs = chosen.mine = chosen.due = None
    chosen.whole_day = False
    if kind in _KEPT_WITHOUT:
        chosen.asks += (ask,)
    else:
        chosen.missing += (ask,)


def beside(words: Words, first: int, beyond: int) -> tuple[int, int, bool] | None:
    """Return the words beside a time that may change it, and whether a day is doubted; the time is taken already."""
    left = _left(words, first)
    if left is not None:
        return left, first, True
    right = _right(words, beyond)
    return None if right is None else (beyond, right, False)


def anywhere(words: Words) -> tuple[int, int, bool] | None:
    """Return a word anywhere in the line that can only be meant for a day: of another language, or with a slip in it."""
    for place in range(len(words)):
        low = words.key(place)
        if (
            len(low) >= _SHORTEST_ANYWHERE
            and low.isalpha()
            and (is_elsewhere(low) or is_slip(low, long=True))
        ):
            return place, place + 1, True
    return None


def _left(words: Words, first: int) -> int | None:
    """Return where the words begin, before a time, that may change it."""
    linked = fold(words.raw(first)) in LINKS
    for place in range(first - 1, max(first - 1 - _FURTHEST, -1), -1):
        low = words.key(place)
        if not low or _stops(words, place):
            return None
        if low in LINKS or zone.is_capital(words, place) or (words.raw(place).isupper() and zone.is_zone(words, place)):
            linked = True
            continue
        lead = fold(words.raw(place - 1)) if place else ""
        if is_timely(words, place, lead):
            return place
        if place == first - 1 and low in NEXT_WORDS:
            return place
        if _is_number(words, place):
            is_named = names_a_number(words, place)
            while _is_number(words, place - 1):
                place -= 1
            lead = fold(words.raw(place - 1)) if place else ""
            if lead in LEADS and not _is_version(words, place):
                return place - (lead not in ARTICLES) if words.key(place - 1) else place
            if linked or is_named:
                return None
            return place
        is_unread = place == first - 1 and lead in HARD_CUES and words.key(place - 1) and low.isalpha()
        return place - 1 if is_unread and low not in BETWEEN and words.raw(place).islower() else None
    return None


def _right(words: Words, beyond: int) -> int | None:
    """Return where the words end, after a time, that may change it."""
    for place in range(beyond, min(beyond + 3, len(words))):
        low = words.key(place)
        if not low or (place and _stops(words, place - 1)):
            return None
        if is_timely(words, place, "") or low in CLOCK_WORDS:
            return place + 1
        if _is_number(words, place) and low not in ("a", "an", "one", "ein", "eine"):
            ends = words.is_last(place) or words.has_break(place) or words.key(place + 1) in CUES
            next_low = words.key(place + 1)
            is_half = 0 < len(next_low) < 5 and set(next_low) <= _HALF_LETTERS and next_low not in NEVER
            if (
                ends
                or is_half
                or is_timely(words, place + 1, "")
                or is_slip(next_low)
                or next_low in CLOCK_WORDS
            ):
                return place + 1
            return None
        if low not in LINKS_AFTER:
            return None
    return None


def _stops(words: Words, place: int) -> bool:
    """Tell whether a mark after a word parts it from what follows."""
    word = words.all[place]
    mark = words.line[word.end : word.right]
    return not (mark in ("", ",") or (mark in (".", ".,") and (not word.low.isalpha() or len(word.low) <= 4)))


def is_timely(words: Words, place: int, lead: str) -> bool:
    """Tell whether a free word looks like one of time, though nothing read it: `lead` is the word before it."""
    low = words.key(place)
    if not low:
        return False
    if any(map(str.isdecimal, low)):
        if lead not in LEADS and (names_a_number(words, place) or words.raw(place)[-1].isupper()):
            return False
        return _is_figure_of_time(words, place, lead)
    low = low.removesuffix("'s") if lead in HARD_CUES else low
    if not low.replace("-", "").isalpha():
        return False
    if low in DAY_WORDS or low in WEEKDAYS:
        return True
    if low in SHORT_WEEKDAYS:
        return lead in HARD_CUES
    if is_elsewhere(low):
        beside = (words.key(place + 1), words.key(place - 1))
        return len(low) >= _SHORTEST_ALONE or lead in LEADS or any(one[:1].isdecimal() for one in beside)
    if is_slip(low):
        return len(low) > 2 or lead in LEADS
    beside = (words.key(place + 1), words.key(place - 1), fold(words.raw(place - 1)))
    return any(one[:1].isdecimal() for one in beside) and is_month_slip(low)


def is_unread(words: Words, place: int) -> bool:
    """Tell whether a word of a line without a time may have been meant for one: it has a slip in it, or is foreign."""
    low = words.key(place)
    if any(map(str.isdecimal, low)):
        shape, numbers = figures(low)
        return shape == "9:9" and len(numbers[1]) > 1
    beside_number = any(words.key(place + step)[:1].isdecimal() for step in (-1, 1))
    if len(low) < _SHORTEST_UNREAD and not beside_number:
        return False
    return (is_elsewhere(low) and len(low) >= _SHORTEST_ALONE) or is_slip(low) or (beside_number and is_month_slip(low))


def is_elsewhere(low: str) -> bool:
    """Tell whether a word is one of another language for a day or a month."""
    if low.isascii() and len(low) < 3:
        return False
    from cockpit.capture.lexicon.day_names import ELSEWHERE

    return f" {low} " in ELSEWHERE


def _is_figure_of_time(words: Words, place: int, lead: str) -> bool:
    """Tell whether figures look like a day or a time of day that there is not: "31.4.", "16:60", "2027-W12", "4mp"."""
    low = words.key(place)
    shape, numbers = figures(low)
    if shape in ("9.9", "9.9.9"):
        is_day = words.is_dotted(place) and int(numbers[0]) <= 39 and int(numbers[1]) <= 19
        return is_day or len(numbers) == 3 or (lead in HARD_CUES and not names_a_number(words, place))
    if shape in ("9/9", "9-9"):
        return lead in LEADS or (len(numbers[0]) == 4 and numbers[0][:2] == "20")
    if shape in ("9-9-9", "9/9/9"):
        return True
    body = low.strip("0123456789:;.-+/,")
    has_clock_mark = ":" in low.strip(":") or ";" in low.strip(";")
    if not body:
        return has_clock_mark or (len(low) == 8 and low[:2] == "20")
    if lead in _LEADING and len(low) - len(body) < 3 and len(body) < 5 and low[0].isdecimal() and body.isalpha():
        return True  # "on the 3rrd"
    is_week = low[:2] == "20" and body in ("w", "t", "-w")
    return is_week or (
        len(body) <= 4 and set(body) <= set("apmhuri.:") and len(low) - len(body) <= 5 and low not in NEVER
    )


def _is_number(words: Words, place: int) -> bool:
    low = words.key(place)
    shape = figures(low)[0]
    return (
        shape in ("9", "9.9")
        or shape in ORDINAL_SHAPES
        or low in ORDINALS
        or (low in CARDINALS and low not in ("a", "an"))
    )


def _is_version(words: Words, place: int) -> bool:
    """Tell whether a number with a point is rather a version or a size: "feature 4.5"."""
    return figures(words.key(place))[0] == "9.9" and not words.is_dotted(place)
