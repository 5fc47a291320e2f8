"""How the value of each setting is read. Each raises an ordinary error where it does not read."""

from __future__ import annotations

from datetime import date, time, timedelta

from cockpit.domain.moment import zone_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAYS_WHOLE = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
A_REGION = '"DE-BE"'
COUNTRY_LETTERS, LONGEST_PART = 2, 3
_CURRENCY_LETTERS = 3
_LONGEST_REMINDER = 24 * 60  # minutes
_MOST_COUNTED = 1000
_MOST_DAYS = 3652  # ten years: what is due after that is due never
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")


def text(value: Any) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def wall_time(value: Any) -> time:
    """Return a time of day without an offset."""
    read = value if isinstance(value, time) else time.fromisoformat(value)
    if read.tzinfo is not None:
        raise ValueError("a wall time has no offset")
    return read


def hours(value: Any) -> timedelta:
    """Return so many hours."""
    if isinstance(value, bool) or not 0 <= value <= _MOST_DAYS * 24:
        raise ValueError("no number of hours")
    return timedelta(hours=value)


def days(value: Any) -> tuple[int, ...]:
    """Return the days of the week, Monday = 0."""
    if not isinstance(value, list) or not value:
        raise ValueError("no list of days")
    named = [day.lower() for day in value]
    return tuple(
        sorted({(WEEKDAYS if len(day) == len(WEEKDAYS[0]) else _WEEKDAYS_WHOLE).index(day) for day in named})
    )


def dates(value: Any) -> frozenset[date]:
    """Return days of the calendar."""
    return frozenset(day if type(day) is date else date.fromisoformat(day) for day in value)


def region(value: Any) -> str:
    """Return a country, or a country and a part of it, as ISO 3166 has them."""
    country, dash, part = text(value).upper().partition("-")
    if not (len(country) == COUNTRY_LETTERS and country.isalpha() and country.isascii()):
        raise ValueError("no country")
    if dash and not (1 <= len(part) <= LONGEST_PART and part.isalnum() and part.isascii()):
        raise ValueError("no part of a country")
    return country + dash + part


def languages(value: Any) -> tuple[str, ...]:
    """Return languages that are read, each once."""
    if not value or not isinstance(value, list) or not set(value) <= set(_LANGUAGES):
        raise ValueError("no list of languages that are read")
    return tuple(dict.fromkeys(value))


def one_of(choices: tuple[str, ...]) -> Callable[[Any], str]:
    """Return what takes one of these values alone."""

    def chosen(value: Any) -> str:
        return choices[choices.index(value)]

    return chosen


def day_first(value: Any) -> bool:
    """Tell whether the day stands first."""
    return {"day": True, "month": False}[value]


def switch(value: Any) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def currency(value: Any) -> str:
    """Return the three letters of a currency."""
    if len(value) != _CURRENCY_LETTERS or not (value.isascii() and value.isalpha()):
        raise ValueError("no currency")
    return str(value).upper()


def count(value: Any) -> int:
    """Return a whole number from 1, up to a thousand."""
    return _whole(value, _MOST_COUNTED)


def _whole(value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError("no whole number in range")
    return value


def day_count(value: Any) -> int:
    """Return a number of days, up to ten years."""
    return _whole(value, _MOST_DAYS)


def minutes(value: Any) -> int:
    """Return a number of minutes, up to a day."""
    return _whole(value, _LONGEST_REMINDER)


def zone(value: Any) -> str:
    """Return the name of a zone that is known."""
    if zone_named(value) is None:
        raise ValueError("no zone of that name")
    return str(value)


def keys(value: Any) -> dict[str, str]:
    """Return keys by the id of their command."""
    return {command: text(key) for command, key in value.items()}


def views(value: Any) -> dict[str, str]:
    """Return the views of `[views]`: each a condition, or a table that holds nothing but one (`[views.big]`)."""
    found = {}
    for name, view in value.items():
        if isinstance(view, dict):
            (key,) = view
            view = {"where": view[key]}[key]
        if not text(view).strip() or not name.strip():
            raise ValueError("an empty view")
        found[name.strip()] = view
    return found


def calendar(value: Any) -> dict[str, dict[str, Any]]:
    """Return the server of `[calendar.caldav]`, with what is said of it."""
    if not value:
        return {}
    (name,) = value
    said = {"caldav": value[name]}[name]
    if not said.keys() <= _OF_SERVER.keys() or not {"url", "user"} <= said.keys():
        raise ValueError("an unknown word, or no url or user")
    return {name: {word: _OF_SERVER[word](one) for word, one in said.items()}}


def address(value: Any) -> str:
    """Return the address of a server."""
    if not text(value).lower().startswith(("https://", "http://")):
        raise ValueError("no address of the web")
    return text(value)


_LEVELS = ("full", "initials", "kind", "busy")
_OF_SERVER: Mapping[str, Callable[[Any], Any]] = {
    "url": address,
    "user": text,
    "every": lambda value: value and minutes(value),
    "privacy": one_of(_LEVELS),
    "amounts": switch,
    "contacts": switch,
    "contacts_note": one_of(_LEVELS),
}
UNITS: Mapping[Callable[[Any], Any], str] = {hours: "h", day_count: "d", minutes: "min"}
"""What a number counts, by the reader of it."""
RANGES: Mapping[Callable[[Any], Any], str] = {
    hours: f" From 0 to {_MOST_DAYS * 24}.",
    count: f" From 1 to {_MOST_COUNTED}.",
    day_count: f" From 1 to {_MOST_DAYS}.",
    minutes: f" From 1 to {_LONGEST_REMINDER}.",
}
"""What a number may be, by the reader of it, as a sentence."""
