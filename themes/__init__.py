"""Colour themes: one TOML file each, turned into Textual `Theme`s; a broken file is reported, never fatal.

A file gives `name`, the colours of `textual.theme.Theme` and, under `[variables]`, Textual's variables and
our own (`VARIABLE_DEFAULTS`). What it leaves out is taken from its own palette.
"""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.color import Color, ColorParseError
from textual.theme import Theme

__all__ = ["VARIABLE_DEFAULTS", "Problem", "load", "ours", "shipped", "stamp"]

VARIABLE_DEFAULTS: Final[dict[str, str]] = {
    "late": "ansi_red",
    "soon": "ansi_yellow",
    "agreed": "ansi_green",
    "quiet": "ansi_default",
    "code": "ansi_magenta",
    "amount": "ansi_default",
    "key": "ansi_cyan",
    "pane-border": "ansi_default",
    "pane-border-focus": "ansi_cyan",
}
"""Our own variables, for `App.get_theme_variable_defaults()`: what Textual's own themes show. Named terminal
colours, because Textual translates them to fit a dark or a light theme."""

_FROM_PALETTE: Final = {
    "late": "text-error",
    "soon": "text-warning",
    "agreed": "text-success",
    "quiet": "foreground",
    "code": "text-secondary",
    "amount": "foreground",
    "key": "text-accent",
    "pane-border": "border-blurred",
    "pane-border-focus": "border",
}
# What Textual's styles use but its palette of terminal colours lacks: without them the app would not start.
_ANSI_GAPS: Final = ("ansi-background", "ansi-foreground", "foreground-disabled", "surface-active")
_COLOURS: Final = (
    "primary", "secondary", "warning", "error", "success", "accent",
    "foreground", "background", "surface", "panel", "boost",
)  # fmt: skip
_FLAGS: Final = ("dark", "ansi")
_SHARES: Final = ("luminosity_spread", "text_alpha")
_KEYS: Final = ("name", "variables", *_COLOURS, *_FLAGS, *_SHARES)

_LARGEST_FILE: Final = 64 * 1024
_VARIABLE_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,59}")
_STYLES: Final = {"none", "not", "b", "bold", "dim", "i", "italic", "u", "underline", "strike", "reverse"}
_COLOUR_EXAMPLE: Final = 'Write it like "#7aa2f7", "slateblue" or, with ansi = true, "ansi_blue".'


class Problem(NamedTuple):
    """Why a theme file was left out, and what to do about it."""

    file: Path
    what: str
    remedy: str


class _Unusable(Exception):
    """A theme file says something we cannot use; carries what and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def load(folder: Path) -> tuple[list[Theme], list[Problem]]:
    """Every `*.toml` of a folder as a theme, by file name; and why some could not be used, with remedies.

    A folder that is not there has no themes. Never raises for what is in the folder.
    """
    themes: dict[str, Theme] = {}
    problems: list[Problem] = []
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".toml")
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [
            Problem(folder, f"It could not be read: {error.strerror}.", "Check that you may read it.")
        ]
    for file in files:
        try:
            theme = _theme(_read(file))
            if theme.name in themes:
                raise _Unusable(f"The name {theme.name!r} is taken.", "Give it another name.")
        except _Unusable as bad:
            problems.append(Problem(file, bad.what, bad.remedy))
        else:
            themes[theme.name] = theme
    return list(themes.values()), problems


def stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """The theme files of a folder, each with when it was changed last, in nanoseconds: equal while nothing changed."""
    try:
        with os.scandir(folder) as entries:
            return tuple(
                sorted((one.name, one.stat().st_mtime_ns) for one in entries if one.name.endswith(".toml"))
            )
    except OSError:
        return ()


def ours() -> list[Theme]:
    """The themes that come with us, by file name."""
    return load(Path(__file__).parent)[0]


def shipped(name: str) -> Theme | None:
    """The theme that comes with us under this name, also without its `cockpit-`; the others are not read."""
    file = Path(__file__).parent / f"{name.removeprefix('cockpit-')}.toml"
    if not name.isprintable() or os.sep in name or not file.is_file():
        return None
    return _made_of(_plainly(file.read_text(encoding="utf-8")))


def _plainly(text: str) -> dict[str, Any]:
    """Read a theme of ours: texts, yes and no, a line each, and one table. All that TOML may be takes longer."""
    data: dict[str, Any] = {}
    table = data
    for line in text.splitlines():
        key, is_value, written = line.partition(" = ")
        if line.startswith("["):
            table = data[line.strip("[]")] = {}
        elif is_value and not line.startswith("#"):
            table[key] = written[1:-1] if written.startswith('"') else written == "true"
    return data


def _read(file: Path) -> dict[str, Any]:
    import tomllib  # a start in a theme of ours does without

    try:
        # A pipe would wait for a writer for ever, so look before opening.
        if not file.is_file():
            raise _Unusable("It is not a file.", "Remove it, or put a theme file in its place.")
        if file.stat().st_size > _LARGEST_FILE:
            raise _Unusable("It is over 64 KiB, so hardly a theme.", "Remove it from the themes folder.")
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise _Unusable(f"It could not be read: {error.strerror}.", "Check that you may read it.") from error
    except UnicodeDecodeError as error:
        raise _Unusable("It is not UTF-8 text.", "Save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _Unusable(f"It is not TOML: {str(error)[:200]!r}.", "Correct that line.") from error


def _theme(data: dict[str, Any]) -> Theme:
    for key, value in data.items():
        _check(key, value)
    for key in ("name", "primary"):
        if key not in data:
            raise _Unusable(f"{key} is missing.", f'Add a line {key} = "…".')
    for name, value in data.get("variables", {}).items():
        _check_variable(name, value)
    return _made_of(data)


def _made_of(data: dict[str, Any]) -> Theme:
    theme = Theme(**data)
    try:
        palette = theme.to_color_system().generate()
    except Exception as error:  # Textual names no errors here, and a theme is never fatal
        raise _Unusable(f"Textual refused its colours: {error!r}.", _COLOUR_EXAMPLE) from error
    own = {name: palette[source] for name, source in _FROM_PALETTE.items()}
    if theme.ansi:
        own |= dict.fromkeys(_ANSI_GAPS, "ansi_default")
    theme.variables = own | theme.variables
    return theme


def _check(key: str, value: object) -> None:
    """Refuse a key that a theme does not have, or a value of the wrong kind."""
    if key in _COLOURS:
        _check_colour(key, value)
    elif key == "name":
        if not (isinstance(value, str) and value.isprintable() and 0 < len(value.strip()) <= 40):
            raise _Unusable("name is not a short plain text.", 'Write it like name = "my-theme".')
    elif key == "variables":
        if not isinstance(value, dict):
            raise _Unusable("variables is not a table.", "Put them under a line [variables].")
    elif key in _FLAGS:
        if not isinstance(value, bool):
            raise _Unusable(f"{key} is neither true nor false.", f"Write {key} = true, without quotes.")
    elif key in _SHARES:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise _Unusable(f"{key} is not a number from 0 to 1.", f"Write it like {key} = 0.15.")
    else:
        near = get_close_matches(key, _KEYS, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise _Unusable(f"There is no key {key[:60]!r}.", f"{hint}Own colours go under [variables].")


def _check_variable(name: str, value: object) -> None:
    """Refuse a variable that would only fail later, when Textual puts it into its stylesheet."""
    if not _VARIABLE_NAME.fullmatch(name):
        raise _Unusable(f"{name[:60]!r} cannot name a variable.", "Use small letters and hyphens.")
    if name.endswith("-style"):
        if not isinstance(value, str) or not value.split() or not set(value.split()) <= _STYLES:
            raise _Unusable(f"{name} is not a text style.", 'Write it like "bold" or "none".')
    elif name.startswith("link-background") and value == "initial":
        return
    else:
        _check_colour(name, value)


def _check_colour(key: str, value: object) -> None:
    """Refuse what is no colour. A variable may add a share (`"#fff 60%"`) or say `"auto"`."""
    if isinstance(value, str):
        colour, share = value, ""
        if key not in _COLOURS and (split := re.fullmatch(r"(\S.*?) +(\d{1,3}%)", value)):
            colour, share = split.groups()
        if key not in _COLOURS and colour == "auto":
            return
        # A line break after the colour would pass Textual's own pattern.
        if colour.isprintable() and (not share or int(share[:-1]) <= 100):
            try:
                Color.parse(colour)
            except (ColorParseError, ValueError):
                pass
            else:
                return
    raise _Unusable(f"{key} is not a colour: {repr(value)[:60]}.", _COLOUR_EXAMPLE)
