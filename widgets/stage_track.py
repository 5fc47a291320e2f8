"""A way with its stages: those behind, where one stands, what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import clean

__all__ = ["Stage", "StageTrack", "track"]


class Stage(NamedTuple):
    """A stage: its name, and whether it was reached, in whatever order."""

    label: str
    reached: bool


_REACHED: Final = ("✓", "$text-success")
_HERE: Final = ("◉", "$text-accent bold")
_AHEAD: Final = ("○", "$foreground-muted")
_STOPPED: Final = ("✗", "$text-error bold")


def track(stages: Sequence[Stage], at: int, width: int, *, ended: str = "") -> Content:
    """The stages as `✓ asked ── ◉ agreed ── ○ done` where that fits, else signs with the name of the present one.

    `at` is the stage one stands at; past the last one all is done. `ended` is the word for a way that stopped
    there.
    """
    signs = [
        _STOPPED if ended and place == at else _HERE if place == at else _REACHED if stage.reached else _AHEAD
        for place, stage in enumerate(stages)
    ]
    names = [clean(stage.label, one_line=True) for stage in stages]
    said = clean(ended, one_line=True)
    styles = [
        "bold" if place == at else "" if stage.reached else "$foreground-muted"
        for place, stage in enumerate(stages)
    ]
    long = Content(" ").join(
        Content.assemble(
            sign, " ", (name, style), ("" if place == len(names) - 1 else " ─", "$foreground-muted")
        )
        for place, (sign, name, style) in enumerate(zip(signs, names, styles, strict=True))
    )
    if said:
        long = Content.assemble(long, "  ", (said, "$text-error bold"))
    return long if long.cell_length <= width else _short(signs, names, at, width, said)


def _short(signs: Sequence[tuple[str, str]], names: Sequence[str], at: int, width: int, said: str) -> Content:
    """Return the signs, with the name of the present stage and which of how many it is, as far as there is room."""
    short = Content("─").join(Content.assemble(sign) for sign in signs)
    here = names[at] if 0 <= at < len(names) else names[-1] if names else ""
    words = [Content.assemble((said or here, "$text-error bold" if said else "bold"))]
    if not said and 0 <= at < len(names) - 1:
        words.append(Content.assemble((f"stage {at + 1} of {len(names)}", "$foreground-muted")))
    for count in range(len(words), 0, -1):
        line = Content.assemble(short, "  ", Content("  ").join(words[:count]))
        if line.cell_length <= width:
            return line
    return Content.assemble(short, "\n", words[0])


class StageTrack(Widget):
    """Where one stands on a way, in a line or two."""

    DEFAULT_CSS = """
    StageTrack { height: auto; }
    """

    stages: reactive[Sequence[Stage]] = reactive(tuple[Stage, ...](), layout=True)
    """All stages, in order."""
    at: reactive[int] = reactive(0, layout=True)
    """The stage one stands at."""
    ended: reactive[str] = reactive("", layout=True)
    """The word for a way that stopped; empty where it goes on."""

    def render(self) -> Content:
        return track(
            self.stages, self.at, max(1, self.content_size.width or self.size.width), ended=self.ended
        )
