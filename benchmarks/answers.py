"""How well the answer look-up finds: on public sets of questions, whole and half typed, and how fast.

`COCKPIT_ANSWERS=DIR` names a folder of whole sets, each `NAME.library.tsv` (answer, phrasing) and
`NAME.queries.tsv` (answer or "-", query); without it the small parts that the tests hold are read.
"""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from itertools import islice
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import answers_screen
from benchmarks.timing import progress
from cockpit.search.index import Index
from cockpit.search.semantic import Meaning, is_installed

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS = Path(__file__).parents[1] / "tests" / "data" / "answers"
_TYPED = (100, 60, 40)
_PHRASINGS = (5, 2, 1)
_MANY = 20_000
_SPOKEN = 8  # questions typed in the cockpit
_MS = 1000
_NONE = "-"


class Set(NamedTuple):
    """Answers by their names, with phrasings and, in some sets, the words of the answer; and queries.

    Each query comes with the name of the answer that it wants, "-" where none fits.
    """

    name: str
    library: dict[str, list[str]]
    answers: dict[str, str]
    queries: list[tuple[str, str]]


class Found(NamedTuple):
    """How often, in percent, the answer was first and among the first five; the area under the ROC of `weak`."""

    first: float
    five: float
    area: float | None


def sets() -> list[Set]:
    """Return the sets of the folder. Raises SystemExit where it holds none."""
    folder = Path(os.environ.get("COCKPIT_ANSWERS") or _PARTS)
    found = []
    for library in sorted([*folder.glob("*.library.tsv"), *folder.glob("*_library.tsv")]):
        name = library.name[: -len("_library.tsv")]
        phrasings: dict[str, list[str]] = {}
        answers: dict[str, str] = {}
        for name_of_answer, phrasing, *more in rows(library):
            phrasings.setdefault(name_of_answer, []).append(phrasing)
            if more:
                answers[name_of_answer], *others = more
                phrasings[name_of_answer].extend(filter(None, others))
        queries = [(answer, text) for answer, text in rows(Path(str(library).replace("library", "queries")))]
        found.append(Set(name, phrasings, answers, queries))
    if not found:
        raise SystemExit(f"There is no *.library.tsv in {folder}.")
    return found


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table, without the lines that begin with #."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def measure(rounds: int) -> None:
    """Print how often the answer is found, and what a keystroke takes in a large library."""
    every = sets()
    print(
        f"\n{'Answers found: first / in five (%)':<38}"
        + "".join(f"{f'{part} % typed':>18}" for part in _TYPED)
    )
    found: dict[str, list[list[Found]]] = {}
    for one in every:
        for phrasings in _PHRASINGS:
            progress(f"{one.name}, {phrasings} phrasings a card")
            told = f"{phrasings} a card"
            found.setdefault(told, []).append([find(one, phrasings, typed) for typed in _TYPED])
            _print(f"{one.name}, {told}", found[told][-1])
            if is_installed():
                told += ", with meaning"
                cells = [find(one, phrasings, typed, Meaning()) for typed in _TYPED]
                found.setdefault(told, []).append(cells)
                _print(f"{one.name}, {told}", cells)
    for told, of_sets in found.items():
        _print(f"all sets, {told}", [_mean(cells) for cells in zip(*of_sets, strict=True)])
    _print_speed(every, rounds)
    with tempfile.TemporaryDirectory() as folder:
        texts = _texts(every)
        spoken = [text for text in texts if text.replace(" ", "").isalpha()]
        answers_screen.measure(Path(folder), _library(texts, _MANY // 5), spoken[:: len(spoken) // _SPOKEN])


def find(one: Set, phrasings: int, typed: int = 100, meaning: Meaning | None = None) -> Found:
    """Look up every query, cut to a part of its letters, in a library of so many phrasings a card.

    `meaning` is a new one, where the extra is to rank them, too.
    """
    index, names = Index(), list(one.library)
    for key, name in enumerate(names):
        index.put(key, one.library[name][:phrasings], answer=one.answers.get(name, ""))
        if meaning:
            meaning.put(key, one.library[name][:phrasings])
    first = five = 0
    sure: list[float] = []
    unsure: list[float] = []
    for answer, query in one.queries:
        typed_so_far = query[: max(1, len(query) * typed // 100)]
        hits = index.search(typed_so_far, meaning=meaning.nearness(typed_so_far) if meaning else None)
        (unsure if answer == _NONE else sure).append(hits.scores[0] if hits.scores else 0.0)
        found = [names[key] for key in hits.keys]
        first += found[:1] == [answer]
        five += answer in found
    return Found(100 * first / len(sure), 100 * five / len(sure), area(sure, unsure))


def area(above: list[float], below: list[float]) -> float | None:
    """Return how often one of `above` is greater than one of `below`, ties counting half; None without any."""
    if not above or not below:
        return None
    wins = sum((one > other) + (one == other) / 2 for one in above for other in below)
    return wins / (len(above) * len(below))


def _mean(cells: Sequence[Found]) -> Found:
    return Found(fmean(one.first for one in cells), fmean(one.five for one in cells), None)


def _print(name: str, cells: list[Found]) -> None:
    shown = "".join(f"{f'{cell.first:.1f} / {cell.five:.1f}':>18}" for cell in cells)
    weak = f"   weak: AUROC {cells[0].area:.3f}" if cells[0].area is not None else ""
    progress("")
    print(f"  {name:<36}{shown}{weak}")


def _print_speed(every: list[Set], rounds: int) -> None:
    texts = _texts(every)
    print(
        f"\nA library of {_MANY:,} phrasings {'':<16} {'build':>8} {'median':>10} {'p95':>10} {'memory':>9}"
    )
    for cards in (_MANY // 5, _MANY):
        progress(f"building {cards:,} cards")
        library = _library(texts, cards)
        start = time.perf_counter()
        index = _built(library)
        build = time.perf_counter() - start
        took = []
        for query in texts[:: max(1, len(texts) // max(10, rounds))]:
            progress(query)
            for typed in range(1, len(query) + 1):
                start = time.perf_counter()
                index.search(query[:typed])
                took.append((time.perf_counter() - start) * _MS)
        memory = _memory(library)
        progress("")
        print(
            f"  {f'{cards:,} cards, a keystroke':<36} {build:>7.2f} s {median(took):>7.1f} ms "
            f"{quantiles(took, n=20)[-1]:>7.1f} ms {memory:>6.0f} MB"
        )


def _texts(every: list[Set]) -> list[str]:
    return [text for one in every for _, text in one.queries]


def _library(texts: list[str], cards: int) -> list[list[str]]:
    """Return as many phrasings as there are to be in all, of so many cards."""
    words = sorted({word for text in texts for word in text.split()})
    made = (
        f"{text} {words[number * 7 % len(words)]} {words[number * 13 % len(words)]}"
        for number, text in enumerate(texts[place % len(texts)] for place in range(_MANY))
    )
    return [list(islice(made, _MANY // cards)) for _ in range(cards)]


def _memory(library: list[list[str]]) -> float:
    """Return the megabytes that an index takes beside the texts."""
    tracemalloc.start()
    index = _built(library)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / 1e6 if len(index) else 0.0


def _built(library: list[list[str]]) -> Index:
    index = Index()
    for key, asked in enumerate(library):
        index.put(key, asked)
    return index
