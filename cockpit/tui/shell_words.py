"""Sentences that name a command of the shell, as a screen says them: by the key that does the same there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cockpit.tui.commands import BY_ID, keys_of
from cockpit.tui.screen_names import TITLES, TODAY

_NAMED = re.compile(r"`cockpit ([a-z]+)(?: ([^`-][^`]*))?`(?! in a shell)")
_VERB = re.compile(r"`?cockpit do (\S+) ([a-z-]+)((?: --set \w+=[^ `]*\w)*)`?(?![a-z-]| --| \w+=)")
_SET = re.compile(r" --set (\w+)=(\S+)")
_ANSWERED = re.compile(r"Answer it with --set \w+=[^.]+")
_STEP = re.compile(r"`([a-z]+-[a-z-]+)`")  # of a record, by itself: its name has two words
# What the registry calls otherwise; to show is to find.
_IDS = {"answer": "answers", "config": "settings", "show": "find"}
_ON_A_RECORD = ("edit", "done")


def in_keys(words: str, remapped: Mapping[str, str], screen: str = "") -> str:
    """Return a sentence with each command of the shell that has a key named by it: "see `g l` (log)".

    What takes other options in a shell than the values of a step, or has no key, is left as it is. Where the step of
    a record has no key on the screen, Today is named with it.
    """

    def key(command_id: str) -> str:
        command = BY_ID.get(command_id)
        return keys_of(command, dict(remapped)) if command else ""

    def by_key(found: re.Match[str]) -> str:
        name, what = _IDS.get(found[1], found[1]), found[2]
        if not key(name) or (what and name not in (*_ON_A_RECORD, "find")):
            return found[0]
        said = f"`{key(name)}` ({BY_ID[name].label})"
        return f"{said}{' on' if name in _ON_A_RECORD else ''} {what}" if what else said

    where = f"on {TITLES[TODAY]} " if screen and screen not in BY_ID["verbs"].screens else ""

    def step(found: re.Match[str]) -> str:
        given = ", ".join(f"{name} {value}" for name, value in _SET.findall(found[3]))
        said = f"{where}`{key('verbs')}`, then {_spoken(found[2])}, on {found[1]}"
        return f"{said} ({given})" if given else said

    def bare(found: re.Match[str]) -> str:
        return f"{where}`{key('verbs')}`, then {_spoken(found[1])}"

    words = _NAMED.sub(by_key, _VERB.sub(step, _ANSWERED.sub("Type it", words)))
    return _STEP.sub(bare, words)


def _spoken(verb: str) -> str:
    return verb.replace("-", " ")
