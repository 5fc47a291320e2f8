"""Reading a payment: money received, and when. Nothing is booked that was not read."""

from __future__ import annotations

from cockpit.capture.kinds.order import is_near, nearest, take_time
from cockpit.capture.money.choose import take_amount
from cockpit.capture.people.find import take_customer
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.find import find_times
from cockpit.capture.times.suspect import is_timely

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.tokens import Words

# Close before a time, these tell that it is not the payment's own.
_LATER = frozenset(
    "rest balance remaining remainder other next promised said due dated until restbetrag restzahlung "
    "faellig zugesagt "
    "naechste datiert".split()
)


def read(line: LineAtWork) -> Draft:
    """Read "paid @globex 12,500 on 21.12."."""
    words, cuts, here, chosen = line.words, line.cuts, line.here, Chosen()
    take_customer(words, line.names, 1, cuts, "paid")
    found = find_times(words, here)
    _when(line, chosen, found)
    doubt.mind(line, "paid", chosen, found)
    amount = take_amount(words, len(words), cuts, here, chosen, is_paid=True)
    said = " ".join(word.raw for word in words.all if word.low)
    if amount is None and said and not chosen.missing:
        example = f"12.5k {here.rules.home_currency}"
        chosen.missing += (f'How much is "{said}"? Write the amount, such as: {example}',)
    if chosen.whole_day and chosen.due is not None and chosen.due.date() == here.today:
        chosen.due, chosen.whole_day = here.now, False  # today: it has come, whatever is left of the day
    return cuts.draft("paid", chosen, amount=amount)


def _when(line: LineAtWork, chosen: Chosen, found: list[Found]) -> None:
    """Take when it was paid: a day after "on"; another day is asked about."""
    words, here = line.words, line.here
    on = [one for one in found if one.cue == "on" and not is_near(words, one.first, _LATER)]
    days = [nearest(one, words, here) for one in on if one.day_said or one.ask]
    when = choose.the_one(days, chosen, words, here)
    chosen.asks = ()  # that it has passed is as it should be
    if when is not None:
        take_time(when, "due", words, line.cuts, chosen)
    elif found and not chosen.missing and found[0].moment is not None and found[0].day_said:
        said, day = words.said(found[0].first, found[0].beyond), found[0].moment.date()
        chosen.asks = (f'Is "{said}" when it was paid? Then write: on {day.isoformat()}',)
    elif found and not chosen.missing and found[0].day_said:
        said = words.said(found[0].first, found[0].beyond)
        chosen.asks = (f'Is "{said}" when it was paid? Then write on, and the date.',)
    elif not chosen.missing:
        _mind_day(words, chosen)


def _mind_day(words: Words, chosen: Chosen) -> None:
    """Ask about what stands after "on" and is no day: "on 31.4."."""
    for place in range(1, len(words)):
        if words.low(place - 1) in ("on", "am") and is_timely(words, place, "by"):
            chosen.missing += (f'"{words.said(place - 1, place + 1)}" is no day I know: when was it paid?',)
            return
