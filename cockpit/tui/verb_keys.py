"""The key of each verb in the menu of other steps: one key, one verb, whatever kind of record the menu is of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import ascii_letters, digits

from cockpit.domain.entry import Entry
from cockpit.domain.kinds import KINDS
from cockpit.tui.commands import BY_ID, BY_VERB, Command

NOTHING_REMAPPED: Mapping[str, str] = {}
# Of those without a key of their own; after their sound or sense, as far as there are letters.
IN_THE_MENU = {
    "add-instalment": "+", "answer": "a", "ask-expert": "x", "bounce": "b", "bring-along": "g", "cancel": "Q",
    "chase": "c", "clarify": "y", "close": ".", "competitors": "&", "confirm-received": "G", "credit": "-",
    "credit-ok": "O", "date-need": "W", "deliver": "l", "do-step": "#", "dormant": "Z", "end": "_", "hold": "h",
    "liked": "k", "nothing-else": "0", "open": "o", "override-excuse": "!", "pay": "$", "plan": "p", "process": "j",
    "reassure": "J", "received": "r", "refer": "f", "refund": "U", "reopen": "E", "return-deposit": "<",
    "save-card": "=", "set-means": "M", "set-meeting": "m", "set-terms": "T", "share-news": "n", "ship": "s",
    "skip-step": ">", "tell": "L", "trial-close": "Y", "use": "u", "write-off": "w",
}  # fmt: skip


def verb_keys(record: Entry | type[Entry], remapped: Mapping[str, str] = NOTHING_REMAPPED) -> dict[str, str]:
    """Return a key for every verb of a record: its own, or else that of the menu."""
    keys = _of_every_verb(tuple(remapped.items()))
    return {name: keys[name] for name in record.VERBS}


def _first(command: Command, remapped: Mapping[str, str]) -> str:
    return remapped.get(command.id, command.keys).split(",")[0]


@cache
def _of_every_verb(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the key of each verb that there is; a free letter where that of the menu was given away, or none is."""
    remapped = dict(pairs)
    verbs = dict.fromkeys(name for kind in KINDS.values() for name in kind.load().VERBS)
    found = {name: key for name in verbs if name in BY_VERB and (key := _first(BY_VERB[name], remapped))}
    taken = {*found.values(), _first(BY_ID["done"], remapped)}
    for name in sorted(verbs.keys() - found.keys(), key=lambda name: name not in IN_THE_MENU):
        letters = f"{name}{name.upper()}{ascii_letters}{digits}".replace("-", "")
        wanted = (
            IN_THE_MENU.get(name, ""),
            *(one for one in letters if one not in IN_THE_MENU.values()),
            *letters,
        )
        found[name] = next(key for key in wanted if key and key not in taken)
        taken.add(found[name])
    return found
