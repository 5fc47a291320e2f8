"""The rule for money: what stands beside a sum and may change it was understood, or is asked about."""

from __future__ import annotations

import re

from cockpit.capture.lexicon import is_one_off, sums
from cockpit.capture.lexicon.currencies import EURO, SHARED
from cockpit.capture.lexicon.deals import LOST_TO
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.lexicon.particles import ARTICLES_OF_ONE
from cockpit.capture.lexicon.slips import is_damaged, is_jumbled
from cockpit.capture.lexicon.talk import COMMON, NUMBERED, OFTEN_NUMBERED
from cockpit.capture.money.currency import codes_of, named, owner
from cockpit.capture.money.currency_country import unit_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.money.typed_sum import Sum
    from cockpit.capture.tokens import Words


_DIGITS_OF_A_SUM = 3
_LETTERS_OF_CODE = 3
_LONG = 5  # letters of a word that is not easily another with one of them wrong
_NAMES = frozenset((*sums.CURRENCY_NAMES, *SHARED))
# Codes and short names: what differs from one by another letter is more often a word of its own, "sand" and no rand.
_SHORT = (
    *(code.lower() for code in sums.COMMON_CODES),
    *sums.USUAL_CODES,
    *(name for name in _NAMES if 3 < len(name) <= _LONG),
)
_LONG_NAMES = tuple(name for name in _NAMES if len(name) > _LONG or name.startswith(EURO))
_COUNT_BEFORE = re.compile(r"[0-9]{1,3}(?:[x×*]{2,})?")


def beside(words: Words, one: Sum, ended: int) -> str:
    """Return what to ask about the words beside a sum that may make it another; an empty string where none may.

    Up to `ended`, where the last sure sum did, the words are that one's.
    """
    asked = power_beside(words, one) or currency_beside(words, one, ended)
    return asked or _more(words, one) or _of(words, one, ended)


def roughly(words: Words, one: Sum) -> str:
    """Return a sum with what leaves open how much it is: "about 3k", "3k or so", "~3k", "3k?"; else nothing."""
    first, beyond = one.first, one.beyond
    if words.low(first - 1) in sums.ROUGHLY and (
        not words.has_break(first - 1) or words.is_dotted(first - 1)
    ):
        return words.said(first - 1, beyond)
    for words_behind in (1, 2):
        if " ".join(words.low(beyond + at) for at in range(words_behind)) in sums.OR_SO:
            return words.said(first, beyond + words_behind)
    begin, last = words.all[first], words.all[beyond - 1]
    is_open = words.raw(first)[0] == sums.ABOUT_SIGN or sums.DOUBT in words.line[last.start : last.right]
    is_bound = sums.LESS_SIGN in words.line[begin.left : begin.start]
    return words.line[begin.left : last.right].strip() if is_open or is_bound else ""


def _of(words: Words, one: Sum, ended: int) -> str:
    """Ask where figures before the sum may be its beginning, and where so many thousands count something."""
    after, before = words.low(one.beyond), one.first - 1
    figure, lead = words.low(before), words.raw(before - 1).lower()
    is_named = lead in NUMBERED | OFTEN_NUMBERED or lead.isdecimal()  # a row of figures is no sum
    is_figure = _COUNT_BEFORE.fullmatch(figure) or (one.is_spaced and figure.isdecimal())
    if is_figure and not is_named and before >= ended and not words.has_break(before):
        return _in_all(words, before, one.beyond)  # "12 5k", "2xx 1.450"
    is_counted = one.power and one.currency is None and after in sums.COUNTED_BY_THOUSANDS | sums.POUNDS
    if is_counted and not words.has_break(one.beyond - 1):
        said = words.said(one.first, one.beyond + 1)
        return f'How much is "{said}"? Write the amount with its currency, and put what is counted in quotation marks.'
    return ""


def currency_beside(words: Words, one: Sum, ended: int) -> str:
    """Ask where a word beside the sum, from `ended` on, looks like a currency that was not read."""
    after = one.beyond
    is_or = words.low(after) in sums.OTHERWISE and bool(words.low(after + 1))
    if is_or and named(words.raw(after + 1), "EUR") is not None:
        return _which(words, one.first, after + 2)
    is_joined = not words.has_break(after - 1) or words.low(after - 1) in sums.SHORTENED
    if is_joined and (beyond := _currency_ends(words, one, ended)):
        return _which(words, one.first, beyond)
    return _currency_before(words, one, ended) if one.currency is None else ""


def _currency_ends(words: Words, one: Sum, ended: int) -> int:
    """Return where a word behind the sum ends that looks like a currency; 0 where none does."""
    place = one.beyond
    if words.low(place) in sums.IN_CURRENCY and _is_currency_slip(words, place + 1, ends=True):
        return place + 2  # "4k in dolars"
    ends = words.is_last(place) or (place < len(words) and words.has_break(place))
    may_be = _may_be_currency(words, place, ends=ends)
    if one.currency is not None:
        return place + 1 if _is_another(words, one, may_be=may_be) else 0
    is_unit = ended > 0 and words.low(place) in sums.SIZES  # "5k EUR 10 GB"
    is_unread = (may_be and not is_unit) or _are_two(words.raw(place))
    return place + 1 if is_unread else _named_further_on(words, place, ends=ends)


def _is_another(words: Words, one: Sum, *, may_be: bool) -> bool:
    """Tell whether a word behind a currency is more of it: "$12k UD", a sign of several, or "5k usd canadian"."""
    place = one.beyond
    if may_be and words.raw(place).isupper() and len(unit_of(words, one) or ()) > 1:
        return True
    is_end = words.is_last(place) or (place < len(words) and words.has_break(place))
    return is_end and one.currency not in (owner(words.low(place)) or (one.currency,))


def _currency_before(words: Words, one: Sum, ended: int) -> str:
    """Ask where a word before the sum looks like a currency that was not read."""
    before = one.first - 1
    is_joined = before >= ended and (not words.has_break(before) or words.is_dotted(before))
    is_letter = is_joined and words.raw(before) in sums.LETTERS_BEFORE and not words.low(before - 1)
    if is_letter or (is_joined and _may_be_currency(words, before, ends=words.raw(before).isupper())):
        return _which(words, before, one.beyond)
    return ""


def power_beside(words: Words, one: Sum) -> str:
    """Ask where "thousand" or its like follows with a slip in it."""
    is_slip = not one.power and not words.has_break(one.beyond - 1) and is_power_slip(words.low(one.beyond))
    return _in_all(words, one.first, one.beyond + 1) if is_slip else ""


def is_power_slip(low: str) -> bool:
    """Tell whether a word is "thousand" or its like with a slip in it."""
    return (
        len(low) > 2
        and low not in sums.COUNTED
        and any(
            is_damaged(low, word) or (len(word) > _LONG and is_one_off(low, word))
            for word in sums.POWER_WORDS
        )
    )


def _named_further_on(words: Words, place: int, *, ends: bool) -> int:
    """Return where a currency ends that a word which was not read leads to: "20k canadain dollars", "20k canadian"."""
    low, unit = words.low(place), words.low(place + 1)
    if not low.isalpha() or low in sums.JOINS:
        return 0
    if len(low) > 2 and ends and owner(low):
        return place + 1
    if not unit or (words.has_break(place) and not words.is_dotted(place)):
        return 0
    is_name = len(unit) > 3 and (
        codes_of(unit) is not None or bool(owner(low) and _is_currency_slip(words, place + 1, ends=True))
    )
    return place + 2 if is_name or _is_code(words, place + 1) else 0


def _is_code(words: Words, place: int) -> bool:
    """Tell whether the letters or the sign of a currency stand there, and no figures behind them: "2.5 moi EUR"."""
    raw = words.raw(place)
    is_written = raw.isupper() or not raw.isalpha()
    return is_written and named(raw, "EUR") is not None and not any(map(str.isdecimal, words.raw(place + 1)))


def _which(words: Words, first: int, beyond: int) -> str:
    said = words.said(first, beyond)
    return (
        f'Which currency is "{said}"? Write its three letters, such as EUR; or a comma, if it is only words.'
    )


def _are_two(raw: str) -> bool:
    """Tell whether two currencies are named as one word: "12k EUR/USD"."""
    one, mark, other = raw.partition("/")
    return bool(mark) and named(one, "EUR") is not None and named(other, "EUR") is not None


def _may_be_currency(words: Words, place: int, *, ends: bool) -> bool:
    low, raw = words.low(place), words.raw(place)
    if not low.isalpha():
        return False
    if raw.upper() in sums.RETIRED and (raw.isupper() or ends):
        return True
    is_code_like = raw.isupper() and 2 <= len(raw) <= 4 and low not in sums.ABBREVIATIONS
    if is_code_like and _may_be_code(words, place, ends=ends):
        return True
    if raw in sums.SHORT_SIGNS:
        return ends
    return _is_currency_slip(words, place, ends=ends)


def _is_currency_slip(words: Words, place: int, *, ends: bool) -> bool:
    """Tell whether a word is the name or the letters of a currency with a slip in it."""
    low, may_end = words.low(place), _may_end(words, place, ends=ends)
    known = sums.USUAL_CODES if low in COMMON else _SHORT
    return (may_end and any(is_damaged(low, one) for one in known)) or (
        len(low) > _LETTERS_OF_CODE
        and low not in _NAMES
        and any(is_one_off(low, word) or is_jumbled(low, word) for word in _LONG_NAMES)
    )


def _may_end(words: Words, place: int, *, ends: bool) -> bool:
    """Tell whether what is said of a sum may end at a word: nothing, or a word that leads on, follows."""
    follows = words.low(place + 1)
    is_led = words.low(place) not in sums.MAY_FOLLOW and follows in sums.MAY_FOLLOW
    return ends or (is_led and (not words.raw(place).istitle() or follows in LOST_TO))


def _may_be_code(words: Words, place: int, *, ends: bool) -> bool:
    """Tell whether capitals may be meant for the letters of a currency."""
    raw = words.raw(place)
    is_whole = len(raw) > 2 or raw in sums.BROKEN_CODES or _may_end(words, place, ends=ends)
    if is_whole and any(is_damaged(raw, known) for known in sums.COMMON_CODES):
        return True
    if len(raw) != 3:
        return False
    follows_figures = place > 1 and any(map(str.isdecimal, words.low(place - 1)))
    return (ends and follows_figures) or any(is_one_off(raw.lower(), known) for known in sums.USUAL_CODES)


def _more(words: Words, one: Sum) -> str:
    """Ask where more of a number, or less of it, follows: "10 thousand five hundred", "5k and 500", "2k - 50 fee"."""
    place = one.beyond
    if words.has_break(place - 1) or not words.low(place):
        return ""
    low = words.low(place)
    if low in sums.MULTIPLIED or _is_count_slip(words, place):
        return _in_all(words, one.first, place + 1 + (low not in sums.MULTIPLIED))
    if low in sums.JOINS:
        place += 1
        half = place + (words.low(place) in ARTICLES_OF_ONE)
        if words.low(half) in sums.HALF:
            return _in_all(words, one.first, half + 1)  # "3k and a half"
        if not words.low(place) and words.is_last(place - 1):
            return _in_all(words, one.first, place)  # "3k and"
    elif low in sums.MINUS:
        follows = words.low(place + 1)
        is_sum = follows[:1].isdecimal() and (_ends_sum(words, place + 1) or follows[-1:] == "%")
        is_fee = any(words.low(place + step) in sums.REDUCING for step in (1, 2, 3))
        if is_sum or is_fee or words.low(place + 2) in sums.PERCENT:
            return _in_all(words, one.first, min(place + 3, len(words)))
        return ""
    return _in_all(words, one.first, beyond) if (beyond := _numbers(words, place)) else ""


def _is_count_slip(words: Words, place: int) -> bool:
    """Tell whether a number with a slip in it counts hundreds: "5 thousand fve hundred"."""
    low = words.low(place)
    follows = words.low(place + 1)
    if low in CARDINALS and len(low) > 2 and follows not in sums.NUMBER_WORDS:
        return any(is_damaged(follows, word) for word in sums.NUMBER_WORDS)
    is_word = low.isalpha() and low not in sums.MAY_FOLLOW and follows in sums.NUMBER_WORDS
    return is_word and any(is_damaged(low, number) for number in CARDINALS)


def _numbers(words: Words, place: int) -> int:
    """Return where a number that may belong to the sum ends; 0 where there is none, or it counts something."""
    if words.low(place)[-1:] == "%" and words.low(place).strip("%-−–+").isdecimal() and words.is_last(place):
        return place + 1
    at = place
    while _is_number(words, at) and not (at > place and words.has_break(at - 1)):
        at += 1
    if at == place:
        return 0
    return at if _ends_sum(words, at - 1) else 0


def _ends_sum(words: Words, place: int) -> bool:
    follows = words.low(place + 1)
    if follows in sums.PUT_ON:  # "500 less", and not "3 more sites"
        is_last = words.is_last(place + 1) or words.has_break(place + 1)
        return is_last or len(words.low(place)) >= _DIGITS_OF_A_SUM
    return (
        not follows
        or words.has_break(place)
        or follows in sums.REDUCING
        or (
            place + 1 < len(words)
            and follows not in sums.FEET_TOO
            and named(words.raw(place + 1), "EUR") is not None
        )
    )


def _is_number(words: Words, place: int) -> bool:
    low = words.low(place)
    if low.endswith(sums.NUMBER_ENDS):
        heads = (low[: -len(end)] for end in sums.NUMBER_ENDS if low.endswith(end))
        return low in sums.NUMBER_WORDS or next(heads) in CARDINALS
    return (
        low.lstrip("+-").isdecimal()
        or low in sums.NUMBER_WORDS
        or (low in CARDINALS and low not in ARTICLES_OF_ONE)
    )


def _in_all(words: Words, first: int, beyond: int) -> str:
    return f'What is "{words.said(first, beyond)}" in all? Write the total.'
