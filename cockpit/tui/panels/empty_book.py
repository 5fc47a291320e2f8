"""What an empty book says: where to begin."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

_WAYS = (
    ("capture", "your first line, such as\nacme: spec sheet by tomorrow 16:00"),
    ("tour", "look around first: a minute in a made-up book"),
    ("import", "take in a CSV file: customers, what is open, answers"),
    ("settings", "theme, working hours, languages, keys"),
    ("help", "all keys"),
    ("quit", "leave"),
)
_GAPS = dict.fromkeys(("capture", "tour", "help"), (Content(),))


def greeting(key_of: Callable[[str], str]) -> Content:
    """Return the greeting; `key_of` tells the keys of a command."""
    keys = {name: key_of(name) for name, _ in _WAYS}
    wide = max(map(len, keys.values()))
    lines = [
        Content.assemble(("Welcome to Cockpit", "bold")),
        Content("What you promised, to whom, by when: one line each."),
    ]
    for name, words in _WAYS:
        first, *more = words.split("\n")
        lines += [*_GAPS.get(name, ()), Content.assemble((keys[name].rjust(wide), "$key bold"), "  ", first)]
        lines += [Content.assemble(" " * (wide + 2), (one, "$agreed")) for one in more]
    return Content("\n").join(lines)
