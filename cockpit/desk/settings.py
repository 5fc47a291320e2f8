"""The settings as they stand, and one of them changed in their file: checked first, and taken back where wanted."""

from __future__ import annotations

import os
import tomllib
from datetime import UTC, datetime, time, timedelta

from cockpit.config import NO_TOML, SETTINGS, Setting, Settings, check, read_settings, text_of
from cockpit.config.edit import changed, toml
from cockpit.config.readers import WEEKDAYS
from cockpit.domain.record import Record
from cockpit.errors import BookError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Check = Callable[[str, Settings], None]

# The tables, each with the name of a setting in it.
_SOME_MOMENT = datetime(2026, 1, 5, 12, tzinfo=UTC)  # whether a condition reads, it does at any
_TABLES = {"keys": "done", "views": "big", "calendar": "caldav"}


class SettingNow(Record):
    """A setting as it stands: `value` as the file has it or would have it, and whether the file says it."""

    setting: Setting
    value: str
    is_set: bool


class SettingChange(Record):
    """What a change made of the file at `path`: its text before, None where there was none, and after."""

    path: str
    before: str | None
    after: str
    settings: Settings


def settings_of(path: str) -> Settings:
    """Return the settings of a file. Raises NotUnderstood where it cannot be read, or does not read."""
    settings = read_settings(text_of(path) or "", path)
    check(settings)
    return settings


def listed(path: str) -> list[SettingNow]:
    """Return every setting as it stands. Raises NotUnderstood where the file does not read."""
    text = text_of(path) or ""
    read_settings(text, path)
    said = tomllib.loads(text)
    return [
        SettingNow(
            setting=one,
            value=toml(said[one.name]) if one.name in said else default_of(one.name),
            is_set=one.name in said,
        )
        for one in SETTINGS
    ]


def default_of(name: str) -> str:
    """Return what a setting is where the file does not say it, as the file would have it."""
    settings = Settings()
    if name in ("timezone", "holidays_of"):
        return '""'
    value: Any = getattr(settings, name, None) if name in Settings.FIELDS else None
    if value is None:
        value = getattr(settings.rules, {"first_in_dates": "day_before_month"}.get(name, name))
    if name == "first_in_dates":
        value = "day" if value else "month"
    if name == "working_days":
        value = [WEEKDAYS[day] for day in value]
    if isinstance(value, time):
        value = f"{value:%H:%M}"
    if isinstance(value, timedelta):
        hours = value / timedelta(hours=1)
        value = int(hours) if hours.is_integer() else hours
    return toml(sorted(value) if isinstance(value, frozenset) else value)


def change(path: str, name: str, typed: str | None, names_are_there: Check | None = None) -> SettingChange:
    """Change one setting, such as `theme` or `keys.done`; None takes it out of the file, so that its default holds.

    What is typed may be as the file has it, or bare: `light`, `9:30`, `mon, tue`. Raises NotUnderstood, with nothing
    written, where the file is broken, the value does not read or names what there is not (`names_are_there` raises of
    what the screens know: themes and keys); BookError where it cannot be written.
    """
    before = text_of(path)
    if before is not None:
        read_settings(before, path)  # a broken file is never written to
    table, _, key = name.partition(".")
    setting = next((one for one in SETTINGS if one.name == table), None)
    if setting is None or (bool(key) != (table in _TABLES)):
        raise _no_such(name)
    if typed is None:
        after = changed(before or "", name, None)
        settings = read_settings(after, path)
    else:
        after, settings = _first_that_reads(before or "", path, name, typed, setting.example)
    if after != (before or ""):
        check(settings)
        if typed is not None:
            _names_are_there(name, settings)
            if names_are_there is not None:
                names_are_there(name, settings)
        _put(path, after)
    return SettingChange(path=path, before=before, after=after, settings=settings)


def _names_are_there(name: str, settings: Settings) -> None:
    """Raise NotUnderstood for a currency that is none, and for a view that does not read."""
    currency = settings.rules.home_currency
    if name == "home_currency":
        from cockpit.capture.money.iso4217 import CODES  # a table that no other setting needs

        if currency not in CODES:
            raise NotUnderstood(f"“{currency}” is no currency.", f"There are: {', '.join(sorted(CODES))}.")
    elif name.startswith("views."):
        from cockpit.desk import where  # likewise
        from cockpit.store.condition import Reading

        reading = Reading(now=_SOME_MOMENT, rules=settings.rules, customers={})
        asked = settings.views[name.removeprefix("views.")]
        if "customer" not in asked.lower():  # one that is named may come later: the book knows
            where.condition(asked, reading)


def take_back(made: SettingChange) -> Settings:
    """Let the file say what it said before. Raises NotUnderstood where somebody has changed it since."""
    if text_of(made.path) != made.after:
        raise NotUnderstood(f"{made.path} was changed elsewhere since.", "Change it there.")
    if made.before is None:
        os.remove(made.path)
    else:
        _put(made.path, made.before)
    return read_settings(made.before or "", made.path)


def put_again(made: SettingChange) -> Settings:
    """Let the file say again what a change that was taken back made of it. Raises NotUnderstood likewise."""
    if text_of(made.path) != made.before:
        raise NotUnderstood(f"{made.path} was changed elsewhere since.", "Change it there.")
    _put(made.path, made.after)
    return made.settings


def _first_that_reads(text: str, path: str, name: str, typed: str, example: str) -> tuple[str, Settings]:
    """Return the file's text with what was typed as TOML, as text, or as a list, whichever reads first."""
    trouble: NotUnderstood | None = None
    for value in _readings(typed):
        try:
            after = changed(text, name, value)
            return after, read_settings(after, path)
        except NotUnderstood as error:
            trouble = trouble or error
    if trouble is not None:  # told of the file, which does not say it yet
        raise NotUnderstood(trouble.what.removeprefix(f"{path}: "), trouble.remedy)
    raise NotUnderstood(f"“{typed}” does not read.", f"Write it such as {example}.")


def _readings(typed: str) -> list[str]:
    words = typed.replace(",", " ").replace(";", " ").split()
    clock = typed.strip()
    if clock[1:2] == ":" and clock[:1].isdigit():
        clock = f"0{clock}"
    found = [toml(clock), toml(words)]
    try:
        read = tomllib.loads(f"x = {typed}")["x"]
    except NO_TOML:
        return found
    is_number = read == read  # noqa: PLR0124 - nan is none, and no file could be found to say it
    return found if "\n" in typed or not is_number else [typed, *found]


def _put(path: str, text: str) -> None:
    """Put the file in place whole or not at all; where it is a link, what it leads to."""
    from cockpit.store.outside_files import put

    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise BookError(f"{folder} could not be made: {error.strerror}.", "Make that folder.") from error
    put(path, text.encode())


def _no_such(name: str) -> NotUnderstood:
    from difflib import get_close_matches

    if name in _TABLES:
        return NotUnderstood(
            f"“{name}” holds several settings.", f"Name one of them, such as {name}.{_TABLES[name]}."
        )
    near = get_close_matches(name, [one.name for one in SETTINGS if one.name not in _TABLES], 1)
    remedy = f"Did you mean {near[0]}?" if near else "`cockpit config` lists them."
    return NotUnderstood(f"There is no setting “{name}”.", remedy)
