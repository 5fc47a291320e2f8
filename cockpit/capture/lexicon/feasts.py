"""The names of feasts: on a day of the year, so long after Easter, on a weekday."""

from __future__ import annotations

from cockpit.capture.lexicon import de, en

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Day = TypeVar("Day")


def _names(*said: dict[Day, str]) -> dict[Day, str]:
    """Return what each feast is called in all languages."""
    return {day: "|".join(one[day] for one in said if day in one) for one in said for day in one}


FIXED = _names(en.FEASTS_ON, de.FEASTS_ON)
FROM_EASTER = _names(en.FEASTS_FROM_EASTER, de.FEASTS_FROM_EASTER)
# Month, weekday, which one of the month (-1 the last), days after it.
BY_WEEKDAY = en.FEASTS_BY_WEEKDAY
