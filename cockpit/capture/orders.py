"""Reading an order, which is the promise of one, and a payment."""

from __future__ import annotations

import re

from cockpit.capture import dates, times, who, worth
from cockpit.capture.lexicon import MONTHS, WEEKDAYS
from cockpit.capture.terms import Terms
from cockpit.domain.moment import between
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.dates import Found
    from cockpit.capture.draft import Cuts, Draft
    from cockpit.capture.names import Names
    from cockpit.capture.pieces import Here
    from cockpit.capture.times import Chosen
    from cockpit.capture.words import Words


# Words that say that the time after them is when the customer needs it.
_NEEDS = frozenset(
    "start starts starting delivery deliver delivered need needs needed wanted wants ship ships shipping shipment "
    "deadline kickoff kick-off golive go-live live install installation rollout launch arrival "
    "lieferung liefern lieferbar geliefert liefertermin anlieferung beginn braucht brauchen benötigt gebraucht bedarf "
    "inbetriebnahme übergabe versand projektstart vertragsbeginn".split()
)
# Close before a time, these tell that it is somebody's next step and not when the goods are needed.
_STEPS = frozenset(
    "follow follows signed sign signing signature po pay paid pays payment invoice confirm confirms confirmed "
    "confirmation decide decides decision board approval budget quote call meeting answer contract promised "
    "ordered said verbal rest balance remainder remaining second other instalment installment "
    "folgt unterschrift unterschrieben unterschreibt zahlung zahlt bezahlt zahlbar rechnung bestätigung bestätigt "
    "entscheidung entscheidet freigabe angebot anruf treffen antwort vertrag mündlich gesagt anzahlung "
    "restzahlung".split()
)
# Close before a time, these tell that it is not the payment's own.
_LATER = frozenset(
    "rest balance remaining remainder other next promised said due dated until restbetrag restzahlung fällig zugesagt "
    "nächste datiert".split()
)
_USUAL_TERMS = frozenset(("7", "10", "14", "15", "20", "21", "28", "30", "45", "60", "90", "120"))
_NOT = frozenset("no not never isn't can't won't cannot don't without nicht kein keine nie ohne".split())
_YEAR = re.compile(r"[0-9]{4}|[0-9]+[./-][0-9]+[./-][0-9]+")


def order(words: Words, names: Names, cuts: Cuts, here: Here, chosen: Chosen) -> Draft:
    """Read "order @acme 12.5k EUR verbal net30, delivery 3 dec"."""
    who.find(words, names, 1, cuts, "order")
    terms = Terms()
    terms.find_days(words)
    for first, beyond, role in terms.spots:
        cuts.cut(first, beyond, role)
    ahead = _need(words, cuts, here, chosen)
    for first, beyond, is_cut in terms.find_signed(words, ahead):
        (cuts.cut if is_cut else cuts.mark)(first, beyond, "signed")
    chosen.missing += terms.missing
    amount = worth.take(words, len(words), cuts, here, chosen)
    return cuts.draft("order", chosen, amount=amount, terms_days=terms.days, signed=terms.signed)


def _need(words: Words, cuts: Cuts, here: Here, chosen: Chosen) -> frozenset[int]:
    """Find when they need it: a time after a preposition or a cue word, which goes with it.

    Return where the times to come begin.
    """
    found = dates.find(words, here)
    announced = []
    for one in found:
        before = words.low(one.first - 1)
        is_start = words.low(one.first) in _NEEDS  # "start Q1"
        is_cue = is_start or (before in _NEEDS and _mark(words, one.first - 1) in ("", ":"))
        first = one.first - 1 if is_cue and not is_start else one.first
        is_other = _is_near(words, first, _NOT if is_cue else _STEPS) or (
            not is_cue and (one.is_topic or one.cue == "due" or _may_be_terms(one, words))
        )
        if (is_cue or (one.cue and (one.cue != "at" or one.day_said))) and not is_other:
            announced.append(one.replace(first=first))
    need = times.the_one(announced, chosen, words, here)
    if need is not None:
        _take(need, "need", words, cuts, chosen)
    ahead = [one for one in found if not _nearest(one, words, here).is_past]
    if need is None and not chosen.missing and ahead:
        said = words.said(ahead[0].first, ahead[0].beyond)
        bare = said.removeprefix(f"{ahead[0].cue} ") if ahead[0].cue not in ("in", "within") else said
        chosen.asks += (f'Is "{said}" when they need it? Then write: need {bare}',)
    return frozenset(
        one.first for one in ahead if not one.is_past and words.key(one.first) not in ("today", "heute")
    )


def _mark(words: Words, place: int) -> str:
    """Return the punctuation after a word."""
    return words.line[words.all[place].end : words.all[place].right]


def _may_be_terms(one: Found, words: Words) -> bool:
    """Tell whether it may be when they pay: "15k in 30 days"."""
    days = [words.low(place) for place in range(one.first, one.beyond)]
    return one.cue in ("in", "within") and days[-1] in ("days", "tagen", "tage") and days[-2] in _USUAL_TERMS


def _is_near(words: Words, first: int, these: frozenset[str]) -> bool:
    """Tell whether one of the three words before is one of these, with no punctuation between."""
    for back in range(first - 1, max(first - 4, -1), -1):
        if words.has_break(back) or not words.low(back):
            return False
        if words.low(back) in these:
            return True
    return False


def paid(words: Words, names: Names, cuts: Cuts, here: Here, chosen: Chosen) -> Draft:
    """Read "paid @globex 12,500 on 21.12."."""
    who.find(words, names, 1, cuts, "paid")
    found = dates.find(words, here)
    on = [
        one
        for one in found
        if one.cue == "on" and (one.day_said or one.ask) and not _is_near(words, one.first, _LATER)
    ]
    when = times.the_one([_nearest(one, words, here) for one in on], chosen, words, here)
    chosen.asks = ()  # that it has passed is as it should be
    if when is not None:
        _take(when, "due", words, cuts, chosen)
    elif found and not chosen.missing and found[0].moment is not None and found[0].day_said:
        said, day = words.said(found[0].first, found[0].beyond), found[0].moment.date()
        chosen.asks = (f'Is "{said}" when it was paid? Then write: on {day.isoformat()}',)
    amount = worth.take(words, len(words), cuts, here, chosen, is_paid=True)
    return cuts.draft("paid", chosen, amount=amount)


def _nearest(one: Found, words: Words, here: Here) -> Found:
    """Return a day without its year as the nearest such day; which monday is meant is asked."""
    said = words.said(one.first, one.beyond)
    if one.moment is None or one.is_past or _YEAR.search(said):
        return one
    parts = [words.key(place) for place in range(one.first, one.beyond)]
    has_month = any(part in MONTHS or "." in part or "/" in part for part in parts)
    if not has_month:
        if not any(part in WEEKDAYS or part[-2:] in ("st", "nd", "rd", "th") for part in parts):
            return one
        ask = f'Which day is "{said}", the last or the next? Write it as a date: on {here.today.isoformat()}'
        return one.replace(moment=None, ask=ask)
    try:
        before = one.moment.replace(year=one.moment.year - 1)
    except ValueError:
        return one
    if between(before, here.now) >= between(here.now, one.moment):
        return one.replace(assumed=())
    read_as = f'"{said}" read as {full(before, here.now, whole_day=one.whole_day)}'
    return one.replace(moment=before, is_past=True, assumed=(read_as,))


def _take(one: Found, role: str, words: Words, cuts: Cuts, chosen: Chosen) -> None:
    chosen.due, chosen.whole_day = one.moment, one.whole_day
    chosen.assumed += one.assumed
    cuts.cut(one.first, one.beyond, role)
    words.take(one.first, one.beyond)
