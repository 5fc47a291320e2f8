"""Days of what was: a monday that money came on, or that a loss was told on, is the last one."""

from __future__ import annotations

import re
from datetime import timedelta

from cockpit.capture.lexicon import DISTANCE_CUES, MONTHS, SHORT_WEEKDAYS, WEEKDAYS, meant
from cockpit.capture.lexicon.deals import TO_COME
from cockpit.capture.lexicon.numbers import ENDINGS
from cockpit.capture.times.find import on_day
from cockpit.domain.moment import between, is_before
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_WEEK = timedelta(days=7)
_YEAR = re.compile(r"[0-9]{4}|[0-9]+[./-][0-9]+[./-][0-9]+")


def as_past(one: Found, words: Words, here: Standpoint) -> Found:
    """Return a time as one that was: a monday the last one, a date without its year the nearest such day, 9:15 today's.

    Today alone is now. A day of the month is the last such one where that is nearer than the next; else it is asked
    which is meant. What says that it is to come ("next friday", "in 3 days", "tomorrow") stays so.
    """
    if one.clock is not None and not one.day_said:
        today = on_day(one.clock, here.today, here)
        return (
            one if is_before(here.now, today) else one.replace(moment=today, is_past=True, ask="", assumed=())
        )
    if one.moment is None or one.is_past or one.cue in DISTANCE_CUES:
        return one
    if one.whole_day and one.moment.date() == here.today:
        return one.replace(moment=here.now, whole_day=False, is_past=True, assumed=())
    keys = [words.low(place) for place in range(one.first, one.beyond)]
    if not TO_COME.isdisjoint(keys):
        return one
    if has_month(keys):
        return nearest(one, words, here)
    if any(map(is_weekday, keys)):
        is_next = between(here.now, one.moment) <= _WEEK + timedelta(days=1)
        return _moved(one, one.moment - _WEEK, words, here) if is_next else one
    is_of_month = any(_is_ordinal(words, place) for place in range(one.first, one.beyond))
    return _of_month(one, words, here) if is_of_month else one


def as_been(one: Found, words: Words, here: Standpoint) -> Found:
    """Return a time of what has been as one that was: "this morning", too, is now at the latest."""
    one = as_past(one, words, here)
    if one.moment is None or one.is_past or one.moment.date() != here.today:
        return one
    if not is_before(here.now, one.moment):
        return one.replace(is_past=True)  # just now
    is_vague = not any(map(str.isdecimal, words.said(one.first, one.beyond)))
    return one.replace(moment=here.now, is_past=True, assumed=()) if is_vague else one


def _of_month(one: Found, words: Words, here: Standpoint) -> Found:
    """Return a day of the month as the last such one where that is nearer than the next; else which it is, is asked."""
    moment = one.moment or here.now
    before = _month_before(moment)
    if before is not None and between(before, here.now) < between(here.now, moment):
        return _moved(one, before, words, here)
    said, day = words.said(one.first, one.beyond), (before or moment).date()
    ask = f'Which day is "{said}", the last or the next? Write it as a date: on {day}'
    return one.replace(moment=None, ask=ask)


def _is_ordinal(words: Words, place: int) -> bool:
    low = words.low(place)
    return low[:1].isdecimal() and (low.endswith(ENDINGS) or (low.isdecimal() and words.is_dotted(place)))


def nearest(one: Found, words: Words, here: Standpoint) -> Found:
    """Return a date without its year as the nearest such day, be it before or after now."""
    if one.moment is None or one.is_past or _YEAR.search(words.said(one.first, one.beyond)):
        return one
    if not has_month([words.low(place) for place in range(one.first, one.beyond)]):
        return one
    try:
        before = one.moment.replace(year=one.moment.year - 1)
    except ValueError:  # the 29th of February
        return one
    if between(before, here.now) >= between(here.now, one.moment):
        return one.replace(assumed=())
    return _moved(one, before, words, here)


def is_weekday(key: str) -> bool:
    """Tell whether a word is a day of the week, written short or with a slip in it, too."""
    return key in WEEKDAYS or key in SHORT_WEEKDAYS or meant(key) in WEEKDAYS


def has_month(keys: list[str]) -> bool:
    """Tell whether the words of a day name its month, by its name or in figures."""
    return any(key in MONTHS or "." in key or "/" in key for key in keys)


def _moved(one: Found, before: datetime, words: Words, here: Standpoint) -> Found:
    said = words.said(one.first, one.beyond)
    read_as = f'"{said}" read as {full(before, here.now, whole_day=one.whole_day)}'
    return one.replace(moment=before, is_past=is_before(before, here.now), assumed=(read_as,))


def _month_before(moment: datetime) -> datetime | None:
    month = moment.month - 1 or 12
    try:
        return moment.replace(month=month, year=moment.year - (month == 12))
    except ValueError:  # there is no 31st of June
        return None
