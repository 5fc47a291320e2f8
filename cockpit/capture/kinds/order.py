"""Reading an order, which is the promise of one."""

from __future__ import annotations

from cockpit.capture.kinds.past_day import nearest
from cockpit.capture.lexicon import CUED_AT, CUED_BY, CUED_DUE, DISTANCE_CUES, deals, particles
from cockpit.capture.lexicon.slips import is_damaged, is_month_slip
from cockpit.capture.lexicon.sums import PARTS
from cockpit.capture.money.choose import take_amount
from cockpit.capture.money.days_beside import find_days
from cockpit.capture.money.terms import TypedTerms
from cockpit.capture.people.find import take_customer
from cockpit.capture.reading import Chosen
from cockpit.capture.times import choose, doubt
from cockpit.capture.times.suspect import is_timely, is_unread
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import Cuts, LineAtWork
    from cockpit.capture.times.find import Found
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words


_USUAL_TERMS = frozenset(("7", "10", "14", "15", "20", "21", "28", "30", "45", "60", "90", "120"))
_FURTHEST, _SHORTEST_SLIP, _WHOLE = 4, 5, 100
_WHEN_NEEDED, _WHEN_PAID = "when do they need it? Write the date.", "when do they pay? Write the date."


def read_order(line: LineAtWork) -> Draft:
    """Read "order @acme 12.5k EUR verbal net30, delivery 3 dec"."""
    words, cuts, here, chosen = line.words, line.cuts, line.here, Chosen()
    if cuts.who is None and not cuts.typed:
        take_customer(words, line.names, 1, cuts, "order")
    terms = TypedTerms()
    terms.find_days(words)
    for first, beyond, role in terms.spots:
        cuts.cut(first, beyond, role)
    found = find_days(words, here)
    payable = _payable(found, words, cuts, here, chosen)
    found = [one for one in found if words.low(one.first)]
    ahead = _need(found, words, cuts, here, chosen)
    for first, beyond, is_cut in terms.find_signed(words, ahead):
        (cuts.cut if is_cut else cuts.mark)(first, beyond, "signed")
    chosen.missing += terms.missing
    chosen.asks += terms.asks
    chosen.assumed += terms.assumed
    _mind_cue(words, chosen)
    doubt.mind(line, "order", chosen, found)
    amount = take_amount(words, len(words), cuts, here, chosen)
    if amount is not None:
        tell_what_changes_nothing(words, chosen)
        if undone := what_undoes(words, len(words)):
            chosen.asks += (undone,)
    return cuts.draft(
        "order",
        chosen,
        guessed=line.guessed,
        amount=amount,
        terms_days=terms.days,
        signed=terms.signed,
        discount=terms.discount,
        payable_by=payable,
    )


def tell_what_changes_nothing(words: Words, chosen: Chosen, *, is_paid: bool = False) -> None:
    """Tell that "+ VAT" is kept as words, the sum as it is typed; ask for terms such as "50% upfront", "pay later"."""
    for place in range(1, len(words)):
        low, before = words.low(place), words.low(place - 1)
        is_share = (
            low in deals.SPLIT_PAYMENTS | PARTS
            or f"{before.lstrip('0123456789.,')} {low}" in deals.SPLIT_IN_TWO
            or (
                low in deals.OTHER_UNITS.union(deals.LONG_UNITS) and words.low(place - 2) in deals.SPREAD_OVER
            )
            or _are_shares(low)
            or (low in deals.PAYABLE and words.low(place + 1) in deals.UPON | deals.NOT_YET_AFTER)
        )
        if is_share or (low in deals.TAXES and before in deals.ADDED):
            said = words.said(
                place - 1 if not is_share or any(map(str.isdecimal, before)) else place, place + 1
            )
            if is_share and not is_paid:
                chosen.asks += (f'"{said}" is kept as words. Agree it with set-terms or add-instalment.',)
            else:
                chosen.assumed += (f'"{said}" is kept as words: the amount is as typed',)


def _are_shares(low: str) -> bool:
    """Tell whether it says which part is paid when: "30/70", "30/40/30"."""
    parts = low.split("/")
    return len(parts) > 1 and all(map(str.isdecimal, parts)) and sum(map(int, parts)) == _WHOLE


def what_undoes(words: Words, until: int, more: frozenset[str] = frozenset()) -> str:
    """Return what to ask where a word tells that it is not so, or not yet: "maybe", "cancelled"; empty for none."""
    for place in range(1, until):
        for beyond in (place + 1, place + 2):
            said = " ".join(words.low(at) for at in range(place, beyond))
            if said in deals.UNDONE or said in more:
                return (
                    f'"{words.said(place, beyond)}" may undo it: write the line without, or put that in quotation '
                    "marks if it is only words."
                )
    return ""


def _need(found: list[Found], words: Words, cuts: Cuts, here: Standpoint, chosen: Chosen) -> frozenset[int]:
    """Find when they need it: a time after a preposition or a cue word, which goes with it.

    Return where the times to come begin.
    """
    announced = [one for one in (_announced(one, words) for one in found) if one is not None]
    need = choose.the_one(announced, chosen, words, here)
    if need is not None:
        take_time(need, "need", words, cuts, chosen)
    ahead = [one for one in found if not nearest(one, words, here).is_past]
    if need is None and not chosen.missing and ahead:
        said = words.said(ahead[0].first, ahead[0].beyond)
        bare = said.removeprefix(f"{ahead[0].cue} ") if ahead[0].cue not in DISTANCE_CUES else said
        chosen.asks += (f'Is "{said}" when they need it? Then write: need {bare}',)
    return frozenset(
        one.first
        for one in ahead
        if not one.is_past and words.low(one.first) not in particles.ON_THIS_VERY_DAY
    )


def _announced(one: Found, words: Words) -> Found | None:
    """Return a time with the word before it that says it is when they need it; None where nothing says so."""
    is_what = not one.cue and words.low(one.first - 1) in deals.WHAT_THEY_NEED  # "need it fri"
    cue = one.first - 1 - is_what
    is_start = words.low(one.first) in deals.NEEDS  # "start Q1"
    is_cue = is_start or (words.low(cue) in deals.NEEDS and _mark(words, cue) in ("", ":"))
    first = cue if is_cue and not is_start else one.first
    if is_cue:
        return None if is_near(words, first, deals.NOT_NEEDED) else one.replace(first=first)
    if not one.cue or (one.cue == CUED_AT and not one.day_said) or one.cue == CUED_DUE or one.is_topic:
        return None
    return None if is_near(words, first, deals.STEPS) or _may_be_terms(one, words) else one


def _mind_cue(words: Words, chosen: Chosen) -> None:
    """Ask where a word says that the time follows when they need it or pay, and what follows is no time."""
    cues = deals.PAYABLE | (deals.NEEDS if chosen.due is None else frozenset())
    for place in range(1, 0 if chosen.missing else len(words)):
        cue = words.low(place - 1)
        if cue not in cues or _mark(words, place - 1) not in ("", ":"):
            continue
        at = _led_to(words, place)
        is_odd = is_unread(words, at) or is_month_slip(words.low(at))
        is_quarter = words.low(at).startswith(particles.QUARTER_LETTER) and words.low(at)[1:].isdecimal()
        is_day = is_quarter or is_timely(words, at, CUED_BY)
        if (is_day or is_odd) if at > place else (is_day and cue in deals.NEEDS):
            asked = _WHEN_PAID if cue in deals.PAYABLE else _WHEN_NEEDED
            ask = f'"{words.said(place - 1, at + 1)}" is no day I know: {asked}'
            chosen.missing += (ask,)
            return


def _led_to(words: Words, place: int) -> int:
    """Return where the time would begin behind words that lead to it, and figures."""
    at = place
    while at < place + _FURTHEST and (words.low(at) in deals.LEADS_TO_NEED or words.low(at).isdecimal()):
        at += 1
    return at


def _payable(
    found: list[Found], words: Words, cuts: Cuts, here: Standpoint, chosen: Chosen
) -> datetime | None:
    """Take the day by which they pay: "payable by 31 Mar"; its words stay in the text."""
    for one in found:
        if (
            is_payable(words.low(one.first - 1))
            and one.moment is not None
            and not one.ask
            and not one.is_past
        ):
            cuts.mark(one.first - 1, one.beyond, "terms")
            said = words.said(one.first - 1, one.beyond)
            words.take(one.first - 1, one.beyond)
            read_as = full(one.moment, here.now, whole_day=one.whole_day)
            chosen.assumed += (
                f'"{said}" read as the day they pay by, {read_as}; net days are not known of it',
            )
            return one.moment
    return None


def is_payable(low: str) -> bool:
    """Tell whether a word says that they pay then, with a slip in it, too: "payabel by 31 march"."""
    return low in deals.PAYABLE or any(
        is_damaged(low, word) for word in deals.PAYABLE if len(word) > _SHORTEST_SLIP
    )


def _mark(words: Words, place: int) -> str:
    """Return the punctuation after a word."""
    return words.line[words.all[place].end : words.all[place].right]


def _may_be_terms(one: Found, words: Words) -> bool:
    """Tell whether it may be when they pay: "15k in 30 days"."""
    days = [words.low(place) for place in range(one.first, one.beyond)]
    return one.cue in DISTANCE_CUES and days[-1] in particles.TERM_DAYS and days[-2] in _USUAL_TERMS


def is_near(words: Words, first: int, these: frozenset[str]) -> bool:
    """Tell whether one of the three words before is one of these, with no punctuation between."""
    for back in range(first - 1, max(first - 4, -1), -1):
        if words.has_break(back) or not words.low(back):
            return False
        if words.low(back) in these:
            return True
    return False


def take_time(one: Found, role: str, words: Words, cuts: Cuts, chosen: Chosen) -> None:
    """Let a time be the one the line has, and take its words out."""
    chosen.due, chosen.whole_day = one.moment, one.whole_day
    chosen.assumed += one.assumed
    chosen.spots.append((one.first, one.beyond, role))
    cuts.cut(one.first, one.beyond, role)
    words.take(one.first, one.beyond)
