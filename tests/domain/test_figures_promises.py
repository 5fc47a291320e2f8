"""The figures of practice 1, held against a slow count from what happened, told in plain words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import plus
from cockpit.domain.promises import figures
from cockpit.domain.promises.follow_through import STEPS, Step
from cockpit.domain.promises.promise import Promise
from tests.domain.builders import BERLIN, NEW_YORK, NOW, RULES, a_delivered_promise, a_promise, hours, nov
from tests.domain.strategies import merged_promises

MINUTE = timedelta(minutes=1)
START = datetime(2026, 10, 24, 12, tzinfo=UTC)  # half a day before the clocks change in Berlin

stories = st.lists(
    st.fixed_dictionaries(
        {
            "due": st.integers(1, 4000),
            "agreed": st.booleans(),
            "items": st.integers(0, 3),
            "moved": st.none() | st.tuples(st.integers(1, 3000), st.booleans()),
            "ends": st.sampled_from(["delivered", "broken", "neither"]),
            "end": st.integers(1, 5000),
            "steps": st.lists(st.sampled_from(["done", "skipped"]), max_size=4),
            "deleted": st.sampled_from([False, False, False, True]),
            "zone": st.sampled_from([BERLIN, NEW_YORK]),
        }
    ),
    max_size=12,
)


def after(minutes: int, zone: Any = UTC) -> datetime:
    """Return the moment that many minutes into the story."""
    return plus(START, minutes * MINUTE).astimezone(zone)


def moves(story: dict[str, Any]) -> bool:
    """Tell whether the new time is one: the old one without a new OK is refused."""
    return bool(story["moved"]) and story["moved"] != (story["due"], False)


def told(story: dict[str, Any]) -> Promise:
    """Return the promise that a story leads to, made with the verbs."""
    zone = story["zone"]
    promise = a_promise(theirs=after(story["due"], zone), mine=START, made_at=after(0, zone))
    if story["agreed"]:
        promise = promise.agree(after(0, zone))
    for number in range(story["items"]):
        promise = promise.add_item(after(0, zone), text=f"item {number}")
    if moves(story):
        promise = promise.renegotiate(
            after(0, zone), rules=RULES, theirs=after(story["moved"][0], zone), agreed=story["moved"][1]
        )
    end = after(story["end"], zone)
    if story["ends"] == "broken":
        (promise,) = promise.break_(end, rules=RULES, make_id=lambda: 0)
    if story["ends"] == "delivered":
        promise = promise.deliver(end)
        for name, how in zip(STEPS, story["steps"], strict=False):
            step = Step(at=end, skipped=how == "skipped")
            promise = promise.replace(steps={**promise.follow_through.steps, name: step})
    return promise.delete(end) if story["deleted"] else promise


def share(part: int, whole: int) -> float | None:
    return float(Fraction(part, whole)) if whole else None


@given(stories, st.integers(0, 6000))
def test_the_figures_agree_with_a_slow_count(stories: list[dict[str, Any]], minute: int) -> None:
    standing = [story for story in stories if not story["deleted"]]
    kept = beaten = broken = agreed = all_four = ended = requests = skipped = 0
    margins = []
    for story in standing:
        due = story["moved"][0] if story["moved"] else story["due"]
        agreed += story["moved"][1] if moves(story) else story["agreed"]
        requests += 1 + story["items"]
        if story["ends"] == "delivered":
            margins.append(due - story["end"])
            kept += story["end"] <= due
            beaten += due - story["end"] >= max(due / 10, 30)
            broken += story["end"] > due
            ended += len(story["steps"]) == 4
            skipped += story["steps"].count("skipped")
            all_four += story["steps"] == ["done"] * 4
        elif story["ends"] == "broken" or minute > due:
            broken += 1
    found = figures.promises([told(story) for story in stories], after(minute))
    assert found == figures.PromiseFigures(
        outcomes=kept + broken,
        kept=share(kept, kept + broken),
        beaten=share(beaten, kept + broken),
        broken=broken,
        median_margin=median(margins) * MINUTE if margins else None,
        agreed=share(agreed, len(standing)),
        all_four=share(all_four, ended),
        requests=share(requests, len(standing)),
        skipped=skipped,
    )


def test_without_promises_there_are_no_figures() -> None:
    found = figures.promises([], NOW)
    assert (found.outcomes, found.broken) == (0, 0)
    assert [found.kept, found.beaten, found.agreed, found.all_four, found.requests] == [None] * 5
    assert found.median_margin is None


def test_exactly_in_time_is_kept_but_not_beaten() -> None:
    found = figures.promises([a_promise().deliver(nov(18, 16))], nov(18, 17))
    assert (found.kept, found.beaten, found.median_margin) == (1.0, 0.0, timedelta())


def test_a_promise_moved_without_a_new_ok_does_not_count_as_agreed() -> None:
    moved = a_promise().agree(NOW).renegotiate(nov(18, 11), rules=RULES, theirs=nov(19, 12), agreed=False)
    merged = moved.replace(agreed_at=NOW)
    assert figures.promises([moved], NOW).agreed == figures.promises([merged], NOW).agreed == 0.0


def test_steps_that_a_merge_left_on_an_undelivered_promise_end_nothing() -> None:
    steps = {step: Step(at=NOW) for step in STEPS}
    assert figures.promises([a_promise(steps=steps)], NOW).all_four is None
    assert (
        figures.promises([a_delivered_promise(steps={**steps, "newer": Step(at=NOW)})], NOW).all_four == 1.0
    )


@given(st.lists(merged_promises(), max_size=8))
def test_shares_are_shares_whatever_was_merged(promises: list[Promise]) -> None:
    found = figures.promises(promises, NOW)
    for figure in (found.kept, found.beaten, found.agreed, found.all_four):
        assert figure is None or 0 <= figure <= 1
    assert found.beaten is None or found.kept is None or found.beaten <= found.kept
    assert found.requests is None or found.requests >= 1
    assert found.broken <= found.outcomes <= len(promises)


def test_beaten_is_by_a_tenth_of_the_time_promised_and_half_an_hour_at_least() -> None:
    short = a_promise(theirs=nov(18, 12))  # 1 h 40 promised: half an hour counts
    assert (short.deliver(nov(18, 11, 30)).is_beaten(), short.deliver(nov(18, 11, 31)).is_beaten()) == (
        True,
        False,
    )
    long = a_promise(theirs=nov(28, 10, 20))  # ten days: a day counts
    assert (long.deliver(nov(27, 10, 20)).is_beaten(), long.deliver(nov(27, 11)).is_beaten()) == (True, False)
    assert short.deliver(nov(18, 11, 59)).delivered_how() == "kept, 1 min early"
    assert short.deliver(nov(18, 12)).delivered_how() == "kept, just in time"
    assert short.deliver(nov(18, 12, 5)).delivered_how() == "5 min late: a broken promise"


def test_kept_today_counts_what_came_due_or_was_delivered_on_the_day_of_now() -> None:
    promises = [
        a_delivered_promise(),
        a_promise(theirs=nov(18, 9)),
        a_promise(),
        a_promise(theirs=nov(18, 9)).deliver(NOW),
        a_promise(theirs=nov(19)),
        a_promise(theirs=nov(17, 23, 59)),
        a_promise(deleted=True),
    ]
    assert figures.kept_today(promises, NOW) == (1, 3)


def test_kept_today_counts_days_in_the_zone_of_now() -> None:
    evening = [a_delivered_promise(first_theirs=nov(18, 20, zone=NEW_YORK))]
    assert figures.kept_today(evening, NOW) == (0, 0)
    assert figures.kept_today(evening, NOW.astimezone(NEW_YORK)) == (1, 1)


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    found = figures.promises([a_promise().deliver(nov(18, 15)), a_promise().deliver(nov(18, 12))], NOW)
    assert found.median_margin == hours(2.5)
