"""The demo's calls, and the steps that customers agreed to take on them."""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.consequences import of as consequences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.demo.scene import Scene
    from cockpit.domain.entry import Entry

_THURSDAY = 3


def records(scene: Scene) -> Iterator[Entry]:
    """Yield the calls, what is awaited from them, and what they set off."""
    on, ago = scene.on, scene.ago

    def call(name: str, text: str, made_at: datetime, when: datetime) -> Call:
        return Call(**scene.said(name, text, made_at), when=when)

    # To come: today without a plan and worded as an excuse, tomorrow with one; just held, with no outcome yet.
    yield call("Soylent", "checking in on the contract", on(-3, 9), scene.near(100))
    yield (
        call("Wayne Enterprises", "choose the rooms for the rollout", on(-4, 9), on(1, 10))
        .plan(
            on(-4, 9),
            gain="six rooms working before their fair",
            decision="which rooms come first",
            theirs="the floor plans, and who signs",
            mine="a dated plan for each room",
        )
        .bring_along(on(-1, 9), text="two references with fairs")
        .bring_along(on(-1, 9), text="the price list for six rooms")
    )
    yield (
        call("Globex", "agree on the second site", on(-5, 9), scene.near(-90))
        .plan(on(-5, 9), gain="one crew for both sites, a week saved")
        .hold(scene.near(-80))
    )
    # Ended with a step of theirs: it came, it is to come, and "said back Thu" with nothing heard.
    came = _planned(call("Acme", "settle the delivery terms", on(-14, 9), on(-12, 10)), "parts a week sooner")
    advanced, awaited, *mine = came.advance(
        on(-12, 11),
        rules=scene.rules,
        make_id=scene.make_id,
        theirs="signed terms",
        by=on(-9, 17),
        whole_day=True,
    )
    yield from (advanced, awaited.received(on(-10, 9)), *mine)
    coming = _planned(call("Hooli", "answer the auditors", on(-5, 9), on(-2, 9)), "an audit without findings")
    yield from coming.advance(
        on(-2, 10),
        rules=scene.rules,
        make_id=scene.make_id,
        theirs="the auditors' list of questions",
        by=on(2, 17),
        mine="a slot with our auditor",
        mine_by=on(3, 12),
        whole_day=True,
    )
    thursday = scene.last(_THURSDAY)
    silent = _planned(
        call("Cyberdyne", "choose the colours", on(thursday - 6, 9), on(thursday - 3, 9)), "one tool less"
    )
    advanced, awaited, *mine = silent.advance(
        on(thursday - 3, 10),
        rules=scene.rules,
        make_id=scene.make_id,
        theirs="their choice of colours",
        by=on(thursday, 17),
        whole_day=True,
    )
    yield advanced
    yield awaited.chase(scene.told(2))
    yield from mine
    # Ended without one: radio silent for six days. A no, and none needed any more.
    yield (
        call("Bolt AB", "touch base on the renewal", ago(8), ago(6, 1))
        .override_excuse(ago(8))
        .continue_(ago(6, 1))
    )
    yield _planned(call("Zed Okonjo", "offer the Mark II", on(-66, 9), on(-64, 9)), "half the power").decline(
        on(-64, 10)
    )
    yield _planned(
        call("Anna Kowalska", "hand over the login", on(-4, 9), on(-3, 9)), "starts alone"
    ).no_further_call(on(-3, 9, 20))
    # One that they need no more was called off before it was held: it does not count.
    yield call("Anna Kowalska", "show the reports", on(-4, 9), on(1, 11)).no_further_call(on(-3, 9, 30))
    # Ended with the promise of an order, which is one more promise to keep close to.
    promised = _planned(
        call("Dexter Morgan", "second batch of brackets", on(-2, 9), on(-1, 9)), "no second visit"
    )
    promised = promised.order_promised(on(-1, 9, 40))
    yield promised
    yield from consequences("order-promised", promised, {}, on(-1, 9, 40), scene.make_id, rules=scene.rules)


def _planned(call: Call, gain: str) -> Call:
    return call.plan(call.made_at, gain=gain)
