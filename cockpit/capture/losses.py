"""Reading a lost sale: what it was worth, whom they chose, and why."""

from __future__ import annotations

from cockpit.capture import who, worth
from cockpit.capture.tables import VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.line import Cuts
    from cockpit.capture.names import Names
    from cockpit.capture.pieces import Here
    from cockpit.capture.times import Chosen
    from cockpit.capture.words import Words


_WHY = "What could you not meet? Add it after a colon, such as: price"
_NOT_CHOSEN_AFTER = frozenset(
    "due thanks owing relative compared according subject unable able up prior".split()
)
_CHOSEN_AFTER = frozenset(
    "went go goes gone going switched moved back sold lost over business deal it them".split()
)
_REASONS = frozenset(
    "price prices pricing budget cost costs timing time delay delays delivery inaction nobody none no quality "
    "features internal in-house".split()
)
_ARTICLES = frozenset(("the", "a", "an", "another", "their", "some"))
_LONGEST_CHOSEN = 5


def read(words: Words, names: Names, cuts: Cuts, here: Here, when: Chosen) -> Draft:
    """Read "lost @beta 30k to Contoso: price"; nothing in it is a date."""
    headed, reason = _colons(words)
    if reason is not None:
        cuts.kept = words.line.index(":", words.all[reason].end)
    whom = _chosen(words, cuts, headed, reason, when)
    cuts.who = who.find(words, names, 1, cuts.literal)
    until = reason if reason is not None else headed if headed is not None else len(words) - 1
    amount = worth.take(words, until + 1, cuts, here, when, is_asked=False)
    if amount is None and not when.missing and until + 1 < len(words):
        later = worth.find(words, here.rules.home_currency, len(words))
        if later.amount is not None:
            said = words.said(later.first, later.beyond)
            when.asks += (f'Was it worth "{said}"? Then put it before the colon.',)
    draft = cuts.draft("lost", when, amount=amount, chosen=whom or None)
    text = draft.text.replace(" : ", ": ")
    return draft.replace(text=text, asks=draft.asks if text else (*draft.asks, _WHY))


def _colons(words: Words) -> tuple[int | None, int | None]:
    """Return the words with the colon that a customer heads the line by, and with that before the reason."""
    found = [
        place for place, word in enumerate(words.all) if place and ":" in words.line[word.end : word.right]
    ]
    if not found:
        return None, None
    is_head = found[0] == 1 or all(word.raw[:1].isupper() for word in words.all[1 : found[0] + 1])
    if is_head and not any(words.low(place) == "to" for place in range(1, found[0])):
        return found[0], found[1] if len(found) > 1 else None
    return None, found[0]


def _chosen(words: Words, cuts: Cuts, headed: int | None, reason: int | None, when: Chosen) -> str:
    """Take out whom they chose: "to Contoso", "went to contoso", 'to "Big Blue"'."""
    last = len(words) - 1 if reason is None else reason
    for place in range(1, last):
        if words.low(place) != "to" or words.has_break(place) or words.low(place - 1) in _NOT_CHOSEN_AFTER:
            continue
        start = words.all[place + 1].left
        quoted = next((end for begin, end in cuts.literal if begin == start), None)
        if quoted is not None:
            said = cuts.region(words.all[place].left, quoted, "chosen")
            return said[said.index(words.line[start]) :].strip('@"“” ')
        beyond = _name_ends(words, place + 1, reason)
        if beyond is None:
            continue
        first = words.all[place + 1]
        is_name = first.raw[0].isupper() or (first.raw[0] == "@" and len(first.raw) > 1)
        before = words.low(place - 1)
        follows_on = place == 1 or before[:1] == "@" or any(char.isdecimal() for char in before)
        if not is_name and (headed is not None or not (follows_on or before in _CHOSEN_AFTER)):
            continue
        said = words.said(place + 1, beyond).lstrip("@")
        if not is_name and first.low in _REASONS:
            when.asks += (f'Did they choose "{said}", or is it why? Put it after a colon: {said}',)
            continue
        (cuts.cut if headed is None else cuts.mark)(place, beyond, "chosen")  # the reason stays whole
        words.take(place, beyond)
        return said
    return ""


def _name_ends(words: Words, place: int, reason: int | None) -> int | None:
    """Return where the name that begins at a word ends; None where none does."""
    low = words.low(place)
    if not low or not (low[0].isalpha() or low[0] == "@") or low in VERBS:
        return None
    if reason is not None and reason - place < _LONGEST_CHOSEN:
        name = [words.all[at] for at in range(place, reason + 1)]
        are_joined = all(one.right == one.end for one in name[:-1]) and all(one.low for one in name)
        if are_joined and not any(char.isdecimal() for one in name for char in one.low):
            return reason + 1
    beyond = place + 1
    if low in _ARTICLES:
        return beyond + 1 if words.low(beyond) and not words.has_break(place) else None
    while beyond < len(words) and not words.has_break(beyond - 1) and words.all[place].raw[0].isupper():
        step = 1 + (words.low(beyond) in ("&", "and", "of", "the", "de"))
        if not words.low(beyond + step - 1) or not words.all[beyond + step - 1].raw[0].isupper():
            break
        beyond += step
    return beyond
