"""The settings: one TOML file, one table that says what may stand in it.

Loaded only where the file exists. A setting that does not read is an error with the line to mend; nothing is
guessed.
"""

from __future__ import annotations

import tomllib

from cockpit.config import readers
from cockpit.domain.record import Record
from cockpit.domain.rules import Rules
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

NO_TOML = (ValueError, RecursionError)
"""What reading raises of what is no sound TOML, has a number of thousands of digits, or is nested too deep."""
REMINDERS = ("bell and notice", "bell", "notice", "off")


class Setting(Record):
    """One setting: its name, an example of its value as it stands in the file, what it does, and how it is read.

    `choices` are all the values it may have, where they are few.
    """

    name: str
    example: str
    about: str
    read: Callable[[Any], Any]
    choices: tuple[str | bool, ...] = ()

    @property
    def unit(self) -> str:
        """What its value counts: hours, days or minutes, in short; empty for what counts nothing."""
        return readers.UNITS.get(self.read, "")


class Settings(Record):
    """All settings. `timezone` is an IANA name, or None for the system's; `keys` maps command ids to keys.

    `remind_before` counts minutes. `views` maps the names of saved searches to what they ask for, as typed behind
    `find --where`. `calendar` names the server that the phone's calendar is on.
    """

    rules: Rules = Rules()
    timezone: str | None = None
    theme: str = "dark"
    reduced_motion: bool = False
    remind: str = "bell and notice"
    remind_before: int = 10
    keys: Mapping[str, str] = {}
    views: Mapping[str, str] = {}
    calendar: Mapping[str, Mapping[str, Any]] = {}


SETTINGS = (
    Setting(
        name="day_starts", example='"09:00"', about="When your working day begins.", read=readers.wall_time
    ),
    Setting(
        name="day_ends",
        example='"17:00"',
        about="When it ends: what a date without a time means.",
        read=readers.wall_time,
    ),
    Setting(
        name="working_days",
        example='["mon", "tue", "wed", "thu", "fri"]',
        about="The days you work.",
        read=readers.days,
    ),
    Setting(name="holidays", example='["2026-12-25"]', about="Your own days off.", read=readers.dates),
    Setting(
        name="holidays_of",
        example=readers.A_REGION,
        about="Whose public holidays are off when business days are counted: country, or country and part.",
        read=readers.region,
    ),
    Setting(
        name="languages",
        example='["en", "de"]',
        about="Answers are looked up in these: en, de, and any of fr, es, it, nl, pt, pl. "
        "Lines are read in these, too, and always in English and German.",
        read=readers.languages,
    ),
    Setting(
        name="next_weekday",
        example='"ask"',
        about='What "next fri" means on a Wednesday: "coming" (in two days), "following" (next week\'s), "ask".',
        read=readers.one_of(("ask", "coming", "following")),
        choices=("ask", "coming", "following"),
    ),
    Setting(
        name="first_in_dates",
        example='"day"',
        about='What 1/2 begins with: "day" or "month".',
        read=readers.day_first,
        choices=("day", "month"),
    ),
    Setting(
        name="home_currency",
        example='"EUR"',
        about="The currency of amounts without one.",
        read=readers.currency,
    ),
    Setting(
        name="shortest_cushion",
        example="2",
        about="Hours between mine and theirs, at least.",
        read=readers.hours,
    ),
    Setting(
        name="history_needed",
        example="10",
        about="Deliveries of a kind before they propose.",
        read=readers.count,
    ),
    Setting(
        name="get_back_within",
        example="1",
        about="Working hours until a get-back is due.",
        read=readers.hours,
    ),
    Setting(
        name="follow_through_delay",
        example="2",
        about="Hours to follow-through, same day.",
        read=readers.hours,
    ),
    Setting(
        name="quiet_days_promised",
        example="2",
        about="Days of silence on a promised order.",
        read=readers.day_count,
    ),
    Setting(
        name="quiet_days", example="7", about="Days of silence on an order, later on.", read=readers.day_count
    ),
    Setting(
        name="quiet_days_met",
        example="2",
        about="Days of silence after a call without a step.",
        read=readers.day_count,
    ),
    Setting(
        name="payment_days",
        example="30",
        about="Net days where no terms were agreed.",
        read=readers.day_count,
    ),
    Setting(
        name="supply_days",
        example="14",
        about="Days to delivery where no date is known.",
        read=readers.day_count,
    ),
    Setting(
        name="need_check_days",
        example="14",
        about="Days from a loss to the need check.",
        read=readers.day_count,
    ),
    Setting(
        name="review_days",
        example="90",
        about="Days that an answer card stays verified.",
        read=readers.day_count,
    ),
    Setting(
        name="timezone", example='"Europe/Berlin"', about="Your zone; else the system's.", read=readers.zone
    ),
    Setting(name="theme", example='"dark"', about="The theme the cockpit opens with.", read=readers.text),
    Setting(
        name="reduced_motion",
        example="true",
        about="Nothing moves by itself: no animation, a cleared order is told in words.",
        read=readers.switch,
        choices=(False, True),
    ),
    Setting(
        name="remind",
        example='"bell and notice"',
        about='How you are reminded when mine is near: "bell and notice", "bell", "notice" or "off".',
        read=readers.one_of(REMINDERS),
        choices=REMINDERS,
    ),
    Setting(
        name="remind_before",
        example="10",
        about="Minutes before mine that you are reminded.",
        read=readers.minutes,
    ),
    Setting(
        name="keys",
        example='{ done = "d" }',
        about="Keys by command id, as the table of keys in the guide names them.",
        read=readers.keys,
    ),
    Setting(
        name="views",
        example='{ big = "kind = order and amount > 5000" }',
        about="Searches by name, for `find` and `export`; a table `[views]` reads best.",
        read=readers.views,
    ),
    Setting(
        name="calendar",
        example='{ caldav = { url = "https://cloud.example.com/dav", user = "you", every = 15 } }',
        about="The server of the two-way calendar, asked every so many minutes (0: only by `calendar sync`).",
        read=readers.calendar,
    ),
)
_KNOWN = {setting.name: setting for setting in SETTINGS}
_QUOTED = f"Words and times stand in quotes: {SETTINGS[0].name} = {SETTINGS[0].example}"
_OWN = tuple(name for name in Settings.FIELDS if name != "rules")
_NAMES_IN_RULES = {"first_in_dates": "day_before_month"}


def text_of(path: str) -> str | None:
    """Return what a settings file says, its line ends as they are; None where there is none.

    Raises NotUnderstood where it cannot be read, or is no text in UTF-8; a byte-order mark is no part of the text.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise NotUnderstood(f"{path} is no text in UTF-8.", "Save it as UTF-8, or remove it.", "") from error
    except OSError as error:
        told = (error.strerror or str(error)).lower()
        raise NotUnderstood(f"{path} cannot be read: {told}.", "Mend or remove it.", "") from error


def read_settings(text: str, path: str) -> Settings:
    """Return the settings written in `text`; `path` is named in errors. Raises NotUnderstood."""
    try:
        written = tomllib.loads(text)
    except NO_TOML as error:
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
                f"{setting.about}{readers.RANGES.get(setting.read, '')} Write it such as {name} = {setting.example}",
                "",
            ) from error
    if region := values.pop("holidays_of", ""):
        from cockpit.config.days_off import DaysOff  # for who names a region

        values["holidays"] = DaysOff(values.get("holidays", frozenset()), region, path)
    own = {name: values.pop(name) for name in _OWN if name in values}
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
    from cockpit.config.days_off import DaysOff

    if isinstance(settings.rules.holidays, DaysOff):
        settings.rules.holidays.check()
