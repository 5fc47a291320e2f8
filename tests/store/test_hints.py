"""The hints: a bounded cache, whose loss costs completions and no data."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from cockpit.store import hints
from cockpit.store.hints import HINTS, MOST_DELIVERIES, MOST_NAMES, MOST_TAILS, Hints
from cockpit.store.journal import sealed
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer
from tests.store.builders import names_shown


def kept(given: Hints) -> Hints:
    folder = MemoryFolder()
    given.save(folder)
    return hints.load(folder)


def test_hints_read_as_they_were_saved() -> None:
    given = Hints(tails=["7K3"])
    given.learn([a_customer("Müller \ud800")], {"spec": (NOW, NOW + timedelta(hours=2))})
    found = kept(given)
    assert (found.names, found.deliveries, found.tails) == (given.names, given.deliveries, given.tails)
    assert found.delivered("spec", NOW) == [(NOW, NOW + timedelta(hours=2))]
    assert found.delivered("nothing", NOW) == []


def test_every_name_leads_to_the_customer_and_the_latest_comes_first() -> None:
    given = Hints()
    given.learn([a_customer("Acme").rename("Acme AG"), a_customer("Beta")])
    assert names_shown(given) == ["Beta", "Acme AG"]
    assert given.names["acme"] == given.names["acme ag"] == ("Acme AG", a_customer("Acme").id)
    given.learn([a_customer("Acme")])
    assert names_shown(given)[0] == "Acme"


def test_merged_and_deleted_customers_go() -> None:
    given = Hints()
    given.learn([a_customer("Acme"), a_customer("Beta")])
    given.learn([a_customer("Acme", deleted=True), a_customer("Beta", merged_into=5)])
    assert names_shown(given) == []


def test_hints_are_bounded() -> None:
    given = Hints(tails=[str(number) for number in range(MOST_TAILS * 2)])
    given.learn(a_customer(f"c{number}") for number in range(MOST_NAMES + 5))
    for number in range(MOST_DELIVERIES + 5):
        given.learn(deliveries={"spec": (NOW, NOW + timedelta(seconds=number))})
    found = kept(given)
    assert len(found.names) == MOST_NAMES
    assert "c0" not in found.names
    assert found.delivered("spec", NOW)[-1][1] == NOW + timedelta(seconds=MOST_DELIVERIES + 4)
    assert len(found.deliveries["spec"]) == MOST_DELIVERIES
    assert len(found.tails) == MOST_TAILS


def test_a_flipped_byte_anywhere_gives_empty_hints_never_another_customer() -> None:
    folder = MemoryFolder()
    given = Hints(tails=["7K3"])
    given.learn([a_customer("Acme")], {"spec": (NOW, NOW + timedelta(hours=2))})
    given.save(folder)
    data = folder.files[HINTS]
    for place in range(len(data)):
        folder.files[HINTS] = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        found = hints.load(folder)
        assert (found.names, found.deliveries, found.tails) == ({}, {}, [])


@pytest.mark.parametrize(
    "body",
    [
        [],
        5,
        {"customers": []},
        {"customers": {"a": 5}},
        {"customers": {"a": ["A"]}},
        {"customers": {"a": ["A", "x"]}},
        {"customers": {"a": ["A", 1e999]}},
        {"durations": {"a": [7200]}},
        {"deliveries": {"a": [[5, 1e999]]}},
        {"deliveries": {"a": [5]}},
        {"deliveries": {"a": 5}},
        {"tails": 5},
        {"tails": [["a"], {}, None]},
    ],
)
def test_hints_of_wrong_content_break_nothing(body: Any) -> None:
    folder = MemoryFolder()
    for data in (
        json.dumps(body).encode(),
        sealed(json.dumps(body)[:-1].encode()),
        b"[" * 100_000,
        b"\xff",
        b"\0",
    ):
        folder.files[HINTS] = data
        found = hints.load(folder)
        assert isinstance(set(found.tails), set)
        found.learn([a_customer()])
        found.save(folder)
        assert names_shown(hints.load(folder)) == ["Acme"]


def test_without_a_file_there_are_none() -> None:
    assert names_shown(hints.load(MemoryFolder())) == []
