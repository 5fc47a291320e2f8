"""Choosing among the times found in a line: which is theirs, mine or due. Where two could be, it asks."""

from __future__ import annotations

from cockpit.capture.lexicon import ARTICLES
from cockpit.capture.lexicon.talk import HABITS, THEY_SURELY_DO, TOLD, VERBS
from cockpit.capture.reading import Chosen
from cockpit.capture.times.find import on_day
from cockpit.domain.moment import is_before
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_BEFORE_ATTRIBUTES = ARTICLES | VERBS | THEY_SURELY_DO
BY_WHEN = "By when? Add a time, such as: by tomorrow 4pm"
_OWN_HAS_PASSED = '"{}" has passed: by when do they get it? Add a time, such as: by tomorrow 4pm'


def choose(kind: str, found: Sequence[Found], words: Words, here: Standpoint) -> Chosen:
    """Return what the times mean for that kind of line; those that mean nothing stay part of the text."""
    chosen = Chosen()
    if kind == "note":
        _for_note(chosen, found, words, here)
    elif kind == "todo":
        due = the_one([one for one in found if not one.is_topic], chosen, words, here)
        if due is not None:
            set_due(chosen, due)
        elif not chosen.missing:
            _ask_unread(chosen, found, words)
    else:
        _for_promise(chosen, found, words, here)
    return chosen


def _for_promise(chosen: Chosen, found: Sequence[Found], words: Words, here: Standpoint) -> None:
    own = the_one([one for one in found if one.cue == "mine"], chosen, words, here)
    theirs = _theirs(found, chosen, words, here)
    if theirs is not None:
        chosen.theirs, chosen.whole_day = theirs.moment, theirs.whole_day
        chosen.spots.append((theirs.first, theirs.beyond, "theirs"))
        chosen.assumed += theirs.assumed
    if own is not None:
        chosen.mine = own.moment
        chosen.spots.append((own.first, own.beyond, "mine"))
        chosen.assumed += _on_their_day(chosen, own, words, here)
        if chosen.mine and chosen.theirs and is_before(chosen.theirs, chosen.mine):
            both = f"{full(chosen.mine, here.now)} is after {full(chosen.theirs, here.now)}"
            chosen.missing += (f"Your own time must come before theirs: {both}.",)
        elif theirs is None and own.is_past and not chosen.missing:
            chosen.missing += (_OWN_HAS_PASSED.format(words.said(own.first, own.beyond)),)
    if chosen.theirs is None and chosen.mine is None and not chosen.missing:
        chosen.missing += ask_unread(found, words) or (BY_WHEN,)


def _theirs(found: Sequence[Found], chosen: Chosen, words: Words, here: Standpoint) -> Found | None:
    others = [one for one in found if one.cue != "mine" and not one.is_topic]
    return _around_meeting(others, chosen, words, here) or the_one(others, chosen, words, here)


def _around_meeting(found: list[Found], chosen: Chosen, words: Words, here: Standpoint) -> Found | None:
    """Read the hour and the day of what is all that is promised as one time: "2pm demo tomorrow"."""
    if len(found) != 2 or found[1].first != found[0].beyond + 1 or any(map(words.low, range(found[0].first))):
        return None
    from cockpit.capture.lexicon.contacts import HAD_WITH_THEM  # few lines have two times

    hour, day = found
    is_hour = hour.clock is not None and not (hour.cue or hour.day_said)
    if not (is_hour and day.whole_day and not day.cue and words.low(hour.beyond) in HAD_WITH_THEM):
        return None
    if hour.clock is None or day.moment is None or words.low(day.beyond):
        return None
    moment = on_day(hour.clock, day.moment.date(), here)
    if is_before(moment, here.now):
        return None
    chosen.spots.append((hour.first, hour.beyond, "theirs"))
    said = words.said(hour.first, day.beyond)
    return day.replace(
        moment=moment, whole_day=False, assumed=(f'"{said}" read as {full(moment, here.now)}',)
    )


def _ask_unread(chosen: Chosen, found: Sequence[Found], words: Words) -> None:
    """Ask about words of time of a to-do; where "by" announces them, it is not kept without its day."""
    asks = ask_unread(found, words)
    if not asks:
        return
    from cockpit.capture.times.unread import is_announced

    if is_announced(words):
        chosen.missing += asks
    else:
        chosen.asks += asks


def ask_unread(found: Sequence[Found], words: Words) -> tuple[str, ...]:
    """Return what to ask where words of time are left that no time was made of."""
    topic = next((one for one in found if one.is_topic and not one.is_past), None)
    if topic is not None and topic.is_no_day:
        return (topic.ask,)
    if topic is not None:
        said = words.said(topic.first + bool(topic.cue) * (topic.beyond > topic.first + 1), topic.beyond)
        return (f'Is "{said}" the time? Then write: by {said}',)
    from cockpit.capture.times.unread import unread

    return (ask,) if (ask := unread(words)) else ()


def _on_their_day(chosen: Chosen, own: Found, words: Words, here: Standpoint) -> tuple[str, ...]:
    """Put the own time on the day of theirs where it names none: "by fri 4pm mine 2pm"."""
    theirs = chosen.theirs
    if own.day_said or own.clock is None or theirs is None or theirs.date() == here.today:
        return own.assumed
    chosen.mine = on_day(own.clock, theirs.date(), here)
    return (f'"{words.said(own.first, own.beyond)}" read as {full(chosen.mine, here.now)}',)


def _for_note(chosen: Chosen, found: Sequence[Found], words: Words, here: Standpoint) -> None:
    """Let a note take a date only where a preposition or a cue announces it, and not one it tells of."""
    announced = [one for one in found if (one.cue or one.turn) and not one.is_topic and not one.is_past]
    if words.has_any(HABITS):  # "prefers calls before 10" is of every day
        announced = [one for one in announced if one.day_said]
    if announced and tells(words):
        said = words.said(announced[0].first, announced[0].beyond)
        chosen.asks += (f'Should it come back on "{said}"? Then say so without telling what was.',)
        return
    if len(announced) == 1 and not announced[0].ask and announced[0].moment is not None:
        if announced[0].day_said or is_before(here.now, announced[0].moment):
            set_due(chosen, announced[0])
    elif announced:
        the_one(announced, chosen, words, here)
        chosen.asks, chosen.missing = chosen.asks + chosen.missing, ()  # a note is worth keeping without


def set_due(chosen: Chosen, due: Found) -> None:
    """Let a time be the one that the line has."""
    chosen.due, chosen.whole_day = due.moment, due.whole_day
    chosen.spots.append((due.first, due.beyond, "due"))
    chosen.assumed += due.assumed


def the_one(found: Sequence[Found], chosen: Chosen, words: Words, here: Standpoint) -> Found | None:
    """Return the only time that can be meant; where there are more, or it is not settled, ask."""
    unsettled = next((one for one in found if one.ask), None)
    if unsettled is not None:
        chosen.missing += (unsettled.ask,)
        return None
    ahead = [one for one in found if not one.is_past] or list(found)
    if len({(one.moment, one.whole_day) for one in ahead}) > 1:
        said = " and ".join(f'"{words.said(one.first, one.beyond)}"' for one in ahead[:3])
        chosen.missing += (
            f"Which time is meant, {said}? Put the one that is only words in quotation marks.",
        )
        return None
    if not ahead:
        return None
    only = ahead[0]
    if only.is_past and only.moment is not None:
        said = words.said(only.first, only.beyond)
        chosen.asks += (f'"{said}" has passed: it is kept as {full(only.moment, here.now)}.',)
    return only


def tells(words: Words) -> bool:
    """Tell whether the words are about what was; "the signed contract" and "send signed NDA" are not."""
    return any(
        word.low in TOLD and words.low(place - 1) not in _BEFORE_ATTRIBUTES
        for place, word in enumerate(words.all)
    )
