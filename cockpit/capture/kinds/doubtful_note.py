"""What a line that says no kind, and is taken for a note, may rather be; it is asked, and kept as the note.

Loaded only where a line is taken for a note.
"""

from __future__ import annotations

from cockpit.capture.lexicon.closing import NOT_DONE
from cockpit.capture.lexicon.deals import NET, PAYABLE
from cockpit.capture.lexicon.doubtful_notes import FILLERS, GONE_TO, NO_SUPPLIER, SAID_NO, SENT_MONEY, TAKES
from cockpit.capture.lexicon.talk import AGREED, NOT_YET, OK_SLIPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import Who
    from cockpit.capture.tokens import Words

_LOST = "Is the sale lost? Then begin with: lost @{name}"
_CHOSE = 'Did they choose "{chosen}"? Then write: lost @{name} to {chosen}'
_PAID = "Has the money come? Then begin with: paid @{name}; if not, with: wait @{name}"
_ALONE = 'What does "{said}" belong to? Begin with what it is and for whom, such as: order @acme'
_LONGEST_ALONE = 4


def ask_of_note(words: Words, who: Who | None) -> str:
    """Return what to ask of a note about a customer, or about nobody; empty where it is plainly one."""
    if who is None:
        return _alone(words)
    if who.first or words.has_break(who.beyond - 1) or "?" in words.line:
        return ""
    rest = [words.low(place) for place in range(who.beyond, len(words)) if words.low(place)]
    name = who.name if who.name.isalnum() else f"'{who.name}'"
    return _of_customer(words, rest, name)


def _of_customer(words: Words, rest: list[str], name: str) -> str:
    """Ask where the `rest` behind the customer tells that they said no, sent money, or chose somebody."""
    while rest and rest[-1] in FILLERS and not " ".join(rest).endswith(SAID_NO):
        rest.pop()
    said = " ".join(rest)
    ending = next((one for one in SAID_NO if f" {said}".endswith(f" {one}")), None)
    if ending is not None:
        before = said.removesuffix(ending).split()
        return "" if before and before[-1] in NOT_DONE | NOT_YET else _LOST.format(name=name)
    if NOT_DONE.intersection(rest):
        return ""
    return _of_money(rest, name) if any(map(str.isdecimal, said)) else _of_choice(words, rest, name)


def _of_money(rest: list[str], name: str) -> str:
    if SENT_MONEY.intersection(rest):
        return _PAID.format(name=name)
    return _LOST.format(name=name) if tuple(rest[:2]) in GONE_TO else ""


def _of_choice(words: Words, rest: list[str], name: str) -> str:
    chosen = words.raw(len(words) - 1)
    is_choice = len(rest) == 2 and rest[0] in TAKES and rest[1].isalpha() and chosen.istitle()
    return _CHOSE.format(name=name, chosen=chosen) if is_choice and rest[1] not in NO_SUPPLIER else ""


def _alone(words: Words) -> str:
    """Ask about terms or a consent that belong to nothing: "net 30", "nt 1 month", "okk"."""
    lows = [word.low for word in words.all]
    said = words.line.strip()
    if len(lows) == 1 and lows[0] in AGREED | OK_SLIPS:
        return _ALONE.format(said=said)
    if len(lows) > _LONGEST_ALONE or not any(map(str.isdecimal, said)):
        return ""
    from cockpit.capture.money.unread_terms import is_net_slip

    is_terms = bool(NET.union(PAYABLE).intersection(lows)) or is_net_slip(lows[0])
    return _ALONE.format(said=said) if is_terms else ""
