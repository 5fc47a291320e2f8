"""A line that begins with what one plans with a customer: "meeting with acme fri 14:00", "tomorrow call acme"."""

from __future__ import annotations

from cockpit.capture.kinds.told_contact import contact
from cockpit.capture.lexicon import particles, talk
from cockpit.capture.lexicon.contacts import CONTACT_LINKS, HAD_WITH_THEM, NOT_TO_COME
from cockpit.capture.times.choose import tells
from cockpit.capture.times.find import find_times
from cockpit.domain.moment import is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_LONGEST_NEED = max(map(len, talk.NEEDS))
_PLANNED = talk.MEETINGS.union(HAD_WITH_THEM)
# What may say more of a meeting to come, right behind the customer or the time.
_SAYS_MORE = talk.LINKS | talk.ABOUT_WHAT | talk.LABELS | talk.GAINS


def is_planned(line: LineAtWork, who: Who) -> bool:
    """Tell whether a line plans a call, or returns one, by its first words or those behind what only leads to them.

    Reading then begins with these.
    """
    if _plans(line, who):
        return True
    if not line.words.has_any(_PLANNED):
        return False
    begun, leads = line.start, []
    for beyond in (_beyond_need, _beyond_time, _beyond_need):  # "tomorrow i need to call @acme"
        first = _free(line.words, line.start)
        line.start = beyond(line, first)
        leads += [(first, line.start, "lead")] * (beyond is _beyond_need and line.start > first)
    line.start = _free(line.words, line.start)
    if line.start > begun and _plans(line, who):
        line.cuts.take(leads)
        return True
    line.start = begun
    return False


def _free(words: Words, place: int) -> int:
    while place < len(words) and not words.low(place):
        place += 1
    return place


def _beyond_need(line: LineAtWork, first: int) -> int:
    """Return where a line goes on that begins with "need to" and its like."""
    lows = tuple(word.low for word in line.words.all[first : first + _LONGEST_NEED])
    return first + max((len(one) for one in talk.NEEDS if lows[: len(one)] == one), default=0)


def _beyond_time(line: LineAtWork, first: int) -> int:
    """Return where a line goes on that begins with a time to come: "tomorrow 10am call @acme"."""
    one = next(iter(find_times(line.words, line.here)), None)
    if one is None or one.first != first or one.moment is None or is_before(one.moment, line.here.now):
        return first
    return one.beyond


def _plans(line: LineAtWork, who: Who) -> bool:
    """Tell whether the words begin with calling on someone, or with what one will have."""
    words, start = line.words, line.start
    if is_had(words, start):
        return _is_to_come(line, who)
    start = beyond_means(words, start)
    return words.low(start) in talk.MEETINGS and words.low(start + 1) not in talk.NO_CALL | talk.INCOMING


def beyond_means(words: Words, start: int) -> int:
    """Return the word behind the means that a line may begin with: "zoom call with acme"."""
    is_means = words.low(start) in talk.MEANS and words.low(start) not in talk.VERBS
    return start + (is_means and words.low(start + 1) not in CONTACT_LINKS)  # "zoom with acme" is one itself


def is_had(words: Words, start: int) -> bool:
    """Tell whether the words begin with what one has with somebody: "lunch with", "zoom call with", "Termin mit"."""
    noun = beyond_means(words, start)
    is_noun = noun > start or words.low(noun) not in talk.VERBS
    return is_noun and words.low(noun) in HAD_WITH_THEM and words.low(noun + 1) in CONTACT_LINKS


def is_to_meet(words: Words, start: int, *, customer: bool) -> bool:
    """Tell whether somebody is to be called or met; what one had with a customer is told of."""
    return words.low(start) in talk.MEETINGS and not (customer and is_had(words, start))


def _is_to_come(line: LineAtWork, who: Who) -> bool:
    """Tell whether what one has with a customer is still to come, and nothing is told of it.

    A mere meeting needs no time, and any words may follow it; what else one has is more often told of.
    """
    words, here = line.words, line.here
    if tells(words) or words.has_any(NOT_TO_COME) or contact(words, who):
        return False
    times = [one for one in find_times(words, here) if not one.is_topic]
    if words.low(beyond_means(words, line.start)) in talk.MEETINGS:
        return True
    is_still = any(one.moment is None or is_before(here.now, one.moment) for one in times)
    return is_still and _says_no_more(words, who.beyond, times)


def _says_no_more(words: Words, place: int, times: list[Found]) -> bool:
    """Tell whether behind the customer, and when it is, nothing stands that may tell how it was: "is off"."""
    for one in times:
        if one.first == place:
            place = one.beyond
    return not words.low(place) or words.has_break(place - 1) or words.low(place) in _SAYS_MORE


def take_name(line: LineAtWork) -> bool:
    """Take out whom it is with, and let what it is be no other word; tell whether that stays in the text."""
    words, cuts, start = line.words, line.cuts, line.start
    noun, who, is_with = beyond_means(words, start), cuts.who, is_had(words, start)
    is_bare = who is not None and who.first == noun + 2 and words.low(who.beyond) not in particles.AND
    if who is not None and is_with and is_bare:
        cuts.take([(noun + 1, noun + 2, "lead")])
        cuts.who = who.replace(keep=False)
    if noun == start and (words.low(noun) in talk.MEETINGS or not is_with):
        return False  # a mere meeting needs no name
    cuts.mark(start, noun + 1, "kind")
    words.take(start, noun + 1)
    return True
