"""Contacts that a line tells of: that I talked to a customer, by which means, or that I tried and reached nobody."""

from __future__ import annotations

from cockpit.capture.lexicon import AGO, AHEAD, LAST, PARTS, UNITS, WEEKDAYS, contacts, particles
from cockpit.capture.lexicon.particles import AGO_PLAIN, FOR_WHOM, ICH
from cockpit.capture.lexicon.talk import ABOUT_WHAT, BACK, KINDS, SPEAKERS
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.capture.reading import Who
    from cockpit.capture.tokens import Words

# When a contact was, between the customer and what was said.
_WHEN = contacts.WHEN | frozenset((*AHEAD, *PARTS, *WEEKDAYS, *UNITS, *AGO))
_TO_COMMAS = str.maketrans(dict.fromkeys(".;:!?–—()", ","))
_LONG_UNREACHED = frozenset(word for said in contacts.UNREACHED for word in said.split() if len(word) > 4)
_LONGEST_UNREACHED = 4
_LONGEST_HEAD = 6  # words between the customer and a colon


class ToldContact:
    """The words that tell of a contact, up to `beyond`: by which `means`, and whether it was only tried.

    `written` are the words, apart from those, that name what was written: "wrote @acme an email"; `parts` those that
    tell of it on both sides of the customer: "rief @acme an".
    """

    __slots__ = ("beyond", "first", "is_tried", "means", "parts", "written")

    def __init__(
        self,
        first: int,
        beyond: int,
        means: str,
        *,
        is_tried: bool = False,
        written: tuple[int, int] | None = None,
        parts: tuple[int, ...] = (),
    ) -> None:
        self.first, self.beyond, self.means, self.is_tried = first, beyond, means, is_tried
        self.written, self.parts = written, parts


def contact(words: Words, who: Who | None) -> ToldContact | None:
    """Return the contact that a line begins with, mine or theirs: "called @acme: …", "@acme called: …"."""
    return None if who is None else _by_me(words, who) or _heard(words, who)


def _heard(words: Words, who: Who) -> ToldContact | None:
    """Return the contact that all words up to what was said tell of, the customer being "@": "email from @: …"."""
    said, parts = [], []
    led = next((at for at in range(who.first) if words.low(at) in contacts.OF_FIRM), who.first)
    firm = led + 1 if led + 1 < who.first and _leads_to_firm(words, led, who) else who.first
    for place in range(firm):  # "email from Tom at @acme: …"
        if words.low(place) and not _is_said_when(words.low(place)):
            parts.append(place)
            said.append(words.low(place))
    said.append("@")
    for place in _told_behind(words, who):
        if AHEAD.get(words.low(place), 0) > 0 or KINDS.get(words.low(0)) == "call":
            return None  # "email from @acme tomorrow", "call from @acme friday 10:00": they are to come
        if not _is_said_when(words.low(place)):
            parts.append(place)
            said.append(words.low(place))
    said = [low for low in said if low not in contacts.HEARD_BESIDE]
    means = contacts.HEARD.get(" ".join(said))
    return None if means is None else ToldContact(parts[0], parts[0], means, parts=tuple(parts))


def _told_behind(words: Words, who: Who) -> Iterator[int]:
    """Yield where the words stand that may tell of a contact behind the customer: up to a mark, or what was said."""
    place = who.beyond
    while place < len(words) and not words.has_break(place - 1):
        if words.low(place) in ABOUT_WHAT or words.low(place) in contacts.SAID_BY_THEM:
            return
        yield place
        place += 1


def _is_said_when(low: str) -> bool:
    return low not in BACK and is_when(low)


def _by_me(words: Words, who: Who) -> ToldContact | None:
    """Return what a line begins with that says I talked to the customer, or tried to: "called @acme: all fine"."""
    first = 0
    while first < who.first and is_when(words.low(first)):
        first += 1
    lead = [words.low(place) for place in range(first, who.first)]
    mine = SPEAKERS - contacts.SAID_BY_THEM
    if not contacts.I_HAVE.issuperset(mine.intersection(word.low for word in words.all)):
        return None  # "mailed @acme i'd send it"
    if contacts.I_HAVE.issuperset(low for low in lead if low not in contacts.CONTACT_LINKS):
        told = _contact_behind(words, who.beyond)
        return None if told is not None and _is_sentence(words, lead, who, told) else told
    firm = next((at for at in range(first, who.first) if words.low(at) not in contacts.I_HAVE), first)
    if words.low(firm) in contacts.CONTACT_LINKS and _leads_to_firm(words, firm, who):
        return _contact_behind(words, who.beyond)  # "mit Frau Klein von acme telefoniert"
    return (
        _attempt(words, first, lead, who)
        or _left_word(words, first, lead, who)
        or _contact_before(words, first, lead, who)
    )


def _left_word(words: Words, first: int, lead: list[str], who: Who) -> ToldContact | None:
    """Return that I reached nobody, as said around the customer: "left @acme a voicemail", "got @acme's mailbox"."""
    beyond = next((at for at in range(who.beyond, len(words)) if words.has_break(at)), len(words) - 1) + 1
    said = " ".join((*lead, *(words.low(at) for at in range(who.beyond, beyond))))
    if lead[0] not in contacts.LEAVES or not _says_so(f" {said} "):
        return None
    return ToldContact(
        first, first, "phone", is_tried=True, parts=(*range(first, who.first), *range(who.beyond, beyond))
    )


def _is_sentence(words: Words, lead: list[str], who: Who, told: ToldContact) -> bool:
    """Tell whether a whole sentence only tells when I saw them: "ich habe acme am freitag getroffen"."""
    is_marked = any(words.has_break(place) for place in range(who.beyond, len(words)))
    return not is_marked and not ICH.isdisjoint(lead) and _is_all_when(words, who.beyond, told.first)


def _attempt(words: Words, first: int, lead: list[str], who: Who) -> ToldContact | None:
    """Return what the words up to the customer say that I tried: "left a message for Tom at @acme"."""
    for beyond in range(who.first, first, -1):
        said = " ".join(lead[: beyond - first])
        means = contacts.ATTEMPTS.get(said, "phone" if _says_unreached(lead[: beyond - first]) else None)
        if means is not None and (beyond == who.first or _leads_to_firm(words, beyond, who)):
            told = ToldContact(first, beyond, means, is_tried=True)
            return told if _is_all_said(words, who) else None
    return None


def _says_unreached(lead: list[str]) -> bool:
    """Tell whether words up to the customer say that nobody was reached: "got no answer from", "voicemail for"."""
    is_led = lead[-1] in contacts.OF_FIRM or lead[-1] in FOR_WHOM
    ends = [" ".join(lead[at:-1]) for at in range(len(lead) - 1)]
    is_short = not ends or (
        ends[0] in contacts.UNREACHED_IN_SHORT and lead[-1] in particles.WITH
    )  # "busy with @acme"
    return is_led and not is_short and any(said in contacts.UNREACHED for said in ends)


def _contact_before(words: Words, first: int, lead: list[str], who: Who) -> ToldContact | None:
    """Return the contact that the words up to the customer tell of: "called Tom at @acme", "had lunch with @acme"."""
    said = " ".join(low for low in lead if low in contacts.WHEN or not is_when(low))
    if said in contacts.CONTACTS_SAID:
        return ToldContact(first, who.first, contacts.CONTACTS_SAID[said])
    if lead[0] in contacts.HAD and lead[-1] in contacts.CONTACT_LINKS:
        means = next((contacts.HAD_WITH_THEM[low] for low in lead if low in contacts.HAD_WITH_THEM), None)
        return None if means is None else ToldContact(first, first + 1, means)
    if lead[0] in contacts.HAD_WITH_THEM and lead[-1] in contacts.CONTACT_LINKS and _is_all_past(words, who):
        return ToldContact(first, first, contacts.HAD_WITH_THEM[lead[0]])  # "lunch with @acme yesterday"
    if len(lead) == 1 and lead[0] in contacts.WROTE and (written := _written(words, who.beyond)) is not None:
        return ToldContact(first, who.first, contacts.WRITTEN[words.low(written[1] - 1)], written=written)
    if lead[0] not in contacts.CONTACTS or not _leads_to_firm(words, first + 1, who):
        return None
    return ToldContact(first, first + 1, contacts.CONTACTS[lead[0]])


def _is_all_past(words: Words, who: Who) -> bool:
    """Tell whether all behind the customer, up to a mark, is a day that was: "yesterday", "letzten Freitag: …"."""
    beyond = next((at + 1 for at in range(who.beyond, len(words)) if words.has_break(at)), len(words))
    lows = [words.low(place) for place in range(who.beyond, beyond)]
    is_past = any(AHEAD.get(low, 0) < 0 or low in AGO_PLAIN | LAST for low in lows)
    return is_past and all(is_when(low) or low in LAST for low in lows)


def _written(words: Words, place: int) -> tuple[int, int] | None:
    """Return where what was written to them is named: "an email", "eine kurze Nachricht"; None where nothing is."""
    while is_when(words.low(place)) and words.low(place):
        place += 1
    noun = place
    while words.low(noun) in contacts.WRITTEN_ONE and not words.has_break(noun):
        noun += 1
    return (place, noun + 1) if words.low(noun) in contacts.WRITTEN else None


def _is_all_said(words: Words, who: Who) -> bool:
    """Tell whether a mark parts the customer, or when it was, from what came of it; or whether nothing follows."""
    after = words.line[who.end :].lstrip("\"'”“»")
    if after[:1] in (":", ",", ";", "–", "—", "-") or is_unreached(words, who.beyond):
        return True
    return _has_colon(words, who) or _is_all_when(words, who.beyond)


def is_when(low: str) -> bool:
    """Tell whether a word may say when a contact was."""
    return low in _WHEN or bool(figures(low)[0])


def _leads_to_firm(words: Words, first: int, who: Who) -> bool:
    """Tell whether the words between the contact and the customer only lead there: "to", "to Tom Meyer at"."""
    between = [
        low
        for place in range(first, who.first)
        if not is_when(low := words.low(place)) or low in particles.AT_FIRM
    ]
    if contacts.CONTACT_LINKS.issuperset(between):
        return True
    is_somebody = all(
        words.raw(place)[:1].isupper() or words.low(place) in contacts.OF_FIRM | particles.AND
        for place in range(first, who.first)
    )
    is_in_brackets = words.all[who.first].left < words.all[who.first].start
    return is_somebody and (between[-1] in contacts.OF_FIRM or is_in_brackets)


def _contact_behind(words: Words, place: int) -> ToldContact | None:
    """Return the contact that the words behind the customer tell of: "@acme gestern angerufen, nicht erreicht"."""
    for at in range(place, len(words)):
        low = words.low(at)
        if low in contacts.NOT_CONTACTED or not low:
            break
        if (
            low in contacts.WRITTEN_TO
            and (written := _written(words, place)) is not None
            and written[1] == at
        ):
            return ToldContact(at, at + 1, contacts.WRITTEN[words.low(at - 1)], written=written)
        if low in contacts.CONTACTED and (
            words.has_break(at) or words.low(at + 1) not in contacts.NOT_CONTACTED
        ):
            return ToldContact(at, at + 1, contacts.CONTACTS[low])
        if words.has_break(at):
            break
    while is_when(words.low(place)) or words.low(place) in contacts.BEFORE_UNREACHED:
        place += 1
    if _says_so(f" {' '.join(words.low(at) for at in range(place, place + 4))} ", at_once=True):
        return ToldContact(place, place, "phone", is_tried=True)
    return None


def _is_all_when(words: Words, first: int, but: int = -1) -> bool:
    """Tell whether from there up to a mark or the end the words, all `but` one, say only when and how often it was."""
    for place in range(first, len(words)):
        low = words.low(place)
        if words.raw(place).strip("-–—") == "":
            return True
        if place != but and not (is_when(low) or low in contacts.TIMES_OVER):
            return False
        if words.has_break(place):
            return True
    return True


def _has_colon(words: Words, who: Who) -> bool:
    """Tell whether a colon parts a few words on the contact from what was said: "tried @acme at work: …"."""
    return any(":" in words.line[one.end : one.right] for one in words.all[who.beyond :][:_LONGEST_HEAD])


def is_unreached(words: Words, first: int = 0) -> bool:
    """Tell whether the free words from there on say that a contact reached nobody."""
    return tells_unreached(_free(words, first))


def _free(words: Words, first: int = 0) -> str:
    """Return the free words from there on, with the marks between them."""
    return " ".join(f"{one.low}{words.line[one.end : one.right]}" for one in words.all[first:] if one.low)


def tells_unreached(said: str) -> bool:
    """Tell whether what is said of a contact is, between two marks, that it reached nobody."""
    return any(_says_so(clause) for clause in _clauses(said))


def _clauses(said: str) -> list[str]:
    return [f" {clause.strip()} " for clause in fold(said).translate(_TO_COMMAS).split(",")]


def slip_of_unreached(words: Words) -> str:
    """Return the clause that says, but for a slip in a word, that a contact reached nobody; empty for none."""
    from cockpit.capture.lexicon.slips import is_damaged

    for clause in _clauses(_free(words)):
        for low in clause.split() if len(clause.split()) <= _LONGEST_UNREACHED else ():
            for one in _LONG_UNREACHED:
                if is_damaged(low, one) and _says_so(clause.replace(low, one)):
                    return clause.strip()
    return ""


def _says_so(clause: str, *, at_once: bool = False) -> bool:
    """Tell whether it is said there, or with `at_once` whether the words begin so."""
    is_short = len(clause.split()) <= contacts.LONGEST_IN_SHORT
    return any(
        clause.startswith(f" {one} ") if at_once else f" {one} " in clause
        for one in contacts.UNREACHED
        if is_short or one not in contacts.UNREACHED_IN_SHORT
    )
