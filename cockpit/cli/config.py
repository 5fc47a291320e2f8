"""`cockpit config`: the settings as they stand, and one of them changed in its file."""

from __future__ import annotations

import os

from cockpit.cli.output import as_json, complain, say
from cockpit.desk import settings
from cockpit.errors import NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk
    from cockpit.desk.settings import Check, SettingNow

_SET, _UNSET = "set", "unset"
_LEAST = {_SET: 3, _UNSET: 2}


def config_options(parser: ArgumentParser) -> None:
    """Say what `config` takes."""
    parser.description = (
        f"{parser.description}\nNothing else in the file is touched: comments and what you wrote yourself stay. "
        "A broken file is told, and not written to."
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="NAME | set NAME VALUE | unset NAME",
        help="one setting; change one (keys.done for a key); go back to its default",
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def config(_desk: Desk, options: Namespace) -> int:
    """Print the settings, or change one."""
    path = options.places["config"]
    if path is None:
        raise NothingFound("There is no place for settings.", "Name a file with --config.", "")
    name = (
        _change(path, options.words, options.names_are_there)
        if options.words[:1] in ([_SET], [_UNSET])
        else " ".join(options.words)
    )
    found = [one for one in settings.listed(path) if name in ("", one.setting.name)]
    if not found:
        raise NotUnderstood(f"There is no setting “{name}”.", "`cockpit config` lists them.", "")
    problems = options.key_problems() if name in ("", "keys") else []
    if options.json:
        as_json({"file": path, "settings": [_json(one) for one in found], "problems": problems})
    else:
        _print(path, found, has_path=not name)
    for problem in problems:
        complain(f"cockpit: {problem}")
    return 1 if problems else 0


def _change(path: str, words: list[str], check: Check) -> str:
    """Change what was asked for; return the name of the setting."""
    verb, *rest = words
    if len(words) < _LEAST[verb]:
        raise NotUnderstood(f"What is to be {verb}?", "Write such as: cockpit config set theme light")
    typed = " ".join(rest[1:]) if verb == _SET else None
    settings.change(path, rest[0], typed, check)
    return rest[0].partition(".")[0]


def _print(path: str, found: list[SettingNow], *, has_path: bool) -> None:
    if has_path:
        say(f"{path}{'' if os.path.exists(path) else '  (not there yet: all as it comes)'}")
    wide = max(len(one.setting.name) for one in found)
    for one in found:
        origin = "set" if one.is_set else "default"
        say(f"{one.setting.name:<{wide}}  {one.value:<24}  {origin:<7}  {one.setting.about}")


def _json(one: SettingNow) -> dict[str, object]:
    import tomllib

    value = tomllib.loads(f"x = {one.value}")["x"]
    return {
        "name": one.setting.name,
        "value": value,
        "from": "file" if one.is_set else "default",
        "about": one.setting.about,
        "choices": list(one.setting.choices),
    }
