"""The figures of a week, in plain lines and as JSON."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.orders.figures import money_to_come
from cockpit.domain.wording import full, percent, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cockpit.desk.figures import Weighed
    from cockpit.domain.metrics import Figures
    from cockpit.domain.money import Money
    from cockpit.domain.orders.figures import Standing


def lines(found: Weighed) -> Iterator[str]:
    """Yield the figures in words, one practice after the other, then the one habit to improve."""
    figures, now = found.figures, found.now
    whom = f" · {found.name}" if found.name else ""
    yield f"{full(figures.start, now)} to {full(figures.end, now)}{whom}"
    sections = {
        "Promises due": _promises(figures),
        "Questions asked": (*_questions(figures), _unverified(found)),
        "Orders promised": _orders(figures),
        "All orders now": _standing(figures.standing),
        "Calls held": _calls(figures),
        "Losses told": _losses(figures),
    }
    for name, told in sections.items():
        yield f"{name}:"
        yield from (f"  {', '.join(filter(None, parts))}" for parts in told if any(parts))
    yield f"One habit: {figures.habit}"


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
    yield (f"days in a row without a get-back: {backs.free_days}",)


def _unverified(found: Weighed) -> tuple[str, ...]:
    """Say that answers wait to be looked at again."""
    return (
        (f"answer cards past their review: {found.unverified} (see cockpit cards)",)
        if found.unverified
        else ()
    )


def _orders(figures: Figures) -> Iterator[tuple[str, ...]]:
    orders = figures.orders
    yield f"worth {_money(figures.promised)}", f"cleared meanwhile {_money(figures.cleared)}"
    yield f"ended {orders.ended}", _if("promise to cleared {}", _share(orders.cleared))
    for stage, days in orders.days_in_stage.items():
        yield (f"median in “{stage}”: {days:.1f} d",)
    for cause, lost in orders.lost.items():
        yield (f"lost, {cause}: {_money(lost)}",)
    for currency, days in orders.days_outstanding.items():
        yield (f"days sales outstanding {currency}: {days:.1f}",)


def _standing(money: Standing) -> Iterator[tuple[str, ...]]:
    if money.to_come:
        yield (money_to_come(money.overdue, money.to_come),)
    yield (f"PROMISED {_money(money.promised)}",)
    yield (f"DELIVERED-UNPAID {_money(money.unpaid)}",)
    yield (
        f"CLEARED {_money(money.cleared)}",
        f"of it overpaid {_money(money.overpaid)}" if money.overpaid else "",
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
    yield f"referrals {back.referrals}", f"won back {_money(back.won_back)}"


def shape(found: Weighed) -> dict[str, Any]:
    """Return the figures as scripts read them; these names stay.

    `start` and `end` bound the period, `end` excluded; `customer` is null for everyone's. Durations are whole
    minutes (`…_minutes`), shares numbers from 0 to 1; both null where there is nothing to go by. Money is
    {currency: "value"}, never added across currencies; a currency without any is left out.

    - `promises` (due in the period): `outcomes` known, of them the shares `kept` and `beaten` (by a tenth of the time
      promised, half an hour at least), and the number `broken`;
      `median_margin_minutes` (negative: late), the shares `agreed` and `all_four`, `requests` per promise, `skipped`.
    - `get_backs` (asked in it): `live`, `opened`, the share `rate`, `median_to_answer_minutes`, `repeats`, `topics` (a
      list), `free_days` (in a row, up to now).
    - `orders` (promised in it): `ended`, the share `cleared`, `stage_minutes` {stage: median}, `lost` {cause: money};
      and, of all orders, `days_outstanding` {currency: days}.
    - `money`: `promised` and `cleared` in the period.
    - `standing`, of all orders now: `promised`, `unpaid` (delivered), `cleared`, `overpaid`, `to_come` (promised and
      unpaid), of it `overdue`.
    - `calls` (held in it): `held`, `decisions`, `calls_per_decision` (median), the shares `value_share` and
      `advance_rate`, `to_order_minutes`, `overridden`.
    - `recoveries` (told in it): `losses`, of them `running` (in their 24 h), the shares `started`, `all_three`,
      `all_four`, `returned`, the numbers `returns` and `referrals`, `won_back`.
    - `habit`: the one to improve, in words.
    """
    figures = found.figures
    promises, backs, orders = figures.promises, figures.get_backs, figures.orders
    money, calls, back = figures.standing, figures.calls, figures.recoveries
    return {
        "now": found.now.isoformat(),
        "start": figures.start.isoformat(),
        "end": figures.end.isoformat(),
        "customer": found.name or None,
        "promises": {
            "outcomes": promises.outcomes,
            "kept": promises.kept,
            "beaten": promises.beaten,
            "broken": promises.broken,
            "median_margin_minutes": _minutes(promises.median_margin),
            "agreed": promises.agreed,
            "all_four": promises.all_four,
            "requests": promises.requests,
            "skipped": promises.skipped,
        },
        "get_backs": {
            "live": backs.live,
            "opened": backs.opened,
            "rate": backs.rate,
            "median_to_answer_minutes": _minutes(backs.median_to_answer),
            "repeats": backs.repeats,
            "topics": list(backs.topics),
            "free_days": backs.free_days,
        },
        "orders": {
            "ended": orders.ended,
            "cleared": orders.cleared,
            "stage_minutes": {
                stage: _minutes(timedelta(days=days)) for stage, days in orders.days_in_stage.items()
            },
            "days_outstanding": dict(orders.days_outstanding),
            "lost": {cause: _plain(lost) for cause, lost in orders.lost.items()},
        },
        "money": {"promised": _plain(figures.promised), "cleared": _plain(figures.cleared)},
        "standing": {
            "promised": _plain(money.promised),
            "unpaid": _plain(money.unpaid),
            "cleared": _plain(money.cleared),
            "overpaid": _plain(money.overpaid),
            "to_come": _plain(money.to_come),
            "overdue": _plain(money.overdue),
        },
        "calls": {
            "held": calls.held,
            "decisions": calls.decisions,
            "calls_per_decision": calls.calls_per_decision,
            "value_share": calls.value_share,
            "advance_rate": calls.advance_rate,
            "to_order_minutes": _minutes(calls.to_order),
            "overridden": calls.overridden,
        },
        "recoveries": {
            "losses": back.losses,
            "running": back.running,
            "started": back.started,
            "all_three": back.all_three,
            "all_four": back.all_four,
            "returned": back.returned,
            "returns": back.returns,
            "referrals": back.referrals,
            "won_back": _plain(back.won_back),
        },
        "habit": figures.habit,
    }


def _minutes(duration: timedelta | None) -> int | None:
    return None if duration is None else round(duration.total_seconds() / 60)


def _plain(amounts: Mapping[str, Money]) -> dict[str, str]:
    return {currency: str(amount.value) for currency, amount in amounts.items()}


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
    return f"{span(duration)} late" if signed and duration.days < 0 else span(duration)


def _money(amounts: Mapping[str, Money]) -> str:
    return " and ".join(map(str, amounts.values())) or "nothing"
