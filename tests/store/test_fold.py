"""Folding: the same changes make the same documents, in any order."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.store.fold import DELETED, Document, from_json
from cockpit.store.hybrid_clock import next_stamp
from cockpit.store.journal import Change

PATHS = st.sampled_from(["text", "means", DELETED, "moves/a", "moves/b", "moves/", "moves/a/b", "items/a"])
MIXED = PATHS | st.sampled_from(["moves", "items"])
VALUES = st.sampled_from([None, "", "x", "y", {"at": "1"}, {}, {"a": "whole", "c": "whole"}, 0, False, True])


def histories(paths: st.SearchStrategy[str]) -> st.SearchStrategy[list[Change]]:
    bodies = st.dictionaries(paths, VALUES, min_size=1, max_size=4)
    numbered = st.lists(st.tuples(bodies, st.integers(0, 3), st.sampled_from("ab")), max_size=8)

    def stamped(drawn: list[tuple[dict[str, Any], int, str]]) -> list[Change]:
        last = {"a": "", "b": ""}
        changes = []
        for to, ms, device in drawn:
            last[device] = next_stamp(ms, device, last[device])
            changes.append(Change("todo", 1, to, at=last[device]))
        return changes

    return numbered.map(stamped)


def folded(changes: list[Change]) -> Document:
    document = Document()
    for change in changes:
        document.apply(change)
    return document


def state(document: Document) -> tuple[Any, ...]:
    return document.values, document.stamps, document.is_deleted, document.last_stamp


@given(histories(MIXED), st.randoms(use_true_random=False))
def test_any_order_of_the_same_changes_makes_the_same_document(history: list[Change], chance: Any) -> None:
    other = [*history, *history[:3]]  # some come twice
    chance.shuffle(other)
    one, two = folded(history), folded(other)
    assert one.values == two.values
    assert one.stamps == two.stamps


@given(histories(MIXED))
def test_stamps_are_packed_and_unpacked_without_loss(history: list[Change]) -> None:
    document = folded(history)
    before = state(document)
    again = from_json(json.loads(json.dumps(document.as_json())))
    assert again.last_stamp == document.last_stamp
    assert state(again) == before
    assert state(from_json(json.loads(json.dumps(again.as_json())))) == before


@given(histories(MIXED), st.integers(0, 8))
def test_a_document_read_from_a_snapshot_goes_on_like_one_that_was_not(
    history: list[Change], cut: int
) -> None:
    document = from_json(json.loads(json.dumps(folded(history[:cut]).as_json())))
    for change in history[cut:]:
        document.apply(change)
    assert state(document) == state(folded(history))


@given(histories(MIXED), st.integers(0, 8))
def test_two_parts_merge_into_the_whole_either_way_round(history: list[Change], cut: int) -> None:
    whole = state(folded(history))
    for first, second in ((history[:cut], history[cut:]), (history[cut:], history[:cut])):
        document = folded(first)
        document.take_in(folded(second))
        assert state(document) == whole
        assert not document.take_in(folded(history))


@given(histories(PATHS))
def test_applying_tells_whether_anything_prevailed(history: list[Change]) -> None:
    document = folded(history)
    assert not any(document.apply(change) for change in history)


def test_nothing_that_was_emptied_stays_behind() -> None:
    document = Document()
    document.apply(Change("todo", 1, {"moves/a": {"x": 1}, "text": "t"}, at="1"))
    document.apply(Change("todo", 1, {"moves/a": None, "text": None}, at="2"))
    assert document.values == {}
    assert document.stamps == {"moves/a": "2", "text": "2"}
    again = from_json(document.as_json())
    assert again.stamps == {"moves/a": "2", "text": "2"}
    assert not again.apply(Change("todo", 1, {"moves/a": {"x": 2}}, at="1"))


@pytest.mark.parametrize("path", ["_stamps", "_note", "_note/last", "_stamps/a"])
def test_what_is_written_beside_the_values_is_no_value(path: str) -> None:
    document = Document()
    document.apply(Change("todo", 1, {"text": "t", "moves/a": "x"}, at="1"))
    assert not document.apply(Change("todo", 1, {path: {"at": "1"}}, at="2"))
    assert document.values == {"text": "t", "moves": {"a": "x"}}
    assert document.last_stamp == "1"


def test_an_item_with_an_empty_key_is_an_item() -> None:
    document = Document()
    document.apply(Change("customer", 1, {"aliases/": "…", "aliases/a": "A"}, at="1"))
    assert document.values == {"aliases": {"": "…", "a": "A"}}
    assert document.get("aliases/") == "…"


def test_deleting_and_editing_at_one_moment_leaves_it_deleted_and_a_later_edit_revives() -> None:
    document, told = Document(), []
    steps: tuple[dict[str, Any], ...] = (
        {"text": "a", DELETED: True},
        {"text": "b"},
        {DELETED: True},
        {DELETED: None},
    )
    for at, to in enumerate(steps):
        document.apply(Change("todo", 1, to, at=str(at)))
        told.append(document.is_deleted)
    assert told == [True, False, True, False]
