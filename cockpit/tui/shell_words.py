"""Sentences that name a command of the shell, as a screen says them: by the key that does the same there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cockpit.tui.commands import BY_ID, keys_of
from cockpit.tui.screen_names import TITLES, TODAY

_NAMED = re.compile(r"`cockpit ([a-z]+)(?: ([^`-][^`]*))?`(?! in a shell)")
_VERB = re.compile(r"`?cockpit do (\S+) ([a-z-]+)`?(?![a-z-]| --| \w+=)")
# What the registry calls otherwise; to show is to find.
_IDS = {"answer": "answers", "config": "settings", "show": "find"}
_ON_A_RECORD = ("edit", "done")


def in_keys(words: str, remapped: Mapping[str, str], screen: str = "") -> str:
    """Return a sentence with each command of the shell that has a key named by it: "see `g l` (log)".

    What takes options in a shell, or has no key, is left as it is. Where the step of a record has no key on the
    screen, Today is named with it.
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
    words = _VERB.sub(lambda found: f"{where}`{key('verbs')}`, then {found[2]}, on {found[1]}", words)
    return _NAMED.sub(by_key, words)
