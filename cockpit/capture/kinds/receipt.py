"""A line that says no kind and tells that a customer's money, or their order, has come: "4k from acme arrived".

It is taken only where nothing else is said. Something else that came ("4k quote"), a condition, a verb before it, or a
day to come make it words that are asked about.
"""

from __future__ import annotations

from cockpit.capture.kinds.past_day import as_past
from cockpit.capture.lexicon import ARTICLES, DEADLINE_CUES, closing, sums
from cockpit.capture.money.choose import find_amount
from cockpit.capture.money.days_beside import find_days
from cockpit.domain.moment import is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

_GOT = closing.RECEIVED | closing.ARRIVED
_BESIDE = closing.BESIDE_RECEIPTS | ARTICLES


def has_come(line: LineAtWork, who: Who) -> str:
    """Return "paid" or "order", and take the words that tell that it came; empty where it did not, or more is said."""
    words, is_from = line.words, _is_from(line.words, who)
    verb = _verb(words, who, is_from=is_from)
    if verb < 0:
        return ""
    rest = _rest(line, who, verb)
    if is_from:
        rest.discard(who.first - 1)
    said = {words.low(place) for place in rest} - _BESIDE
    is_order = not verb and bool(said) and said <= closing.THE_ORDER
    if not is_order and (said - closing.RECEIPTS or (who.first and not is_from)):
        return ""
    beside = {place for place in rest if words.low(place) in _BESIDE}
    line.cuts.take([(place, place + 1, "kind") for place in sorted(beside | {verb})])
    line.cuts.who = who.replace(keep=False)
    return "order" if is_order else "paid"


def _is_from(words: Words, who: Who) -> bool:
    return bool(who.first) and words.low(who.first - 1) in closing.FROM


def _verb(words: Words, who: Who, *, is_from: bool) -> int:
    """Return the word that says that it came; -1 for none, where it is asked, or where the customer got something."""
    if words.low(0) in closing.HAVE or (not who.first and words.low(who.beyond) in closing.HAVE | _GOT):
        return -1
    places = range(len(words))
    came = (at for at in places if words.low(at) in closing.ARRIVED_LAST and words.is_last(at) and is_from)
    return next((at for at in places if words.low(at) in _GOT), next(came, -1))


def _rest(line: LineAtWork, who: Who, verb: int) -> set[int]:
    """Return the words beside the customer, the word that says that it came, one sum and a day that was."""
    words, here = line.words, line.here
    amount = find_amount(words, here.rules.home_currency, len(words))
    first = amount.first - (words.low(amount.first - 1) in sums.LEADS)
    spans = [(who.first, who.beyond), (verb, verb + 1), (first, amount.beyond)]
    spans += [(one.first, one.beyond) for one in find_days(words, here) if _has_been(line, one)]
    return set(range(len(words))).difference(*(range(*span) for span in spans))


def _has_been(line: LineAtWork, one: Found) -> bool:
    """Tell whether a day is one that was; a weekday is the last such one."""
    if one.cue in DEADLINE_CUES or not one.day_said:
        return False
    moment = as_past(one, line.words, line.here).moment
    return moment is not None and not is_before(line.here.now, moment)
