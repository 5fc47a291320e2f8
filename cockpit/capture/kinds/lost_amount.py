"""What a lost sale was worth: its sum before the colon, and what only looks like one."""

from __future__ import annotations

from cockpit.capture.lexicon import particles
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.lexicon.slips import is_damaged
from cockpit.capture.lexicon.sums import COUNTED, MAY_FOLLOW, USUAL_AFTER_FIGURES
from cockpit.capture.money.choose import find_amount, take_amount
from cockpit.capture.money.currency import named
from cockpit.capture.money.doubt import is_power_slip
from cockpit.capture.tokens import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import Chosen, LineAtWork
    from cockpit.capture.tokens import Words
    from cockpit.domain.money import Money


def take_worth(line: LineAtWork, until: int, when: Chosen) -> Money | None:
    """Take what it was worth out of the words up to a place."""
    amount = take_amount(line.words, until + 1, line.cuts, line.here, when, is_asked=False)
    if amount is None and not when.missing:
        _mind_sum(line.words, until + 1, when)
    return amount


def mind_sum_behind(line: LineAtWork, until: int, when: Chosen) -> None:
    """Ask about a sum behind the colon."""
    words = line.words
    if when.missing or until + 1 >= len(words):
        return
    later = find_amount(words, line.here.rules.home_currency, len(words))
    if later.amount is not None:
        said = words.said(later.first, later.beyond)
        when.asks += (f'Was it worth "{said}"? Then put it before the colon.',)


def _mind_sum(words: Words, until: int, when: Chosen) -> None:
    """Ask about what looks like what it was worth and is no sum: "30kk", "EEUR500", "thirty thousnd"."""
    for place in range(1, min(until, len(words))):
        low, follows = words.low(place), words.low(place + 1)
        is_number = low in CARDINALS and low not in particles.ARTICLES_OF_ONE
        if _is_odd_sum(low, words, place) or (is_number and is_power_slip(follows)):
            odd = words.said(place, place + 1 + is_number)
            when.missing += (f'How much is "{odd}"? Write the amount, such as: 30k',)
            return


def _is_odd_sum(low: str, words: Words, place: int) -> bool:
    """Tell whether figures have letters that a slip made of those of money, or a sign of it, or a currency behind."""
    is_range = figures(low)[0].rpartition("-9")[2] in USUAL_AFTER_FIGURES  # "30-40k"
    letters = low.strip("$€£").strip("0123456789.,'")
    if not letters or not any(map(str.isdecimal, low)):
        return False
    follows = words.low(place + 1)
    if (
        is_range
        or any(sign in low for sign in "$€£")
        or (follows and named(words.raw(place + 1), "EUR") is not None)
    ):
        return True
    is_counted = letters in COUNTED and follows and follows not in MAY_FOLLOW
    is_slip = len(letters) > 1 and any(is_damaged(letters, one) for one in USUAL_AFTER_FIGURES)
    return is_slip and not is_counted
