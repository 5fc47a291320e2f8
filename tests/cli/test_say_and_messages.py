"""What is said aloud is a sentence whatever words the seller used, and what was done is told by its own name."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_journeys import Journey

ticking = pytest.mark.parametrize("shell", ["ticks"], indirect=True)


@ticking
@pytest.mark.parametrize(
    "text", ["spec sheet", "send the revised offer", "will send the spec", "the samples"]
)
def test_what_was_delivered_is_followed_up_in_a_sentence_whatever_it_was_called(
    shell: Shell, text: str
) -> None:
    promise = Journey(shell, f"promise @acme {text} by 16:00")
    promise.step("deliver")
    said = shell("say", promise.code).out
    assert said.startswith(f"acme, you should have what I promised: {text}. Did it reach you")


@ticking
@pytest.mark.parametrize(
    "need",
    [
        "needs May delivery",
        "they needed May delivery",
        "no May delivery",
        "May delivery",
        "wants May delivery",
    ],
)
def test_the_hand_over_names_the_need_as_a_thing(shell: Shell, need: str) -> None:
    loss = Journey(shell, f"lost @acme 7k EUR to Foo: {need}")
    assert "they need May delivery, and we cannot" in shell("say", loss.code, "hand-over").out


@ticking
def test_goods_that_come_too_late_are_told_of_where_their_dates_are_set_and_not_with_every_step(
    shell: Shell,
) -> None:
    order = Journey(shell, "order @acme 5k EUR pumps need 24 nov")
    order.step("date-supply", "when=27 nov")
    assert "That is later than they need it." in order.told
    order.step("invoice", "when=now")
    assert "later" not in order.told
    order.step("do-step", "text=he chose well, he says")
    assert "later" not in order.told


@ticking
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "Reassured them about"),
        (("step=process",), "Sent the process for"),
        (("step=competitors",), "Asked who else was in touch about"),
    ],
)
def test_a_step_of_the_plan_has_its_own_name_in_the_message_and_in_the_log(
    shell: Shell, given: tuple[str, ...], told: str
) -> None:
    order = Journey(shell, "order @acme 5k EUR pumps")
    order.step("do-step", "text=nobody, they say", *given)
    assert order.told.startswith(told)
    assert told.lower() in shell("log").out
    assert told.lower() in shell("undo").out
