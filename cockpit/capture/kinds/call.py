"""Reading a call to be made: when, what for, and what they get from it."""

from __future__ import annotations

from cockpit.capture.lexicon.talk import ABOUT_WHAT, GAINS, LABELS, THEIR
from cockpit.capture.lexicon.times import REPEATING
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.capture.tokens import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Cuts, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint

_WHEN = "When? Add a time, such as: fri 10:30"
_GAIN = "What will they get from it? Add it, such as: purpose: agree on the scope"


def read_call(line: LineAtWork) -> Draft:
    """Return the call that a line plans."""
    words, cuts, here, guessed = line.words, line.cuts, line.here, line.guessed
    place = line.start if guessed else 0
    verb = words.low(place)
    cuts.cut(place, place + 1, "kind")
    words.take(place, place + 1)
    gain = _gain(words, cuts)
    asks = _of_gain(gain)
    found = find_times(words, here)
    label = _label(words, found)
    every, chosen = None, None
    if words.has_any(REPEATING):
        from cockpit.capture.times.repeat import read_repeat

        every, chosen = read_repeat(line, until=label)
    if chosen is None:
        chosen = Chosen()
        _choose(chosen, found, words, label, here)
    if label < len(words):
        has_colon = _has_colon(words, label)
        (cuts.cut if has_colon else cuts.mark)(label, label + 1, "purpose")  # "re renewal" stays whole
        words.take(label, label + 1)
    for first, beyond, role in chosen.spots:
        cuts.cut(first, beyond, role)
    for first, beyond, _ in chosen.spots:
        words.take(first, beyond)
    doubt.mind(line, "call", chosen, found)
    draft = cuts.draft("call", chosen, guessed=guessed, gain=gain or None, every=every)
    if asks:
        draft = draft.replace(asks=(*draft.asks, *asks))
    if not draft.text:
        draft = draft.replace(text=verb if guessed else "", asks=(*draft.asks, _GAIN))
    return draft


def _choose(chosen: Chosen, found: list[Found], words: Words, label: int, here: Standpoint) -> None:
    """Choose when it is; a time past the purpose's label may belong to the purpose."""
    before = [one for one in found if one.first < label and not one.is_topic]
    after = [one for one in found if one.first > label]
    due = choose.the_one(before or _loose(after, words, label), chosen, words, here)
    if due is not None:
        choose.set_due(chosen, due)
        hour = words.low(due.beyond) if due.whole_day else ""
        if hour.isdecimal() and len(hour) <= 2 and 1 <= int(hour) <= 23:
            chosen.asks += (f'Is "{hour}" the time? Then write: {hour}:00',)
    elif chosen.missing:
        return
    elif after and not before:
        said = words.said(after[0].first, after[0].beyond)
        chosen.asks += (f'Is "{said}" when you call? Then put it before the purpose.',)
    else:
        chosen.asks += choose.ask_unread(found, words) or (_WHEN,)


def _loose(after: list[Found], words: Words, label: int) -> list[Found]:
    """Return the times of day past "re" and its like: "call @acme re renewal 2pm"."""
    if label >= len(words) or words.low(label) not in ABOUT_WHAT:
        return []
    return [one for one in after if one.clock is not None and not one.is_topic]


def _label(words: Words, found: list[Found]) -> int:
    """Return where "purpose:" or "re" stands, or beyond the end; "about 3pm" is a time."""
    starts = {one.first for one in found}
    for place in range(len(words)):
        if words.low(place) in ABOUT_WHAT and not starts & {place, place + 1}:
            return place
        if words.low(place) in LABELS and _has_colon(words, place):
            return place
    return len(words)


def _gain(words: Words, cuts: Cuts) -> str:
    """Take out what they gain: from "gain:" or "they gain:" to the purpose, the customer or the end."""
    for place in range(len(words)):
        if words.low(place) in GAINS and _has_colon(words, place):
            beyond = place + 1
            while beyond < len(words) and not (words.low(beyond) in LABELS and _has_colon(words, beyond)):
                if (
                    cuts.who is not None
                    and words.all[beyond].left >= cuts.who.drop
                    and cuts.who.first > place
                ):
                    break
                beyond += 1
            first = place - (words.low(place - 1) in THEIR)
            colon = words.all[place].right
            said = cuts.region(words.all[first].left, words.all[beyond - 1].right, "gain")
            return said[colon - words.all[first].left :].strip(" ,;")
    return ""


def _of_gain(gain: str) -> tuple[str, ...]:
    """Return what to ask about a day in what they gain that there is not."""
    if not any(map(str.isdecimal, gain)):
        return ()
    from cockpit.capture.times.passed_over import passed_over

    ask = passed_over(Words(gain, []), (), has_time=True)[1]
    return (ask,) if ask else ()


def _has_colon(words: Words, place: int) -> bool:
    word = words.all[place]
    return ":" in words.line[word.end : word.right]
