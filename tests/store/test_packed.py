"""What is kept as bytes is what it was; what stands in the cache as it is takes no room, and loses nothing."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from cockpit.store.fold import Document
from cockpit.store.journal import Change
from cockpit.store.light_json import dumps
from cockpit.store.memory import MemoryFolder
from cockpit.store.packed import Folding, PackedFolder, unpacked

AT = "1795979546413-000{}-dev00001"
VALUES: list[dict[str, Any]] = [
    {"text": "spec sheet", "amount": 12, "tags": ["a", "b"], "done": True},
    {"text": "a lone \ud800 surrogate", "steps": {"needs": {"at": "2026-11-18T10:20+01:00[Europe/Berlin]"}}},
    {"text": None, "share": 0.5, "none": float("inf"), "deep": [[[{}]]]},
]


def changes_of(values: dict[str, Any]) -> list[Change]:
    return [
        Change("todo", 1, values, at=AT.format(1), is_new=True),
        Change("todo", 2, values, at=AT.format(2), is_new=True),
        Change("todo", 1, {"text": "otherwise", "steps/fits": {"text": "yes"}}, at=AT.format(3)),
        Change("todo", 2, {"deleted": True}, at=AT.format(4)),
    ]


def documents_of(changes: list[Change]) -> dict[int, Document]:
    found = {1: Document(), 2: Document()}
    for change in changes:
        found[change.id].apply(change)
    return found


def packed(document: Document) -> bytes:
    return dumps(document.as_json()).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("values", VALUES)
def test_bytes_fold_to_what_documents_fold_to(values: dict[str, Any]) -> None:
    changes = changes_of(values)
    folding = Folding()
    for change in changes:  # each by itself, so that all are packed and read again
        folding.take_in([change])
    plain = documents_of(changes)
    assert folding.count("todo") == len(plain)
    assert folding.ids("todo") == set(plain)
    for record_id in (1, 2):
        document = folding.pop("todo", record_id)
        assert document is not None
        assert document.values == plain[record_id].values
        assert document.stamps == plain[record_id].stamps
        assert document.is_deleted == plain[record_id].is_deleted
    assert folding.pop("todo", 1) is None
    assert folding.count("todo") == 0


@pytest.mark.parametrize("values", VALUES)
@pytest.mark.parametrize("known", range(4))
def test_what_stands_so_in_the_cache_is_let_go_of_and_what_comes_later_is_kept(
    values: dict[str, Any], known: int
) -> None:
    """The cache was written after so many of the lines; in whatever order they are met, nothing of them is lost."""
    changes = changes_of(values)
    cache = documents_of(changes[: known + 1])
    whole = documents_of(changes)
    for order in permutations(changes):
        folding = Folding({"todo": {one: hash(packed(document)) for one, document in cache.items()}})
        for change in order:
            folding.take_in([change])
        assert folding.ids("todo") == {1, 2}
        for record_id in (1, 2):
            if folding.is_as_cached("todo", record_id):
                document = unpacked(packed(cache[record_id]))
                for change in folding.later.get(("todo", record_id), ()):
                    document.apply(change)
            else:
                document = folding.pop("todo", record_id) or Document()
            assert document.values == whole[record_id].values
            assert document.stamps == whole[record_id].stamps
    folding = Folding({"todo": {one: hash(packed(document)) for one, document in whole.items()}})
    folding.take_in(changes)
    assert folding.whole == {"todo": {}}
    assert folding.count("todo") == len(whole)


def test_a_packed_folder_reads_as_any_folder_does() -> None:
    plain, kept = MemoryFolder(), PackedFolder()
    for folder in (plain, kept):
        folder.replace("archive/2026.json", b"one\ntwo\n" * 1000)
    for start, size in ((0, -1), (3, 5), (7990, 100), (9000, -1)):
        assert kept.read("archive/2026.json", start, size) == plain.read("archive/2026.json", start, size)
    assert (
        kept.size("archive/2026.json")
        == plain.size("archive/2026.json")
        > len(kept.files["archive/2026.json"])
    )
    assert kept.read("nothing") == b""
    assert kept.size("nothing") == 0
    assert kept.names("archive") == ["2026.json"]
