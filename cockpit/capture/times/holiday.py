"""Days that go by a name: "christmas", "new year's eve", "Ostern", "Karfreitag". Years count from the day asked."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.capture.lexicon.feasts import BY_WEEKDAY, FIXED, FROM_EASTER
from cockpit.capture.times.calendar_day import nth_day
from cockpit.domain.moment import month_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_LONGEST = 4


def _named() -> dict[str, tuple[str, tuple[int, ...]]]:
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for day, names in FIXED.items():
        found.update(dict.fromkeys(names.split("|"), ("fixed", day)))
    for days, names in FROM_EASTER.items():
        found.update(dict.fromkeys(names.split("|"), ("easter", (days,))))
    for rule, names in BY_WEEKDAY.items():
        found.update(dict.fromkeys(names.split("|"), ("weekday", rule)))
    return found


NAMED = _named()


def read_feast(words: Words, place: int, today: date) -> tuple[date, int] | None:
    """Return the day that a name stands for, today or next to come, or in the year said; and where the words go on."""
    for length in range(_LONGEST, 0, -1):
        name = " ".join(words.low(place + step) for step in range(length))
        if name in NAMED:
            beyond = place + length
            said = words.low(beyond)
            if len(said) == 4 and said.isdecimal() and 1970 <= int(said) < 2200:
                return _in(name, int(said)), beyond + 1
            day = _in(name, today.year)
            return (day if day >= today else _in(name, today.year + 1)), beyond
    return None


def _in(name: str, year: int) -> date:
    kind, rule = NAMED[name]
    if kind == "fixed":
        return date(year, *rule)
    if kind == "easter":
        return easter(year) + timedelta(days=rule[0])
    month, weekday, number, after = rule
    first = date(year, month, 1)
    return nth_day(first, month_end(first), number, weekday) + timedelta(days=after)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, over = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
