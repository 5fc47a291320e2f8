"""What was lost, apart from why: "lost @acme roof set because of price", "lost @acme pilot to Contoso, too dear"."""

from __future__ import annotations

from cockpit.capture.lexicon import deals, particles
from cockpit.capture.lexicon.closing import LOST
from cockpit.capture.lexicon.sums import SPOKEN
from cockpit.capture.lexicon.talk import STATES, TOLD
from cockpit.capture.money.currency import named, scaled
from cockpit.domain.text import with_colons

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Cuts
    from cockpit.capture.tokens import Words

_WHY = "What could you not meet? Add it after a colon, such as: delivery in May"
_NO_DEAL = deals.NOT_CHOSEN_AFTER | deals.BEGINS_REASON | STATES | TOLD | deals.REASONS | deals.NO_NAME
_NO_DEAL |= particles.TO_PLAIN | deals.CHOSE
_LONGEST_DEAL = 4


def deal_ends(words: Words, cuts: Cuts, reason: int | None) -> int:
    """Return where in the line what was lost ends and why it was begins: a colon, whom they chose, a word for why."""
    if cuts.who is None:  # the words may be whose order it was
        return 0
    if reason is not None:
        return words.line.index(":", words.all[reason].end)
    if cuts.kept > 0:
        return cuts.kept
    free = [place for place in range(1, len(words)) if words.low(place)]
    place = next((at for at in free if begins_reason(words, at)), 0)
    return words.all[place].left if _may_be_deal(words, [at for at in free if at < place]) else 0


def begins_reason(words: Words, place: int) -> bool:
    """Tell whether why it was lost begins at a word: "because of …", "over price", ", too expensive"."""
    low = words.low(place)
    begins = deals.BEGINS_REASON | deals.WENT | deals.CHOSE
    if low in deals.BECAUSE or (place > 1 and words.has_break(place - 1) and low in begins):
        return True
    follows = place + 1 + (words.low(place + 1) in deals.ARTICLES_OF_SOME)
    return low in deals.BECAUSE_OF and words.low(follows) in deals.REASONS


def _may_be_deal(words: Words, places: list[int]) -> bool:
    """Tell whether words may name what was lost, and neither say why nor what was, nor end in a currency."""
    is_short = 0 < len(places) <= _LONGEST_DEAL
    if not is_short or any(words.low(at) in _NO_DEAL or words.low(at) in LOST for at in places):
        return False
    return scaled(words.raw(places[-1]), "EUR") is None


def apart(draft: Draft, deal: str) -> Draft:
    """Keep what was lost apart from why, where both are said; ask for why where nothing is."""
    text = with_colons(draft.text)
    why = text.removeprefix(deal).lstrip(" :,;")
    is_apart = deal and text.startswith(deal) and why
    asks = draft.asks if text else (*draft.asks, _WHY)
    return draft.replace(
        text=f"{deal}: {why}" if is_apart else text, deal=deal if is_apart else None, asks=asks
    )


def ends_deal(words: Words, place: int) -> bool:
    """Tell whether the words right before "to" may name what was lost: "lost @bolt roof set to contoso"."""
    first, least = place, max(place - _LONGEST_DEAL, 1)
    while first > least and words.low(first - 1) and words.low(first - 1)[0] != "@":
        if words.has_break(first - 1) or ends_a_sum(words, first - 1):
            break
        first -= 1
    return _may_be_deal(words, list(range(first, place)))


def ends_a_sum(words: Words, place: int) -> bool:
    """Tell whether a word may be the last of what it was worth: "30k", "30k EUR", "30 thousand"."""
    if any(char.isdecimal() for char in words.low(place)):
        return True
    raw = words.raw(place)
    return bool(raw) and (named(raw, "EUR") is not None or words.low(place) in SPOKEN)
