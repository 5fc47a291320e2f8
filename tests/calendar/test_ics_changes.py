"""The file changes when what it shows changes, and only then: held for every kind, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.calendar.due import CLOCKS, IN_THE_END, MOVED_BY_CONTACTS, WATCHES, dues, presentable
from cockpit.calendar.ics import PRIVACY
from cockpit.calendar.purpose import shows_names
from cockpit.calendar.words import PURPOSES, UNTOLD, Shown, description, purpose_of, summary
from cockpit.domain import agenda, kinds
from cockpit.domain.entry import Contact, Entry
from cockpit.domain.moment import plus
from cockpit.domain.record import Deadline
from cockpit.domain.repeat import Repeat
from tests.calendar.any_record import KINDS, any_record
from tests.calendar.builders import by_purpose, export
from tests.calendar.examples import EXAMPLES, IDS, NAMES, Example
from tests.domain.builders import NOW, RULES, a_touch, an_id, nov
from tests.domain.strategies import near_now

SHOWN = {name: words.shown("full") for name, words in PURPOSES.items()}
FIELDS = {kind: sorted(kinds.KINDS[kind].load().FLAT) for kind in KINDS}


def value_of(record: Entry, field: str) -> Any:
    """Return a value of a record by its name on disk."""
    return dict(record.flat())[field]


def shown(*records: Entry, privacy: str = "full") -> dict[str, bytes]:
    found = export(*records, names=NAMES | {1: "One", 2: "Two", 3: "Three"}, privacy=privacy)
    assert found.left_out == ()
    return by_purpose(found)


def test_there_are_examples_of_all_that_is_shown() -> None:
    given_for: dict[str, set[str]] = {}
    for example in EXAMPLES:
        given_for.setdefault(example.purpose, set()).update(example.changes)
    assert given_for == SHOWN


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_change_of_a_field_that_is_shown_is_seen(example: Example) -> None:
    before = shown(example.record)[example.purpose]
    for field, value in example.changes.items():
        assert shown(example.record.with_flat({field: value}))[example.purpose] != before, field


def told(record: Entry, privacy: str) -> Mapping[str, tuple[object, ...]]:
    """Return all that the events of a record are made from: quicker than the bytes, for many fields."""
    kept, found = presentable(record), {}
    for due in dues(kept, RULES):
        event = Shown(
            record=kept,
            purpose=due.purpose,
            due=due.deadline,
            alarms=due.moments,
            name=f"Customer {kept.customer}" if shows_names(privacy) else "",
            changed=NOW,
            privacy=privacy,
            rules=RULES,
        )
        stands = due.deadline.when, due.deadline.whole_day, due.moments, kept.made_at
        found[due.purpose] = (*stands, summary(event), description(event))
    return found


def must_not_be_seen(record: Entry, field: str, value: object, privacy: str) -> None:
    """A field that is not shown may begin or end an event (an order is delivered), but never alters one."""
    before, after = told(record, privacy), told(record.with_flat({field: value}), privacy)
    for purpose in before.keys() & after.keys():
        if field not in purpose_of(record, purpose).shown(privacy):
            assert after[purpose] == before[purpose], (purpose, field)


@pytest.mark.parametrize("privacy", PRIVACY)
@pytest.mark.parametrize("kind", KINDS)
def test_no_field_that_is_not_shown_alters_an_example(kind: str, privacy: str) -> None:
    examples = [example for example in EXAMPLES if kind == example.record.KIND]
    changed = [
        example.record.with_flat({field: changed_to})
        for example in examples
        for field, changed_to in example.changes.items()
    ]
    records = [example.record for example in examples]
    for record in records:
        for field in FIELDS[kind]:
            for other in [*records, *changed]:
                if value_of(other, field) != value_of(record, field):
                    must_not_be_seen(record, field, value_of(other, field), privacy)


@given(st.data(), st.sampled_from(KINDS), st.sampled_from(PRIVACY))
@settings(max_examples=200, deadline=None)
def test_no_field_that_is_not_shown_alters_any_event(data: st.DataObject, kind: str, privacy: str) -> None:
    record, other = data.draw(any_record(kind)), data.draw(any_record(kind))
    for field in FIELDS[kind]:
        if kind in MOVED_BY_CONTACTS and field == "contacts":
            continue  # it stands by the last of them, and says nothing of them
        must_not_be_seen(record, field, value_of(other, field), privacy)


@given(st.data(), st.sampled_from(KINDS))
@settings(max_examples=300, deadline=None)
def test_whatever_takes_an_event_away_counts_as_a_change_of_it(data: st.DataObject, kind: str) -> None:
    """So the number of what is over, or stands again, exceeds all that it had."""
    record, other = data.draw(any_record(kind)), data.draw(any_record(kind))
    before = {due.purpose for due in dues(presentable(record), RULES)}
    for field in FIELDS[kind]:
        after = record.with_flat({field: value_of(other, field)})
        stand = set() if after.deleted else {due.purpose for due in dues(presentable(after), RULES)}
        for purpose in before - stand:
            counted = purpose_of(after, purpose).counted("busy", after, is_over=True)
            assert field in {path.partition("/")[0] for path in counted}, (purpose, field)


def test_taking_the_customer_of_a_tags_rhythm_away_and_giving_them_back_are_changes_of_its_event() -> None:
    """As a merge may do it. Of a rhythm with one customer it is no more than another name."""
    theirs = a_touch(every=Repeat(number=3, unit="week"), tag="vip", customer=7)
    nobodys, words = theirs.replace(customer=None), purpose_of(theirs, "touch")
    assert [due.purpose for due in dues(theirs, RULES)] == ["touch"]
    assert dues(nobodys, RULES) == []
    assert "customer" in words.counted("busy", nobodys, is_over=True)
    assert "customer" in words.counted("busy", theirs, is_over=False), "it stands again by a later number"
    assert "customer" not in words.counted("busy", theirs.replace(tag=None), is_over=False)


PRIVATELY: Mapping[str, Any] = {
    "remarks": lambda record: record.note(NOW, text="SECRET remark"),
    "contacts": lambda record: record.touch(NOW, text="SECRET contact", means="SECRET means"),
    "snooze": lambda record: record.snooze(NOW, until=nov(30)),
    "vent": lambda record: record.replace(vent="SECRET vent") if record.KIND == "loss" else record,
    "apology": lambda record: record.replace(apology="SECRET words") if record.KIND == "loss" else record,
}


@pytest.mark.parametrize("privacy", PRIVACY)
@pytest.mark.parametrize("what", PRIVATELY)
@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_what_is_the_sellers_own_leaves_the_bytes_as_they_are(
    example: Example, what: str, privacy: str
) -> None:
    after = PRIVATELY[what](example.record)
    assert b"SECRET" not in export(after, privacy=privacy).data
    if example.purpose in MOVED_BY_CONTACTS and what == "contacts":
        return  # it moves with the contact
    assert export(after, privacy=privacy).data == export(example.record, privacy=privacy).data


@given(any_record(), st.builds(Contact, at=near_now))
def test_a_contact_moves_no_event_but_the_next_contact(record: Entry, contact: Contact) -> None:
    """It may end one. It moves a watch on silence too, and those are left out for it."""
    touched = record.replace(contacts={**record.contacts, "new": contact})
    before, after = shown(record), shown(touched)
    stand = after.keys() - MOVED_BY_CONTACTS
    assert {purpose: before.get(purpose) for purpose in stand} == {
        purpose: after[purpose] for purpose in stand
    }


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_or_of_the_sellers_own_is_among_what_is_shown(kind: str) -> None:
    record = kinds.KINDS[kind].load()
    for words in PURPOSES.values():
        assert not words.shown("full") & (record.PRIVATE | UNTOLD)
    assert record.DEFAULTS.keys() >= record.PRIVATE
    assert not set(purpose_of(record, "to come").times) & (record.PRIVATE | UNTOLD)  # type: ignore[arg-type]


def _ordered(due: Deadline) -> tuple[str, datetime, bool, str]:
    return due.kind, due.when, due.whole_day, due.what


@given(any_record(), st.lists(near_now | st.just(IN_THE_END), min_size=1, max_size=5))
@settings(max_examples=300, deadline=None)
def test_no_deadline_moves_or_goes_by_waiting(record: Entry, nows: list[datetime]) -> None:
    """What lets the calendar do without a now: in the end all is due that is due at any moment, where it is."""
    ends = {_ordered(due) for due in agenda.deadlines([record], IN_THE_END, RULES)}
    for now in nows:
        for moment in (now, plus(min(now, nov(30)), timedelta(days=31))):
            assert {_ordered(due) for due in agenda.deadlines([record], moment, RULES)} <= ends


@given(any_record())
def test_all_deadlines_are_in_the_calendar_but_the_watches(record: Entry) -> None:
    kinds = {due.kind for due in agenda.deadlines([record], NOW, RULES)}
    found = {due.purpose for due in dues(record, RULES)}
    assert {record.KIND if kind in CLOCKS else kind for kind in kinds - WATCHES} <= found
    assert found <= PURPOSES.keys()


@given(any_record(), any_record(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_noted_does_not_matter(one: Entry, other: Entry, random: Any) -> None:
    def shuffled(record: Entry) -> Entry:
        maps = [name for name, found in record.flat() if isinstance(found, dict)]
        changes = {}
        for field in maps:
            items = list(value_of(record, field).items())
            random.shuffle(items)
            changes[field] = dict(items)
        return record.with_flat(changes)

    assert export(shuffled(other), shuffled(one)).data == export(one, other).data


def test_ids_are_unique_among_the_examples() -> None:
    assert len({example.record.id for example in EXAMPLES} | {an_id()}) == len(EXAMPLES) + 1
