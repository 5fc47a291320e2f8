"""The demo's promises, to-dos and notes: every state that a promise can be in."""

from __future__ import annotations

from cockpit.domain.people import id_of
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.proposed_time import propose
from cockpit.domain.promises.terms import Terms
from cockpit.domain.todo import Note, Todo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.demo.scene import Scene
    from cockpit.domain.entry import Entry


def records(scene: Scene) -> Iterator[Entry]:
    """Yield the promises, to-dos and notes."""
    now, on, near = scene.now, scene.on, scene.near

    def promise(name: str, text: str, made: datetime, theirs: datetime, means: str | None = None) -> Promise:
        mine = scene.by_day(propose(made, scene.rules, theirs=theirs).mine)
        terms = Terms(first_theirs=theirs, mine=mine, means=means)
        return Promise(**scene.said(name, text, made), terms=terms)

    # Owed: late, slipping, within the hour, today, and later; agreed and not agreed.
    yield promise("Acme", "spec sheet of the outdoor model", on(-1, 15), near(-20), "mail").agree(on(-1, 15))
    yield (
        promise("Bo Lindqvist", "call back about the pilot", near(-90), near(40), "phone")
        .replace(mine=near(10))
        .trial_close(near(-90))
        .agree(near(-90))
    )
    yield promise("Cyberdyne", "samples in both colours", on(-2, 10), near(150)).replace(mine=near(-15))
    yield (
        promise("Globex", "revised quote for 500 seats", on(-1, 11), near(260), "mail")
        .replace(mine=near(120))
        .trial_close(on(-1, 11))
        .agree(on(-1, 11))
        .nothing_else(on(-1, 11))
    )
    yield (
        promise("Hooli", "security questionnaire", on(-4, 9), on(1, 16), "link")
        .agree(on(-4, 9))
        .renegotiate(on(-1, 17), rules=scene.rules, theirs=on(2, 12))
    )
    yield (
        promise("Soylent", "contract draft, second version", on(-1, 10), on(3, 16), "mail")
        .agree(on(-1, 10))
        .add_item(on(-1, 10), text="data processing terms")
    )
    yield promise("Wayne Enterprises", "demo environment for six people", on(-2, 13), on(9, 14), "link")
    yield (
        promise("Mia Torres", "site visit summary", on(-1, 9), on(2, 17))
        .replace(mine=on(1, 12))
        .snooze(now, until=on(1, 9))
    )
    # Delivered, and followed through: nothing yet, half way, all four, one skipped.
    yield promise("Bolt AB", "datasheet and certificates", on(-1, 9), near(300), "mail").deliver(near(-45))
    yield (
        promise("Wayne Enterprises", "answers on single sign-on", on(-3, 9), on(-1, 16), "mail")
        .agree(on(-3, 9))
        .deliver(on(-1, 12))
        .confirm_received(on(-1, 15))
        .clarify(on(-1, 15))
    )
    yield (
        promise("Globex", "floor plan with cable lengths", on(-9, 9), on(-7, 16), "mail")
        .agree(on(-9, 9))
        .deliver(on(-7, 11))
        .confirm_received(on(-6, 9))
        .clarify(on(-6, 9))
        .share_news(on(-6, 10), text="the data centre in Frankfurt opened")
        .set_meeting(on(-5, 9), when=on(4, 10))
    )
    yield (
        promise("Mia Torres", "case numbers from the trade fair", on(-12, 9), on(-11, 12), "mail")
        .deliver(on(-11, 14))
        .confirm_received(on(-10, 9))
        .close(on(-8, 9), skip=True)
    )
    # Broken, with a new promise in its place.
    yield from promise("Initech", "load test results", on(-3, 9), on(-1, 12), "link").break_(
        on(-1, 17), rules=scene.rules, make_id=scene.make_id, reason="the rig was down", theirs=on(1, 17)
    )
    # To-dos and notes, with a customer and without.
    yield Todo(
        id=scene.make_id(), text="book the train to Bolt AB", made_at=on(-1, 8), due=on(0, 17), whole_day=True
    )
    yield Todo(id=scene.make_id(), text="tidy the answer library", made_at=on(-6, 8))
    yield Note(
        id=scene.make_id(),
        text="budget 30k, decision by the board",
        customer=id_of("Hooli"),
        made_at=on(-3, 11),
        due=on(11, 17),
        whole_day=True,
    )
    yield Note(
        id=scene.make_id(), text="met Dec and April from sales", customer=id_of("Acme"), made_at=on(-5, 16)
    )
    yield Todo(id=scene.make_id(), text="send the signed NDA", made_at=on(-4, 8), due=on(-2, 17)).done(
        on(-2, 11)
    )
    yield Note(
        id=scene.make_id(),
        text="ask how the launch went",
        customer=id_of("Bolt AB"),
        made_at=on(-9, 16),
        due=on(-1, 9),
    ).done(on(-1, 10))
