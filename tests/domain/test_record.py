"""Records are frozen values, ids sort by time, codes are short and forgiving."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.desk import views  # noqa: F401 - with its rows, of which there may be thousands
from cockpit.domain.entry import Remark
from cockpit.domain.promises.promise import Promise
from cockpit.domain.quicken import quicken
from cockpit.domain.record import (
    SHORTEST_TAIL,
    Record,
    code_among,
    codes,
    created_ms,
    is_tail,
    new_id,
    normal_code,
    tail,
)
from tests.domain.builders import NOW, a_promise, nov
from tests.domain.strategies import merged_promises

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
milliseconds = st.integers(0, (1 << 48) - 1)
ids = st.builds(new_id, milliseconds, st.integers(0, (1 << 74) - 1)) | st.integers(0, (1 << 128) - 1)


class Pair(Record):
    left: int
    right: int = 2


class Triple(Pair):
    last: int = 3


def test_a_record_takes_its_values_by_name_and_fills_in_the_defaults() -> None:
    assert (Pair(left=1).left, Pair(left=1).right) == (1, 2)
    assert Triple(left=1, last=9).right == 2


def test_a_record_refuses_a_value_that_is_missing_or_unknown() -> None:
    with pytest.raises(TypeError, match="left"):
        Pair(right=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="middle"):
        Pair(left=1, middle=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="middle"):
        Pair(left=1).replace(middle=2)


def test_a_quickened_kind_makes_and_refuses_what_it_did_before() -> None:
    class Quick(Pair):
        more: int = 2
        last: int = 3

    made = Quick(left=1, last=9), Quick(left=2)
    quicken(Quick)
    assert (Quick(left=1, last=9), Quick(left=2)) == made
    assert Quick(left=1).replace(right=5) == Quick(left=1, right=5)
    with pytest.raises(TypeError, match="Quick needs left"):
        Quick(right=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Quick has no middle"):
        Quick(left=1, middle=2)  # type: ignore[call-arg]
    assert Pair(left=1).right == 2


def every_kind(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for one in kind.__subclasses__():
        yield one
        yield from every_kind(one)


def _quick_one_of(kind: Any) -> Any:
    return type(kind)(f"Quick{kind.__name__}", (kind,), {"__module__": kind.__module__})


def test_every_kind_of_record_that_is_loaded_may_be_quickened() -> None:
    for kind in list(every_kind()):
        quick = _quick_one_of(kind)
        quicken(quick)
        if missing := [field for field in kind.FIELDS if field not in kind.DEFAULTS]:
            with pytest.raises(TypeError, match=missing[0]):
                quick()


class QuickPromise(Promise):
    """As any, of a kind that was quickened."""


@given(merged_promises())
def test_of_a_quickened_kind_every_promise_holds_the_same(promise: Promise) -> None:
    quicken(QuickPromise)
    assert dict(QuickPromise.assemble(dict(promise.flat())).flat()) == dict(promise.flat())


def test_a_record_cannot_be_changed_or_given_further_values() -> None:
    pair: Any = Pair(left=1)
    with pytest.raises(AttributeError, match="frozen"):
        pair.left = 2
    with pytest.raises(AttributeError, match="frozen"):
        del pair.left
    with pytest.raises(AttributeError):
        pair.middle = 2
    assert not hasattr(pair, "__dict__")


def test_records_are_equal_when_kind_and_values_are() -> None:
    assert Pair(left=1) == Pair(left=1, right=2)
    assert Pair(left=1) != Pair(left=2)
    assert Pair(left=1) != Triple(left=1)
    assert hash(Pair(left=1)) == hash(Pair(left=1))


def test_replace_leaves_the_first_record_as_it_was() -> None:
    pair = Pair(left=1)
    assert pair.replace(right=5) == Pair(left=1, right=5)
    assert pair == Pair(left=1)


def test_a_record_shows_what_differs_from_the_defaults() -> None:
    assert repr(Pair(left=1)) == "Pair(left=1)"
    assert repr(Remark(at=NOW, text="x")).endswith("text='x')")


@given(merged_promises())
def test_a_record_survives_copying_and_pickling(promise: Promise) -> None:
    assert copy.copy(promise) == promise
    assert copy.deepcopy(promise) == promise
    assert pickle.loads(pickle.dumps(promise)) == promise


def test_records_without_items_do_not_share_what_is_added_to_one_of_them() -> None:
    first = a_promise()
    first.add_item(NOW, text="price list")
    assert a_promise().terms.items == {} == first.terms.items


@given(milliseconds, milliseconds, st.integers(0, (1 << 74) - 1), st.integers(0, (1 << 74) - 1))
def test_ids_sort_by_the_time_they_were_made(one: int, other: int, chance: int, luck: int) -> None:
    assert created_ms(new_id(one, chance)) == one
    if one < other:
        assert new_id(one, chance) < new_id(other, luck)


@given(milliseconds, st.integers(0, (1 << 74) - 1))
def test_ids_are_version_7_uuids_and_keep_all_their_entropy(ms: int, entropy: int) -> None:
    from uuid import UUID

    made = UUID(int=new_id(ms, entropy))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert (made.int >> 64 & 0xFFF) << 62 | made.int & (1 << 62) - 1 == entropy


@given(st.dictionaries(ids, st.sampled_from("PTN"), max_size=40))
def test_codes_are_unique_and_three_characters_at_least(letters: dict[int, str]) -> None:
    found = codes(letters)
    assert found.keys() == letters.keys()
    assert len(set(found.values())) == len(letters)
    for record_id, code in found.items():
        assert code[0] == letters[record_id]
        assert len(code) >= 1 + SHORTEST_TAIL
        assert set(code[1:]) <= set(CROCKFORD)
        assert code[1:] == tail(record_id, len(code) - 1)


@given(
    st.sets(st.integers(0, 7), max_size=8), st.sets(st.integers(0, 3), min_size=1), st.sampled_from((15, 20))
)
def test_a_code_is_the_shortest_that_tells_its_record_from_every_other(
    low: set[int], high: set[int], by: int
) -> None:
    letters = {number | above << by: "P" for number in low for above in high}
    for record_id, code in codes(letters).items():
        shorter = [tail(other, len(code) - 2) for other in letters if other != record_id]
        assert len(code) == 1 + SHORTEST_TAIL or tail(record_id, len(code) - 2) in shorter


@given(
    st.sets(st.integers(0, 7), max_size=8), st.sets(st.integers(0, 3), min_size=1), st.sampled_from((15, 20))
)
def test_the_code_of_one_record_is_the_one_that_it_has_among_all(
    low: set[int], high: set[int], by: int
) -> None:
    letters = {number | above << by: "PT"[number % 2] for number in low for above in high}
    for record_id, code in codes(letters).items():
        alike = [one for one, letter in letters.items() if letter == letters[record_id]]
        assert code_among(record_id, letters[record_id], alike) == code


@pytest.mark.parametrize("typed", ["", "00", "ab1", "ABL", "A C", "ABC ", "ZANZIBAR 5", "Ä00"])
def test_what_is_too_short_or_has_other_characters_is_the_end_of_no_id(typed: str) -> None:
    assert not is_tail(typed)


def test_records_of_two_kinds_may_share_a_tail() -> None:
    assert codes({1: "P", 1 | 1 << 40: "T"}) == {1: "P001", 1 | 1 << 40: "T001"}


def test_codes_grow_only_where_they_clash() -> None:
    assert codes({1: "P", 1 | 1 << 15: "P", 2: "P"}) == {1: "P0001", 1 | 1 << 15: "P1001", 2: "P002"}


@pytest.mark.parametrize("typed", ["P10K", "p10k", "plok", "pioK", "PLOK", "pi0k"])
def test_a_code_is_found_however_people_type_it(typed: str) -> None:
    assert normal_code(typed) == "P10K"


@given(ids, st.sampled_from("PTNK"))
def test_a_shown_code_is_already_normal(record_id: int, letter: str) -> None:
    code = codes({record_id: letter})[record_id]
    assert normal_code(code) == normal_code(code.lower()) == code


def test_an_entry_is_hashed_by_its_id_so_that_its_versions_meet() -> None:
    promise = a_promise()
    assert hash(promise) == hash(promise.deliver(nov(18, 11)))
