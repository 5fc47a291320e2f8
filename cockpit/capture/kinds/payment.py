"""Reading a payment: money received, and when. Nothing is booked that was not read."""

from __future__ import annotations

from cockpit.capture.kinds.order import is_near, take_time, tell_what_changes_nothing, what_undoes
from cockpit.capture.kinds.past_day import as_past, is_weekday
from cockpit.capture.lexicon import (
    AGO,
    AHEAD,
    ARTICLES,
    CUED_AT,
    CUED_BY,
    CUED_ON,
    DEADLINE_CUES,
    WEEK_NUMBERS,
)
from cockpit.capture.lexicon.deals import LEADS_TO_NEED, NOT_COME, NOT_THE_PAYMENT, PAID_FOR
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.money.choose import take_amount
from cockpit.capture.money.days_beside import find_days
from cockpit.capture.people.find import take_customer
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.suspect import is_timely
from cockpit.capture.tokens import figures
from cockpit.domain.moment import is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words
    from cockpit.domain.money import Money

_DIGITS_OF_A_DAY = 2


def read_payment(line: LineAtWork) -> Draft:
    """Read "paid @globex 12,500 on 21.12."."""
    words, cuts, here, chosen = line.words, line.cuts, line.here, Chosen()
    if cuts.who is None and not cuts.typed:
        take_customer(words, line.names, 1, cuts, "paid")
    found = find_days(words, here)
    _when(line, chosen, found)
    amount = _amount(line, chosen)
    if amount is not None:
        tell_what_changes_nothing(words, chosen, is_paid=True)
        if undone := what_undoes(words, len(words), NOT_COME):
            chosen.missing += (undone,)
    doubt.mind(line, "paid", chosen, found)
    doubt.mind_unread_day(line, "paid", chosen, len(words))
    if chosen.due is not None and is_before(here.now, chosen.due):
        said = " and ".join(words.said(first, beyond) for first, beyond, _ in chosen.spots)
        chosen.assumed += (f'"{said}" is to come: kept as their promise to pay',)
    return cuts.draft("paid", chosen, guessed=line.guessed, amount=amount)


def _amount(line: LineAtWork, chosen: Chosen) -> Money | None:
    """Take the sum, or ask for it once; where words are left that may say it, nothing is booked without."""
    words, asked = line.words, chosen.asks
    amount = take_amount(words, len(words), line.cuts, line.here, chosen, is_paid=True, is_asked=False)
    if amount is not None or chosen.missing:
        return amount
    said = " ".join(word.raw for word in words.all if word.low)
    example = f"12.5k {line.here.rules.home_currency}"
    if chosen.asks != asked:  # 'is "2000" the amount?'
        chosen.missing, chosen.asks = chosen.asks[len(asked) :], asked
    elif said:
        chosen.missing = (f'How much is "{said}"? Write the amount, such as: {example}',)
    else:
        chosen.asks += (f"How much? Add the amount, such as: {example}",)
    return None


def _when(line: LineAtWork, chosen: Chosen, found: list[Found]) -> None:
    """Take when it was paid; a day that may be of something else is asked about."""
    words, here = line.words, line.here
    days = [one for one in found if one.day_said or one.ask]
    found = [one for one in days if not is_near(words, one.first, NOT_THE_PAYMENT)]
    own = [_as_meant(one, words, here) for one in found if _is_own(one, words)]
    when = choose.the_one(own, chosen, words, here)
    chosen.asks = ()  # that it has passed is as it should be
    if when is not None:
        take_time(when, "due", words, line.cuts, chosen)
    elif chosen.missing:
        return
    elif found and (moment := as_past(found[0], words, here).moment) is not None:
        said = words.said(found[0].first, found[0].beyond)
        chosen.asks = (f'Is "{said}" the day of the payment? Then write: on {moment.date().isoformat()}',)
    elif found:
        said = words.said(found[0].first, found[0].beyond)
        chosen.asks = (f'Is "{said}" the day of the payment? Then write on, and the date.',)
    elif not days:
        _mind_day(words, chosen)


def _as_meant(one: Found, words: Words, here: Standpoint) -> Found:
    """Return a day as the last one that it can be; what is paid "by" a day is still to come."""
    return one if one.cue in DEADLINE_CUES else as_past(one, words, here)


def _is_own(one: Found, words: Words) -> bool:
    """Tell whether a day is that of the payment: it stands alone or after "on", and is not what was paid for."""
    is_led = one.cue in DEADLINE_CUES and not one.is_past
    if not (is_led or one.cue in ("", CUED_ON, CUED_AT)) or one.is_topic:
        return False
    if words.low(one.first - 1) in PAID_FOR or (is_led and is_near(words, one.first, PAID_FOR)):
        return False
    keys = [words.low(place) for place in range(one.first, one.beyond)]
    if not WEEK_NUMBERS.isdisjoint(keys):
        return False
    return (
        is_led
        or one.cue == CUED_ON
        or any(is_weekday(key) or key in AHEAD or key in AGO or any(map(str.isdecimal, key)) for key in keys)
    )


def _mind_day(words: Words, chosen: Chosen) -> None:
    """Ask about what stands after "on" and is no day: "on 31.4."."""
    for place in range(1, len(words)):
        is_led = words.low(place - 1) in LEADS_TO_NEED  # then it had been read, were it a day
        if figures(words.low(place))[0] == "9.9" and words.is_dotted(place) and not is_led:
            chosen.missing += (
                f'Is "{words.raw(place)}." the day of the payment? Then write: on {words.raw(place)}.',
            )
            return
        at = place + (words.low(place) in ARTICLES)
        is_number = words.low(at).isdecimal() and len(words.low(at)) <= _DIGITS_OF_A_DAY
        is_number &= words.is_last(at) or words.has_break(at)  # "on the 5", and no "on 12 chairs"
        is_day = figures(words.low(place))[0] == "9.9" and words.is_dotted(place)  # "by 31.4."
        if is_day or (words.low(place - 1) in ON and (is_number or is_timely(words, at, CUED_BY))):
            chosen.missing += (f'"{words.said(place - 1, at + 1)}" is no day I know: when was it paid?',)
            return
