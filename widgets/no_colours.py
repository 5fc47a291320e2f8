"""NO_COLOR: nothing that is drawn has a colour."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class NoColours(LineFilter):
    """Takes every colour out, the terminal's own included: not even a code for those is sent."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - theirs
        """Return the segments without colours; bold, underlined and the like stay."""
        return [
            Segment(text, style.without_color if style else style, control)
            for text, style, control in segments
        ]


NO_COLOURS = NoColours()
