"""The figures of a week in words, for the shell and the screen."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.figures import HABITS
from cockpit.domain.money import money_to_come
from cockpit.domain.wording import full, percent, span

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
    return f"{full(found.figures.start, found.now)} to {full(found.figures.end, found.now)}{whom}"


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
        yield ("no outcome yet",)
    else:
        yield (
            f"kept {_share(promises.kept)} of {promises.outcomes}",
            _if("beaten {}", _share(promises.beaten)),
        )
    yield f"broken {promises.broken}", _if("median margin {}", _span(promises.median_margin, signed=True))
    yield (
        _if("agreed {}", _share(promises.agreed)),
        _if("followed through 4 of 4 {}", _share(promises.all_four)),
    )
    yield _if("requests per promise {}", _number(promises.requests)), f"steps skipped {promises.skipped}"


def _questions(figures: Figures) -> Iterator[tuple[str, ...]]:
    backs = figures.get_backs
    rate = _if("get-back rate {}", _share(backs.rate))
    yield f"answered live {backs.live}", f"get-backs {backs.opened}", rate
    yield _if("median time to answer {}", _span(backs.median_to_answer)), f"repeats {backs.repeats}"
    yield (f"topics not answered at once: {', '.join(backs.topics) or 'none'}",)
    if backs.free_days is not None:
        yield (f"days in a row without a get-back: {backs.free_days}",)


def _unverified(found: WeekFigures) -> tuple[str, ...]:
    """Say that answers wait to be looked at again."""
    return (
        (f"answer cards past their review: {found.unverified} (see cockpit cards)",)
        if found.unverified
        else ()
    )


def _orders(figures: Figures) -> Iterator[tuple[str, ...]]:
    orders = figures.orders
    yield f"worth {_sums(figures.promised)}", f"cleared meanwhile {_sums(figures.cleared)}"
    yield f"ended {orders.ended}", _if("promise to cleared {}", _share(orders.cleared))
    for stage, days in orders.days_in_stage.items():
        yield (f"median in “{stage}”: {days:.1f} d",)
    for cause, lost in orders.lost.items():
        yield (f"lost, {cause}: {_sums(lost)}",)
    for currency, days in orders.days_outstanding.items():
        yield (f"days sales outstanding {currency}: {days:.1f}",)


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
    each = _if("calls per decision {}", _number(calls.calls_per_decision))
    yield f"held {calls.held}", f"decisions {calls.decisions}", each
    yield _if("with a plan {}", _share(calls.value_share)), _if("advanced {}", _share(calls.advance_rate))
    yield (
        _if("median from first call to order {}", _span(calls.to_order)),
        f"excuses kept {calls.overridden}",
    )


def _losses(figures: Figures) -> Iterator[tuple[str, ...]]:
    back = figures.recoveries
    in_time = _if("3 of 3 within 24 h {}", _share(back.all_three))
    running = f"{back.running} in their 24 h" if back.running else ""
    yield f"losses {back.losses}", running, _if("started {}", _share(back.started)), in_time
    yield (
        _if("4 of 4 {}", _share(back.all_four)),
        f"returned {back.returns}{_if(' ({})', _share(back.returned))}",
    )
    yield f"referrals {back.referrals}", f"won back {_sums(back.won_back)}"


def _if(words: str, figure: str) -> str:
    """Put a figure into its words; nothing where there is none."""
    return words.format(figure) if figure else ""


def _share(share: float | None) -> str:
    return "" if share is None else percent(share)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.3g}"


def _span(duration: timedelta | None, *, signed: bool = False) -> str:
    if duration is None:
        return ""
    if signed and abs(duration) < _MINUTE:
        return "none: just in time"
    return f"{span(duration)} late" if signed and duration.days < 0 else span(duration)


def _sums(amounts: Mapping[str, Money]) -> str:
    """Say amounts by currency: "EUR 5.00 and USD 3.00", or "nothing"."""
    return " and ".join(map(str, amounts.values())) or "nothing"
