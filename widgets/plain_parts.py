"""Parts of a line that a seller wants to be words and nothing more, followed while the line changes."""

from __future__ import annotations

from collections.abc import Iterable

Part = tuple[int, int]


class PlainParts:
    """The parts, as start and end, in order. One that is rewritten is read anew: it is no longer among them."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self.parts = tuple(parts)
        self._cut: set[Part] = set()

    def add(self, start: int, end: int) -> None:
        """Take a part of the line as plain; those within it go into it."""
        apart = (part for part in self.parts if part[1] <= start or part[0] >= end)
        self.parts = tuple(sorted([*apart, (start, end)]))

    def follow(self, before: str, after: str) -> None:
        """Move the parts as the line changes from `before` to `after`.

        What is typed or taken away elsewhere moves a part, and typing inside makes it longer. Where some of it
        is taken away it gets shorter; what is then typed there rewrites it.
        """
        first, last, put = _change(before, after)
        if not (put or last > first):
            return
        kept: list[Part] = []
        cut: set[Part] = set()
        for start, end in self.parts:
            moved = self._moved((start, end), first, last, put)
            if moved is not None:
                kept.append(moved)
                if (start, end) in self._cut or (first < end and last > start):
                    cut.add(moved)
        self.parts, self._cut = tuple(kept), cut

    def _moved(self, part: Part, first: int, last: int, put: int) -> Part | None:
        """Return where a part is once what stood from `first` to `last` has made way for `put` characters."""
        start, end = part
        shift = put - (last - first)
        if last <= start and not (first == last == start == end):
            return start + shift, end + shift
        if first >= end:
            is_rewritten = put > 0 and first == end and part in self._cut
            return None if is_rewritten else part
        if put and (last > first or part in self._cut):
            return None
        left = min(start, first), max(end, last) + shift
        return left if left[1] > left[0] else None


def _change(before: str, after: str) -> tuple[int, int, int]:
    """Return the range of `before` that changed, and how many characters stand there instead."""
    most = min(len(before), len(after))
    first = 0
    while first < most and before[first] == after[first]:
        first += 1
    same = 0
    while same < most - first and before[-1 - same] == after[-1 - same]:
        same += 1
    return first, len(before) - same, len(after) - same - first
