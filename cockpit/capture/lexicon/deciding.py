"""The words that decide what kind a line is, and what becomes of them by a slip of the keys: "wiat", "versprochn".

Loaded only where a line does not say its kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon import contacts, key_slips_of, meanings, pledges, slips_of, talk, words
from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en
from cockpit.capture.lexicon.slips import NEVER

_SHORTEST, _SHORTEST_OF_COMMON = 4, 5
_HEADS = {word for said in (*contacts.ATTEMPTS, *map(" ".join, talk.MISSED_CALLS)) for word in said.split()}
_HEADS |= {word for said in contacts.UNREACHED for word in said.split() if len(word) > _SHORTEST_OF_COMMON}
_MOST = frozenset((
    *talk.KINDS, *talk.THEY_DO, *talk.THEY_PROMISED, *talk.THEY_WILL, *talk.CALLBACKS, *talk.BACK,
    *contacts.CONTACTS, *contacts.CONTACTED, *contacts.CONTACT_LINKS, *pledges.VERSPROCHEN, *pledges.HABE,
    *pledges.REPORTS, en.LEFT,
))  # fmt: skip
DECIDING = frozenset(
    word
    for known, shortest in ((_MOST, _SHORTEST), (talk.STATES | talk.TOLD | _HEADS, _SHORTEST_OF_COMMON))
    for word in known
    if len(word) >= shortest and word.isalpha()
)
# Words of their own that a slip would make of one.
NO_SLIPS = words(en.NO_SLIPS, de.NO_SLIPS)
# Slips that are none of a key: how a word is often misspelt.
USUAL_SLIPS = meanings(en.USUAL_SLIPS)
MISSED = frozenset(said[0] for said in talk.MISSED_CALLS)
# Right before "@" a word of its own can only be a slip, and one letter the key of that kind on the screen.
FIRST_WORDS = meanings(en.FIRST_WORDS)
_SHORTEST_BY_KEY = 5  # in a shorter word the key beside another makes some word of its own


def meant(low: str) -> str:
    """Return the deciding word that a word with one slip in it means; empty where it means none."""
    if not low or low in NEVER or low in NO_SLIPS:
        return ""
    return USUAL_SLIPS.get(low, "") or _slips(low[0]).get(low, "")


_slips_of: dict[str, dict[str, str]] = {}


def _slips(initial: str) -> dict[str, str]:
    """Return what the deciding words that begin so become by a letter left out, doubled, swapped, or a key beside."""
    if initial in _slips_of:
        return _slips_of[initial]
    found: dict[str, str] = {}
    deciding = sorted(word for word in DECIDING if word[0] == initial)  # the same word in every run
    for word in deciding:
        for slip in slips_of(word, 1):
            found.setdefault(slip, word)
    for word in deciding:
        for slip in key_slips_of(word, 1) if len(word) >= _SHORTEST_BY_KEY else ():
            found.setdefault(slip, word)
    _slips_of[initial] = {slip: word for slip, word in found.items() if slip not in DECIDING}
    return _slips_of[initial]
