"""The figures of a week, in plain lines and as JSON."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.metrics import percent
from cockpit.domain.wording import full, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cockpit.desk.weighing import Weighed
    from cockpit.domain.money import Money

_NONE = "–"


def lines(found: Weighed) -> Iterator[str]:
    """Yield the figures in words, one practice after the other, then the one habit to improve."""
    figures, now = found.figures, found.now
    whom = f" · {found.name}" if found.name else ""
    yield f"{full(figures.start, now)} to {full(figures.end, now)}{whom}"
    promises, backs, calls = figures.promises, figures.get_backs, figures.calls
    yield "Promises due:"
    yield f"  kept {_share(promises.kept)} of {promises.outcomes}, beaten {_share(promises.beaten)}"
    yield f"  broken {promises.broken}, median margin {_span(promises.median_margin, signed=True)}"
    yield f"  agreed {_share(promises.agreed)}, followed through 4 of 4 {_share(promises.all_four)}"
    yield f"  requests per promise {_number(promises.requests)}, steps skipped {promises.skipped}"
    yield "Questions asked:"
    yield f"  answered live {backs.live}, get-backs {backs.opened}, get-back rate {_share(backs.rate)}"
    yield f"  median time to answer {_span(backs.median_to_answer)}, repeats {backs.repeats}"
    yield f"  topics not answered at once: {', '.join(backs.topics) or 'none'}"
    yield f"  days in a row without a get-back: {backs.free_days}"
    orders, money = figures.orders, figures.standing
    yield "Orders promised:"
    yield f"  worth {_money(figures.promised)}, cleared meanwhile {_money(figures.cleared)}"
    yield f"  ended {orders.ended}, promise to cleared {_share(orders.cleared)}"
    yield from (f"  median in “{stage}”: {days:.1f} d" for stage, days in orders.days_in_stage.items())
    yield from (f"  lost, {cause}: {_money(lost)}" for cause, lost in orders.lost.items())
    yield from (
        f"  days sales outstanding {cur}: {days:.1f}" for cur, days in orders.days_outstanding.items()
    )
    yield "All orders now:"
    yield f"  PROMISED {_money(money.promised)}"
    yield f"  DELIVERED-UNPAID {_money(money.unpaid)}"
    over = f", of it overpaid {_money(money.overpaid)}" if money.overpaid else ""
    yield f"  CLEARED {_money(money.cleared)}{over}"
    yield "Calls held:"
    yield f"  held {calls.held}, decisions {calls.decisions}, calls per decision {_number(calls.calls_per_decision)}"
    yield f"  with a plan {_share(calls.value_share)}, advanced {_share(calls.advance_rate)}"
    yield f"  median from first call to order {_span(calls.to_order)}, excuses kept {calls.overridden}"
    back = figures.recoveries
    yield "Losses told:"
    yield f"  losses {back.losses}, started {_share(back.started)}, 3 of 3 within 24 h {_share(back.all_three)}"
    yield f"  4 of 4 {_share(back.all_four)}, returned {back.returns} ({_share(back.returned)})"
    yield f"  referrals {back.referrals}, won back {_money(back.won_back)}"
    yield f"One habit: {figures.habit}"


def shape(found: Weighed) -> dict[str, Any]:
    """Return the figures as scripts read them; these names stay.

    `start` and `end` bound the period, `end` excluded; `customer` is null for everyone's. Durations are whole
    minutes (`…_minutes`), shares numbers from 0 to 1; both null where there is nothing to go by. Money is
    {currency: "value"}, never added across currencies; a currency without any is left out.

    - `promises` (due in the period): `outcomes` known, of them the shares `kept` and `beaten`, and the number `broken`;
      `median_margin_minutes` (negative: late), the shares `agreed` and `all_four`, `requests` per promise, `skipped`.
    - `get_backs` (asked in it): `live`, `opened`, the share `rate`, `median_to_answer_minutes`, `repeats`, `topics` (a
      list), `free_days` (in a row, up to now).
    - `orders` (promised in it): `ended`, the share `cleared`, `stage_minutes` {stage: median}, `lost` {cause: money};
      and, of all orders, `days_outstanding` {currency: days}.
    - `money`: `promised` and `cleared` in the period.
    - `standing`, of all orders now: `promised`, `unpaid` (delivered), `cleared`, `overpaid`.
    - `calls` (held in it): `held`, `decisions`, `calls_per_decision` (median), the shares `value_share` and
      `advance_rate`, `to_order_minutes`, `overridden`.
    - `recoveries` (told in it): `losses`, the shares `started`, `all_three`, `all_four`, `returned`, the numbers
      `returns` and `referrals`, `won_back`.
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


def _share(share: float | None) -> str:
    return _NONE if share is None else percent(share)


def _number(number: float | None) -> str:
    return _NONE if number is None else f"{number:.3g}"


def _span(duration: timedelta | None, *, signed: bool = False) -> str:
    if duration is None:
        return _NONE
    return f"{span(duration)} late" if signed and duration.days < 0 else span(duration)


def _money(amounts: Mapping[str, Money]) -> str:
    return " and ".join(map(str, amounts.values())) or "nothing"
