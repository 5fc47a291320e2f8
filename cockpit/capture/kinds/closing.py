"""A line that tells how a sale ended, the customer its subject: "acme ordered 5k", "acme went with Contoso"."""

from __future__ import annotations

from cockpit.capture.kinds.loss import name_ends
from cockpit.capture.kinds.lost_deal import begins_reason
from cockpit.capture.kinds.receipt import has_come
from cockpit.capture.lexicon import DEADLINE_CUES, MONTHS, WEEKDAYS, closing, particles
from cockpit.capture.lexicon.deals import LOST_TO, ORDER_NUMBER, REASONS
from cockpit.capture.lexicon.slips import HARD_CUES
from cockpit.capture.lexicon.sums import PARTS
from cockpit.capture.lexicon.talk import COMMON, KINDS, VERBS, WE
from cockpit.capture.money.candidates import has_sum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.reading import LineAtWork, Who
    from cockpit.capture.tokens import Words

_FURTHEST = 3
_CHOSE = 'Did they choose "{0}"? Then begin with lost, and write: to "{0}"; with note if it is only words.'


def closes(line: LineAtWork, who: Who) -> str:
    """Return "order", "paid" or "lost" where the words around the customer tell so, and take them; else nothing."""
    words = line.words
    if who.first and lost_by_us(line, who):
        return "lost"
    if "?" in words.line or any(word.low in closing.NOT_DONE for word in words.all):
        return ""
    has_money = has_sum(words, line.here.rules.home_currency)
    kind = has_come(line, who) if has_money and words.has_any(closing.CAME) else ""
    if kind or who.first:
        return kind
    place = _beyond_have(words, who.beyond)
    if _is_paid(line, who.beyond, place):
        return "paid"
    if _is_lost_last(line, who.beyond, place, has_money=has_money):
        return "lost"
    if _is_lost(line, who, place, has_money=has_money):
        return "lost"
    if beyond := _ordered(words, place, has_money=has_money):
        _cut(line, who.beyond, beyond, "kind")
        return "order"
    return "order" if place > who.beyond and has_money and _is_ordered_last(line, who.beyond, place) else ""


def closes_for_nobody_known(line: LineAtWork) -> str:
    """Return "order" or "paid" for "beta ordered 5k", "beta paid 5k" of whom nobody knows, so that it is asked who."""
    words = line.words
    is_paid = KINDS.get(words.low(1)) == "paid" and pays(words, 1)
    ordered = words.low(1) in closing.ORDERED and words.low(2)[:1].isdecimal()
    if not is_paid and (not ordered or words.has_any(DEADLINE_CUES)):
        return ""
    line.cuts.take([(1, 2, "kind")])
    line.cuts.typed = words.raw(0)
    return "paid" if is_paid else "order"


def _beyond_have(words: Words, place: int) -> int:
    """Return where what they did stands, behind "has", "just" and their like."""
    furthest = place + _FURTHEST
    while place < furthest and words.low(place) in closing.HAVE and not words.has_break(place):
        place += 1
    return place


def _has_near(words: Words, place: int, these: frozenset[str]) -> bool:
    return any(words.low(place + step) in these for step in range(_FURTHEST))


def _ends_with(words: Words, place: int, these: frozenset[str]) -> bool:
    """Tell whether one of the words ends the line there, or stands right before a mark."""
    places = range(place, len(words))
    end = next((at for at in places if words.is_last(at) or words.has_break(at)), place)
    return words.low(end) in these


def _is_paid(line: LineAtWork, first: int, place: int) -> bool:
    """Take that they paid, where a figure says how much: "has paid 5k", "hat 2k bezahlt"."""
    words, last = line.words, len(line.words) - 1
    if words.low(place) in closing.PAID and pays(words, place):
        _cut(line, first, place + 1, "kind")
        return True
    is_last = place > first and words.low(last) in closing.PAID and pays(words, place - 1)
    if is_last:
        _cut(line, first, place, "kind")
        _cut(line, last, last + 1, "kind")
    return is_last


def pays(words: Words, place: int) -> bool:
    """Tell whether a figure behind a word says how much they paid, or what part; or nothing does."""
    is_figure = any(map(str.isdecimal, words.low(place + 1) + words.low(place + 2)))
    is_figure = is_figure or words.low(place + 1) in PARTS or words.is_last(place)
    return is_figure and not words.has_break(place)


def _is_lost_last(line: LineAtWork, first: int, beyond: int, *, has_money: bool) -> bool:
    """Take the word for a loss behind its sum, or before why: "acme 12k lost to Contoso", "acme lost, price"."""
    words = line.words
    why = beyond + 1  # nothing else: "acme lost! passwords"
    is_led = begins_reason(words, why) or (words.has_break(beyond) and words.low(why) in REASONS)
    if words.low(beyond) in closing.LOST and is_led:
        _cut(line, first, beyond + 1, "kind")
        return True
    for place in range(first + 1, len(words) if has_money else 0):
        is_led = not LOST_TO.isdisjoint((words.low(place + 1), words.low(place - 2)))
        if words.low(place) in closing.LOST and (is_led or words.is_last(place) or words.has_break(place)):
            _cut(line, place, place + 1, "kind")
            return True
        if words.has_break(place):
            return False
    return False


def lost_by_us(line: LineAtWork, who: Who) -> bool:
    """Tell whether a line says that we lost the customer, and take what says so: "we lost acme to Contoso"."""
    words = line.words
    lead = [words.low(place) for place in range(who.first)]
    last = len(words) - 1
    if lead[0] not in WE or not closing.WE_LOST.issuperset(lead[1:]) or "?" in words.line:
        return False
    if closing.LOST_FIRST.isdisjoint(lead):
        if words.low(last) not in closing.LOST_LAST:
            return False
        line.cuts.cut(last, last + 1, "kind")
        words.take(last, last + 1)
    line.cuts.cut(0, who.first, "kind")
    words.take(0, who.first)
    return True


def _ordered(words: Words, place: int, *, has_money: bool) -> int:
    """Return where the words that say that they ordered end, 0 for none; a signature is left, as it is read later."""
    low = words.low(place)
    if low.endswith(particles.PARTICIPLE) and words.has_any(HARD_CUES):
        return 0  # "bestellt bis freitag" is what they will do
    if low in closing.ORDERED and (has_money or words.low(place + 1).isdecimal()):
        return place + 1
    if not has_money:
        return 0
    if low in closing.SIGNED:
        return place
    if closing.US.intersection((words.low(place + 1), words.low(place + 2))) and low in closing.WENT_TO:
        return place + 2 + (words.low(place + 2) in closing.US)  # "went with us, 12k"
    if low in closing.THE_ORDER:  # "order 5k placed", "Auftrag über 2k erteilt"
        return place if _ends_with(words, place, closing.PLACED) else 0
    is_placed = low in closing.PLACED and _has_near(words, place + 1, closing.THE_ORDER - ORDER_NUMBER)
    return place + 1 if is_placed or low in closing.BOUGHT else 0


def _is_ordered_last(line: LineAtWork, first: int, beyond: int) -> bool:
    """Take what they did where it stands last: "acme hat 40 Stück zu 25 EUR bestellt"."""
    words = line.words
    for place in range(beyond, len(words)):
        low = words.low(place)
        if low in closing.ORDERED | closing.BOUGHT | closing.SIGNED and (
            words.is_last(place) or words.has_break(place)
        ):
            _cut(line, first, beyond, "kind")
            if low not in closing.SIGNED:
                _cut(line, place, place + 1, "kind")
            return True
    return False


def _cut(line: LineAtWork, first: int, beyond: int, role: str) -> None:
    """Take words out of the text, but those that say when it was."""
    for place in range(first, beyond):
        if line.words.low(place) not in closing.WHEN_IT_WAS:
            line.words.take(place, place + 1)
            line.cuts.cut(place, place + 1, role)


def _is_lost(line: LineAtWork, who: Who, place: int, *, has_money: bool) -> bool:
    """Take whom they chose, with the words around: "went with Contoso", "hat sich für Contoso entschieden"."""
    words = line.words
    if words.has_any(closing.ELSEWHERE):
        return True
    name = _name_at(words, place)
    if not name:
        return False
    beyond = name_ends(line, name, None)
    if beyond is None:
        return False
    is_last = words.low(place) not in closing.WENT_TO
    if is_last and words.low(beyond) not in closing.ENDS_CHOICE:
        return False
    said, is_end = words.said(name, beyond).lstrip("@"), words.has_break(beyond - 1)
    beyond += is_last
    instead = (
        0
        if is_end
        else 2 * (words.pair(beyond) in closing.OVER_US) or int(words.low(beyond) in closing.INSTEAD)
    )
    is_sure = bool(said[:1].isupper() or has_money or instead)
    if not is_sure and not _is_choice(words, place, name, beyond):
        return False
    is_sure = is_sure or begins_reason(words, beyond)
    beyond += instead
    line.chosen = said
    _cut(line, who.beyond, beyond, "chosen")
    asks = tuple(ask for ask in who.asks if said.lower() not in ask.lower())
    line.cuts.who = who.replace(asks=asks, missing=who.missing if is_sure else (_CHOSE.format(said),))
    return True


def _is_choice(words: Words, place: int, name: int, beyond: int) -> bool:
    """Tell whether a name in small letters may be whom they chose: "went with contoso", but not "went for lunch"."""
    is_led = words.low(place) not in closing.WENT_TO or words.low(name - 1) in particles.WITH
    is_end = words.is_last(beyond - 1) or words.has_break(beyond - 1) or begins_reason(words, beyond)
    return is_end and (is_led or name == place + 1)


def _name_at(words: Words, place: int) -> int:
    """Return where whom they chose is named; 0 where nobody is."""
    links = closing.WENT_TO.get(words.low(place))
    if links is not None and words.low(place + 1) in particles.REFLEXIVE:  # "entschied sich für"
        place += 1
    if links is None:
        is_linked = words.low(place) in closing.LINKS_TO_CHOSEN and words.low(place - 1) in closing.HAVE
        name = place + 1 if is_linked else place if words.low(place - 1) in closing.HAVE else 0
    else:
        name = place + 1 if "" in links else place + 2 if words.low(place + 1) in links else 0
    low = words.low(name)
    is_name = low[:1].isalpha() and low not in closing.NOBODY | COMMON | VERBS and low not in MONTHS
    return name if name and is_name and low not in WEEKDAYS else 0
