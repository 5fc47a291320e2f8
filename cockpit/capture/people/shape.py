"""What the name of somebody or of a firm looks like, known or not."""

from __future__ import annotations

from cockpit.capture.lexicon import CUES, EDGES, HEADS, MONTHS, PERIODS, SHORT_WEEKDAYS, WEEKDAYS, meant, talk
from cockpit.capture.lexicon.particles import FOR_WHOM, POSSESSIVE
from cockpit.capture.tokens import figures, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.people.index import Names
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.tokens import Words


_LONGEST_NAME, _LONGEST_CUT = 5, 4
_FIRST_WORDS, _MOST_OF_NAME, _SHORTEST_NAME = 4, 3, 2
NO_CUSTOMER = talk.VERBS | talk.COMMON | talk.TOLD | frozenset(talk.KINDS)


def title_ends(words: Words, first: int) -> int:
    """Return where the last word of a name begins, and ends, that opens with a title or an initial: "Dr. Oetker"."""
    at = first
    while at + 1 < len(words) and at < first + _LONGEST_NAME and words.low(at + 1) and _opens_name(words, at):
        at += 1
    return at + 1


def _opens_name(words: Words, at: int) -> bool:
    """Tell whether a word is a title or an initial, and the next one belongs to the same name."""
    head, after = words.low(at).removeprefix("@"), words.all[at + 1]
    if not after.raw[:1].isalpha() or after.left != after.start:
        return False
    if head in talk.NAME_HEADS:
        return after.raw[0].isupper() or after.low in talk.NAME_HEADS
    is_dotted = words.is_dotted(at) and words.all[at].right == words.all[at].end + 1
    if head in talk.TITLES and is_dotted and after.low not in talk.COMMON:
        return True
    is_initial = is_dotted and len(head) == 1 and head.isalpha()
    return after.raw[0].isupper() and (
        is_initial or (head in talk.TITLES and not words.has_break(at)) or (head in talk.TITLES and is_dotted)
    )


def may_open_name(words: Words, first: int) -> bool:
    """Tell whether a word may be one that a name is cut short in, so that the next is its own: "Hptm. Keller"."""
    head, after = words.all[first], words.all[min(first + 1, len(words) - 1)]
    raw = head.raw.removeprefix("@")
    is_initial = raw.isalpha() and len(raw) == 1
    is_short = is_initial or (raw.isalpha() and raw[:1].isupper() and len(raw) <= _LONGEST_CUT)
    is_dotted = words.is_dotted(first) and head.right == head.end + 1
    is_name = (is_initial or after.raw[:1].isupper()) and after.left == after.start and after.low.isalpha()
    return is_short and is_dotted and is_name and after.low not in talk.COMMON and after.low not in talk.VERBS


def firm_ends(words: Words, first: int) -> int:
    """Return where a name ends that has words in capitals up to "GmbH", or an "&"; else it is one word."""
    beyond, ends = first + 1, first + 1
    while beyond < len(words) and beyond < first + _LONGEST_NAME and words.low(beyond):
        word = words.all[beyond]
        is_cut = words.is_dotted(beyond - 1) and words.low(beyond - 1) in talk.LEGAL  # "& Co. KG"
        if (words.has_break(beyond - 1) and not is_cut) or word.left != word.start:
            break
        if (
            word.low in talk.LEGAL and not (word.low in talk.LEGAL_OR_WORD and not word.raw.isupper())
        ) or words.low(beyond - 1) in talk.PLUS:
            ends = beyond + 1
        elif word.low not in talk.JOIN_NAMES and not word.raw[:1].isupper():
            break
        beyond += 1
    return ends


def is_title(words: Words, first: int, beyond: int) -> bool:
    """Tell whether several words are written as a name is: in capitals, or joined by an "&"."""
    inside = words.all[first:beyond]
    return any(word.low in talk.PLUS for word in inside[1:-1]) or all(
        word.raw[0].isupper() or word.low in talk.JOIN_NAMES for word in inside
    )


def is_name_like(words: Words, place: int) -> bool:
    """Tell whether a word may be somebody's name, and not one that any line may begin with."""
    low = words.low(place)
    return (
        low[:1].isalpha()
        and not any(char.isdecimal() for char in low)
        and low not in talk.COMMON
        and low not in talk.VERBS
        and low not in talk.KINDS
        and words.low(place) not in WEEKDAYS
        and words.low(place) not in MONTHS
        and words.low(place) not in CUES
    )


def both_of(typed: str, names: Names) -> str | None:
    """Return the first of two customers that are named in one word: "acme+bolt"; None where they are not two."""
    mark = next((mark for mark in "+&/" if mark in typed), "")
    if not mark or names.get(typed) is not None:
        return None
    first, other = (names.get(part) for part in typed.split(mark, 1))
    return first if other is not None else None


def can_head(words: Words, first: int, beyond: int) -> bool:
    """Tell whether words before a colon may name a customer."""
    low = words.low(first)
    if not low[0].isalpha() or low in talk.HEADINGS:
        return False
    if beyond > first + 1:
        return is_title(words, first, beyond) and not (low in EDGES and words.low(first + 1) in PERIODS)
    is_day = low in HEADS or low in WEEKDAYS or low in SHORT_WEEKDAYS or low in MONTHS or bool(meant(low))
    return not (is_day or low in CUES or figures(low)[0])


def minded(words: Words, who: Who) -> Who:
    """Return who is marked, with the question whether a first name that follows, or a second "@", goes with it."""
    if "@" in who.name and not who.known and words.all[who.first].low.startswith("@"):
        ask = f"Is the name {who.name}? Then write {in_quotes(who.name)}; else write one name behind the @."
        return who.replace(missing=(*who.missing, ask))
    given = words.raw(who.beyond)
    mark = words.line[words.all[who.beyond - 1].end : words.all[who.beyond - 1].right]
    if mark != "," or not given.istitle() or " " in who.name:
        return who
    from cockpit.capture.lexicon.first_names import FIRST_NAMES  # few names are followed by a comma

    if fold(given) not in FIRST_NAMES:
        return who
    whole = f"{given} {who.name}"
    ask = f"Is the name {whole}, or {who.name} alone? Write @'{whole}' or, without the comma, @{who.name}."
    return who.replace(missing=(*who.missing, ask))


def ask_for_known(line: LineAtWork) -> str:
    """Return what to ask where an unmarked word may mean a known name: "hubre rings on monday", "deck for acme"."""
    words = line.words
    for place in range(line.start, len(words)):
        word = words.all[place]
        low, typed = word.low.removesuffix(POSSESSIVE), word.raw.removesuffix(POSSESSIVE)
        is_word = low.replace("-", "").isalnum() and low[-1:].isalpha() and len(low) >= _SHORTEST_NAME
        is_word = is_word and (low not in NO_CUSTOMER or line.names.begins(low))
        if is_word and _may_stand(words, place, line.start):
            beyond = place + 1
            while beyond < place + _MOST_OF_NAME and words.low(beyond) and not words.has_break(beyond - 1):
                beyond += 1
            parts = [typed, *(other.raw for other in words.all[place + 1 : beyond])]
            if near := line.names.meant(parts):
                return f'Is "{word.raw}" {near[0]}? Then write: @{near[0]}'
    return ""


def _may_stand(words: Words, place: int, start: int) -> bool:
    """Tell whether a customer may stand there: in front, in brackets, or behind what leads there or is done."""
    before = words.low(place - 1)
    is_led = before in talk.DROPPED_BEFORE or before in FOR_WHOM or before in talk.VERBS
    return is_led or place < start + _FIRST_WORDS or words.all[place].left < words.all[place].start


def mention(name: str) -> str:
    """Return a name as it is typed to mark it: @acme, @'Acme Corp'."""
    return f"@{name}" if name.isalnum() else in_quotes(name)


def in_quotes(name: str) -> str:
    """Return a name in quotation marks: in those that go inside a line that a shell has in others, where they can."""
    return f"@'{name}'" if "'" not in name else f'@"{name}"'


def is_means(words: Words, names: Names, first: int, kind: str) -> bool:
    """Tell whether the means of a contact heads what was said of it: "touch phone: all fine"."""
    return kind == "touch" and words.low(first) in talk.MEANS and names.get(words.raw(first)) is None
