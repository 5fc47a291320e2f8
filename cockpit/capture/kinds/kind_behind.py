"""The word of the kind behind the customer, where elsewhere it stands first: "@acme wait PO by fri", "@acme todo …"."""

from __future__ import annotations

from cockpit.capture.lexicon import talk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork


def take_kind_behind(line: LineAtWork, place: int) -> str:
    """Take the word of a kind behind the customer; empty where it may be only a word.

    "@acme order form by fri" and "@acme lost luggage form" are about things; a colon settles it: "@acme lost: price".
    """
    words, low = line.words, line.words.low(place)
    has_colon = words.line.startswith(":", words.all[place].end)
    is_headed = has_colon and low not in talk.TOUCHES  # "contact: bo@acme.com"
    is_touch = low in talk.TOUCHES and words.low(place + 1) in talk.MEANS
    if not (is_headed or is_touch or low in talk.BEGIN_BEHIND):
        return ""
    line.cuts.take([(place, place + 1, "kind")])
    line.start, line.guessed = place + 1, False
    return talk.KINDS[low]
