"""Reading a day, or a clock, by another: "a week from friday", "end of friday", "an hour before noon"."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.capture.lexicon import AHEAD, ARTICLES, EDGES, FROM_NOW, NEXT, OF, PERIODS, WEEKDAYS, particles
from cockpit.capture.lexicon.numbers import ORDINAL_SHAPES, ORDINALS
from cockpit.capture.lexicon.particles import ON, SIDES
from cockpit.capture.lexicon.times import ASIDE, DAYS, OFFSET_AFTER, OFFSET_BEFORE
from cockpit.capture.number_words import cardinal, is_number, ordinal
from cockpit.capture.times import business_day, day_phrase, duration, half_day, period, weekday
from cockpit.capture.times.amount_of_time import read_amount
from cockpit.capture.times.calendar_day import weekday_after
from cockpit.capture.times.result import EXACT, Piece
from cockpit.capture.times.time_of_day import read_time_of_day
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.amount_of_time import Amount
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_DAY = timedelta(days=1)
_MOST_WEEKS = 52
_YEAR = 1200  # hundredths of a month


def read_by_another(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the day or the distance in time that begins at a word, be it said by another day.

    Raises UnknownRegion where business days are counted and the region of the settings is not known.
    """
    after = place + (words.low(place) in ARTICLES and words.low(place) not in particles.ARTICLE_OR_THAT)
    if (by_another := _by_another(words, after, here)) is not None:
        return by_another
    piece = day_phrase.read_day_phrase(words, place, here)
    if piece is not None and piece.beyond == place + 1 and words.low(place) in WEEKDAYS:
        return _beside(words, place + 1, here, WEEKDAYS[words.low(place)]) or piece
    return piece


def _by_another(words: Words, place: int, here: Standpoint) -> Piece | None:
    low = words.low(place)
    if (low[:1].isdecimal() or low[:1] == "+" or is_number(low)) and (
        found := from_day(words, place, here) or _weekdays_on(words, place, here)
    ):
        return found
    if low in DAYS:
        return beside(words, place, here)
    if low in ORDINALS or figures(low)[0] in ORDINAL_SHAPES:
        return _nth_after(words, place, here)
    if low in EDGES:
        return edge_of_day(words, place, here)
    return week_phrase(words, place, here) if low in PERIODS else None


def from_day(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "a week from friday", "two days before christmas", "a week on tuesday", "a week today"."""
    found = read_amount(words, place)
    if found is None or found.unit == "minute":
        return None
    joint = _joint(words, found)
    start = _plain_day(words, joint, here) if joint is not None else None
    if start is None or start.day is None:
        return None
    is_back = words.low(found.beyond) in OFFSET_BEFORE
    if words.low(place)[:1] == "+" or (start.day == here.today and is_back):
        return None
    day = duration.shifted(start.day, found, here, -1 if is_back else 1)
    if found.hundredths >= _YEAR and found.unit == "month" and start.assumed:
        said = words.said(place, start.beyond)  # the last christmas or the next
        return Piece(start.beyond, ask=f'Which day is "{said}"? Write it with its year.')
    return None if day is None else Piece(start.beyond, day=day, assumed=start.assumed)


def _weekdays_on(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Ask which day "3 fridays from now" is: whether the coming one counts is not agreed."""
    number = cardinal(words, place)
    if number is None or not 1 < number[0] <= _MOST_WEEKS:
        return None
    name, beyond = words.low(number[1]), number[1] + 3
    wanted = WEEKDAYS.get(name[:-1]) if name[-1:] in particles.PLURALS else None
    if wanted is None or words.pair(number[1] + 1) not in FROM_NOW:
        return None
    first = weekday_after(here.today, wanted, number[0])
    said, both = words.said(place, beyond), (first, first + 7 * _DAY)
    return Piece(beyond, ask=f'Is "{said}" {" or ".join(map(weekday.said, both))}? Write the date.')


def _joint(words: Words, found: Amount) -> int | None:
    """Return where the day begins that an amount of time is counted from; None where no word leads to one."""
    low = words.low(found.beyond)
    if low in OFFSET_AFTER or low in OFFSET_BEFORE:
        return found.beyond + 1 + (words.pair(found.beyond) in particles.PRIOR_TO)
    if found.unit != "day":
        return None
    if low in ON:
        return found.beyond + 1
    return found.beyond if low in AHEAD or low in WEEKDAYS or low in NEXT else None


def _plain_day(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read one day and nothing more."""
    piece = day_phrase.read_day_phrase(words, place, here)
    is_more = piece is None or piece.ask or piece.clock is not None or piece.is_period
    return None if is_more else piece


def beside(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "day after tomorrow", "the day before christmas" from "day" on."""
    if words.low(place + 1) not in ASIDE:
        return None
    start = _plain_day(words, place + 2, here)
    if start is None or start.day is None:
        return None
    sign = 1 if words.low(place + 1) in particles.AFTER else -1
    return Piece(start.beyond, day=start.day + sign * _DAY, assumed=start.assumed)


def _beside(words: Words, place: int, here: Standpoint, wanted: int) -> Piece | None:
    """Read the day that follows a weekday: "friday before christmas", "Montag nach Ostern"."""
    if words.low(place) not in ASIDE or words.has_break(place - 1):
        return None
    start = _plain_day(words, place + 1, here)
    if start is None or start.day is None or start.is_end or words.low(place + 1) in AHEAD:
        return None
    which = 1 if words.low(place) in particles.AFTER else 0
    since = start.day if which else start.day - _DAY
    return Piece(start.beyond, day=weekday_after(since, wanted, which), assumed=True)


def edge_of_day(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "end of friday", "Ende nächsten Freitag" as the day."""
    if EDGES[words.low(place)] != "end" or words.low(place) not in particles.ENDS:
        return None
    after = place + 1 + (words.low(place + 1) in OF)
    if words.low(after) not in WEEKDAYS and words.low(after) not in AHEAD:
        return None
    piece = day_phrase.read_day_phrase(words, after, here)
    if piece is not None:
        piece.is_end = True
    return piece


def week_phrase(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "week of 7 december", "Woche vom 7.12." as that week; "week on tuesday"; "week after next"."""
    if words.low(place) not in particles.WEEK_NOUNS:
        return period.whole(words, place, here) if words.pair(place + 1) in particles.NEXT_BUT_ONE else None
    low = words.low(place + 1)
    if words.pair(place + 1) in particles.NEXT_BUT_ONE:
        return period.whole(words, place, here)
    if low in ON and words.low(place + 2) in WEEKDAYS:
        piece = weekday.read_weekday(words, place + 2, here, WEEKDAYS[words.low(place + 2)])
        piece.day = piece.day + 7 * _DAY if piece.day else None
        return piece
    if low not in particles.WEEK_OF:
        return None
    start = _plain_day(words, place + 2, here)
    if start is None or start.day is None:
        return None
    return Piece(start.beyond, day=business_day.week_of(start.day, here)[1], assumed=True, is_period=True)


def _nth_after(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "first monday after easter"."""
    number = ordinal(words, place)
    if number is None or number[0] < 1 or words.low(number[1]) not in WEEKDAYS:
        return None
    if words.low(number[1] + 1) not in particles.AFTER:
        return None
    start = _plain_day(words, number[1] + 2, here)
    if start is None or start.day is None:
        return None
    return Piece(start.beyond, day=weekday_after(start.day, WEEKDAYS[words.low(number[1])], number[0]))


def offset_clock(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "an hour before noon", "30 min after lunch", "2h before eod"."""
    found = read_amount(words, place)
    if found is None or found.unit != "minute":
        return None
    sign = SIDES.get(words.low(found.beyond))
    if sign is None:
        return None
    start = found.beyond + 1 + (words.low(found.beyond + 1) in ARTICLES)
    clock = read_time_of_day(words, start, here, at=True)
    if clock is None or clock.clock is None or clock.ask:
        return None
    half_day.settle(clock, here)
    moved = plus_minutes(clock.clock, sign * found.hundredths // 100)
    if moved is None or clock.ask:
        return None
    clock.clock, clock.loose, clock.is_vague, clock.part = moved, EXACT, False, ""
    return clock


def plus_minutes(clock: time, minutes: int) -> time | None:
    """Return the time of day that many minutes later, or None where it is on another day."""
    total = clock.hour * 60 + clock.minute + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None
