"""The demo's losses: with hours left, with their need to check, laid by, and back again."""

from __future__ import annotations

from cockpit.desk.demo.scene import money
from cockpit.domain.losses.loss import Loss

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.demo.scene import Scene
    from cockpit.domain.entry import Entry
    from cockpit.domain.money import Money


def records(scene: Scene) -> Iterator[Entry]:
    """Yield the losses; that of the order which fell through stands with the orders."""
    on, since, lately, yesterday = scene.on, scene.since, scene.told(3), scene.told(21)

    def loss(name: str, deal: str, worth: Money, told_at: datetime, *, need: str, chosen: str) -> Loss:
        made = scene.said(name, deal, told_at)
        return Loss(**made, told_at=told_at, need=need, chosen=chosen, amount=worth)

    # Inside the 24 hours: many left and one of three done, three left and two done.
    yield loss(
        "Mia Torres",
        "floor lamps",
        money(2_400),
        lately,
        need="delivery within two weeks",
        chosen="Kestrel Cable",
    ).reframe(since(lately, 30), vent="I should have asked for the date.")
    yield (
        loss(
            "Dexter Morgan",
            "roof set",
            money(6_300),
            yesterday,
            need="solar panels in black",
            chosen="Nordlicht Supply",
        )
        .reframe(since(yesterday, 60))
        .apologise(since(yesterday, 180), text="I'm sorry that we failed you on the colour.")
    )
    # Three of three in time, and the question left whether their need was met; met, and to be laid by.
    yield _recovered(
        loss(
            "Zed Okonjo",
            "30 indoor units",
            money(9_900, "USD"),
            on(-15, 9),
            need="delivery in May",
            chosen="Kestrel Cable",
        )
    )
    yield _recovered(
        loss(
            "Anna Kowalska",
            "hosted desk",
            money(1_800),
            on(-17, 9),
            need="hosting in Switzerland",
            chosen="Umbra Software",
        )
    ).check_need(on(-1, 10), met=True, text="moved in a week, all well")
    # Laid by until the next touch; and one who came back, and sent a friend.
    yield (
        _recovered(
            loss(
                "Bo Lindqvist",
                "second pilot",
                money(4_200),
                on(-40, 9),
                need="a German helpdesk",
                chosen="Umbra Software",
            )
        )
        .check_need(on(-26, 10), met=False, text="the helpdesk answers in English")
        .check_need(on(-19, 10), met=True)
        .dormant(on(-19, 10), until=on(25, 10))
    )
    yield (
        _recovered(
            loss(
                "Hooli",
                "first audit",
                money(5_000),
                on(-80, 9),
                need="a report within a week",
                chosen="Umbra Software",
            )
        )
        .check_need(on(-66, 10), met=True)
        .dormant(on(-66, 10), until=on(-30, 10))
        .touch(on(-30, 10), text="they ask for a new offer", means="phone")
        .reopen(on(-30, 11), value=money(7_500))
        .refer(on(-28, 9), text="Wayne Enterprises")
    )


def _recovered(loss: Loss) -> Loss:
    """Do the first three tactics within hours of being told."""
    at = loss.told_at
    return (
        loss.reframe(at)
        .apologise(at, text="I'm sorry that we failed you.")
        .help_elsewhere(
            at, supplier=loss.chosen, phone="+44 20 7946 0202", called=at, text="they take the case over"
        )
    )
