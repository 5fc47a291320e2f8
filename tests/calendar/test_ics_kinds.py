"""The words of every purpose: facts that stay true, nothing that is private, and as little as asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.calendar.ics import PRIVACY
from cockpit.calendar.words import PURPOSES
from cockpit.domain.contacts import InTouch
from cockpit.domain.entry import Entry
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Todo
from tests.calendar.any_record import any_record
from tests.calendar.builders import events, export, the_event
from tests.calendar.examples import BOOK, NAMES
from tests.domain.builders import (
    NOW,
    RULES,
    a_call,
    a_get_back,
    a_held_call,
    a_loss,
    a_question,
    a_todo,
    an_awaited,
    an_order,
    eur,
    nov,
    received,
)

ORDER = (
    an_order(eur("12500.50"), terms_days=30, need_date=nov(25, 17))
    .promise_payment(NOW, due=nov(24, 17), amount=eur(500), whole_day=True)
    .pay(nov(19, 9), amount=eur(200))
)
CALL = a_call(
    gain="parts a week sooner.",
    decision="the terms",
    ask_theirs="send the drawings",
    ask_mine="a quote",
    bring={"1": "references", "2": "prices"},
)
TOLD = "They told you Wed 18 Nov 2026 10:20. The 24 hours end Thu 19 Nov 2026 10:20."
NEED = ["Their need: delivery within two weeks.", "They chose Bolt AB."]
TERMS = "Amount EUR 12,500.50; net 30."
CHASED = an_awaited().chase(nov(27, 9)).chase(nov(28, 9))
WORDS: list[tuple[Entry, str, str, list[str]]] = [
    (
        ORDER,
        "reassure",
        "reassure them about 50 seats",
        ["Step 1 of 8: Reassure them: the decision is right.", "Amount: EUR 12,500.50 · net 30 days."],
    ),
    (
        ORDER,
        "supply",
        "confirm the supply date of 50 seats",
        [
            "Step 4 of 8: Confirm the supply date.",
            "Amount: EUR 12,500.50 · net 30 days.",
            "They need it by Wed 25 Nov 2026.",
        ],
    ),
    (
        ORDER.date_supply(NOW, when=nov(27, 17)),
        "delivered",
        "delivered, and liked: 50 seats?",
        [
            "Step 6 of 8: Delivered, and do they like it?",
            "Amount: EUR 12,500.50 · net 30 days.",
            "They need it by Wed 25 Nov 2026.",
            "It will be there Fri 27 Nov 2026 · LATER THAN THEY NEED IT.",
        ],
    ),
    (
        ORDER.deliver(nov(24, 9)).invoice(nov(24, 10)),
        "cleared",
        "see the money cleared for 50 seats",
        [
            "Step 8 of 8: See the money cleared.",
            "Amount: EUR 12,500.50 · net 30 days.",
            "Invoiced Tue 24 Nov 2026 10:00.",
            "Received Thu 19 Nov 2026 09:00: EUR 200.00, not cleared yet.",
        ],
    ),
    (
        ORDER,
        "broken",
        "call them if 50 seats is unpaid",
        [
            "If it has not come by then, call them.",
            "They promised: EUR 500.00 by Tue 24 Nov 2026.",
            "Amount: EUR 12,500.50 · net 30 days.",
            "Received Thu 19 Nov 2026 09:00: EUR 200.00, not cleared yet.",
        ],
    ),
    (
        a_question(),
        "question",
        "they asked: How long is the warranty?",
        ["They wait: answer it, or say by when you get back.", "Asked Wed 18 Nov 2026 10:20."],
    ),
    (
        a_get_back().ask_expert(NOW, name="Mei"),
        "get-back",
        "get back on: How long is the warranty?",
        [
            "You said you would get back to them.",
            "Asked Wed 18 Nov 2026 10:20.",
            "Due Wed 18 Nov 2026.",
            "Expert asked: Mei Wed 18 Nov 2026 10:20.",
        ],
    ),
    (
        CALL,
        "call",
        "settle the delivery terms",
        [
            "When Thu 19 Nov 2026 10:00.",
            "They gain: parts a week sooner.",
            "It moves: the terms.",
            "Ask them: send the drawings.",
            "Offer: a quote.",
            "Bring: references.",
            "Bring: prices.",
        ],
    ),
    (
        a_call(),
        "call",
        "settle the delivery terms",
        ["When Thu 19 Nov 2026 10:00.", "Plan: No plan yet: what do THEY gain?"],
    ),
    (
        a_held_call(),
        "outcome",
        "note how it went: settle the delivery terms",
        ["How did it go? Who does what, and by when?", "Held Wed 18 Nov 2026 10:20."],
    ),
    (
        CHASED,
        "awaited",
        "they owe you: signed terms",
        ["They said by Thu 26 Nov 2026.", "Chased Fri 27 Nov 2026 09:00.", "Chased Sat 28 Nov 2026 09:00."],
    ),
    (
        a_loss().apologise(NOW),
        "recovery",
        "recover them: 50 seats",
        [
            "1 of 3 done. Next: reframe it.",
            "Told Wed 18 Nov 2026 10:20.",
            "Their need: delivery within two weeks.",
            "They chose: Bolt AB.",
        ],
    ),
    (
        a_loss(),
        "need-check",
        "was their need met: 50 seats?",
        ["Was their need met?", "Their need: delivery within two weeks.", "They chose: Bolt AB."],
    ),
    (
        a_loss().check_need(nov(20, 9), met=False),
        "need-check",
        "was their need met: 50 seats?",
        [
            "Their need was not met Fri 20 Nov 2026 09:00: follow up again.",
            "Their need: delivery within two weeks.",
            "They chose: Bolt AB.",
        ],
    ),
    (
        a_loss().check_need(nov(20, 9), met=True),
        "dormant",
        "next touch after 50 seats",
        ["Their need was met Fri 20 Nov 2026 09:00: set the next touch."],
    ),
    (
        a_loss().dormant(NOW, until=nov(30, 9)),
        "dormant",
        "next touch after 50 seats",
        ["The next touch, Mon 30 Nov 2026 09:00: how are they doing?"],
    ),
]


@pytest.mark.parametrize(("record", "purpose", "title", "facts"), WORDS)
def test_each_purpose_has_its_words(record: Entry, purpose: str, title: str, facts: list[str]) -> None:
    found = {str(event["UID"]).partition("-")[2]: event for event in events(export(record, names=NAMES))}
    event = found[f"{purpose}@sales-cockpit"]
    assert str(event["SUMMARY"]) == f"Acme: {title}"
    told = str(event["DESCRIPTION"]).split("\n")
    assert [one for one in told if not one.startswith("Say: ")] == facts


def test_the_call_about_a_payment_is_there_before_it_is_needed_and_goes_when_the_money_comes() -> None:
    order = an_order().promise_payment(NOW, due=nov(24, 17))

    def calls(record: Order) -> list[datetime]:
        found = events(export(record))
        return [event.decoded("DTSTART") for event in found if "-broken@" in str(event["UID"])]

    assert calls(order) == [nov(25, 9).astimezone(UTC)]
    assert calls(order.touch(nov(24, 12), text="rang: all well")) == calls(order)
    assert calls(order.touch(nov(25, 9), text="rang: all well")) == []
    assert calls(received(order, nov(24, 12))) == []


def test_silence_is_watched_by_the_cockpit_not_by_the_phone() -> None:
    watched = a_held_call().continue_(NOW)
    assert [due.kind for due in watched.deadlines(NOW, RULES)] == ["be-back"]
    assert export(watched).events == 0
    assert "quiet" in {due.kind for due in an_order().deadlines(NOW, RULES)}
    assert b"-quiet@" not in export(an_order()).data


@pytest.mark.parametrize("privacy", PRIVACY)
def test_the_private_note_is_nowhere(privacy: str) -> None:
    loss = a_loss(text="", need="").reframe(NOW, vent="SECRET: their buyer is a fool")
    for record in (loss, loss.check_need(NOW, met=True), loss.dormant(NOW, until=nov(30))):
        data = export(record, privacy=privacy).data.lower()
        assert not [word for word in (b"secret", b"fool", b"vent:", b" vent", b"whin") if word in data]


def test_a_private_note_is_nowhere_either_when_the_record_fails() -> None:
    class Failing(Loss):
        def recover_by(self) -> datetime:
            raise ValueError(f"cannot reckon with {self.vent or 'nothing'}")

    loss = a_loss(vent="SECRET")
    found = export(Failing(**{field: getattr(loss, field) for field in Loss.FIELDS}))
    assert [left.why for left in found.left_out] == ["cannot reckon with nothing"]


@pytest.mark.parametrize("privacy", PRIVACY[1:])
def test_beyond_full_there_are_no_names_words_or_sums(privacy: str) -> None:
    records = (ORDER, CALL, CHASED, a_loss(), a_get_back(), a_question(expert_name="Mei"), *BOOK)
    found = export(*records, names=dict.fromkeys(NAMES, "Zorg Quux"), privacy=privacy)
    words = {words.word for words in PURPOSES.values()}
    titles = {
        "initials": words | {f"Z.Q.: {word}" for word in words},
        "kind": words,
        "busy": {"Busy"},
    }[privacy]
    assert {str(event["SUMMARY"]) for event in events(found)} <= titles
    told = (
        b"Zorg",
        b"Quux",
        b"seats",
        b"EUR",
        b"1,0",
        b"Mei",
        b"Bolt",
        b"warranty",
        b"terms",
        b"signed",
        b"need:",
    )
    assert [word for word in told if word in found.data] == []
    assert b"\r\nDESCRIPTION" not in found.data.replace(b"DISPLAY\r\nDESCRIPTION", b"")
    assert (b"CATEGORIES" in found.data) is (privacy != "busy")


@given(st.lists(any_record(), max_size=4), st.sampled_from(PRIVACY))
@settings(max_examples=200)
def test_any_records_are_written(records: list[Entry], privacy: str) -> None:
    found = export(*records, names={1: "One", 14: "Bo"}, privacy=privacy)
    assert len(events(found)) == found.events


def test_a_record_that_fails_costs_only_itself() -> None:
    class Failing(Todo):
        def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[()]:
            raise RecursionError

    todo, order = a_todo(nov(20)), an_order()
    found = export(todo, Failing(id=1, text="x", made_at=NOW), order)
    assert found.data == export(todo, order).data
    assert [str(left) for left in found.left_out] == ["todo 1: RecursionError"]


def test_a_call_whose_purpose_is_blank_is_a_call() -> None:
    event = the_event(export(a_call(text=" "), names=NAMES))
    assert str(event["SUMMARY"]) == "Acme: call"
