"""Practice 1 in figures: what is kept, beaten, agreed and followed through."""

from __future__ import annotations

from cockpit.domain.moment import local
from cockpit.domain.promises.follow_through import STEPS
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from cockpit.domain.noted import NotedPromise
    from cockpit.domain.promises.promise import Promise


class PromiseFigures(Record):
    """Practice 1 in figures. Shares are of the promises whose outcome is known; None where there are none.

    `beaten` were delivered well before the promised time (by a tenth of it, half an hour at least), `median_margin` is
    by how much the delivered ones beat it, `all_four` of those whose follow-through has ended did all four steps,
    `requests` is how many things were asked for per promise (the tail-chasing index), `skipped` counts the
    follow-through steps passed over.
    """

    outcomes: int
    kept: float | None
    beaten: float | None
    broken: int
    median_margin: timedelta | None
    agreed: float | None
    all_four: float | None
    requests: float | None
    skipped: int


def promises(records: Iterable[Promise], now: datetime) -> PromiseFigures:
    """Return the figures of practice 1 as they stand at `now`."""
    from cockpit.domain.statistics import median, share  # Today needs none

    standing = [promise for promise in records if not promise.deleted]
    outcomes = [promise.is_kept(now) for promise in standing]
    known = [kept for kept in outcomes if kept is not None]
    margins = sorted(margin for promise in standing if (margin := promise.margin()) is not None)
    beaten = sum(1 for promise in standing if promise.is_beaten())
    ended = [promise for promise in standing if promise.delivered_at and promise.next_step() is None]
    return PromiseFigures(
        outcomes=len(known),
        kept=share(sum(known), len(known)),
        beaten=share(beaten, len(known)),
        broken=len(known) - sum(known),
        median_margin=median(margins),
        agreed=share(sum(1 for promise in standing if promise.is_agreed), len(standing)),
        all_four=share(
            sum(1 for promise in ended if promise.follow_through.count() == len(STEPS)), len(ended)
        ),
        requests=share(sum(1 + len(promise.terms.items) for promise in standing), len(standing)),
        skipped=sum(promise.follow_through.skipped() for promise in standing),
    )


def kept_today(records: Iterable[Promise | NotedPromise], now: datetime) -> tuple[int, int]:
    """Return how many of the promises of the day of `now` are kept so far, and of how many that is known.

    What is neither due yet nor delivered counts in neither.
    """
    today = now.toordinal()
    known = [
        kept
        for promise in records
        if abs(promise.theirs.toordinal() - today)
        <= 1  # by its own zone: the rest costs more, and few come so far
        and not promise.deleted
        and local(promise.theirs, now, whole_day=promise.is_whole_day).date() == now.date()
        and (kept := promise.is_kept(now)) is not None
    ]
    return sum(known), len(known)


def kept_this_month(records: Iterable[Promise | NotedPromise], now: datetime) -> tuple[int, int]:
    """Return how many of the promises due in the month of `now` are kept so far, and of how many that is known."""
    month = _month(now)
    known = [
        kept
        for promise in records
        if abs(_month(promise.theirs) - month) <= 1
        and not promise.deleted
        and _month(local(promise.theirs, now, whole_day=promise.is_whole_day)) == month
        and (kept := promise.is_kept(now)) is not None
    ]
    return sum(known), len(known)


def _month(moment: datetime) -> int:
    return moment.year * 12 + moment.month
