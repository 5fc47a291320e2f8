"""What a line that says no kind may rather be than it is taken for; it is asked, and kept as that.

Loaded only where a line is taken for a note, or has a word that may say another kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon.closing import NOT_DONE
from cockpit.capture.lexicon.deals import NET, PAYABLE
from cockpit.capture.lexicon.doubtful_notes import (
    FILLERS,
    GONE_TO,
    LOST_WORDS,
    NO_SUPPLIER,
    SAID_NO,
    SENT_MONEY,
    TAKES,
)
from cockpit.capture.lexicon.particles import CHANGING, OF_ORDER, THEY
from cockpit.capture.lexicon.talk import AGREED, NOT_YET, OK_SLIPS, THEY_PROMISED
from cockpit.capture.times.unread import unread
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_LOST = "Is the sale lost? Then begin with: lost @{name}"
_CHOSE = 'Did they choose "{chosen}"? Then write: lost @{name} to {chosen}'
_PAID = "Has the money come? Then begin with: paid @{name}; if not, with: wait @{name}"
_ALONE = 'What does "{said}" belong to? Begin with what it is and for whom, such as: order @acme'
_DUE = 'Is "{said}" when it is due? Then begin with promise or todo; with note if it is only words.'
_THEIRS = "Do they owe it? Then begin with: wait @{name}"
_ORDER = "Is that the promise of an order? Then begin with: order @{name}"
_CHANGES = "Does it change what is kept already? Then change that; here it is kept as a new {kind}."
_LONGEST_ALONE = 4


def ask_of_note(words: Words, who: Who | None, found: Sequence[Found]) -> str:
    """Return what to ask of a note about a customer, or about nobody; empty where it is plainly one."""
    loose = [one for one in found if not (one.is_topic or one.is_past) and words.low(one.first)]
    if loose:
        return _DUE.format(said=words.said(loose[0].first, loose[0].beyond))
    if ask := unread(words, surely=True):
        return ask
    if who is not None and words.has_any(OF_ORDER) and (ask := ask_of_guess(words, who, "note")):
        return ask
    if who is None:
        return _alone(words)
    if who.first or words.has_break(who.beyond - 1) or "?" in words.line:
        return ""
    rest = [words.low(place) for place in range(who.beyond, len(words)) if words.low(place)]
    return _of_customer(words, rest, _typed(who))


def ask_of_guess(words: Words, who: Who, kind: str) -> str:
    """Return what to ask of a line about a customer that may be an order, or change what is kept; else nothing."""
    if next((word.low for word in words.all if word.low), "") in CHANGING:
        return _CHANGES.format(kind=kind)
    if any(words.low(place) in THEY and words.low(place + 1) in THEY_PROMISED for place in range(len(words))):
        return _THEIRS.format(name=_typed(who))
    is_sum = not who.first and any(map(str.isdecimal, words.line)) and words.has_any(OF_ORDER)
    return _ORDER.format(name=_typed(who)) if is_sum and _has_thousands(words) else ""


def _has_thousands(words: Words) -> bool:
    """Tell whether a number of thousands stands there: "12k", "12.500"."""
    return any(figures(word.low)[0] in ("9k", "9.9", "9,9", "9.9k", "9m") for word in words.all)


def _typed(who: Who) -> str:
    """Return a name as it is typed behind "@"."""
    mark = '"' if "'" in who.name else "'"
    return who.name if who.name.isalnum() else f"{mark}{who.name}{mark}"


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
    if tuple(rest[:2]) in LOST_WORDS:
        return _LOST.format(name=name)
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
