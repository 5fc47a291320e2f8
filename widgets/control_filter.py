"""The last net between any text and the terminal."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


class Net(LineFilter):
    """The last net: whatever got this far, no control character reaches the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - theirs
        """Return the segments, those with control characters made harmless."""
        if all(segment.text.isprintable() or segment.control for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_CONTROLS.sub("�", segment.text), segment.style)
            for segment in segments
        ]


NET = Net()
