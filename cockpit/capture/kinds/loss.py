"""Reading a lost sale: what it was worth, whom they chose, and why."""

from __future__ import annotations

from cockpit.capture.kinds.lost_amount import mind_sum_behind, take_worth
from cockpit.capture.kinds.lost_deal import apart, begins_reason, deal_ends, ends_a_sum, ends_deal
from cockpit.capture.kinds.order import what_undoes
from cockpit.capture.kinds.told_loss import find_told, mind_untold
from cockpit.capture.lexicon import MONTHS, WEEKDAYS, deals, particles
from cockpit.capture.lexicon.closing import LOST, NOBODY, NOT_DONE
from cockpit.capture.lexicon.slips import is_damaged
from cockpit.capture.lexicon.talk import COMMON, LEGAL, LEGAL_OR_WORD, STATES, TOLD, VERBS
from cockpit.capture.money.days_beside import find_days
from cockpit.capture.people.find import take_customer
from cockpit.capture.people.shape import title_ends
from cockpit.capture.reading import Chosen
from cockpit.capture.times import doubt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Cuts, LineAtWork
    from cockpit.capture.tokens import Words

# What follows a name in small letters and is no part of it.
_NO_NAME = COMMON | TOLD | deals.REASONS | deals.NO_NAME | STATES
_NO_RIVAL = _NO_NAME | NOBODY | NOT_DONE | deals.ARTICLES_OF_SOME | deals.BEGINS_REASON
_LONGEST_CHOSEN = 5
_WHICH = 'Whom did they choose of "{}"? Write one name; if it is one, in quotation marks: to "…"'
_CHOSE = 'Did they choose "{0}"? Then write: to "{0}"'


def read_loss(line: LineAtWork) -> Draft:
    """Read "lost @beta 30k to Contoso: price"; nothing in it is a date."""
    words, cuts, when = line.words, line.cuts, Chosen()
    headed, reason = _colons(words, cuts)
    if reason is not None:
        cuts.kept = words.line.index(":", words.all[reason].end)
    _said_last(words, cuts, reason)
    whom = line.chosen or _chosen(line, headed, reason, when)
    reason = _customer(line, reason)
    if reason is not None and words.low(reason) in deals.WHY:
        cuts.cut(reason, reason + 1, "lead")
        words.take(reason, reason + 1)
    if line.chosen:
        _mind_slip(line, whom, when)
    if not whom:
        _mind_whom(words, when)
    until = reason if reason is not None else headed if headed is not None else len(words) - 1
    found = find_days(words, line.here)
    told = find_told(line, found, until, when)
    amount = take_worth(line, until, when)
    doubt.mind_what_is_left(line, "lost", when, found)
    if told is None:
        doubt.mind_unread_day(line, "lost", when, until + 1)
        mind_untold(line, found, until, when)
    if amount is None:
        mind_sum_behind(line, until, when)
    if not whom:
        _mind_firm(words, when)
    if undone := what_undoes(words, until + 1):
        when.asks += (undone,)
    draft = cuts.draft("lost", when, guessed=line.guessed, amount=amount, chosen=whom or None, told=told)
    is_open = amount is None and bool(when.missing)  # the words before why may be the sum
    return apart(draft, "" if is_open else cuts.left(deal_ends(words, cuts, reason)))


def _said_last(words: Words, cuts: Cuts, reason: int | None) -> None:
    """Take the word for a loss out where it stands last, too: "lost @beta 9k an Contoso verloren: Preis"."""
    for place in range(2, len(words) if reason is None else reason + 1):
        if words.low(place) in LOST and (words.is_last(place) or words.has_break(place)):
            cuts.cut(place, place + 1, "kind")
            words.take(place, place + 1)
            return


def _customer(line: LineAtWork, reason: int | None) -> int | None:
    """Take the customer; return the word with the colon before the reason: none in "lost to Contoso: acme 12k"."""
    cuts = line.cuts
    if cuts.who is None:
        take_customer(line.words, line.names, 1, cuts, "lost")
    if cuts.who is not None and reason is not None and cuts.who.first == reason + 1:
        cuts.kept = -1
        return None
    return reason


def _mind_whom(words: Words, when: Chosen) -> None:
    """Ask where a name may follow the sum or the customer behind "to", which may have a slip in it: "8k too Stark"."""
    for place in range(1, 0 if when.missing or when.asks else len(words) - 1):
        low, name = words.low(place), words.raw(place + 1)
        is_slip = name[:1].isupper() and low not in deals.ARTICLES_OF_SOME
        is_slip = is_slip and any(is_damaged(low, lead) for lead in deals.LOST_TO)
        is_near = words.low(place + 1) not in _NO_NAME and ends_deal(words, place)  # "pumps to Stark"
        is_there = not words.low(place - 1) or ends_a_sum(words, place - 1) or is_near
        is_there = is_there and ":" not in words.line[words.all[place - 1].end : words.all[place].start]
        is_there = is_there and bool(words.low(place + 1)) and not words.has_break(place)
        if is_there and (is_slip or low in deals.LOST_TO):
            when.missing += (_CHOSE.format(name),)
            return


def _mind_firm(words: Words, when: Chosen) -> None:
    """Ask about what ends as the name of a firm does where nothing says that they chose it: "22k kern ag price"."""
    for place in range(2, 0 if when.missing else len(words)):
        is_firm = words.low(place) in LEGAL - LEGAL_OR_WORD and words.low(place - 1).isalpha()
        is_joined = not (words.has_break(place - 1) or words.has_break(place - 2))
        if is_firm and is_joined and not words.low(place - 2):
            name = words.said(place - 1, place + 1)
            when.missing += (f'Did they choose "{name}"? Then write: to {name}',)
            return


def _colons(words: Words, cuts: Cuts) -> tuple[int | None, int | None]:
    """Return the words with the colon that a customer heads the line by, and with that before the reason."""
    found = [
        place
        for place, word in enumerate(words.all)
        if place and ":" in words.line[word.end : word.right] and (word.low or not _is_quoted(word.end, cuts))
    ]
    if not found:
        return None, None
    is_head = found[0] == 1 or all(word.raw[:1].isupper() for word in words.all[1 : found[0] + 1])
    if is_head and not any(words.low(place) in deals.LOST_TO for place in range(1, found[0])):
        return found[0], found[1] if len(found) > 1 else None
    return None, found[0]


def _chosen(line: LineAtWork, headed: int | None, reason: int | None, when: Chosen) -> str:
    """Take out whom they chose: "to Contoso", "went to contoso", 'to "Big Blue"'."""
    words, cuts = line.words, line.cuts
    last = len(words) - 1 if reason is None else reason
    for place in range(1, len(words) - 1):
        is_told = place >= last  # past the colon: "30k: went to Contoso"
        if not _may_name(words, place, is_told=is_told):
            continue
        if not is_told and (said := _in_quotes(words, cuts, place)):
            return said
        beyond = name_ends(line, place + 1, None if is_told else reason)
        is_plain = is_told or headed is not None
        if beyond is None or not _is_their_name(words, place, is_plain=is_plain):
            _mind_slip(line, words.raw(place + 1), when)
            _mind_choice(words, place, when)
            continue
        said = words.said(place + 1, beyond).lstrip("@")
        if words.low(place + 1) in deals.REASONS and beyond == place + 2:
            when.asks += (f'Did they choose "{said}", or is it why? Put it after a colon: {said}',)
            continue
        if not is_told and _may_go_on(words, place + 1, beyond):
            longer = words.said(place + 1, beyond + 1 + (words.low(beyond) in deals.NAME_JOINS))
            when.missing += (f'Did they choose "{said}" or "{longer}"? Put the name in quotation marks.',)
            continue
        _take_chosen(words, cuts, place, beyond, is_plain=is_plain, may_part=reason is None)
        _mind_slip(line, said, when)
        return said
    return ""


def _take_chosen(
    words: Words, cuts: Cuts, place: int, beyond: int, *, is_plain: bool, may_part: bool
) -> None:
    """Take out whom they chose, unless it is told of, which stays whole; what was lost may end there."""
    is_cut = words.low(place) in deals.LOST_TO
    keep = is_plain or not is_cut
    if may_part and not keep and ends_deal(words, place):
        cuts.kept = words.all[place].left  # "roof set to Contoso, price" is "roof set: price"
    (cuts.mark if keep else cuts.cut)(place + (not is_cut), beyond, "chosen")
    words.take(place, beyond)


def _mind_choice(words: Words, place: int, when: Chosen) -> None:
    """Ask where a word in small letters behind "went with" or "chose" may name whom: "went with contoso"."""
    at = place + 1
    is_end = words.is_last(at) or words.has_break(at) or begins_reason(words, at + 1)
    if _tells_whom(words, place) and is_end and words.low(at) not in _NO_RIVAL:
        when.asks += (_CHOSE.format(words.raw(at)),)


def _mind_slip(line: LineAtWork, said: str, when: Chosen) -> None:
    """Ask where whom they chose is one of two, or may be one that is known, by a name with a slip in it."""
    if not deals.ONE_OF_TWO.isdisjoint(said.lower().split()):
        when.missing += (_WHICH.format(said),)
        return
    near = line.names.slipped(said) or (any(map(str.isdecimal, said)) and line.names.near(said))
    if near and line.names.get(said) is None:
        when.asks += (f'Did they choose {near[0]}? Then write: to "{near[0]}"; if not: to "{said}"',)


def _may_name(words: Words, place: int, *, is_told: bool) -> bool:
    """Tell whether whom they chose may follow a word: "to", "chose", "went with"."""
    is_cut = words.low(place) in deals.LOST_TO
    if is_told and is_cut and words.low(place - 1) not in deals.MOVED:
        return False
    if not (is_cut or _tells_whom(words, place)) or words.has_break(place):
        return False
    return words.low(place - 1) not in deals.NOT_CHOSEN_AFTER


def _in_quotes(words: Words, cuts: Cuts, place: int) -> str:
    """Take out a name in quotation marks that follows a word."""
    start = words.all[place + 1].left
    quoted = next((end for begin, end in cuts.literal if begin == start), None)
    if quoted is None:
        return ""
    said = cuts.region(words.all[place].left, quoted, "chosen")
    return said[said.index(words.line[start]) :].lstrip("@")[1:-1].strip()


def _is_their_name(words: Words, place: int, *, is_plain: bool) -> bool:
    """Tell whether the word after "to" is a name: in capitals, or where a name in small letters can be meant.

    Behind what was lost it cannot: the cloud of "switch to cloud, no budget" is nobody, so that it is asked.
    """
    first, before = words.all[place + 1], words.low(place - 1)
    if not first.raw[0].islower() or (first.raw[0] == "@" and len(first.raw) > 1):
        return True
    if is_plain or words.low(place) not in deals.LOST_TO:
        return False
    is_alone = place == 1 or not before or before[:1] == "@"
    return is_alone or before in deals.CHOSEN_AFTER or ends_a_sum(words, place - 1)


def _tells_whom(words: Words, place: int) -> bool:
    """Tell whether "went with" or "chose" ends at a word."""
    return words.low(place) in deals.CHOSE or (
        words.low(place) in particles.WITH and words.low(place - 1) in deals.WENT
    )


def _is_quoted(place: int, cuts: Cuts) -> bool:
    return any(start <= place < end for start, end in cuts.literal)


def name_ends(line: LineAtWork, place: int, reason: int | None) -> int | None:
    """Return where the name that begins at a word ends; None where none does."""
    words = line.words
    low = words.low(place)
    known = line.names.longest([word.name for word in words.all[place : place + _LONGEST_CHOSEN]])
    least = place + known[1] if known is not None else None
    if not _may_begin_name(words, place):
        return least
    if reason is not None and reason - place < _LONGEST_CHOSEN and _are_joined(words, place, reason):
        return reason + 1
    beyond = max(title_ends(words, place), least or 0)
    if low in deals.ARTICLES_OF_SOME:
        return beyond + 1 if words.low(beyond) and not words.has_break(place) else None
    while beyond < len(words) and not words.has_break(beyond - 1) and words.raw(place)[0].isupper():
        step = 1 + (words.low(beyond) in deals.NAME_JOINS)
        if not words.low(beyond + step - 1) or not words.raw(beyond + step - 1)[0].isupper():
            break
        beyond += step
    return beyond


def _may_go_on(words: Words, first: int, beyond: int) -> bool:
    """Tell whether a name of one word in small letters may be longer: "to stark industries", "to contoso and stark"."""
    low = words.low(beyond + (words.low(beyond) in deals.NAME_JOINS and not words.has_break(beyond)))
    is_word = low.isalpha() and len(low) > 2 and low not in _NO_NAME
    return beyond == first + 1 and words.raw(first).islower() and is_word and not words.has_break(first)


def _may_begin_name(words: Words, place: int) -> bool:
    low = words.low(place)
    is_word = low[:1].isalpha() or low[:1] == "@"
    is_word = is_word or words.raw(place).partition("-")[2].istitle()  # "7-Eleven"
    return is_word and low not in VERBS and low not in MONTHS and low not in WEEKDAYS


def _are_joined(words: Words, first: int, last: int) -> bool:
    """Tell whether words may be one name: free, without a mark or a figure between or in them."""
    name = words.all[first : last + 1]
    are_free = all(one.low for one in name) and all(one.right == one.end for one in name[:-1])
    return are_free and not any(char.isdecimal() for one in name for char in one.low)
