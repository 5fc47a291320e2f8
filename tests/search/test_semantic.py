"""The optional extra: meaning ranks, is read once, and is never missed where it is not installed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from benchmarks.answers import find
from cockpit.errors import NothingFound
from cockpit.search import semantic
from cockpit.search.index import Hits, Index
from cockpit.search.semantic import FILE, Meaning
from tests.search.test_index import public

needs_the_extra = pytest.mark.skipif(
    not semantic.is_installed(), reason="the extra `semantic` is not installed"
)
CARDS = {
    1: ["How long is the warranty?", "Is there a guarantee?"],
    2: ["What does delivery cost?"],
    3: ["Where is your office?"],
}


def meaning_of(cards: dict[int, list[str]], folder: Path | None = None) -> Meaning:
    """Let some cards be known by their meaning."""
    meaning = Meaning(str(folder) if folder else None)
    for key, asked in cards.items():
        meaning.put(key, asked)
    return meaning


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "is_installed", lambda: False)
    with pytest.raises(NothingFound, match="pip install") as told:
        Meaning()
    assert told.value.exit_code == 1


@needs_the_extra
def test_meaning_finds_more_of_a_public_set_than_words_and_letters() -> None:
    one = public("banking")
    one = one._replace(queries=one.queries[::3])
    assert find(one, phrasings=2, meaning=Meaning()).first >= find(one, phrasings=2).first + 3


@needs_the_extra
def test_what_no_word_finds_is_found_by_its_meaning_and_what_is_far_from_it_is_not() -> None:
    index, meaning = Index(), meaning_of(CARDS)
    for key, asked in CARDS.items():
        index.put(key, asked)
    assert index.search("shipping fees", meaning=meaning.nearness("shipping fees")).keys[0] == 2
    assert index.search("xyzzy", meaning=meaning.nearness("xyzzy")) == Hits()


@needs_the_extra
def test_nothing_asked_means_nothing() -> None:
    assert meaning_of(CARDS).nearness(" ") == {}
    assert Meaning().nearness("shipping") == {}


@needs_the_extra
def test_vectors_are_kept_and_read_again_and_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    first = meaning_of(CARDS, tmp_path).nearness("shipping")
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    again = meaning_of(CARDS, tmp_path)
    assert len(again._vectors) == 4
    assert again.nearness("shipping") == first
    for broken in (b"", b"PK\x03\x04", (tmp_path / FILE).read_bytes()[:900], b"\x93NUMPY"):
        (tmp_path / FILE).write_bytes(broken)
        assert meaning_of(CARDS, tmp_path).nearness("shipping") == first


@needs_the_extra
def test_what_was_changed_step_by_step_means_the_same_as_made_at_once() -> None:
    meaning = meaning_of({**CARDS, 4: ["Something else"], 2: ["Another question"]})
    meaning.nearness("shipping")
    meaning.remove(4)
    meaning.remove(4)
    meaning.put(2, CARDS[2])
    # The model rounds by what is read together.
    assert meaning.nearness("shipping") == pytest.approx(meaning_of(CARDS).nearness("shipping"), abs=1e-3)


@pytest.mark.parametrize("fails", [OSError(28, "No space left on device"), KeyboardInterrupt(), None])
def test_a_cache_that_could_not_be_put_in_place_leaves_nothing_behind(
    tmp_path: Path, fails: BaseException | None
) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        if fails:
            raise fails

    path = tmp_path / FILE
    if fails:
        path.write_bytes(b"old")
    else:
        path.mkdir()  # it cannot be replaced by a file
    with suppress(KeyboardInterrupt):
        semantic.put(str(path), write)
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_dir() or path.read_bytes() == b"old"


def test_a_cache_takes_the_place_of_the_old_one_for_its_owner_alone(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"new")

    semantic.put(str(tmp_path / FILE), write)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(FILE, b"new")]
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    semantic.put(str(tmp_path / "no folder" / FILE), write)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
