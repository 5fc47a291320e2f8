"""Reading a time of day in words: "noon", "eod", "after lunch", "half past 4", "halb fünf", "first thing"."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.capture.lexicon import ARTICLES, NEXT, PARTS, WEEKDAYS, particles, times
from cockpit.capture.number_words import cardinal
from cockpit.capture.times import clock, half_day
from cockpit.capture.times.result import ANNOUNCED, AT_END, BARE, Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

SAME = "same"  # the part of a clock that is that of now: "this time tomorrow"
# A part of the day stands for one moment of it: not too late to still be in it.
MOMENTS = {
    "morning": time(11), "afternoon": time(16), "evening": time(19), "night": time(20), "noon": time(12),
}  # fmt: skip
_EARLY = {"morning": time(9), "afternoon": time(14), "evening": time(18), "night": time(19), "noon": time(12)}
_MIDDLE = {"morning": time(10), "afternoon": time(15)}
_LATE = {"morning": time(11, 30), "afternoon": time(17), "evening": time(21), "night": time(22)}
_SHADES = {
    **dict.fromkeys(particles.EARLY, _EARLY),
    **dict.fromkeys(particles.MIDDLE, _MIDDLE),
    **dict.fromkeys(particles.LATE, _LATE),
}
_DAYBREAK = 6
_FEWEST = 5  # nobody says "two to three" of a time: those are two hours, or two or three things
_MOST_LEADS = 3  # "in the", "am zum"


def read_in_words(words: Words, place: int, here: Standpoint, *, at: bool) -> Piece | None:
    """Return the time of day that words name from there on."""
    low = words.low(place)
    named = _noon(words, place) or (_after_lunch(words, place) if low in times.ASIDE else None)
    if named is not None:
        return named
    if low in times.LUNCHES:
        return Piece(place + 1, clock=time(12), is_vague=True, doubt=0 if at else ANNOUNCED)
    if low in particles.FIRST_OR_LAST and words.low(place + 1) in particles.THING:
        clock = here.rules.day_starts if low in particles.FIRST_PLAIN else here.rules.day_ends
        return Piece(place + 2, clock=clock, is_vague=True, assumed=True)
    if words.pair(place) in particles.FIRST_THING:
        return Piece(place + 2, clock=here.rules.day_starts, is_vague=True, assumed=True)
    if low in times.SAME_TIME:
        return _same_time(words, place, here)
    return _business(words, place, here) or _minutes_from(words, place, here, at=at)


def _noon(words: Words, place: int) -> Piece | None:
    """Read "noon", "12 noon", "midnight", "noonish"."""
    low = words.low(place)
    if low in particles.NOONISH:
        return Piece(place + 1, clock=time(12), part="noon", assumed=True)
    if low in times.NOONS or (low == "12" and words.low(place + 1) in particles.NOON_BEHIND):
        return Piece(place + 1 + (low == "12"), clock=time(12), part="noon")
    if low in times.MIDNIGHTS or (low == "12" and words.low(place + 1) in times.MIDNIGHTS):
        return Piece(place + 1 + (low == "12"), clock=time(0), is_end=True)
    return None


def is_named(words: Words, place: int) -> bool:
    """Tell whether a word by itself names a time of day: "noon", "eod", "lunch"."""
    low = words.low(place)
    return low in times.NOONS or low in times.MIDNIGHTS or low in times.DAY_ENDS or low in times.LUNCHES


def part(words: Words, place: int, here: Standpoint, *, after_day: bool) -> Piece | None:
    """Read a part of the day: "in the morning", "am Nachmittag"; after a day also "morning", "late afternoon"."""
    if after_day and (half := _half(words, place)):
        return half
    lead = _lead(words, place)
    shade, said, named = _shaded(words, place + lead)
    if said in particles.MORNING_OR_TOMORROW and (lead or _is_day_of_morning(words.low(place - 1))):
        said = "morning"
    if (
        said not in PARTS
        or (said in particles.PART_UNLED and lead)
        or (said in particles.PART_BEHIND_DAY and not after_day)
    ):
        return None
    by_day = not (after_day or words.low(named + 1) in particles.OF_PLAIN)
    is_said = not by_day or lead or shade or said in particles.PARTS_BY_THEMSELVES
    return _part(here, named, said, shade, by_day=by_day) if is_said else None


def _is_day_of_morning(low: str) -> bool:
    """Tell whether "morgen" after a word is its morning: "heute morgen", "Freitag Morgen"."""
    return low in particles.DAYS_BEFORE_MORNING or low in WEEKDAYS


def _part(here: Standpoint, named: int, said: str, shade: dict[str, time] | None, *, by_day: bool) -> Piece:
    """Return the moment a part of the day stands for; "in the morning", said `by_day`, is of the next one."""
    which = PARTS[said]
    clock = (shade or (_EARLY if said in particles.EARLY_MORNING else MOMENTS)).get(which, MOMENTS[which])
    tomorrow = which == "morning" and by_day and here.now.hour >= _DAYBREAK
    day = here.today + timedelta(days=1) if tomorrow else None
    is_vague = which != "noon"
    return Piece(named + 1, day=day, clock=clock, part=which, is_vague=is_vague, assumed=is_vague)


def _half(words: Words, place: int) -> Piece | None:
    """Read "am" and "pm" after a day as its morning and afternoon."""
    half = times.HALF_PARTS.get(words.low(place).replace(".", ""))
    if (
        half is None
        or words.low(place - 1).endswith(times.AFTER_GERMAN_DAY)
        or not half_day.is_half(words, place)
    ):
        return None
    return Piece(place + 1, clock=MOMENTS[half], part=half, is_vague=True, assumed=True)


def _lead(words: Words, place: int) -> int:
    """Return how many words lead to a part of the day: "in the", "am"."""
    lead = 0
    while lead < _MOST_LEADS:
        low = words.low(place + lead)
        if low not in times.PART_LEADS and not (lead and low in particles.THE_AFTER_LEAD):
            break
        lead += 1
    return lead


def _shaded(words: Words, named: int) -> tuple[dict[str, time] | None, str, int]:
    """Return what is early or late of a part of the day, the part as said, and where it stands."""
    shade = _SHADES.get(words.low(named)) if words.low(named + 1) in PARTS else None
    if shade is not None:
        return shade, words.low(named + 1), named + 1
    low = words.low(named)
    if low[:4] not in particles.MID:
        return None, words.low(named), named
    low = low[3:].lstrip("-")
    return (_MIDDLE, low, named) if low in PARTS else (None, "", named)


def _after_lunch(words: Words, place: int) -> Piece | None:
    after = place + 1 + (words.low(place + 1) in ARTICLES)
    low = words.low(after)
    if low not in times.LUNCHES:
        return None
    is_after = words.low(place) in particles.AFTER
    return Piece(after + 1, clock=time(14) if is_after else time(12), is_vague=True, assumed=is_after)


def _same_time(words: Words, place: int, here: Standpoint) -> Piece | None:
    if words.low(place + 1) not in particles.CLOCK_TIME:
        return None
    follows = words.low(place + 2)
    is_after = any(clock.is_timely(words, place - back) for back in (1, 2, 3))
    is_before = clock.is_timely(words, place + 2) or follows in NEXT or follows in particles.BEFORE_TIME
    if not (is_after or is_before):
        return None
    return Piece(place + 2, clock=here.now.time().replace(tzinfo=None), rolls=False, part=SAME)


def _business(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read eod, cob, "close of business", "end of the day", "Feierabend", "start of business"."""
    beyond, low = place + 1, words.low(place)
    starts = low in particles.DAY_STARTS
    if low not in times.DAY_ENDS and low not in particles.DAY_STARTS_ALONE:
        if low not in particles.DAY_EDGES:
            return None
        if words.low(beyond) not in particles.OF_THE and low not in particles.CLOSE_OF_DAY:
            return None
        beyond += words.low(beyond) in particles.OF_PLAIN
        while words.low(beyond) in times.WHOSE_DAY and words.low(beyond + 1) in (
            times.BUSINESS_DAYS | times.WHOSE_DAY
        ):
            beyond += 1
        if words.low(beyond) not in times.BUSINESS_DAYS or (
            low in particles.CLOSE_OF_DAY and beyond == place + 1
        ):
            return None
        beyond += 1
    rules = here.rules
    return Piece(
        beyond, clock=rules.day_starts if starts else rules.day_ends, is_end=not starts, rolls=starts
    )


def _minutes_from(words: Words, place: int, here: Standpoint, *, at: bool) -> Piece | None:
    """Read "half past 4", "quarter to five", "20 past 3pm", "halb fünf", "zehn vor halb drei", "dreiviertel vier"."""
    low = words.low(place)
    if low in times.NEARLY and words.low(place + 1) in (times.PAST | times.TILL):
        base = _base(words, place + 2, here)
        return base and Piece(base.beyond, ask=f'When is "{words.said(place, base.beyond)}"? Write the time.')
    article = low in particles.ONE_OF and words.low(place + 1) in particles.QUARTER_OR_HALF
    start = place + article
    minutes, beyond = _minutes(words, start)
    if minutes is None:
        return None
    said_minutes = words.low(beyond - 1) in times.MINUTES
    sign = _sign(words, start, beyond, minutes)
    if not sign:
        return None if article or said_minutes else _split_hour(words, start, here, at=at)
    if words.low(beyond) in particles.AFTER_OR_BEFORE and not (said_minutes or minutes in (15, 30)):
        return None
    base = _base(words, beyond + 1, here)
    return None if base is None or base.clock is None else _moved(base, sign * minutes, at=at)


def _sign(words: Words, start: int, beyond: int, minutes: int) -> int:
    """Return whether minutes are past the hour, 1, or to it, -1; 0 where the word after them says neither."""
    relation = words.low(beyond)
    if relation in times.PAST or (
        relation in particles.COUNTED_FROM and words.low(beyond - 1) in particles.QUARTER_OF_HOUR
    ):  # as the Swiss say it
        return 1
    is_said = words.low(beyond - 1) in times.MINUTES or (
        not words.low(start).isdecimal() and minutes >= _FEWEST
    )
    return (
        -1
        if relation in times.TILL and (is_said or relation in particles.BEFORE_OR_AGO or minutes > 12)
        else 0
    )


def _minutes(words: Words, place: int) -> tuple[int | None, int]:
    low = words.low(place)
    named = particles.MINUTES_OF.get(low)
    if named is not None:
        return named, place + 1
    number = cardinal(words, place)
    if number is None or not 1 <= number[0] <= 59 or low in particles.ONE_OF:
        return None, place
    return number[0], number[1] + (words.low(number[1]) in times.MINUTES)


def _split_hour(words: Words, place: int, here: Standpoint, *, at: bool) -> Piece | None:
    """Read "half three" (3:30), "halb fünf" (4:30), "dreiviertel vier" (3:45)."""
    low = words.low(place)
    back = particles.MINUTES_TO_HOUR.get(low)
    if back is None:
        return None
    base = _base(words, place + 1, here)
    if base is None or base.clock is None or base.clock.minute or base.clock.hour > 12:
        return None
    if low in particles.QUARTER_OF_HOUR:
        base.ask = f'When is "{words.said(place, base.beyond)}"? Write it in figures.'
        return base
    if not at and not clock.may_end(words, base.beyond) and not clock.is_timely(words, place - 1):
        return None
    if low in particles.HALF_PAST:  # half past in Britain, half to for a German
        base.ask = f'When is "{words.said(place, base.beyond)}"? Write it in figures.'
    return _moved(base, back, at=at)


def _base(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the hour that minutes are counted from."""
    low = words.low(place)
    if low in particles.HALVES_OF_HOUR:
        return _split_hour(words, place, here, at=True) if low in particles.HALF_TO else None
    if low in times.NOONS or low in times.MIDNIGHTS:
        return Piece(place + 1, clock=time(12 if low in times.NOONS else 0))
    if words.low(place)[-1:] == "h" and words.low(place)[:-1].isdecimal() and len(low) < 4:
        hour = int(low[:-1])
        return Piece(place + 1, clock=time(hour), loose=1) if hour < 24 else None
    piece = clock.figure(words, place, at=True)
    number = None if piece else cardinal(words, place)
    if number is not None and 1 <= number[0] <= 23 and low not in particles.ONE_OF:
        piece = Piece(number[1], clock=time(number[0]), loose=BARE)
    return piece


def _moved(base: Piece, minutes: int, *, at: bool) -> Piece:
    if base.clock is not None:
        total = (base.clock.hour * 60 + base.clock.minute + minutes) % (24 * 60)
        if base.loose and not total // 60:
            total += 12 * 60  # a quarter to one
        base.clock = time(total // 60, total % 60)
    if base.loose == BARE and not at:
        base.doubt = AT_END
    return base
