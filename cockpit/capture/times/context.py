"""Telling whether words that read as a time are meant as one, and whether they are all of what was meant."""

from __future__ import annotations

from cockpit.capture.lexicon import (
    AFTERWARDS,
    AHEAD,
    ARTICLES,
    CUED_IN,
    CUES,
    DISTANCE_CUES,
    IN,
    OCLOCK,
    PARTS,
    PARTS_ALONE,
    PERIODS,
    SHORT_WEEKDAYS,
    TIMELY,
    UNITS,
    UNTIL_CUES,
    WEEKDAYS,
    particles,
    times,
)
from cockpit.capture.lexicon.numbers import CARDINALS, ORDINAL_SHAPES, ORDINALS
from cockpit.capture.lexicon.talk import AGREED, AGREED_BY_SOMEBODY, AGREED_THROUGH, VERBS
from cockpit.capture.number_words import cardinal, names_a_number, ranked
from cockpit.capture.times import combine, zone
from cockpit.capture.times.bare_hour import two_hours
from cockpit.capture.times.day import read_day
from cockpit.capture.times.result import ANNOUNCED, COMMANDED, ENDING, SURE
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Piece, Standpoint
    from cockpit.capture.tokens import Words


def counts(words: Words, start: int, piece: Piece, cue: str) -> bool:
    """Tell whether a phrase that may be plain words stands where a time stands."""
    if piece.doubt == SURE:
        return True
    ends, announced = _ends(words, start, piece), bool(cue) and cue not in DISTANCE_CUES
    if words.raw(start).lower() in times.NAMES_TOO and piece.beyond == start + 1:
        return not _is_name(words, start, cue) and (ends or announced)
    if piece.doubt == ANNOUNCED:
        return announced and words.low(piece.beyond) not in particles.OF_PLAIN
    if piece.doubt == COMMANDED:
        return _is_commanded(words, start, piece, cue, ends=ends)
    if piece.doubt == ENDING:
        return ends or words.low(piece.beyond) in PARTS_ALONE  # not "the 5th floor"
    return (ends or announced) and not _is_plain_short(words, start)


def _is_commanded(words: Words, start: int, piece: Piece, cue: str, *, ends: bool) -> bool:
    """Tell whether a time is all that is typed, or ends a line that begins with what is to be done."""
    if start == 0 and piece.beyond == len(words):
        return True
    return cue in ("", CUED_IN) and ends and words.raw(0).lower() in times.COMMANDS


def _is_plain_short(words: Words, start: int) -> bool:
    """Tell whether a German short name of a day is rather a word of English: "what do", "think so"."""
    return words.low(start) in SHORT_WEEKDAYS and words.low(start - 1) in particles.NO_DAY_AFTER


def _is_name(words: Words, start: int, cue: str) -> bool:
    """Tell whether "Tom" is somebody: in capitals, after a verb or "with", or who agreed: "ok'd by tom"."""
    before = words.low(start - 1)
    if before in AGREED_THROUGH and words.low(start - 2) in AGREED | AGREED_BY_SOMEBODY:
        return True
    return words.raw(start)[:1].isupper() or (not cue and (before in VERBS or before in times.WITH_NAME))


def _ends(words: Words, start: int, piece: Piece) -> bool:
    """Tell whether a phrase ends there: nothing follows, or a word that may follow a time."""
    follows, low = words.low(piece.beyond), words.low(start)
    if not follows or follows in CUES or words.has_break(piece.beyond - 1):
        return True
    is_said = (
        piece.beyond > start + 1
        or low in particles.SHORT_WORDS
        or any(char.isdecimal() or char == "-" for char in low)
    )
    return is_said and follows in AFTERWARDS  # not "mo please"


def is_term_of_validity(words: Words, place: int, cue: str) -> bool:
    """Tell whether a time is how long something holds, and no deadline: "quote valid until 30 June"."""
    holds = (
        cue in UNTIL_CUES or words.low(place) in particles.UNTIL_OR_BY
    )  # by is a deadline, good samples or not
    if not holds and words.low(place - 1) not in times.THROUGH:
        return False
    return any(words.low(place - back) in times.VALID for back in (1, 2, 3))


def is_topic(words: Words, place: int, piece: Piece, cue: str) -> bool:
    """Tell whether a time is what the line is about, or said not to be meant, rather than when it is due."""
    before = words.low(place - 1)
    if before in ARTICLES:
        before = words.low(place - 2)
    if before in particles.NOT:
        return True
    between = before in particles.AND and bool(
        particles.FROM_TO & {words.low(place - back) for back in (3, 4, 5)}
    )
    if before in times.FOR and piece.clock is not None and not piece.is_vague:
        return False  # "set it for 3pm"
    return not cue and ((before in times.TOPIC and not words.has_break(place - 1)) or between)


def is_one_of_two(words: Words, place: int, piece: Piece, here: Standpoint) -> str:
    """Return the words where a time is one of several to choose from: "mon or tue", "3 or 4pm", "mon to fri"."""
    joint = place if words.low(place) in times.JOINTS else place - 1
    if joint > 0 and words.low(joint) in times.JOINTS and _is_another(words, joint, piece):
        return words.said(joint - 1, piece.beyond)
    if piece.clock is None and (beyond := two_hours(words, piece.beyond)):
        return words.said(place, beyond)  # "fri 10 or 11"
    if words.low(piece.beyond) in times.EITHER and words.goes_on(piece.beyond - 1):
        after = combine.read_time(words, piece.beyond + 1, here, at=piece.clock is not None)
        if after is not None:
            return words.said(place, after.beyond)
        is_day = piece.day is not None and ranked(words, piece.beyond + 1) is not None
        if is_day or (cardinal(words, piece.beyond + 1) and words.low(place) in IN):  # "in a week or two"
            return words.said(place, piece.beyond + 2)
    return ""


def _is_another(words: Words, joint: int, piece: Piece) -> bool:
    """Tell whether the word before "or" and its like is another day or hour."""
    other = words.low(joint - 1)
    if _is_day(words, joint - 1):
        return True
    if words.low(joint) in times.EITHER and (
        other[:1].isdecimal() or other in PARTS or (other in CARDINALS and other not in particles.ONE_OF)
    ):
        return True
    if _is_day(words, joint + 1):
        return False  # "hall 3 to friday 10:00": no hour
    is_hour = piece.clock is not None and not piece.is_vague  # "10 to 12 tomorrow"
    return is_hour and other.isdecimal() and len(other) <= 2


def _is_day(words: Words, place: int) -> bool:
    """Tell whether a day by its name stands there, a short one in capitals."""
    low = words.low(place)
    return low in WEEKDAYS or low in AHEAD or (low in SHORT_WEEKDAYS and words.raw(place) != low)


def is_cut_short(words: Words, place: int, piece: Piece, here: Standpoint) -> str:
    """Return the words with those beside them that show that more was meant than was read; else an empty string."""
    first, beyond = _more_before(words, place, piece), piece.beyond
    if words.goes_on(beyond - 1):
        beyond += _more(words, beyond, piece, here)
    return words.said(first, beyond) if (first, beyond) != (place, piece.beyond) else ""


def _more_before(words: Words, place: int, piece: Piece) -> int:
    """Return where the words begin that belong to a time, though they were not read with it."""
    first = place
    is_dotted = place > 0 and words.low(place - 1).isdecimal() and words.is_dotted(place - 1)
    is_apart = place > 0 and words.has_break(place - 1) and not is_dotted
    before = "" if is_apart else words.low(place - 1)
    if times.RANKS & {words.low(place - back) for back in (1, 2, 3)}:
        first = max(place - 3, 0)
    elif words.low(place) in particles.LAST_PLAIN and before in particles.TO_PLAIN:
        first = max(place - 2, 0)  # "second to last friday of march"
    elif _changes(words, place, before, piece):
        first -= 1 + (before in particles.HALVES_BY_LETTER)
    elif before in particles.TIME_NOUNS and piece.clock is not None and zone.is_named(words, place):
        first -= 2
    if words.low(place) in times.ASIDE or before in times.ASIDE:
        from cockpit.capture.times.amount_of_time import amount_before

        amount = amount_before(words, place - (words.low(place) not in times.ASIDE))
        return first if amount is None else amount
    return first


def _changes(words: Words, place: int, before: str, piece: Piece) -> bool:
    """Tell whether the word before a time makes it another: "second friday", "in 1:30", "17.45 tomorrow", "EST 3pm"."""
    if (
        before in times.CHANGES_BEFORE
        or before in times.AGAIN
        or (before in particles.OTHER_PLAIN and words.low(place - 2) in times.EACH)
    ):
        return True
    if piece.day is not None and _is_ordinal(words, place, before):
        return True
    if piece.clock is None:
        return piece.moment is None and _may_be_clock(words, place - 1)
    if (combine.is_so_long(words, place) and not piece.part) or (piece.day is None and _may_be_day(before)):
        return True
    return piece.zone is None and zone.is_capital(words, place - 1) and not _is_taken(words.low(place - 2))


def _may_be_clock(words: Words, place: int) -> bool:
    """Tell whether figures before a day, or their mark, may be its time of day: "17.45 tomorrow", "4 p friday"."""
    low = words.low(place)
    if low in particles.DAY_CLOCK or (low in particles.HALVES_BY_LETTER and words.low(place - 1).isdecimal()):
        return True
    shape, numbers = figures(low)
    is_odd = shape == "9.9" and len(numbers[1]) < _DIGITS_OF_THOUSANDS  # "17.45", and not "1.200"
    return is_clocklike(low) or (is_odd and not _is_of_a_thing(words, place))


def _is_taken(low: str) -> bool:
    """Tell whether a zone goes with the word before it."""
    return low[:1].isdecimal() or low in particles.NO_HOURS or low in WEEKDAYS or low in AHEAD


def _is_of_a_thing(words: Words, place: int) -> bool:
    """Tell whether a number with a point belongs to the word before it, as a version: "feature 4.5", "section 3.2"."""
    before = words.low(place - 1)
    is_word = before.isalpha() and before not in CUES and before not in ARTICLES and before not in IN
    return names_a_number(words, place) or (is_word and not words.is_dotted(place))


def _is_ordinal(words: Words, place: int, before: str) -> bool:
    """Tell whether the word before a day counts it: "second friday", "the 5th friday", "3. Montag"."""
    is_dotted = before.isdecimal() and words.is_dotted(place - 1) and words.low(place) in WEEKDAYS
    return before in ORDINALS or figures(before)[0] in ORDINAL_SHAPES or is_dotted


def _may_be_day(low: str) -> bool:
    """Tell whether a word may be a misspelt day of the week: its beginning is one's, and its end another's or so."""
    is_like = low.endswith(particles.DAY_ENDINGS) and low[:2] in _BEGINNINGS and low not in times.NO_DAYS
    return is_like and 5 <= len(low) <= 11


# After a time: more of it, that was not read.
_MORE = (frozenset((*TIMELY, *PERIODS)) - particles.QUARTER_OR_HALF) | times.AGAIN | times.CHANGES_AFTER
_DIGITS_OF_THOUSANDS = 3
_BEGINNINGS = frozenset(day[:2] for day in WEEKDAYS)


def _more(words: Words, place: int, piece: Piece, here: Standpoint) -> int:
    """Return how many words from there on belong to a time, though they were not read with it."""
    after, pair = words.low(place), words.pair(place)
    if pair in times.PAIRS_AFTER or (after in particles.AT_BEHIND and words.low(place + 1)[:1].isdecimal()):
        return 2
    if piece.moment is None and piece.day is None and (length := _day_length(words, place, here)):
        return length
    if after in particles.THEREAFTER:
        return int(place + 1 == len(words))
    if after in times.EACH:
        return max(each(words, place) - place, 0)
    is_clock = piece.moment is None and piece.clock is None and (is_clocklike(after) or after in OCLOCK)
    return int(is_clock or after in _MORE)


def _day_length(words: Words, place: int, here: Standpoint) -> int:
    """Return how many words after a time of day are a day that it is not on: "from friday"; or a misspelt one."""
    if (
        words.low(place) in times.NOT_FROM_THEN
        and (day := read_day(words, place + 1, here))
        and day.day is not None
    ):
        return day.beyond - place
    return int(_may_be_day(words.low(place)))


def each(words: Words, place: int) -> int:
    """Return where "every other monday" ends; 0 where it is not about time."""
    at = place + 1
    low = words.low(at)
    if low in particles.OTHER_OR_SINGLE or low in ORDINALS or low in CARDINALS or low[:1].isdecimal():
        at, low = at + 1, words.low(at + 1)
    is_time = low in WEEKDAYS or low in UNITS or low in PERIODS or low in PARTS
    is_open = not low and at > place + 1  # "every two"
    return at + 1 if is_time and len(low) > 1 else at if is_open else 0


def is_uncounted(words: Words, place: int) -> bool:
    """Tell whether it lacks a number: "every weeks"."""
    return words.low(place + 1) in times.SEVERAL


def is_clocklike(low: str) -> bool:
    """Tell whether figures look like a time of day, whether there is one or not."""
    shape = figures(low)[0]
    is_half = shape[:1] == "9" and shape.endswith(tuple(particles.HALVES_OF_DAY))  # "3/4pm"
    return is_half or shape.startswith(("9:9", "9h9")) or shape in particles.CLOCK_SHAPES
