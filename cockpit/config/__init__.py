"""The settings: one TOML file, one table that says what may stand in it.

Loaded only where the file exists. A setting that does not read is an error with the line to mend; nothing is
guessed.
"""

from __future__ import annotations

import tomllib
from datetime import date, time, timedelta

from cockpit.config.days_off import COUNTRY_LETTERS, EXAMPLE, LONGEST_PART, DaysOff
from cockpit.domain.moment import zone_named
from cockpit.domain.record import Record
from cockpit.domain.rules import Rules
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CURRENCY_LETTERS = 3
_MOST_DAYS = 3652  # ten years: what is due after that is due never
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")


class Setting(Record):
    """One setting: its name, an example of its value as it stands in the file, what it does, and how it is read."""

    name: str
    example: str
    about: str
    read: Callable[[Any], Any]


class Settings(Record):
    """All settings. `timezone` is an IANA name, or None for the system's; `keys` maps command ids to keys.

    `views` maps the names of saved searches to what they ask for, as typed behind `find --where`.
    """

    rules: Rules = Rules()
    timezone: str | None = None
    theme: str = "dark"
    keys: Mapping[str, str] = {}
    views: Mapping[str, str] = {}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _time(value: Any) -> time:
    read = value if isinstance(value, time) else time.fromisoformat(value)
    if read.tzinfo is not None:
        raise ValueError("a wall time has no offset")
    return read


def _hours(value: Any) -> timedelta:
    if isinstance(value, bool) or value < 0:
        raise ValueError("no number of hours")
    return timedelta(hours=value)


def _days(value: Any) -> tuple[int, ...]:
    days = tuple(sorted({_WEEKDAYS.index(day[:3].lower()) for day in value}))
    if not days:
        raise ValueError("no day at all")
    return days


def _dates(value: Any) -> frozenset[date]:
    return frozenset(day if type(day) is date else date.fromisoformat(day) for day in value)


def _region(value: Any) -> str:
    country, dash, part = _text(value).upper().partition("-")
    if not (len(country) == COUNTRY_LETTERS and country.isalpha() and country.isascii()):
        raise ValueError("no country")
    if dash and not (1 <= len(part) <= LONGEST_PART and part.isalnum() and part.isascii()):
        raise ValueError("no part of a country")
    return country + dash + part


def _languages(value: Any) -> tuple[str, ...]:
    if not value or not isinstance(value, list) or not set(value) <= set(_LANGUAGES):
        raise ValueError("no list of languages that are read")
    return tuple(dict.fromkeys(value))


def _next(value: Any) -> str:
    if value not in ("ask", "coming", "following"):
        raise ValueError("no reading of it")
    return str(value)


def _order(value: Any) -> bool:
    return {"day": True, "month": False}[value]


def _currency(value: Any) -> str:
    if len(value) != _CURRENCY_LETTERS or not (value.isascii() and value.isalpha()):
        raise ValueError("no currency")
    return str(value).upper()


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("no count")
    return value


def _day_count(value: Any) -> int:
    if _count(value) > _MOST_DAYS:
        raise ValueError("more than ten years")
    return _count(value)


def _zone(value: Any) -> str:
    if zone_named(value) is None:
        raise ValueError("no zone of that name")
    return str(value)


def _keys(value: Any) -> dict[str, str]:
    return {command: _text(key) for command, key in value.items()}


def _views(value: Any) -> dict[str, str]:
    """Return the views of `[views]`: each a condition, or a table that holds nothing but one (`[views.big]`)."""
    found = {}
    for name, view in value.items():
        if isinstance(view, dict):
            (key,) = view
            view = {"where": view[key]}[key]
        if not _text(view).strip() or not name.strip():
            raise ValueError("an empty view")
        found[name.strip()] = view
    return found


SETTINGS = (
    Setting(name="day_starts", example='"09:00"', about="When your working day begins.", read=_time),
    Setting(
        name="day_ends",
        example='"17:00"',
        about="When it ends: what a date without a time means.",
        read=_time,
    ),
    Setting(
        name="working_days",
        example='["mon", "tue", "wed", "thu", "fri"]',
        about="The days you work.",
        read=_days,
    ),
    Setting(name="holidays", example='["2026-12-25"]', about="Your own days off.", read=_dates),
    Setting(
        name="holidays_of",
        example=EXAMPLE,
        about="Whose public holidays are off when business days are counted: country, or country and part.",
        read=_region,
    ),
    Setting(
        name="languages",
        example='["en", "de"]',
        about="The languages you type, and are asked in: en and de, and any of fr, es, it, nl, pt, pl.",
        read=_languages,
    ),
    Setting(
        name="next_weekday",
        example='"ask"',
        about='What "next fri" means on a Wednesday: "coming" (in two days), "following" (next week\'s), "ask".',
        read=_next,
    ),
    Setting(
        name="first_in_dates", example='"day"', about='What 1/2 begins with: "day" or "month".', read=_order
    ),
    Setting(
        name="home_currency", example='"EUR"', about="The currency of amounts without one.", read=_currency
    ),
    Setting(
        name="shortest_cushion", example="2", about="Hours between mine and theirs, at least.", read=_hours
    ),
    Setting(
        name="history_needed", example="10", about="Deliveries of a kind before they propose.", read=_count
    ),
    Setting(name="get_back_within", example="1", about="Working hours until a get-back is due.", read=_hours),
    Setting(
        name="follow_through_delay", example="2", about="Hours to follow-through, same day.", read=_hours
    ),
    Setting(
        name="quiet_days_promised", example="2", about="Days of silence on a promised order.", read=_day_count
    ),
    Setting(name="quiet_days", example="7", about="Days of silence on an order, later on.", read=_day_count),
    Setting(
        name="quiet_days_met",
        example="2",
        about="Days of silence after a call without a step.",
        read=_day_count,
    ),
    Setting(name="payment_days", example="30", about="Net days where no terms were agreed.", read=_day_count),
    Setting(
        name="supply_days", example="14", about="Days to delivery where no date is known.", read=_day_count
    ),
    Setting(
        name="need_check_days", example="14", about="Days from a loss to the need check.", read=_day_count
    ),
    Setting(
        name="review_days", example="90", about="Days that an answer card stays verified.", read=_day_count
    ),
    Setting(name="timezone", example='"Europe/Berlin"', about="Your zone; else the system's.", read=_zone),
    Setting(name="theme", example='"dark"', about="The theme the cockpit opens with.", read=_text),
    Setting(
        name="keys", example='{ done = "d" }', about="Keys by command id; `?` shows the ids.", read=_keys
    ),
    Setting(
        name="views",
        example='{ big = "kind = order and amount > 5000" }',
        about="Searches by name, for `find` and `export`; a table `[views]` reads best.",
        read=_views,
    ),
)
_KNOWN = {setting.name: setting for setting in SETTINGS}
_QUOTED = f"Words and times stand in quotes: {SETTINGS[0].name} = {SETTINGS[0].example}"
_NAMES_IN_RULES = {"first_in_dates": "day_before_month"}


def read_settings(text: str, path: str) -> Settings:
    """Return the settings written in `text`; `path` is named in errors. Raises NotUnderstood."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotUnderstood(
            f"{path} is not sound TOML: {error}.", f"Mend that line. {_QUOTED}", ""
        ) from error
    values: dict[str, Any] = {}
    for name, value in written.items():
        setting = _KNOWN.get(name)
        if setting is None:
            from difflib import get_close_matches

            near = get_close_matches(name, _KNOWN, 1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(_KNOWN)}."
            raise NotUnderstood(f"{path} has an unknown setting “{name}”.", hint, "")
        try:
            values[name] = setting.read(value)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            raise NotUnderstood(
                f"{path}: {name} = {value!r} does not read.",
                f"Write it such as {name} = {setting.example}",
                "",
            ) from error
    if region := values.pop("holidays_of", ""):
        values["holidays"] = DaysOff(values.get("holidays", frozenset()), region, path)
    own = {name: values.pop(name) for name in ("timezone", "theme", "keys", "views") if name in values}
    rules = Rules(**{_NAMES_IN_RULES.get(name, name): value for name, value in values.items()})
    if not rules.day_starts < rules.day_ends:
        raise NotUnderstood(
            f"{path}: the working day ends before it begins.", "Set day_starts before day_ends.", ""
        )
    return Settings(rules=rules, **own)


def check(settings: Settings) -> None:
    """Raise NotUnderstood where no public holidays are known of the region that is set.

    Asking takes as long as starting does, so `read_settings` leaves it to those who have a moment.
    """
    if isinstance(settings.rules.holidays, DaysOff):
        settings.rules.holidays.check()
