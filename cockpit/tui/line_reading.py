"""The line of a capture as it is understood, with the parts of it that are to be words and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from widgets.plain_parts import PlainParts

if TYPE_CHECKING:
    from cockpit.desk.understood import Span, Understood
    from cockpit.tui.capture_job import CaptureJob


class LineReading:
    """Reads a line anew only where it or its plain parts have changed."""

    def __init__(self, job: CaptureJob, line: str, plain: Iterable[tuple[int, int]]) -> None:
        self._job = job
        self._understood: tuple[tuple[str, tuple[tuple[int, int], ...]], Understood] | None = None
        self.begin(line, plain)

    def begin(self, line: str, plain: Iterable[tuple[int, int]]) -> None:
        """Begin with another line."""
        self._line, self._plain = line, PlainParts(plain)

    @property
    def has_read(self) -> bool:
        """Whether any line was read yet."""
        return self._understood is not None

    @property
    def plain(self) -> tuple[tuple[int, int], ...]:
        """The plain parts of the line, as start and end."""
        return self._plain.parts

    def make_plain(self, part: Span) -> None:
        """Take a part as words and nothing more."""
        self._plain.add(part.start, part.end)

    def follow(self, line: str) -> None:
        """Let the plain parts move as the line changes."""
        if line != self._line:
            self._plain.follow(self._line, line)
            self._line = line

    def read(self, line: str) -> Understood:
        """Return what the line says."""
        self.follow(line)
        key = (line, self._plain.parts)
        if self._understood is None or self._understood[0] != key:
            self._understood = key, self._job.understand(*key)
        return self._understood[1]

    def refresh(self) -> None:
        """Read the same line anew: names and hints have changed. Times stay as they were said."""
        if self._understood is not None:
            key, before = self._understood
            self._understood = key, self._job.understand(*key, before.at)

    def spans(self) -> tuple[str, tuple[Span, ...]]:
        """Return the line that was read last, with the parts recognised in it, where they stand in it."""
        if self._understood is None:
            return "", ()
        (seen, _), understood = self._understood
        return seen, understood.draft.spans if understood.draft.line == seen else ()

    def parts(self, line: str) -> tuple[Span, ...]:
        """Return the recognised parts of the line as it now is."""
        self.read(line)
        return self.spans()[1]
