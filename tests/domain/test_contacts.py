"""Contacts belong to the customer: whatever record they are about, they count for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.capture.lexicon.contacts import UNREACHED
from cockpit.domain import agenda, kinds
from cockpit.domain.contacts import contacts_of, in_touch, in_touch_by_customer, reached_nobody, touched
from cockpit.domain.facts import facts_of
from cockpit.domain.people import id_of
from tests.domain.builders import (
    NOW,
    RULES,
    a_call,
    a_card,
    a_delivered_promise,
    a_get_back,
    a_held_call,
    a_loss,
    a_note,
    a_promise,
    a_todo,
    an_awaited,
    an_order,
    eur,
    nov,
)

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.domain.entry import Entry

LATER = nov(29, 10)
REACHED: tuple[tuple[str, Entry], ...] = (
    ("a held call", a_held_call(LATER)),
    ("a promise delivered", a_delivered_promise(LATER)),
    ("a promise agreed", a_promise().agree(LATER)),
    ("a meeting set", a_delivered_promise().set_meeting(LATER, when=nov(30, 9))),
    ("a contact on a to-do", a_todo(customer=id_of("Acme")).touch(LATER, text="all fine")),
    (
        "a contact on a note",
        a_note(customer=id_of("Acme")).touch(LATER, means="phone", text="rang: all well"),
    ),
    ("what they owed", an_awaited().received(LATER)),
    ("an answer", a_get_back().deliver(LATER, answer="Five years.")),
    ("an apology", a_loss().apologise(LATER)),
    ("a look at their need", a_loss().check_need(LATER, met=True)),
    ("a payment they promised", an_order(confirmed_at=NOW).promise_payment(LATER, due=nov(30, 17))),
    ("a delivery", an_order().deliver(LATER)),
)
NOT_REACHED: tuple[tuple[str, Entry], ...] = (
    ("a call to come", a_call(nov(18, 11))),
    ("an attempt", a_todo(customer=id_of("Acme")).touch(LATER, text="called: no answer")),
    ("an attempt said to be one", a_note(customer=id_of("Acme")).touch(LATER, reached=False)),
    ("chasing them", an_awaited().chase(LATER)),
    ("a skipped step", a_delivered_promise(NOW).skip_step(LATER)),
    ("help from others", a_loss().help_elsewhere(LATER, supplier="Bolt AB", called=LATER)),
    ("a remark", a_promise().note(LATER, text="call them")),
    ("the supply date", an_order().date_supply(LATER, when=nov(30, 9))),
)


def quiet_from(records: list[Entry], now: datetime) -> datetime:
    """Return when the order among these records counts as quiet."""
    return next(due.when for due in agenda.deadlines(records, now, RULES) if due.kind == "quiet")


@pytest.mark.parametrize(("what", "other"), REACHED, ids=[what for what, _ in REACHED])
def test_what_reached_them_on_one_record_counts_for_another(what: str, other: Entry) -> None:
    order = an_order(made_at=nov(17), confirmed_at=nov(17))
    assert in_touch([order, other]).last == LATER
    assert quiet_from([order, other], LATER).timestamp() >= LATER.timestamp() + 7 * 86400
    (line,) = [one for one in agenda.today([order, other], LATER, RULES) if one.record is order]
    assert line.in_touch is not None
    assert line.in_touch.last == LATER


@pytest.mark.parametrize(("what", "other"), NOT_REACHED, ids=[what for what, _ in NOT_REACHED])
def test_what_reached_nobody_is_kept_and_resets_nothing(what: str, other: Entry) -> None:
    last = in_touch([an_order(), other]).last
    assert last is not None
    assert last.timestamp() < LATER.timestamp()


def test_an_attempt_is_kept_and_told() -> None:
    tried = a_promise().touch(LATER, text="no answer", means="phone")
    assert tried.last_contact() is None
    (told,) = [fact for fact in facts_of(tried, LATER, RULES) if fact.key == "attempt"]
    assert "no answer" in str(told.words)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("no answer", True),
        ("Voicemail", True),
        ("left a message, calls back", True),
        ("nicht erreicht!", True),
        ("left vm", True),
        ("VM", True),
        ("lvm", True),
        ("called, straight to VM again", True),
        ("ging nicht ran", True),
        ("AB", True),
        ("auf den AB gesprochen", True),
        ("nur AB", True),
        ("Nimmt nicht ab", True),
        ("talked to Bolt AB", False),
        ("ab Montag lieferbar", False),
        ("the VM sizing is clear", False),
        ("they are busy until may", False),
        ("not in a hurry", False),
        ("the part is not available", False),
        ("all fine", False),
        ("the answer is no", False),
        ("he has no answers yet", False),
        ("", False),
    ],
)
def test_words_that_tell_of_an_attempt_count_whole(text: str, nobody: bool) -> None:
    assert reached_nobody(text) == nobody


@pytest.mark.parametrize("text", UNREACHED)
def test_what_is_an_attempt_in_a_typed_line_is_one_in_the_form(text: str) -> None:
    assert reached_nobody(text)


def test_what_is_said_of_reaching_them_beats_the_words() -> None:
    assert (
        a_todo().touch(LATER, text="no answer to the second question", reached=True).last_contact() == LATER
    )


def test_a_step_they_agreed_to_on_another_record_mutes_the_silence_until_it_passes() -> None:
    order = an_order(confirmed_at=NOW)
    for agreed in (an_awaited(nov(30, 17)), a_call(nov(30, 17))):
        assert quiet_from([order, agreed], NOW) == nov(30, 17)
    assert quiet_from([order, an_awaited(nov(30, 17)).received(NOW)], NOW) == nov(25, 10, 20)
    assert quiet_from([order, a_call(nov(30, 17), customer=id_of("Bolt"))], NOW) == nov(25, 10, 20)


def test_the_be_back_watch_and_what_they_owe_hear_of_every_record() -> None:
    told = a_note(customer=id_of("Acme")).touch(nov(28, 10), text="rang: all well")
    call = a_held_call(nov(18), customer=id_of("Acme")).continue_(nov(18))
    owed = an_awaited(nov(20, 17))
    due = {one.record.id: one for one in agenda.deadlines([told, call, owed], LATER, RULES)}
    assert due[call.id].when == nov(30, 10)
    assert "radio silent 24 h" in due[owed.id].reason
    alone = agenda.deadlines([call], LATER, RULES)[0]
    assert (alone.when, alone.severity) == (nov(20), "late")


def test_customers_that_were_merged_are_one() -> None:
    acme, corp = id_of("Acme"), id_of("Acme Corp")
    order = an_order(customer=corp, confirmed_at=NOW)
    told = a_note(customer=acme).touch(LATER, text="rang: all well")
    assert in_touch_by_customer([order, told]) != in_touch_by_customer([order, told], {corp: acme})
    known = in_touch_by_customer([order, told], {corp: acme})
    assert known[corp] == known[acme]
    (quiet,) = [d for d in agenda.deadlines([order, told], LATER, RULES, {corp: acme}) if d.kind == "quiet"]
    assert quiet.severity != "late"


def test_what_is_of_nobody_was_never_in_touch_whatever_number_a_customer_has() -> None:
    zeroth = a_held_call(LATER, customer=0)
    known = in_touch_by_customer([zeroth])
    assert touched(zeroth, known) is not None
    assert touched(an_order(customer=None), known) is None


def test_every_contact_is_listed_the_latest_first() -> None:
    order = (
        an_order(made_at=nov(10)).touch(nov(12), text="talked", means="phone").touch(nov(11), reached=False)
    )
    order = order.pay(nov(13), amount=eur(5))
    assert [(at.day, how) for at, how in contacts_of([order])] == [
        (13, "payment: EUR 5.00"),
        (12, "phone: talked"),
        (10, "promised an order: 50 seats"),
    ]


def test_every_kind_says_what_reached_the_customer() -> None:
    samples = (
        a_promise(),
        a_todo(),
        a_note(),
        a_loss(),
        a_call(),
        an_awaited(),
        a_card(),
        an_order(),
        a_get_back(),
    )
    assert {one.KIND for one in samples} <= set(kinds.KINDS)
    for one in samples:
        logged = one.touch(LATER, text="talked", means="phone")
        assert (LATER, "phone: talked") in list(logged.contacts_had())


def test_one_contact_that_named_a_rival_is_listed_once() -> None:
    asked = an_order().competitors(LATER, who="Foo", offered="10 % off")
    assert [how for at, how in contacts_of([asked]) if at == LATER] == ["also in touch: Foo"]
    nobody = an_order().competitors(LATER, who="nobody")
    assert [how for at, how in contacts_of([nobody]) if at == LATER] == [
        "asked who else was in touch: 50 seats"
    ]
