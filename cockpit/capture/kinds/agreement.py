"""Finding how a promise will arrive and whether the customer agreed: "… by 4pm ok'd mail", "… passt, per Post"."""

from __future__ import annotations

from cockpit.capture.lexicon import AHEAD, PARTS, WEEKDAYS, is_one_off, particles, talk
from cockpit.capture.lexicon.slips import OR
from cockpit.capture.lexicon.times import NAMES_TOO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import Cuts
    from cockpit.capture.tokens import Words

_FURTHEST, _LONGEST_MEANS = 6, 3
_SHORTEST_CONSENT, _MOST_OF_CONSENT = 5, 2


class Agreement:
    """What was found: the means and the OK, with the first word and the one beyond of each."""

    __slots__ = ("_cuts", "_has_times", "agreed", "means", "spots", "unsure")

    def __init__(self, cuts: Cuts) -> None:
        self._cuts = cuts
        self._has_times = True
        self.agreed = False
        self.means: str | None = None
        self.unsure = ""  # a means that is denied, or one of two
        self.spots: list[tuple[int, int, str]] = []

    def look(self, words: Words, *, has_times: bool = True) -> None:
        """Take the words that end the line, leaving out what is taken already, and "by mail" anywhere.

        Without `has_times` those of the line are not taken yet, and may stand before.
        """
        self._has_times = has_times
        place = len(words) - 1
        while place >= 0:
            if not words.low(place):
                place -= 1
                continue
            length = self._agreement(words, place) or self._means_at_end(words, place)
            if not length:
                break
            place -= length
        if self.means is None and not self.unsure:
            self._through(words)

    def _agreement(self, words: Words, last: int) -> int:
        """Take the consent that ends there, with who gave it: "they said ok", "ok from them", "hat ok gesagt"."""
        if self.agreed or _is_asked(words, last):
            return 0
        place = _before_who(words, last)
        begins, is_told = _who_agreed(words, place)
        if is_told or place < last:
            is_apart = _stands_apart(words, begins) or (
                not self._has_times and _may_end_a_time(words.low(begins - 1))
            )
            may_be = is_apart and words.low(place) in talk.AGREED | talk.AGREED_BY_SOMEBODY
        else:
            may_be = words.low(place) in talk.AGREED
        if not may_be or _is_open(words, begins):
            return 0
        self.agreed = True
        return self._taken(words, begins, last + 1, "agreed")

    def _means_at_end(self, words: Words, place: int) -> int:
        if self.means is not None or _is_asked(words, place):
            return 0
        first = next((at for at in range(place - 2, place + 1) if means_at(words, at)[1] == place + 1), -1)
        if first < 0:
            return 0
        means = means_at(words, first)[0]
        through = first - 1 - (words.low(first - 1) in talk.HOW_ARTICLES)
        is_led = words.low(through) in talk.THROUGH and self._says_more(words, through)
        first = through if is_led else first
        if turned := _turned(words, first):
            self.unsure = words.said(turned, place + 1)
            return 0
        if not is_led and (words.low(first - 1) in talk.NOT_MEANS_AFTER or not self._says_more(words, first)):
            return 0
        is_bare = not is_led and first == place and words.low(place) not in talk.ALWAYS_HOW
        if is_bare and not _stands_apart(words, place):
            return 0  # "contract text", "welcome email"
        self.means = means
        return self._taken(words, first, place + 1, "means")

    def _through(self, words: Words) -> None:
        for place in range(len(words) - 1):
            if words.low(place) not in talk.THROUGH_ANYWHERE:
                continue
            means, beyond = means_at(words, place + 1)
            after = words.low(beyond)
            if means and (not after or after in talk.MAY_FOLLOW_MEANS or words.has_break(beyond - 1)):
                self.means = means
                self._taken(words, place, beyond, "means")
                return

    def doubted(self, words: Words, behind: int) -> tuple[str, ...]:
        """Return what to ask where a word of consent has a slip in it and ends the line, or stands `behind` the time.

        `behind` is -1 where there is none. What follows a time with which a line begins is the text: "by friday the
        agreed prices".
        """
        if self.unsure:
            return (f'"{self.unsure}": how will it arrive? Write one way, or none.',)
        if not self.agreed and behind > 0 and (said := _consent_behind(words, behind)):
            return (f'"{said}": did they agree? Then write ok.',)
        return self._slipped(words)

    def _slipped(self, words: Words) -> tuple[str, ...]:
        """Return what to ask where the line ends in a word of consent with a slip in it."""
        last = next((place for place in range(len(words) - 1, -1, -1) if words.low(place)), -1)
        low = words.low(last)
        is_said = low in talk.AGREED and words.low(last - 1) in talk.GIVES and not _is_open(words, last)
        if (
            self.agreed
            or _is_asked(words, last)
            or low in talk.NO_CONSENT_SLIPS
            or (low in talk.AGREED and not is_said)
        ):
            return ()
        is_slip = low in talk.OK_SLIPS or (
            len(low) >= _SHORTEST_CONSENT
            and any(is_one_off(low, one) for one in talk.AGREED if len(one) > _SHORTEST_CONSENT)
        )
        if not is_said and not is_slip:
            return ()
        said = words.said(max(last - 2, 0), last + 1) if is_said else words.raw(last)  # "tehy said ok"
        return (f'"{said}": did they agree? Then write ok.',)

    def _taken(self, words: Words, first: int, beyond: int, role: str) -> int:
        words.take(first, beyond)
        self.spots.append((first, beyond, role))
        return beyond - first

    def _says_more(self, words: Words, place: int) -> bool:
        """Tell whether what is promised stands before: in "send mail", the mail is the thing itself."""
        who, is_apart = self._cuts.who, False
        for back in range(place - 1, -1, -1):
            word = words.all[back]
            if word.low:
                return is_apart or word.low not in talk.VERBS
            if any(start < word.right and word.left < end for start, end in self._cuts.literal):
                if who is None or not who.first <= back < who.beyond:
                    return True
            elif who is None or not who.first <= back < who.beyond:
                is_apart = True  # a time between: "call by 4pm mail"
        return False


def means_at(words: Words, first: int) -> tuple[str, int]:
    """Return the means that is said from a word on, and where it ends: "mail", "face to face"; empty for none."""
    for beyond in range(first + _LONGEST_MEANS, first, -1):
        said = " ".join(words.low(at) for at in range(first, beyond))
        if said in talk.MEANS:
            return talk.MEANS[said], beyond
    return "", first


def _consent_behind(words: Words, behind: int) -> str:
    """Return the words behind a time that may be a consent, or one with a condition, and were not read as it."""
    if not any(word.low for word in words.all[:behind]):
        return ""
    rest = [words.low(place) for place in range(behind, len(words)) if words.low(place)]
    is_short = not talk.MAY_AGREE_IN_TWO.isdisjoint((" ".join(rest[:2]), " ".join(rest[1:3])))
    is_short = is_short or (0 < len(rest) <= _MOST_OF_CONSENT and rest[-1] in talk.MAY_AGREE)
    is_hedged = not talk.HEDGES.isdisjoint(rest)
    for place in range(behind, len(words)):
        is_consent = words.low(place) in talk.AGREED and (is_hedged or not _is_open(words, place))
        if not _is_asked(words, len(words) - 1) and words.low(place) and (is_consent or is_short):
            return words.said(place, len(words))
    return ""


def _before_who(words: Words, last: int) -> int:
    """Return where the word of consent stands before who gave it: "ok from them", "agreed with Tom", "ok gesagt"."""
    at = last
    if words.low(at) in talk.GAVE_IT:
        return at - 1
    is_short = words.low(at) in NAMES_TOO and words.low(at - 1) in talk.AGREED_THROUGH
    is_name = is_short or (words.raw(at)[:1].isupper() and words.low(at).isalpha())
    if words.low(at) not in talk.WHO_AGREES and not is_name:
        return last
    is_person = is_name and words.low(at) not in talk.WHO_AGREES
    at -= 1
    if words.low(at) in talk.HOW_ARTICLES:
        at -= 1
    if words.low(at) in talk.AGREED_THROUGH:
        at -= 1
    elif is_person:
        return last
    is_joined = at >= 0 and not any(words.has_break(place) for place in range(at, last))
    return at if is_joined and words.low(at) in talk.AGREED | talk.AGREED_BY_SOMEBODY else last


def _who_agreed(words: Words, place: int) -> tuple[int, bool]:
    """Return where the words begin that say who gave the consent at a place, and whether any do: "they said"."""
    first, has_giver = place, False
    while words.low(first - 1) in talk.SAYS_WHO and not words.has_break(first - 1):
        first -= 1
        has_giver = has_giver or words.low(first) in talk.GIVES
    if has_giver and _is_name_apart(words, first - 1):
        first -= 1
        first -= words.low(first - 1) in talk.TITLES and not words.has_break(first - 1)
    return (first, True) if has_giver else (place, False)


def _is_name_apart(words: Words, place: int) -> bool:
    """Tell whether a word is somebody's name that a mark or a time parts from what is promised: ", Tom said"."""
    if (
        place < 1
        or not words.low(place).isalpha()
        or words.has_break(place)
        or not words.raw(place)[0].isupper()
    ):
        return False
    before = place - 1 - (words.low(place - 1) in talk.TITLES)
    if words.has_break(before) or _may_end_a_time(words.low(before)):
        return True
    return not words.low(before) and any(one.low for one in words.all[:before])


def _turned(words: Words, first: int) -> int:
    """Return where what turns a means begins, or makes it one of two: "not by mail", "mail or phone"; 0 for none."""
    before = words.low(first - 1)
    is_two = any(means_at(words, at)[1] == first - 1 for at in range(first - 4, first - 1))
    is_choice = before in OR | particles.AND | talk.PLUS and is_two
    return first - 1 - is_choice if is_choice or before in particles.NOT else 0


def _stands_apart(words: Words, place: int) -> bool:
    """Tell whether a word follows a recognised part, the consent or a mark, and not the words of the promise."""
    before = words.low(place - 1)
    return not before or before in talk.AGREED or words.has_break(place - 1)


def _may_end_a_time(low: str) -> bool:
    return (
        low in WEEKDAYS
        or low in AHEAD
        or low in PARTS
        or low in particles.DAY_CLOCK
        or any(map(str.isdecimal, low))
    )


def _is_open(words: Words, place: int) -> bool:
    """Tell whether the words before make it no consent: a condition, a denial, a wish, who is still to give it."""
    before = words.low(place - 1 - (words.low(place - 1) in talk.IT))  # "if it ok", "ob es passt"
    if before in talk.NOT_AGREED_AFTER:
        return True
    for at in range(place - 1, max(place - 1 - _FURTHEST, -1), -1):
        if not words.low(at) or (words.has_break(at) and words.low(at) not in talk.NOT_YET):
            return False
        if words.low(at) in talk.NOT_YET or words.low(at) in talk.HEDGES:
            return True
    return False


def _is_asked(words: Words, place: int) -> bool:
    """Tell whether it is only proposed: "by 4pm ok?"."""
    word = words.all[place]
    return "?" in words.line[word.end : word.right]
