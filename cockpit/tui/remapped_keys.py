"""The seller's own keys: `[keys]` of the settings, checked so that a slip is told and never fatal."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from unicodedata import lookup

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from cockpit.tui.commands import BY_ID, COMMANDS, shown

# What Textual or our own dialogs need for themselves.
_TAKEN = {
    "tab": "the next pane",
    "shift+tab": "the pane before",
    "ctrl+q": "quit",
    "ctrl+c": "copy",
    "ctrl+p": "palette",
}
_SWALLOWED = ("ctrl+i", "ctrl+m", "ctrl+h")
# By what one reads of a command, too.
_IDS = {command.label: command.id for command in COMMANDS} | {name: name for name in BY_ID}
_NAMES = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values())


def keymap(settings_keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the keys to use by command id, and what is wrong with the rest, each with what to do.

    A mapping that is wrong or clashes is left out: the command keeps the key it had.
    """
    found: dict[str, str] = {}
    problems: list[str] = []
    for command_id, written in settings_keys.items():
        if command_id not in BY_ID:
            near = get_close_matches(command_id, _IDS, 1)
            hint = f"Did you mean {_IDS[near[0]]}?" if near else "Press ? for those there are."
            problems.append(f"keys: there is no command “{command_id}”. {hint}")
            continue
        keys = [_named(key.strip()) for key in _parted(written)]
        if wrong := next((why for key in keys if (why := _unusable(key))), ""):
            problems.append(f"keys: {command_id} = “{written}”: {wrong}")
        else:
            found[command_id] = ",".join(keys)
    while clash := _first_clash(found):
        command_id, key, other = clash
        problems.append(
            f"keys: {shown(key)} is the key of {other} already. "
            f"{command_id} keeps {shown(BY_ID[command_id].keys) or 'none'}; give {other} another key first."
        )
        del found[command_id]
    return found, problems


def _parted(written: str) -> list[str]:
    return ["comma"] if written.strip() == "," else written.split(",")


def _named(key: str) -> str:
    """Return a key as Textual names it: “?” is question_mark, shift+u is U."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if modifiers == ["shift"] and len(last) == 1 and last.isalpha():
        return last.upper()
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def _unusable(key: str) -> str:
    *modifiers, last = key.split("+")
    if key in _SWALLOWED or ("alt" in modifiers and len(last) == 1):
        return "terminals swallow that key. Choose another."
    if key in _TAKEN:
        return f"that is the key of {_TAKEN[key]}. Choose another."
    if not (len(last) == 1 or last in _NAMES or _is_a_sign(last)) or not set(modifiers) <= {
        "ctrl",
        "shift",
        "alt",
    }:
        return "no such key. Write one such as U, f5, ctrl+x or ?."
    return ""


def _is_a_sign(name: str) -> bool:
    try:
        return bool(lookup(name.replace("_", " ")))
    except KeyError:
        return False


def _first_clash(found: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return a remapped command, the key it wants, and the command on some same screen that has it."""
    for command_id, keys in found.items():
        for other in COMMANDS:
            if other.id == command_id or not set(other.screens) & set(BY_ID[command_id].screens):
                continue
            theirs = found.get(other.id, other.keys).split(",")
            for key in keys.split(","):
                if key in theirs:
                    return command_id, key, other.id
    return None
