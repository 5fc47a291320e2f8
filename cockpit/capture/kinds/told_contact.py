"""Contacts that a line tells of: that I talked to a customer, by which means, or that I tried and reached nobody."""

from __future__ import annotations

from cockpit.capture.lexicon import AGO, AHEAD, PARTS, UNITS, WEEKDAYS
from cockpit.capture.lexicon.talk import (
    ATTEMPTS,
    CONTACT_LINKS,
    CONTACTED,
    CONTACTS,
    I_HAVE,
    MEANS,
    THROUGH_ANYWHERE,
    TIMES_OVER,
    UNREACHED,
    UNREACHED_ALONE,
    WHEN,
)
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.people.who import Who
    from cockpit.capture.tokens import Words

# When a contact was, between the customer and what was said.
_WHEN = WHEN | frozenset((*AHEAD, *PARTS, *WEEKDAYS, *UNITS, *AGO))
_LONGEST_HEAD = 6  # words between the customer and a colon


class ToldContact:
    """The words that tell of a contact, up to `beyond`: by which `means`, and whether it was only tried."""

    __slots__ = ("beyond", "first", "is_tried", "means")

    def __init__(self, first: int, beyond: int, means: str, *, is_tried: bool = False) -> None:
        self.first, self.beyond, self.means, self.is_tried = first, beyond, means, is_tried


def contact(words: Words, who: Who | None) -> ToldContact | None:
    """Return what a line begins with that says I talked to the customer, or tried to: "called @acme: all fine"."""
    if who is None:
        return None
    lead = [words.low(place) for place in range(who.first)]
    if I_HAVE.issuperset(lead):
        told = _contact_behind(words, who.beyond)
        if lead and told is not None and not told.is_tried:  # "ich habe acme am freitag getroffen" only tells
            return told if words.has_break(told.first) or _has_colon(words, who) else None
        return told
    if lead[0] in CONTACTS and CONTACT_LINKS.issuperset(lead[1:]):
        means, is_tried = CONTACTS[lead[0]], False
    elif (said := " ".join(lead)) in ATTEMPTS:
        means, is_tried = ATTEMPTS[said], True
    else:
        return None
    is_told = (
        _says_how(words, who)
        or _has_colon(words, who)
        or (means != "in person" and is_unreached(words, who.beyond))
    )
    return ToldContact(0, 1 if not is_tried else who.first, means, is_tried=is_tried) if is_told else None


def _contact_behind(words: Words, place: int) -> ToldContact | None:
    """Return the contact that the words behind the customer tell of: "@acme angerufen, nicht erreicht"."""
    while words.low(place) in _WHEN or figures(words.low(place))[0]:
        place += 1
    low = words.low(place)
    if low in CONTACTED and (words.has_break(place) or _is_all_when(words, place + 1)):
        return ToldContact(place, place + 1, CONTACTS[low])
    for said in UNREACHED_ALONE:
        parts = said.split()
        if [words.low(place + step) for step in range(len(parts))] == parts:
            return ToldContact(place, place, "phone", is_tried=True)
    return None


def _says_how(words: Words, who: Who) -> bool:
    """Tell whether a mark parts the customer, or when and how often it was, from how it went; or nothing follows."""
    after = words.line[who.end :].lstrip("\"'”“»")
    if after[:1] in (":", ",", ";", "–", "—", "-"):
        return True
    return _is_all_when(words, who.beyond)


def _is_all_when(words: Words, first: int) -> bool:
    """Tell whether from there up to a mark or the end the words say only when, how often and how it was."""
    for place in range(first, len(words)):
        low = words.low(place)
        if words.raw(place).strip("-–—") == "":
            return True
        is_when = low in _WHEN or low in TIMES_OVER or low in MEANS or low in THROUGH_ANYWHERE
        if not is_when and not figures(low)[0]:
            return False
        if words.has_break(place):
            return True
    return True


def _has_colon(words: Words, who: Who) -> bool:
    """Tell whether a colon parts a few words on the contact from what was said: "met @acme at the fair: …"."""
    return any(":" in words.line[one.end : one.right] for one in words.all[who.beyond :][:_LONGEST_HEAD])


def is_unreached(words: Words, first: int = 0) -> bool:
    """Tell whether the free words from there on say that a contact reached nobody."""
    return tells_unreached(" ".join(word.low for word in words.all[first:] if word.low))


def tells_unreached(said: str) -> bool:
    """Tell whether what is said of a contact is that it reached nobody."""
    said = f" {fold(said)} "
    return any(f" {one} " in said for one in UNREACHED)
