"""What looks like the name of somebody or of a firm, known or not."""

from __future__ import annotations

from cockpit.capture.kinds import KINDS
from cockpit.capture.lexicon import CUES, MONTHS, WEEKDAYS
from cockpit.capture.tables import COMMON, VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.words import Words

# How the name of a firm ends.
_LEGAL = frozenset(
    "gmbh ag kg kgaa ohg ug se eg gbr ltd limited inc corp corporation llc llp plc co company sa sas sarl srl spa bv "
    "nv ab oy oyj as a/s aps sl s.a s.l s.r.l s.p.a b.v pty pte kk sons söhne".split()
)
# These are words too, or a day: "@acme ab Montag", "@acme Sa 10 Uhr"; in capitals they end a name.
_WORDS = frozenset(("ab", "as", "sa", "se"))
_PLUS = frozenset(("&", "+"))  # what these join is one name, in small letters, too
_JOINS = _PLUS | frozenset(("and", "und", "of", "de", "von"))
_LONGEST_NAME = 5


def firm_ends(words: Words, first: int) -> int:
    """Return where a name ends that has words in capitals up to "GmbH", or an "&"; else it is one word."""
    beyond, ends = first + 1, first + 1
    while beyond < len(words) and beyond < first + _LONGEST_NAME and words.low(beyond):
        word = words.all[beyond]
        if words.has_break(beyond - 1) or word.left != word.start:
            break
        if (word.low in _LEGAL and not (word.low in _WORDS and not word.raw.isupper())) or words.low(
            beyond - 1
        ) in _PLUS:
            ends = beyond + 1
        elif word.low not in _JOINS and not word.raw[:1].isupper():
            break
        beyond += 1
    return ends


def is_title(words: Words, first: int, beyond: int) -> bool:
    """Tell whether several words are written as a name is: in capitals, or joined by an "&"."""
    inside = words.all[first:beyond]
    return any(word.low in _PLUS for word in inside[1:-1]) or all(
        word.raw[0].isupper() or word.low in _JOINS for word in inside
    )


def is_name_like(words: Words, place: int) -> bool:
    """Tell whether a word may be somebody's name, and not one that any line may begin with."""
    low = words.low(place)
    return (
        low[:1].isalpha()
        and not any(char.isdecimal() for char in low)
        and low not in COMMON
        and low not in VERBS
        and low not in KINDS
        and words.key(place) not in WEEKDAYS
        and words.key(place) not in MONTHS
        and words.key(place) not in CUES
    )
