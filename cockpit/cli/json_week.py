"""The figures of a week as JSON."""

from __future__ import annotations

from datetime import timedelta

from cockpit.cli.json_output import amounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cockpit.desk.figures import WeekFigures


def week(found: WeekFigures) -> dict[str, Any]:
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
      `all_four`, `returned`, the number `returns`; and, in the period, `referrals` and what was `won_back`.
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
            "lost": {cause: amounts(lost) for cause, lost in orders.lost.items()},
        },
        "money": {"promised": amounts(figures.promised), "cleared": amounts(figures.cleared)},
        "standing": {
            "promised": amounts(money.promised),
            "unpaid": amounts(money.unpaid),
            "cleared": amounts(money.cleared),
            "overpaid": amounts(money.overpaid),
            "to_come": amounts(money.to_come),
            "overdue": amounts(money.overdue),
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
            "won_back": amounts(back.won_back),
        },
        "habit": figures.habit,
    }


def _minutes(duration: timedelta | None) -> int | None:
    return None if duration is None else round(duration.total_seconds() / 60)
