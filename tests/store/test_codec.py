"""The codec: every record survives, and nothing hostile gets further than Unreadable."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.kinds import KINDS
from cockpit.domain.people import Customer
from cockpit.domain.record import Record
from cockpit.store import codec, journal, months
from cockpit.store.codec import Unreadable
from cockpit.store.fold import Document
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import a_promise
from tests.domain.strategies import entries, moments
from tests.store.builders import NOW_MS, Machine, append

if TYPE_CHECKING:
    from cockpit.domain.entry import Entry

TEXTS = st.text(max_size=8) | st.sampled_from(["\ud800", "\x00", "a/b", "…", "2026-11-18T10:20:00+01:00"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
HOSTILE_MOMENTS = (
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-11-18T10:20:00",
    "2026-11-18T10:20:00+01:00[../../etc/passwd]",
    "2026-11-18T10:20:00+01:00[Europe]",
    "2026-11-18T10:20:00+01:00[\x00]",
    "2026-11-18T10:20:00+01:00[" + "x" * 5000 + "]",
    "2026-11-18T10:20:00+99:00",
    "\udcff",
)
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXTS,
    "bool": st.booleans(),
    "int": st.integers(0, 2**128 - 1),
    "datetime": moments,
    "Decimal": st.decimals(allow_nan=False, allow_infinity=False, places=2).map(Decimal),
}
tables = st.sampled_from(sorted(codec.TABLES))
ids = st.integers(0, 2**128 - 1)


def kind_of(table: str) -> type[Record]:
    return Customer if table == Customer.KIND else KINDS[table].load()


def fields_of(table: str) -> list[str]:
    return sorted(kind_of(table).FIELDS)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw a document that is right at most places: known fields with values of any kind."""
    table = draw(tables)
    values: dict[str, Any] = {"text": "x", "said": "x", "made_at": "2026-11-18T10:20:00+01:00"}
    values |= dict.fromkeys(("first_theirs", "mine"), "2026-11-18T10:20:00+01:00")
    parts = st.sampled_from(["at", "text", "theirs", "added_at", "when", "skipped"])
    inner = st.dictionaries(parts, JSON | st.sampled_from(HOSTILE_MOMENTS), max_size=3)
    anything = JSON | st.sampled_from(HOSTILE_MOMENTS) | st.dictionaries(TEXTS, inner, max_size=2)
    return table, values | draw(st.dictionaries(st.sampled_from(fields_of(table)), anything, max_size=4))


@st.composite
def customers(draw: st.DrawFn) -> Customer:
    return Customer(
        id=draw(ids),
        said=draw(TEXTS),
        name=draw(st.none() | TEXTS),
        aliases=draw(st.dictionaries(TEXTS, TEXTS, max_size=3)),
        merged_into=draw(st.none() | ids),
        phone=draw(st.none() | TEXTS),
        deleted=draw(st.booleans()),
    )


def through_journal(*changes: Change) -> Document:
    """Return the document that changes make after they were written and read back."""
    folder, document = MemoryFolder(), Document()
    for change in changes:
        append(folder, "dev00001", NOW_MS, [change])
    for file in months.files(folder):
        for change in journal.changes_in(folder, file)[0]:
            if change.table != journal.BOOK:
                document.apply(change)
    return document


@given(entries | customers())
def test_every_record_survives_the_journal(record: Entry | Customer) -> None:
    table = codec.table_of(record)
    document = through_journal(Change(table, record.id, codec.differences(None, record)[0], is_new=True))
    assert codec.decode(table, record.id, document.values, deleted=document.is_deleted) == record
    values = {field: value for field, value in codec.encode(record).items() if field != "deleted"}
    assert {field: value for field, value in document.values.items() if field != "deleted"} == {
        field: value for field, value in values.items() if value != {}
    }


@given(customers(), customers())
def test_differences_lead_from_any_record_to_any_other_and_back(one: Customer, other: Customer) -> None:
    other = other.replace(id=one.id)
    to, was = codec.differences(one, other)
    back = {path: was.get(path) for path in to}
    start = Change("customer", one.id, codec.differences(None, one)[0], is_new=True)
    there = through_journal(start, Change("customer", one.id, to))
    again = through_journal(start, Change("customer", one.id, to), Change("customer", one.id, back))
    found = codec.decode("customer", one.id, there.values, deleted=other.deleted)
    assert found == other
    assert codec.decode("customer", one.id, again.values, deleted=one.deleted) == one


@given(documents())
def test_hostile_documents_are_unreadable_and_nothing_else(drawn: tuple[str, dict[str, Any]]) -> None:
    table, values = drawn
    try:
        record = codec.decode(table, 1, values)
    except Unreadable:
        return
    json.dumps(codec.encode(record))


@given(tables, JSON)
def test_anything_in_place_of_a_document_is_unreadable(table: str, anything: Any) -> None:
    with pytest.raises(Unreadable):
        codec.decode(table, 1, anything)


@pytest.mark.parametrize("table", sorted(codec.TABLES))
@pytest.mark.parametrize(
    "value",
    [1e999, -1, True, [], {"a": None}, {"a": {"at": {}}}, "NaN", "9" * 5000, *HOSTILE_MOMENTS],
    ids=lambda value: repr(value)[:20],
)
def test_one_hostile_value_in_any_field_is_read_or_unreadable(table: str, value: Any) -> None:
    for field in fields_of(table):
        try:
            codec.decode(table, 1, {"text": "x", "said": "x", field: value})
        except Unreadable:
            pass


def test_deep_nesting_is_unreadable() -> None:
    deep: Any = {}
    for _ in range(5000):
        deep = {"a": deep}
    for field in ("customer", "text", "remarks", "made_at", "whole_day"):
        with pytest.raises(Unreadable):
            codec.decode("promise", 1, {"text": "x", field: deep})


def test_an_unknown_table_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="invention"):
        codec.decode("invention", 1, {})


def test_fields_of_a_newer_version_survive_an_edit_of_another_field() -> None:
    promise = a_promise()
    folder = MemoryFolder()
    here = Machine(folder)
    here.put(promise)
    newer = {
        "colour": "red",
        "spheres/a": {"at": "x"},
        "remarks/n": {"at": _text(promise), "text": "n", "mood": 5},
    }
    append(folder, "dev00002", NOW_MS + 1, [Change("promise", promise.id, newer)])
    here.restart()
    here.put_over(promise.id, text="changed")
    here.compact()
    here.restart()
    here.put_over(promise.id, means="mail")
    here.undo()
    document = here.opened().document("promise", promise.id)
    assert document is not None
    assert document.values["colour"] == "red"
    assert document.values["spheres"] == {"a": {"at": "x"}}
    assert document.values["remarks"]["n"]["mood"] == 5
    assert document.values["text"] == "changed"


def test_moments_keep_offset_and_zone() -> None:
    written = "2026-10-25T02:30:00+01:00[Europe/Berlin]"
    values = {"text": "x", "made_at": written}
    record = codec.decode("todo", 1, values)
    assert codec.encode(record)["made_at"] == written
    assert record.made_at.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # type: ignore[union-attr]


def _text(promise: Any) -> str:
    return str(codec.encode(promise)["made_at"])
