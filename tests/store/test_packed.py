"""Documents and files that are kept as bytes are what they were."""

from __future__ import annotations

from typing import Any

import pytest

from cockpit.store.fold import Document
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from cockpit.store.packed import Packed, PackedFolder, fold

AT = "1795979546413-000{}-dev00001"
VALUES: list[dict[str, Any]] = [
    {"text": "spec sheet", "amount": 12, "tags": ["a", "b"], "done": True},
    {"text": "a lone \ud800 surrogate", "steps": {"needs": {"at": "2026-11-18T10:20+01:00[Europe/Berlin]"}}},
    {"text": None, "share": 0.5, "none": float("inf"), "deep": [[[{}]]]},
]


@pytest.mark.parametrize("values", VALUES)
def test_a_packed_table_folds_to_what_documents_fold_to(values: dict[str, Any]) -> None:
    changes = [
        Change("todo", 1, values, at=AT.format(1), is_new=True),
        Change("todo", 2, values, at=AT.format(2), is_new=True),
        Change("todo", 1, {"text": "otherwise", "steps/fits": {"text": "yes"}}, at=AT.format(3)),
        Change("todo", 2, {"deleted": True}, at=AT.format(4)),
    ]
    tables: dict[str, Packed] = {}
    for change in changes:  # each by itself, so that all are packed and read again
        fold(tables, [change])
    plain = {1: Document(), 2: Document()}
    for change in changes:
        plain[change.id].apply(change)
    assert len(tables["todo"]) == len(plain)
    for record_id, document in tables["todo"].items():
        assert document.values == plain[record_id].values
        assert document.stamps == plain[record_id].stamps
        assert document.is_deleted == plain[record_id].is_deleted
    assert tables["todo"].pop(1) is not None
    assert 1 not in tables["todo"]
    assert tables["todo"].get(1) is None


def test_a_packed_folder_reads_as_any_folder_does() -> None:
    plain, packed = MemoryFolder(), PackedFolder()
    for folder in (plain, packed):
        folder.replace("archive/2026.json", b"one\ntwo\n" * 1000)
    for start, size in ((0, -1), (3, 5), (7990, 100), (9000, -1)):
        assert packed.read("archive/2026.json", start, size) == plain.read("archive/2026.json", start, size)
    assert (
        packed.size("archive/2026.json")
        == plain.size("archive/2026.json")
        > len(packed.files["archive/2026.json"])
    )
    assert packed.read("nothing") == b""
    assert packed.size("nothing") == 0
    assert packed.names("archive") == ["2026.json"]
