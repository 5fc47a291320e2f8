"""Telling that a line says what I will do: "told acme i'd send it", "ich schicke @beta …".

Loaded only where a line speaks of me or of what was promised.
"""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES, CUES, WEEKDAYS, particles, pledges
from cockpit.capture.lexicon.particles import ICH, POSSESSIVE, SPEAKING
from cockpit.capture.lexicon.talk import COMMON, SPEAKERS, TOLD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words


class Pledge:
    """That something will be done: `verb` is where that is said, `lead` the words that only lead to it.

    `whom` are the words between that may name the customer: from the first up to the one beyond; or none.
    """

    __slots__ = ("lead", "verb", "whom")

    def __init__(self, verb: int, lead: list[int], whom: tuple[int, int] = (0, 0)) -> None:
        self.verb, self.lead, self.whom = verb, lead, whom


def find(words: Words, start: int) -> Pledge | None:
    """Return what is pledged in the words from `start` on; None where nothing is."""
    for place in range(start, len(words)):
        low = words.low(place)
        if low in SPEAKERS and words.low(place - 1) not in pledges.ONLY_IF:
            found = _german(words, place, start) if low in ICH else _said(words, place, start)
            if found is not None:
                return found
    return None


def is_wish(words: Words, start: int) -> bool:
    """Tell whether it is only said what I would like or how I am: "i'd love to …", "ich brauche …"."""
    for place in range(start, len(words)):
        low, follows = words.low(place), words.low(place + 1)
        if low in pledges.I_WILL or low in SPEAKING:
            if follows in pledges.WISHES:
                return True
        elif low in ICH and (
            follows in pledges.STATES_OF_MINE or words.low(place - 1) in pledges.STATES_OF_MINE
        ):
            return True
    return False


def _said(words: Words, place: int, start: int) -> Pledge | None:
    low = words.low(place)
    if low in pledges.VERSPROCHEN or low in pledges.PROMISED:
        return _promised(words, place, start)
    report = next((at for at in range(place - 1, start - 1, -1) if words.low(at) in pledges.REPORTS), -1)
    is_mine = report < 0 or _is_my_report(words, report, start)
    if low in pledges.EXPECT or low in pledges.WILL_THEY:
        is_told = report >= 0 and is_mine and _is_for_them(words, place)
        return Pledge(place, [], _between(words, report, place)) if is_told else None
    verb = _beyond_will(words, place, pledges.WILL if report < 0 else pledges.WILL | pledges.CAN)
    while words.low(verb) in pledges.ADVERBS:
        verb += 1
    is_theirs = report > 0 and not words.low(report - 1)  # "acme said i'd get …"
    if not _is_deed(words, place, verb, is_mine=is_mine and not is_theirs):
        return None
    return _led(words, place, verb, report if is_mine else -1, start)


def _is_for_them(words: Words, place: int) -> bool:
    """Tell whether they are to have something: "told them to expect", "they'd have it"."""
    if words.low(place) in pledges.EXPECT:
        return words.low(place - 1) in particles.TO_PLAIN
    return words.low(place + 1) in pledges.WILL_HAVE


def _is_my_report(words: Words, report: int, start: int) -> bool:
    """Tell whether it is I who told: "told them", and neither "they told me" nor "she said"."""
    return words.low(report + 1) not in pledges.TO_ME and (
        report in (0, start) or words.low(report - 1) in pledges.MYSELF
    )


def _led(words: Words, place: int, verb: int, report: int, start: int) -> Pledge:
    """Return a pledge with the words that only lead to it, from a `report` of mine on, where there is one."""
    whom = _between(words, report, place) if report >= 0 else (0, 0)
    first = report if report >= 0 and whom == (0, 0) else place
    while words.low(first - 1) in pledges.MYSELF and first > start:
        first -= 1
    is_led = first == start and whom == (0, 0) and words.low(verb - 1) not in pledges.OWE
    return Pledge(verb, _free(words, first, verb) if is_led else [], whom)


def _is_deed(words: Words, place: int, verb: int, *, is_mine: bool) -> bool:
    """Tell whether a verb after "i'd" or "i'll" says that I will do something."""
    low, does = words.low(place), words.low(verb)
    if verb == place or not does or does in CUES or does in WEEKDAYS:
        return False
    if does in pledges.BE and (
        words.low(verb + 1).endswith(pledges.DOING) or words.pair(verb + 1) in pledges.IN_TOUCH
    ):
        does = words.low(verb + 1)
    is_past = low.endswith(pledges.HAD) and does.endswith(pledges.PAST) and not does.endswith(pledges.NO_PAST)
    if is_past or does in pledges.IS_NOT_DONE or does in TOLD:
        return False
    return is_mine or does not in pledges.RECEIVES


def _beyond_will(words: Words, place: int, will: frozenset[str]) -> int:
    """Return where the verb stands after "i'll", "i will", "i'm going to"; `place` where none is announced."""
    low, at = words.low(place), place + 1
    if low in pledges.I_WILL:
        return at
    if low in SPEAKING and words.low(at) in will:
        return at + 1
    if low in SPEAKING and words.low(at) in pledges.I_AM:
        low, at = words.low(at), at + 1
    if low in pledges.I_AM:
        if words.pair(at) in pledges.GOING_TO:
            return at + 2
        if words.low(at) in pledges.GONNA:
            return at + 1
        return at if words.low(at) in pledges.SENDING else place
    return place


def _between(words: Words, report: int, place: int) -> tuple[int, int]:
    """Return the words between "told" and "i'd" that may name whom: neither "them" nor "that"."""
    beyond = place - (words.low(place - 1) in pledges.THAT)
    first = report + 1
    if first < beyond <= first + 3 and all(
        words.low(at)[:1].isalpha() and words.low(at) not in pledges.NOT_WHOM for at in range(first, beyond)
    ):
        return first, beyond
    return 0, 0


def _promised(words: Words, place: int, start: int) -> Pledge | None:
    """Read "i have promised", "hab beta versprochen": by me, or by nobody that is named."""
    before = {words.low(at) for at in range(start, place)}
    is_mine = before & (pledges.MYSELF | pledges.HABE | ICH) or (
        place == start and words.low(place) in pledges.VERSPROCHEN
    )
    if before & pledges.OTHERS_HAVE or not is_mine:
        return None
    lead = [
        at
        for at in range(start, place + 1)
        if words.low(at) in pledges.MYSELF | pledges.HABE | ICH or at == place
    ]
    beyond = place + 1
    while beyond < len(words) and not words.low(beyond):
        beyond += 1
    if words.low(beyond) in pledges.THAT_BEHIND:
        lead.append(beyond)
    return Pledge(place, lead if lead[0] == start else [], _to_whom(words, place, beyond, lead))


def _to_whom(words: Words, place: int, beyond: int, lead: list[int]) -> tuple[int, int]:
    """Return the word that may name to whom it was promised: "hab beta versprochen", "i promised beta the deck"."""
    between = [at for at in range(lead[0], place) if at not in lead]
    at = between[0] if len(between) == 1 else beyond
    is_named = at < place or words.low(at + 1) in ARTICLES or words.raw(at)[:1].isupper()
    is_name = words.low(at).isalpha() and words.low(at) not in COMMON
    return (at, at + 1) if is_named and is_name else (0, 0)


def _german(words: Words, place: int, start: int) -> Pledge | None:
    """Read "ich schicke", "morgen schicke ich", "dass ich … schicke", "ich werde … schicken"."""
    is_many = words.low(place) in pledges.WE_GERMAN
    after = words.low(place + 1)
    if after in pledges.WERDE or words.low(place - 1) in pledges.WERDE:
        if words.all[-1].low in pledges.IS_THERE:
            return None
        is_led = place == start and after in pledges.WERDE
        return Pledge(place, [place, place + 1] if is_led else [])
    if _is_done(words, place + 1, is_many=is_many):
        return Pledge(place + 1, [place] if place == start else [])
    if place > start and _is_done(words, place - 1, is_many=is_many):
        return Pledge(place - 1, [])
    if words.low(place - 1) in pledges.THAT_I:
        last = next((at for at in range(len(words) - 1, place, -1) if words.low(at)), place)
        if _is_done(words, last, is_many=is_many):
            return Pledge(last, [])
    return None


def _is_done(words: Words, place: int, *, is_many: bool) -> bool:
    """Tell whether a word is a verb of the first person, and one of doing."""
    low = words.low(place).removesuffix(POSSESSIVE).removesuffix("'")
    if low in pledges.STATES_OF_MINE or low in pledges.NO_VERBS or low in WEEKDAYS or low in CUES:
        return False
    if is_many:
        return len(low) > 4 and low.endswith(pledges.OF_MANY) and not low.endswith(pledges.PAST_OF_MANY)
    if low in pledges.SHORT_FIRST_PERSON:
        return True
    is_past = low.endswith(pledges.PAST_GERMAN) and not low.endswith(pledges.NOW_IN_T)
    return len(low) > 3 and low.endswith(pledges.OF_ONE) and low.isalpha() and not is_past


def _free(words: Words, first: int, beyond: int) -> list[int]:
    return [at for at in range(first, beyond) if words.low(at)]
