"""What a line that says no kind may rather be than it is taken for; it is asked, and kept as that.

Loaded only where a line is taken for a note, or has a word that may say another kind.
"""

from __future__ import annotations

from cockpit.capture.lexicon import doubtful_notes
from cockpit.capture.lexicon.closing import NOT_DONE
from cockpit.capture.lexicon.deals import NET, PAYABLE
from cockpit.capture.lexicon.particles import (
    CALLS_OFF,
    CHANGED,
    CHANGING,
    DENIED,
    LETS_KNOW,
    ME,
    OF_DEAL,
    ORDERS_ELSEWHERE,
    THEIRS_TO_GIVE,
    THEY,
    TO_PLAIN,
)
from cockpit.capture.lexicon.talk import AGREED, HABITS, NOT_YET, OK_SLIPS, SPEAKERS, THEY_PROMISED, VERBS
from cockpit.capture.money.candidates import has_sum
from cockpit.capture.people.shape import mention
from cockpit.capture.times.unread import unread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_LOST = "Is the sale lost? Then begin with: lost {name}"
_CHOSE = 'Did they choose "{chosen}"? Then write: lost {name} to {chosen}'
_PAID = "Has the money come? Then begin with: paid {name}; if not, with: wait {name}"
_ALONE = 'What does "{said}" belong to? Begin with what it is and for whom, such as: order @acme'
_DUE = 'Is "{said}" when it is due? Then begin with promise or todo; with note if it is only words.'
_MINE = "Did you promise it? Then begin with: promise {name}"
_THEIRS = "Do they owe it? Then begin with: wait {name}"
_SUM = (
    "Is that sum an order, a payment or a lost sale? Then begin with order, paid or lost, and {name}; "
    "with note if it is only words."
)
_CHANGES = "Does it change what is kept already? Then change that; here it is kept as a new {kind}."
_LONGEST_ALONE = 4


def ask_of_note(line: LineAtWork, found: Sequence[Found]) -> str:
    """Return what to ask of a note about a customer, or about nobody; empty where it is plainly one."""
    words, who = line.words, line.cuts.who
    if ask := _of_time(words, found):
        return ask
    if who is None:
        return _alone(words)
    if ask := ask_of_guess(line, who, "note"):
        return ask
    rest = [words.low(place) for place in range(who.beyond, len(words)) if words.low(place)]
    if "?" in words.line:
        return ""
    is_subject = not who.first and not words.has_break(who.beyond - 1)
    if is_subject and (ask := _of_customer(words, rest, mention(who.name))):
        return ask
    return _of_sum(line, who) if NOT_DONE.isdisjoint(rest) else ""


def _of_time(words: Words, found: Sequence[Found]) -> str:
    """Ask about a time that is left in a note, read or not; an hour that somebody always likes is none."""
    is_habit = words.has_any(HABITS)
    for one in found:
        is_loose = words.low(one.first) and not (one.is_topic or one.is_past)
        if is_loose and (one.day_said or not is_habit):
            return _DUE.format(said=words.said(one.first, one.beyond))
    return "" if is_habit else unread(words, surely=True)


def ask_of_guess(line: LineAtWork, who: Who, kind: str) -> str:
    """Return what to ask of a line about a customer that may be an order, or change what is kept; else nothing."""
    words = line.words
    free = [word.low for word in words.all if word.low]
    first = free[0] if free else ""
    if first in CHANGING:
        return _CHANGES.format(kind=kind)
    if kind == "promise" and (ask := _of_promise(free, who)):
        return ask
    if any(words.low(place) in THEY and words.low(place + 1) in THEY_PROMISED for place in range(len(words))):
        return _THEIRS.format(name=mention(who.name))
    if kind == "note" and any(
        words.low(place) in ME and words.low(place + 1) in TO_PLAIN for place in range(len(words))
    ):
        return _MINE.format(name=mention(who.name))
    is_mine = words.has_any(SPEAKERS) or first in (VERBS if who.first else VERBS - OF_DEAL)
    is_of_money = (
        words.has_any(OF_DEAL | ORDERS_ELSEWHERE) or first[:1].isdecimal()
    )  # "3k in from beta today"
    return _of_sum(line, who) if is_of_money and not is_mine else ""


def _of_promise(free: list[str], who: Who) -> str:
    """Ask where a promise rather tells that something is off: "@acme cancelled the demo fri", or is theirs: "PO"."""
    is_denied = bool(who.first) and not DENIED.isdisjoint(free[:1])  # "no deck for @acme by fri"
    if is_denied or not CHANGED.isdisjoint((*free[:1], *free[-1:])) or CALLS_OFF.issubset(free):
        return _CHANGES.format(kind="promise")
    is_theirs = (len(free) == 1 and free[0] in THEIRS_TO_GIVE) or LETS_KNOW.issubset(free)
    return _THEIRS.format(name=mention(who.name)) if is_theirs else ""


def _of_sum(line: LineAtWork, who: Who) -> str:
    is_planned = line.words.has_any(doubtful_notes.PLANNED_SUMS)
    has_one = not is_planned and has_sum(line.words, line.here.rules.home_currency)
    return _SUM.format(name=mention(who.name)) if has_one else ""


def _of_customer(words: Words, rest: list[str], name: str) -> str:
    """Ask where the `rest` behind the customer tells that they said no, sent money, or chose somebody."""
    while rest and rest[-1] in doubtful_notes.FILLERS and not " ".join(rest).endswith(doubtful_notes.SAID_NO):
        rest.pop()
    said = " ".join(rest)
    heads = f" {said}", f" {_up_to_mark(words, rest)}"
    ending = next((one for one in doubtful_notes.SAID_NO for head in heads if head.endswith(f" {one}")), None)
    if ending is not None:
        before = said.partition(ending)[0].split()
        return "" if before and before[-1] in NOT_DONE | NOT_YET else _LOST.format(name=name)
    if NOT_DONE.intersection(rest):
        return ""
    is_bill = not doubtful_notes.BILLS.isdisjoint(rest)
    has_come = is_bill and rest[-1] in doubtful_notes.COME_IN  # "deposit 500 in"
    is_much = is_bill or any(map(str.isdecimal, said))
    if has_come or (is_much and doubtful_notes.SENT_MONEY.intersection(rest)):  # "hat die Rechnung bezahlt"
        return _PAID.format(name=name)
    return _of_choice(words, rest, name)


def _up_to_mark(words: Words, rest: list[str]) -> str:
    """Return the words that tell of the customer, up to the first mark: "said no" of "acme said no, price"."""
    first = len(words) - len(rest)
    return " ".join(
        rest[: next((at + 1 for at in range(len(rest)) if words.has_break(first + at)), len(rest))]
    )


def _of_choice(words: Words, rest: list[str], name: str) -> str:
    if tuple(rest[:2]) in doubtful_notes.LOST_WORDS:
        return _LOST.format(name=name)
    chosen = words.raw(len(words) - 1)
    is_choice = len(rest) == 2 and rest[0] in doubtful_notes.TAKES and rest[1].isalpha() and chosen.istitle()
    return (
        _CHOSE.format(name=name, chosen=chosen)
        if is_choice and rest[1] not in doubtful_notes.NO_SUPPLIER
        else ""
    )


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
