"""The figures of a week in words, for the shell and the screen."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.figures import HABITS
from cockpit.domain.money import money_to_come
from cockpit.domain.wording import counted, day, full, percent, span

_MINUTE = timedelta(minutes=1)
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cockpit.desk.figures import WeekFigures
    from cockpit.domain.figures import Figures
    from cockpit.domain.money import Money
    from cockpit.domain.orders.figures import Standing


def lines(found: WeekFigures) -> Iterator[str]:
    """Yield the figures in words, one practice after the other, then the one habit to improve."""
    yield period(found)
    for name, told in sections(found).items():
        yield f"{name}:"
        yield from (f"  {line}" for line in told)
    yield f"One habit: {found.figures.habit}"


def markdown(found: WeekFigures) -> Iterator[str]:
    """Yield the same as Markdown."""
    yield f"# {period(found)}"
    for name, told in sections(found).items():
        yield ""
        yield f"## {name}"
        yield ""
        yield from (f"- {line}" for line in told)
    yield ""
    yield f"**One habit:** {found.figures.habit}"


def period(found: WeekFigures) -> str:
    """Say from when to when the figures are, and whose, where they are one customer's only."""
    whom = f" · {found.name}" if found.name else ""
    begin, end, now = found.figures.start, found.figures.end, found.now
    if (begin.hour, begin.minute, end.hour, end.minute) == (0, 0, 0, 0):
        return f"{day(begin, now)} to {day(end - timedelta(days=1), now)}{whom}"
    return f"{full(begin, now)} to {full(end, now)}{whom}"


def sections(found: WeekFigures) -> dict[str, list[str]]:
    """Return the lines of each practice under its heading, in their order."""
    figures = found.figures
    told = {
        "Promises due": _promises(figures),
        "Questions asked": (*_questions(figures), _unverified(found)),
        "Orders promised": _orders(figures),
        "All orders now": _standing(figures.standing),
        "Calls held": _calls(figures),
        "Losses told": _losses(figures),
    }
    return {
        name: [", ".join(filter(None, parts)) for parts in each if any(parts)] for name, each in told.items()
    }


def shares(found: WeekFigures) -> list[tuple[float, str, float]]:
    """Return each habit that there is something to go by: its share, what it is a share of, and its goal."""
    known = ((habit.share(found.figures), habit) for habit in HABITS)
    return [(share, habit.of, habit.goal) for share, habit in known if share is not None]


def _promises(figures: Figures) -> Iterator[tuple[str, ...]]:
    """Yield what is told on one line; like all of these, with nothing for what there is nothing to go by."""
    promises = figures.promises
    if not promises.outcomes:
        yield ("none came due yet",)
    else:
        yield (
            f"kept {_share(promises.kept)} of {counted(promises.outcomes, 'promise')}",
            _if("well before their time {} (beaten)", _share(promises.beaten)),
        )
    yield f"{promises.broken} broken", _if("delivered {} (median)", _margin(promises.median_margin))
    yield (
        _if("they said OK to {} of the times you promised", _share(promises.agreed)),
        _if("{} of the deliveries that were followed through had all 4 steps", _share(promises.all_four)),
    )
    requests = _number(promises.requests)
    yield (
        _if(
            f"each promise covers {{}} request{'' if requests == '1' else 's'} of theirs (average)", requests
        ),
        f"{counted(promises.skipped, 'step')} of following through skipped",
    )


def _questions(figures: Figures) -> Iterator[tuple[str, ...]]:
    backs = figures.get_backs
    rate = _if("so {} had to wait", _share(backs.rate))
    yield f"{backs.live} answered on the spot", counted(backs.opened, "get-back"), rate
    yield (
        _if("answered after {} (median)", _span(backs.median_to_answer)),
        f"{backs.repeats} of them asked before",
    )
    yield (f"topics they had to wait for: {', '.join(backs.topics) or 'none'}",)
    if backs.free_days is not None:
        yield (f"{counted(backs.free_days, 'day')} in a row without a get-back",)


def _unverified(found: WeekFigures) -> tuple[str, ...]:
    """Say that answers wait to be looked at again."""
    if not found.unverified:
        return ()
    return (f"{counted(found.unverified, 'answer card')} to look at again: `cockpit cards`",)


def _orders(figures: Figures) -> Iterator[tuple[str, ...]]:
    orders = figures.orders
    yield f"promised {_sums(figures.promised)}", f"money cleared {_sums(figures.cleared)}"
    yield (
        f"{orders.ended} came to an end",
        _if("of these {} with their money cleared", _share(orders.cleared)),
    )
    for stage, days in orders.days_in_stage.items():
        yield (f"{days:.1f} days as “{stage}” (median)",)
    for cause, lost in orders.lost.items():
        yield (f"fell through, {cause}: {_sums(lost)}",)
    for currency, days in orders.days_outstanding.items():
        yield (f"{currency}: {days:.1f} days of sales are not paid yet (days sales outstanding)",)


def _standing(money: Standing) -> Iterator[tuple[str, ...]]:
    if money.to_come:
        yield (money_to_come(money.overdue, money.to_come),)
    yield (f"PROMISED {_sums(money.promised)}",)
    yield (f"DELIVERED-UNPAID {_sums(money.unpaid)}",)
    yield (
        f"CLEARED {_sums(money.cleared)}",
        f"of it overpaid {_sums(money.overpaid)}" if money.overpaid else "",
    )


def _calls(figures: Figures) -> Iterator[tuple[str, ...]]:
    calls = figures.calls
    each = _if("calls per decision: {} (median)", _number(calls.calls_per_decision))
    yield f"{calls.held} held", counted(calls.decisions, "decision"), each
    yield (
        _if("{} had a plan", _share(calls.value_share)),
        _if("{} ended with a step of theirs", _share(calls.advance_rate)),
    )
    yield (
        _if("from first call to order {} (median)", _span(calls.to_order)),
        f"{counted(calls.overridden, 'excuse')} kept as a purpose",
    )


def _losses(figures: Figures) -> Iterator[tuple[str, ...]]:
    back = figures.recoveries
    in_time = _if("all three steps within 24 h: {}", _share(back.all_three))
    running = f"{back.running} within their 24 h now" if back.running else ""
    yield f"{back.losses} told of", running, _if("recovery begun in time: {}", _share(back.started)), in_time
    yield (
        _if("all four steps: {}", _share(back.all_four)),
        _if(f"{back.returns} of them came back ({{}})", _share(back.returned)),
    )
    yield f"{back.referrals} sent somebody", f"won back {_sums(back.won_back)}"


def _if(words: str, figure: str) -> str:
    """Put a figure into its words; nothing where there is none."""
    return words.format(figure) if figure else ""


def _share(share: float | None) -> str:
    return "" if share is None else percent(share)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.3g}"


def _span(duration: timedelta | None) -> str:
    return "" if duration is None else span(duration)


def _margin(margin: timedelta | None) -> str:
    if margin is None:
        return ""
    if abs(margin) < _MINUTE:
        return "just in time"
    return f"{span(margin)} {'late' if margin.days < 0 else 'early'}"


def _sums(amounts: Mapping[str, Money]) -> str:
    """Say amounts by currency: "EUR 5.00 and USD 3.00", or "nothing"."""
    return " and ".join(map(str, amounts.values())) or "nothing"
