"""The figures of practice 2: how often one has to get back, how long that takes, and on what."""

from __future__ import annotations

from collections import Counter

from cockpit.domain.moment import between, is_before
from cockpit.domain.questions.repeats import repeats, topic
from cockpit.domain.record import Record
from cockpit.domain.statistics import median

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from cockpit.domain.questions.question import Question

_TOPICS = 3


class GetBackFigures(Record):
    """Practice 2 in figures. `rate` is the share of get-backs in all that were opened or answered on the spot.

    `median_to_answer` is the time from opening a get-back to its delivery, `repeats` how many were asked
    again after their answer was known, `topics` what could not be answered on the spot, the commonest first.
    Rate, median and the days in a row are None where there is nothing to count.
    """

    live: int
    opened: int
    rate: float | None
    median_to_answer: timedelta | None
    repeats: int
    topics: tuple[str, ...]
    free_days: int | None


def get_backs(records: Iterable[Question], now: datetime) -> GetBackFigures:
    """Return the figures of practice 2 as they stand at `now`."""
    standing = [question for question in records if not question.deleted]
    opened = [question for question in standing if question.is_get_back]
    live = sum(1 for question in standing if question.told_at and not question.is_get_back)
    took = sorted(
        between(question.opened_at, question.told_at)
        for question in opened
        if question.opened_at and question.told_at
    )
    return GetBackFigures(
        live=live,
        opened=len(opened),
        rate=len(opened) / (live + len(opened)) if live or opened else None,
        median_to_answer=median(took),
        repeats=len(repeats(standing)),
        topics=unanswered_topics(standing),
        free_days=free_days(standing, now),
    )


def unanswered_topics(records: Iterable[Question], most: int = _TOPICS) -> tuple[str, ...]:
    """Return what the questions were about that could not be answered on the spot, the commonest first."""
    about = Counter(
        topic(question.text)
        for question in records
        if not question.deleted and (question.is_get_back or question.told_at is None)
    )
    del about[""]
    return tuple(sorted(about, key=lambda word: (-about[word], word))[:most])


def free_days(records: Iterable[Question], now: datetime) -> int | None:
    """Return for how many days in a row, today included, no get-back was opened, in the zone of `now`.

    They count from the first question ever asked, and are None before it; what is dated after `now` is left out.
    """
    standing = [question for question in records if not question.deleted]
    opened = _days((question.opened_at for question in standing), now)
    asked = _days((question.made_at for question in standing), now)
    if opened:
        return min(opened)
    return max(asked) + 1 if asked else None


def _days(moments: Iterable[datetime | None], now: datetime) -> list[int]:
    """Return how many days before today each of the moments was."""
    return [
        (now.date() - at.astimezone(now.tzinfo).date()).days
        for at in moments
        if at and not is_before(now, at)
    ]
