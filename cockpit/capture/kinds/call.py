"""Reading a call to be made: when, what for, and what they get from it."""

from __future__ import annotations

from cockpit.capture.lexicon import AHEAD, OCLOCK, PARTS, WEEKDAYS
from cockpit.capture.lexicon.particles import HALVES_OF_DAY
from cockpit.capture.lexicon.talk import ABOUT_WHAT, GAINS, LABELS, THEIR, UNMARKED
from cockpit.capture.lexicon.times import REPEATING
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.capture.tokens import Words
from cockpit.domain.text import with_colons

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Cuts, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint

_TIMES = (AHEAD, HALVES_OF_DAY, OCLOCK, PARTS, WEEKDAYS)
_WHEN = "When? Add a time, such as: fri 10:30"
_IS_GAIN = 'Is "{}" what they get from it? Then write: gain: {}'
_GAIN = "What will they get from it? Add it, such as: purpose: agree on the scope"


def read_call(line: LineAtWork) -> Draft:
    """Return the call that a line plans."""
    words, cuts, here, guessed = line.words, line.cuts, line.here, line.guessed
    place = line.start if guessed else 0
    verb = words.low(place)
    _take_verb(line, place)
    gain = _gain(words, cuts)
    named = next(
        (at for at in range(len(words)) if words.low(at) in LABELS and _opens(words, at)), len(words)
    )
    words.take(named, named + 1)
    asks = _of_gain(gain) if gain else _may_gain(words, named)
    found = find_times(words, here)
    label = min(named, _about(words, found))
    every, chosen = None, None
    if words.has_any(REPEATING):
        from cockpit.capture.times.repeat import read_repeat

        every, chosen = read_repeat(line, until=label)
    if chosen is None:
        chosen = Chosen()
        _choose(chosen, found, words, label, here)
    _take_label(words, cuts, label, named)
    cuts.take(chosen.spots)
    doubt.mind(line, "call", chosen, found)
    draft = cuts.draft("call", chosen, guessed=guessed, gain=gain or None, every=every)
    draft = draft.replace(text=with_colons(draft.text).removeprefix(": "))
    if asks:
        draft = draft.replace(asks=(*draft.asks, *asks))
    if not draft.text:
        draft = draft.replace(text=verb if guessed else "", asks=(*draft.asks, _GAIN))
    return draft


def _take_verb(line: LineAtWork, place: int) -> None:
    """Take the word for calling out of the text; what a meeting is called stays in it."""
    if line.guessed:
        from cockpit.capture.kinds.meeting import take_name  # not where the line says its kind

        if take_name(line):
            return
    line.cuts.take([(place, place + 1, "kind")])


def _take_label(words: Words, cuts: Cuts, label: int, named: int) -> None:
    """Take out what names the purpose, where it does; what stands before it stays, apart from it by the colon."""
    if named < len(words):
        cuts.kept = words.line.find(":", words.all[named].end)
    if label < len(words):
        is_named = label == named or _opens(words, label)
        (cuts.cut if is_named else cuts.mark)(label, label + 1, "purpose")  # "re renewal" stays whole
        words.take(label, label + 1)
    if label < named < len(words):
        cuts.cut(named, named + 1, "purpose")


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


def _about(words: Words, found: list[Found]) -> int:
    """Return where "re" stands, or beyond the end; "about 3pm" is a time."""
    starts = {one.first for one in found}
    places = range(len(words))
    return next(
        (at for at in places if words.low(at) in ABOUT_WHAT and not starts & {at, at + 1}), len(words)
    )


def _gain(words: Words, cuts: Cuts) -> str:
    """Take out what they gain: from "gain:" or "they gain:" to the purpose, the customer or the end."""
    for place in range(len(words)):
        if words.low(place) in GAINS and _opens(words, place):
            beyond = place + 1
            while beyond < len(words) and not (words.low(beyond) in LABELS and _opens(words, beyond)):
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


def _may_gain(words: Words, named: int) -> tuple[str, ...]:
    """Return what to ask where a word in the purpose may lead to what they gain."""
    for place in range(named + 1, len(words)):
        if (
            words.low(place) in GAINS & UNMARKED
            and words.low(place - 1) not in THEIR
            and words.goes_on(place)
        ):
            said = words.said(place + 1, len(words))
            return (_IS_GAIN.format(said, said),)
    return ()


def _of_gain(gain: str) -> tuple[str, ...]:
    """Return what to ask about a day in what they gain that there is not."""
    if not any(map(str.isdecimal, gain)):
        return ()
    from cockpit.capture.times.unread import passed_over

    ask = passed_over(Words(gain, []), (), has_time=True)[1]
    return (ask,) if ask else ()


def _opens(words: Words, place: int) -> bool:
    """Tell whether a colon follows a label, or it stands right behind when it is and so needs none."""
    word, before = words.all[place], words.low(place - 1)
    is_behind_time = any(map(str.isdecimal, before)) or any(before in one for one in _TIMES)
    is_bare = word.low in UNMARKED and is_behind_time and words.goes_on(place) and not words.has_break(place)
    return is_bare or ":" in words.line[word.end : word.right]
