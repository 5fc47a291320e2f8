"""Reading a day of the week: "fri", "tue 1 dec", "friday next week", "nächsten Dienstag", "this weekend"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture.lexicon import (
    ARTICLES,
    MONTHS,
    OF,
    PARTS,
    PLAIN_WORDS,
    SHORT_WEEKDAYS,
    WEAK,
    WEEK_NUMBERS,
    WEEKDAYS,
    particles,
)
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.lexicon.talk import BEFORE_THURSDAY, THURSDAY
from cockpit.capture.lexicon.times import WEEKS
from cockpit.capture.number_words import cardinal, is_number_at
from cockpit.capture.times import business_day, calendar_date, calendar_day, period
from cockpit.capture.times.result import ANNOUNCED, AT_END, SURE, Piece
from cockpit.domain.wording import DAYS
from cockpit.domain.wording import MONTHS as SHORT_MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_DAY = timedelta(days=1)
_LAST_HOUR = 23


def plain(words: Words, place: int, here: Standpoint) -> Piece:
    """Read a weekday by its name."""
    piece = read_weekday(words, place, here, WEEKDAYS[words.low(place)])
    if words.low(place) in WEAK and piece.beyond == place + 1:
        piece.doubt = AT_END
    return piece


def short(words: Words, place: int, here: Standpoint) -> Piece:
    """Read a German short name, "Mo" to "So": hardly a day without a date, a time or a word that announces it."""
    piece = read_weekday(words, place, here, SHORT_WEEKDAYS[words.low(place)])
    if piece.beyond == place + 1:
        raw, low = words.raw(place), words.low(place)
        is_name = _is_name(words, place)
        is_plain = (
            (low in PLAIN_WORDS and not is_name)
            or raw in particles.SATURDAY_IN_CAPITALS
            or words.low(place - 1).isdecimal()
        )
        piece.doubt = ANNOUNCED if is_plain and not words.is_dotted(place) else AT_END
    return piece


def _is_name(words: Words, place: int) -> bool:
    """Tell whether a short name that is a word, too, is rather a day by how it is written and what stands beside it."""
    raw, low, after = words.raw(place), words.low(place), words.low(place + 1)
    if raw != low and place > 0 and words.is_last(place):  # "bis dann am Do", and not "So, …"
        return True
    if raw.istitle() and (after in PARTS or after in particles.ABOUT_CLOCK):  # "Do Nachmittag", "Do um fünf"
        return True
    if low not in THURSDAY:
        return False
    is_before_clock = after in particles.HALVES_OR_QUARTERS_TO or (
        is_number_at(words, place + 1) and words.low(place + 2) in particles.ASIDE_OF_HOUR
    )  # "do halb elf", "do 5 vor halb 4"
    return is_before_clock or (words.low(place - 1) in BEFORE_THURSDAY and words.is_last(place))  # "sich do"


def read_weekday(words: Words, place: int, here: Standpoint, wanted: int) -> Piece:
    """Read a weekday: the next one. On that very day it may be today, so that is asked."""
    beyond = place + 1
    dated = _dated(words, place, here, wanted)
    if dated is not None:
        return dated
    in_week = _in_week(words, beyond, here, wanted)
    if in_week is not None:
        return in_week
    ahead = (wanted - here.today.weekday()) % 7
    if words.pair(beyond) in particles.NEXT_BUT_ONE:
        return after_next(words, place - 1, here, wanted, 2, sure=False, beyond=place + 3)
    if (
        words.low(beyond) in particles.WEEK_ON
        and not words.has_break(place)
        and not words.low(beyond + 1).isdecimal()
    ):
        return Piece(beyond + 1, day=here.today + (ahead or 7) * _DAY + 7 * _DAY, assumed=True)
    if not ahead:
        raw, then = words.raw(place), here.today + 7 * _DAY
        return Piece(beyond, ask=f'Is "{raw}" today or {said(then)}? Write "today" or the date.')
    return Piece(beyond, day=here.today + ahead * _DAY)


def _in_week(words: Words, place: int, here: Standpoint, wanted: int) -> Piece | None:
    """Read the week that follows a weekday: "… next week", "… of this week", "… in 2 weeks", "… KW 49"."""
    low = words.low(place)
    start = place + (low in OF or low in particles.OUT_OF)
    if start > place and (number := cardinal(words, start)) and words.low(number[1]) in WEEKS:
        return _weeks_on(words, place, here, wanted, number)
    if start > place and words.low(start) in particles.THE:
        start += 1
    is_week = words.low(start) in WEEK_NUMBERS and words.low(start + 1).isdecimal()
    is_week = is_week or (words.low(start)[:2] in particles.WEEK_NUMBER and words.low(start)[2:].isdecimal())
    if (
        not is_week
        and words.low(start + 1) not in particles.WEEK
        and words.pair(start) not in particles.WEEK_AFTER
    ):
        return None
    found = period.period(words, start, here)
    if found is None or found[1] - found[0] > 7 * _DAY:
        return None
    piece = Piece(found[2], day=found[0] + wanted * _DAY)
    _mind_week_on(words, place, start, piece)
    return piece


def _mind_week_on(words: Words, place: int, start: int, piece: Piece) -> None:
    """Ask whether "friday week 9" is of a week by its number, or a week on at that hour."""
    number = words.low(start + 1)
    if words.low(start) in particles.WEEK_IN_FULL and number.isdecimal() and int(number) <= _LAST_HOUR:
        said = words.said(place - 1, piece.beyond)
        piece.ask = f'Is "{said}" in week {number}, or a week on at that hour? Write the date.'


def _weeks_on(words: Words, place: int, here: Standpoint, wanted: int, number: tuple[int, int]) -> Piece:
    """Read "mon in 2 weeks": of that week. Said in German it is as long after the coming Monday, so that is asked."""
    monday, _ = business_day.week_of(here.today, here)
    of_week = monday + (wanted + 7 * number[0]) * _DAY
    after = calendar_day.weekday_after(here.today, wanted, number[0] + 1)
    piece = Piece(number[1] + 1, day=of_week, assumed=of_week != after)
    if of_week != after and words.low(number[1]).startswith(particles.GERMAN_WEEKS):
        phrase = words.said(place - 1, piece.beyond)
        piece.ask = f'Is "{phrase}" {said(of_week)} or {said(after)}? Write the date.'
    return piece


def _dated(words: Words, place: int, here: Standpoint, wanted: int) -> Piece | None:
    """Read a weekday with its date, as in "tue 1 dec", "Dienstag, den 1.12."; the two must agree."""
    after = place + 1
    while words.low(after) in ARTICLES or (words.low(after) in ON and after == place + 1):
        after += 1
    low = words.low(after)
    if low in MONTHS:
        dated = calendar_date.month_first(words, after, here)
    else:
        dated = calendar_date.read_date(words, after, here) or calendar_date.glued(words, after, here)
    if dated is None or dated.day is None or (dated.doubt == ANNOUNCED and "-" in low):
        return None
    if dated.ask and "." in low:
        dated.ask = ""  # "fri 20.11" is no time
    dated.doubt = SURE
    if dated.day.weekday() != wanted:
        _agree(words, (place, after), dated, wanted, here)
    return dated


def _agree(words: Words, places: tuple[int, int], dated: Piece, wanted: int, here: Standpoint) -> None:
    """Read a date that is not that weekday as the one just past, where no year is said; else ask."""
    place, after = places
    if dated.day is None:
        return
    earlier = calendar_day.day_of(dated.day.year - 1, dated.day.month, dated.day.day)
    said_year = any(
        words.low(at).isdecimal() and len(words.low(at)) == 4 for at in range(after, dated.beyond)
    )
    if (
        earlier is not None
        and earlier.weekday() == wanted
        and here.today - earlier < 60 * _DAY
        and not said_year
    ):
        dated.day, dated.assumed = earlier, True
    else:
        dated.ask = f"{said(dated.day)} is not a {words.raw(place)}: which one is meant?"


def after_next(
    words: Words, place: int, here: Standpoint, wanted: int, steps: int, *, sure: bool, beyond: int = 0
) -> Piece:
    """Read "next tue" from "next" on: that of this week is not meant by all, so where it is to come, it is asked.

    `sure` is for "coming", which means the nearest one. A setting decides instead: "coming" or "following".
    """
    name = place + 1
    if not beyond and (dated := _dated(words, name, here, wanted)):
        return dated
    beyond = beyond or place + 2
    near = calendar_day.weekday_after(here.today, wanted, steps)
    monday, _ = business_day.week_of(here.today, here)
    far = monday + (wanted + 7 * steps) * _DAY
    if sure or near == far:
        return Piece(beyond, day=near, assumed=here.today.weekday() in (wanted, 5, 6) and not sure)
    if here.rules.next_weekday != "ask":
        return Piece(beyond, day=near if here.rules.next_weekday == "coming" else far, assumed=True)
    phrase = words.said(max(place, 0), beyond) if beyond == place + 2 else words.said(name, beyond)
    return Piece(beyond, ask=f'Is "{phrase}" {said(near)} or {said(far)}? Write the date.')


def of_this_week(words: Words, place: int, here: Standpoint, wanted: int) -> Piece:
    """Read "this friday"; one that has passed may be the next, so that is asked."""
    if dated := _dated(words, place + 1, here, wanted):
        return dated
    monday, _ = business_day.week_of(here.today, here)
    day = monday + wanted * _DAY
    beyond = place + 2 + (words.low(place + 2) in WEEKS and words.low(place) in particles.THIS_WEEK)
    if day < here.today:
        phrase = words.said(place, place + 2)
        return Piece(beyond, ask=f'Is "{phrase}" {said(day)} or {said(day + 7 * _DAY)}? Write the date.')
    return Piece(beyond, day=day)


def weekend(words: Words, place: int, here: Standpoint, steps: int) -> Piece:
    """Read "this weekend" as its Sunday; which one "next weekend" is, a setting decides."""
    beyond = place + 2
    monday, _ = business_day.week_of(here.today, here)
    sunday = monday + 6 * _DAY
    if not steps or here.rules.next_weekday == "coming":
        piece = Piece(beyond, day=sunday + 7 * max(steps - 1, 0) * _DAY, assumed=True, is_end=True)
        piece.is_long = True  # "by the weekend" may be the Friday
        return piece
    if here.rules.next_weekday == "following":
        return Piece(beyond, day=sunday + 7 * steps * _DAY, assumed=True, is_end=True)
    return Piece(beyond, ask=f'Which day is "{words.said(max(place, 0), beyond)}"? Write the date.')


def around_weekend(words: Words, place: int, name: int, here: Standpoint) -> Piece:
    """Read "before the weekend" as the last working day of the week, "after the weekend" as the first of the next."""
    first, last = business_day.week_of(here.today, here)
    if words.low(place) in particles.BEFORE:
        piece = Piece(name + 1, day=last, assumed=True, is_end=True)
        if last < here.today:
            piece.ask = f'When is "{words.said(place, name + 1)}", on a weekend? Write the date.'
        return piece
    working = [day for day in here.rules.working_days if 0 <= day <= 6]
    return Piece(name + 1, day=first + (7 + min(working, default=0)) * _DAY, assumed=True)


def pair(words: Words, place: int) -> Piece | None:
    """Read "mon-fri", "Mo/Di": which day is meant is asked."""
    for mark in ("-", "/", "+", "&"):
        parts = [part.rstrip(".") for part in words.low(place).split(mark)]
        if len(parts) < 2:
            continue
        if all(part in WEEKDAYS for part in parts) or (
            all(part in SHORT_WEEKDAYS for part in parts) and words.raw(place)[:1].isupper()
        ):
            return Piece(place + 1, ask=f'Which day of "{words.raw(place)}"? Write one date.', doubt=AT_END)
    return None


def said(day: date) -> str:
    """Name a day in a question: "Fri 20 Nov"."""
    return f"{DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"
