"""A line that begins with what one has with a customer: "meeting with acme fri 14:00", "lunch with acme thu"."""

from __future__ import annotations

from cockpit.capture.kinds.told_contact import contact
from cockpit.capture.lexicon import particles, talk
from cockpit.capture.lexicon.contacts import CALLED_OFF, CONTACT_LINKS, HAD_WITH_THEM
from cockpit.capture.times.choose import tells
from cockpit.capture.times.find import find_times
from cockpit.domain.moment import is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

# What may say more of a meeting to come, right behind the customer or the time.
_SAYS_MORE = talk.LINKS | talk.ABOUT_WHAT | talk.LABELS | talk.GAINS


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


def is_to_come(line: LineAtWork, who: Who) -> bool:
    """Tell whether what one has with a customer is still to come, and nothing is told of it.

    A mere meeting needs no time, and any words may follow it; what else one has is more often told of.
    """
    words, here = line.words, line.here
    if tells(words) or words.has_any(CALLED_OFF) or contact(words, who):
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
