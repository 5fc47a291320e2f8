"""What is gone from a book is told by real processes, in words that lead to getting it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.home import Home, acknowledged, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def _hole(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\0" * 4096 + data[12288:])


def _cut(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:70]))


@pytest.mark.parametrize("lose", [_hole, _cut, type(None)], ids=["hole", "cut", "deleted"])
def test_lines_that_only_a_backup_holds_are_wrong_and_rebuilt(
    home: Home, lose: Callable[[Path], object]
) -> None:
    kept = acknowledged(home.run("add", "--json", "-", typed=lines("line", 100)).stdout)
    assert len(set(kept)) == 100
    assert home.run("backup").returncode == 0
    [path] = home.book.glob("journal/*/*.ndjson")
    if lose is type(None):
        path.unlink()
    else:
        lose(path)
    for snapshot in home.book.glob("book.json"):
        snapshot.unlink()
    told = home.run("verify")
    assert told.returncode == 1
    assert "that the journals lack" in told.stdout
    assert "--rebuild" in told.stdout
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").stdout.count("Sound: ") == 1
    assert home.ids() == set(kept)
