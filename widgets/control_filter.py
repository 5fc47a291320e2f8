"""The last net between any text and the terminal."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# C0 and C1, and marks that turn the direction of what stands behind them. Compiled once there are any: mostly not.
_CONTROLS = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


class Net(LineFilter):
    """The last net: whatever got this far, no control character and no mark of direction reaches the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - theirs
        """Return the segments, those with such characters made harmless."""
        if all(segment.text.isprintable() or segment.control for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(re.sub(_CONTROLS, "�", segment.text), segment.style)
            for segment in segments
        ]


NET = Net()
