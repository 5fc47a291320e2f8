"""Reading what comes again and again: "every month", "every 2nd tuesday", "jeden Montag", "every 3 weeks", "weekly"."""

from __future__ import annotations

from datetime import time, timedelta

from cockpit.capture.lexicon import (
    AFTERWARDS,
    ARTICLES,
    DAY_UNITS,
    MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    WORKING,
    particles,
    times,
)
from cockpit.capture.lexicon.particles import ON, PLURAL
from cockpit.capture.lexicon.slips import TURNED
from cockpit.capture.number_words import cardinal, ordinal, ranked
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose
from cockpit.capture.times.context import each, is_uncounted
from cockpit.capture.times.find import find_times, on_day
from cockpit.capture.times.reach import MOST_WEEKS, is_kept_up
from cockpit.capture.times.result import Standpoint
from cockpit.capture.tokens import fold
from cockpit.domain.hours import end_of_business
from cockpit.domain.record import Record
from cockpit.domain.repeat import Repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cockpit.capture.reading import LineAtWork
    from cockpit.capture.tokens import Words

_DAY, _SHORTEST, _LONGEST, _WEEKS = timedelta(days=1), 28, 31, 4
_DIGITS = "0123456789"
_SHORTEST_UNIT = 2
_UNITS = {
    ("day", 1): "day", ("day", 7): "week", ("day", 14): "fortnight", ("month", 1): "month", ("month", 3): "quarter",
    ("month", 12): "year", ("workday", 1): "workday",
}  # fmt: skip


class Repeated(Record):
    """A repeat in the words from `first` up to `beyond`, and its first day; `assumed`: it may mean another rhythm."""

    first: int
    beyond: int
    every: Repeat
    day: date
    assumed: bool = False


def _is_each_slip(words: Words, place: int) -> bool:
    """Tell whether what "every" becomes by a slip is no word of its own: "ever month", not "best ever month"."""
    beyond = each(words, place)
    if not beyond or words.low(place) not in times.BEFORE_FIGURES or words.low(place + 1).isdecimal():
        return bool(beyond)
    ends = words.is_last(beyond - 1) or words.has_break(beyond - 1)
    return ends and words.low(place - 1) not in times.BEFORE_EVER


def find_repeat(words: Words, here: Standpoint) -> Repeated | None:
    """Return the first repeat in the words; None where there is none that is wholly understood."""
    for place in range(len(words)):
        low = words.low(place)
        if low in times.EACH:
            found = _each(words, place, here)
        elif low in times.EACH_SLIPS:
            slip = _each(words, place, here) if _is_each_slip(words, place) else None
            found = slip and slip.replace(assumed=True)
        elif low in times.OFTEN and _ends(words, place):
            number, unit = times.OFTEN[low]
            found = _on(words, place, place + 1, Repeat(number=number, unit=unit), here)
        elif (
            low.endswith(PLURAL)
            and low[:-1] in WEEKDAYS
            and (not words.low(place - 1) or words.low(place - 1) in ON)
        ):
            every = Repeat(number=1, unit="week", weekday=WEEKDAYS[low[:-1]])
            found = _made(place - (words.low(place - 1) in ON), place + 1, every, here)
        else:
            continue
        if found is not None:
            return found
    return None


def _ends(words: Words, place: int) -> bool:
    """Tell whether "weekly" says how often, and not of what kind something is: "weekly report"."""
    follows = words.low(place + 1)
    return not follows or words.has_break(place) or follows in AFTERWARDS or follows in times.AFTER_OFTEN | ON


def read_repeat(line: LineAtWork, until: int | None = None) -> tuple[Repeat | None, Chosen | None]:
    """Take the repeat that begins before `until` out of the line; return how often, and when it first comes."""
    repeated = find_repeat(line.words, line.here)
    if repeated is None or (until is not None and repeated.first >= until):
        return None, None
    return repeated.every, _taken(line, repeated)


def told_rhythm(words: Words, repeated: Repeated) -> tuple[str, ...]:
    """Tell how often a repeat was read to come where that is not plain, and that a shorter month is not passed over."""
    every, said = repeated.every, words.said(repeated.first, repeated.beyond)
    rhythm = f"every {every.number} {every.unit}s" if every.number > 1 else every.words()
    told = (f'"{said}" read as {rhythm}',) if repeated.assumed else ()
    is_short = every.weekday is None and (every.rank or 0) > _SHORTEST
    return (*told, f'"{said}" comes in a shorter month on its last day') if is_short else told


def _taken(line: LineAtWork, repeated: Repeated) -> Chosen:
    """Cut a repeat out of the line; return when it first comes."""
    words, here, chosen = line.words, line.here, Chosen()
    part = next((one for one in find_times(words, here) if one.first < repeated.beyond < one.beyond), None)
    line.cuts.take([(repeated.first, repeated.beyond, "every")])
    found = [one for one in find_times(words, here) if not one.is_past]
    clocks = [one for one in found if one.clock is not None and not one.day_said]
    if not found and part is not None and part.clock is not None:  # "every monday morning"
        hour = f'"{words.said(repeated.beyond, part.beyond)}" read as {part.clock:%H:%M}'
        found = [part.replace(first=repeated.beyond, day_said=False, ask="", assumed=(hour,))]
    elif len(found) == len(clocks) == 1:  # it is of that day, be it past today or not
        found = find_times(words, Standpoint(on_day(time(), repeated.day, here), here.rules))
    due = choose.the_one(found, chosen, words, here)
    chosen.due, chosen.whole_day = end_of_business(repeated.day, here.now, here.rules), True
    chosen.assumed += told_rhythm(words, repeated)
    if words.low(repeated.beyond) in TURNED:
        said = words.said(repeated.first, repeated.beyond + 1)
        chosen.missing += (f'When does "{said}" not come? Only what always comes again can be kept.',)
    elif more := _more(words, repeated.beyond):
        said = words.said(repeated.first, more)
        chosen.missing += (f'How often is "{said}"? Write a line for each, such as: every 2nd friday',)
    if due is None:
        return chosen
    if due.day_said or due.clock is None:
        led = words.low(due.first - 1) in times.FROM_THEN and not words.has_break(due.first - 1)
        choose.set_due(chosen, due.replace(first=due.first - led))
    else:
        chosen.due, chosen.whole_day = on_day(due.clock, repeated.day, here), False
        chosen.assumed += due.assumed
        chosen.spots.append((due.first, due.beyond, "due"))
    return chosen


def _more(words: Words, place: int) -> int:
    """Return where more of a rhythm ends: "every friday and monday", "every mon, wed", "every quarter end"; or 0."""
    at = place + (words.low(place) in times.ALSO)
    said = fold(words.raw(at))
    is_day = said in WEEKDAYS or (said in SHORT_WEEKDAYS and words.raw(at).istitle())
    is_more = is_day and (at > place or words.has_break(place - 1))
    return at + 1 if is_more or said in times.AGAIN | times.END else 0


def _each(words: Words, place: int, here: Standpoint) -> Repeated | None:
    """Read from "every" on: how many, of what, and on which day of it."""
    if words.low(place + 1) in times.LAST_DAYS and words.low(place + 2) in WEEKDAYS:
        return _in_month(words, place, place + 2, -1, here)
    number, at, is_rank = _how_many(words, place + 1)
    weekday = _weekday(words, at)
    if is_rank and (weekday is None or number == 1 or words.low(at + 1) in times.OF_MONTH):
        found = _of_month(words, place, at, number, here)
        if found is not None or number == 1 or weekday is not None:
            return found
    if weekday is None:
        return _of_unit(words, place, at, number, here)
    if not 1 <= number <= MOST_WEEKS:
        return None
    every = Repeat(number=number, unit="week", weekday=weekday)
    return _made(place, at + 1, every, here, assumed=is_rank and number > 1)


def _how_many(words: Words, at: int) -> tuple[int, int, bool]:
    """Return the number after "every", where the words go on, and whether it is an ordinal: "2nd"."""
    if words.low(at) in times.OTHER:
        return 2, at + 1, words.low(at) not in particles.OTHER_PLAIN
    if (ranked := ordinal(words, at)) is not None:
        return *ranked, True
    low = words.low(at)
    if (unit := low.lstrip(_DIGITS)) in UNITS and unit != low:  # "every 3wks"
        return int(low.removesuffix(unit)), at, False
    number, beyond = cardinal(words, at) or (1, at)
    return number, beyond, beyond > at and words.is_dotted(beyond - 1)


def _weekday(words: Words, at: int) -> int | None:
    low = words.low(at)
    found = WEEKDAYS.get(low, WEEKDAYS.get(low.removesuffix(PLURAL)))
    return SHORT_WEEKDAYS.get(low) if found is None and words.raw(at)[:1].isupper() else found


def _of_unit(words: Words, place: int, at: int, number: int, here: Standpoint) -> Repeated | None:
    """Read "3 weeks", "month on the 5th", "week on tuesday" after "every"."""
    low = words.low(at).lstrip(_DIGITS)
    unit = "workday" if low in times.WORKDAYS else _UNITS.get(UNITS.get(low, ("", 0)), "")
    unit = "month" if low in times.MONTH_WORDS else unit  # "jedes Monats"
    if low in WORKING and words.low(at + 1) in DAY_UNITS:
        unit, at = "workday", at + 1
    is_kept = bool(unit) and is_kept_up(number, UNITS.get(low, ("day", 1)))
    if not is_kept or len(low) < _SHORTEST_UNIT or is_uncounted(words, place):
        return None
    if unit == "fortnight":
        number, unit = 2 * number, "week"
    return _on(words, place, at + 1, Repeat(number=number, unit=unit), here)


def _on(words: Words, place: int, beyond: int, every: Repeat, here: Standpoint) -> Repeated | None:
    """Read the day of it that a rhythm may be followed by: "every week on tuesday", "monthly on the 5th"."""
    is_led = words.low(beyond) in ON
    if is_led and every.unit == "month":
        return _on_day(words, place, beyond, every, here)
    if is_led and every.unit == "week" and (wanted := _weekday(words, beyond + 1)) is not None:
        return _made(place, beyond + 2, every.replace(weekday=wanted), here)
    return _day_before(words, place, beyond, every, here)


def _day_before(words: Words, place: int, beyond: int, every: Repeat, here: Standpoint) -> Repeated | None:
    """Read the day of it that stands before: "on the 1st of every month", "am letzten Freitag jedes Monats"."""
    is_of = words.low(place - 1) in times.OF_MONTH
    at = place - is_of
    weekday = WEEKDAYS.get(words.low(at - 1))
    at -= weekday is not None or words.low(at - 1) in DAY_UNITS
    rank, first = _rank_before(words, at)
    if not rank or every.unit != "month":
        return None if is_of else _made(place, beyond, every, here)
    if words.low(first - 1) in times.ALSO or (weekday is not None and rank > _WEEKS):
        return None
    while words.low(first - 1) in ARTICLES or words.low(first - 1) in ON:
        first -= 1
    if weekday is None and rank < 0:
        rank = _LONGEST  # the last day: a shorter month has its own
    return _made(first, beyond, every.replace(weekday=weekday, rank=rank), here)


def _rank_before(words: Words, beyond: int) -> tuple[int, int]:
    """Return which day of a month the words before say, -1 for the last, and where they begin; nought for none."""
    if words.low(beyond - 1) in times.LAST_DAYS:
        return -1, beyond - 1
    for first in (beyond - 2, beyond - 1):
        said = ranked(words, first)
        if said is not None and said[1] == beyond and 1 <= said[0] <= _LONGEST:
            return said[0], first
    return 0, beyond


def _on_day(words: Words, place: int, beyond: int, every: Repeat, here: Standpoint) -> Repeated | None:
    """Read "on the 5th", "am 5." after "every month"."""
    day = ranked(words, beyond + 1 + (words.low(beyond + 1) in ARTICLES))
    if day is None or not 1 <= day[0] <= 31 or words.low(day[1]) in (*WEEKDAYS, *MONTHS):
        return None
    return _made(place, day[1], every.replace(rank=day[0]), here)


def _of_month(words: Words, place: int, at: int, rank: int, here: Standpoint) -> Repeated | None:
    """Read "every 1st of the month", "every 2nd tuesday of the month", and "every first friday" as of each month."""
    if WEEKDAYS.get(words.low(at)) is not None:
        found = _in_month(words, place, at, rank, here)
        return found and found.replace(assumed=found.beyond == at + 1)
    beyond = _month_ends(words, at)
    every = Repeat(number=1, unit="month", rank=rank)
    return _made(place, beyond, every, here) if beyond and rank <= _LONGEST else None


def _in_month(words: Words, place: int, at: int, rank: int, here: Standpoint) -> Repeated | None:
    """Read "every 2nd tuesday of the month", "every last friday": of each month."""
    beyond = _month_ends(words, at + 1) if words.low(at + 1) in times.OF_MONTH else at + 1
    if not beyond or not -1 <= rank <= _WEEKS or not rank:
        return None
    every = Repeat(number=1, unit="month", weekday=WEEKDAYS[words.low(at)], rank=rank)
    return _made(place, beyond, every, here)


def _month_ends(words: Words, place: int) -> int:
    """Return where "of the month", "des Monats" ends; 0 where there is none."""
    if words.low(place) not in times.OF_MONTH:
        return 0
    place += 1
    while words.low(place) in times.EACH | ARTICLES:
        place += 1
    return place + 1 if words.low(place) in times.MONTH_WORDS else 0


def _made(place: int, beyond: int, every: Repeat, here: Standpoint, *, assumed: bool = False) -> Repeated:
    day = every.first_after(here.today, here.rules)
    if every.unit == "month" and every.weekday is None and every.rank is None and day.day < here.today.day:
        every = every.replace(rank=here.today.day)  # said on the 31st: a short month does not move it
    return Repeated(first=place, beyond=beyond, every=every, day=day, assumed=assumed)
