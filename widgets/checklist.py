"""Steps with their ticks: a list of lines, or a few signs inside a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import clean

__all__ = ["Checklist", "Tick", "render_ticks"]


class Tick(NamedTuple):
    """A step: done, still to do (False), or skipped (None); the note says when, or why."""

    label: str
    done: bool | None
    note: str = ""


_SIGNS: Final[dict[bool | None, tuple[str, str]]] = {
    True: ("✓", "$text-success"),
    False: ("·", ""),
    None: ("–", "$foreground-muted"),
}


def render_ticks(items: Iterable[Tick]) -> Content:
    """All steps in one line, as `✓✓·– 2/3`: a sign for each, then how many are done of those not skipped."""
    items = tuple(items)
    done, of = sum(item.done is True for item in items), sum(item.done is not None for item in items)
    signs = [_SIGNS[item.done] for item in items]
    return Content.assemble(*signs, f" {done}/{of}") if items else Content()


class Checklist(Widget):
    """Steps, one a line. The first to do is bold; how each stands is said in words too."""

    DEFAULT_CSS = """
    Checklist { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    items: reactive[Sequence[Tick]] = reactive(tuple[Tick, ...](), layout=True)
    """The steps, in order."""

    def __init__(
        self, items: Sequence[Tick] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Checklist.items, items)

    def render(self) -> Content:
        coming = next((place for place, item in enumerate(self.items) if item.done is False), None)
        return Content("\n").join(_line(item, place == coming) for place, item in enumerate(self.items))


def _line(item: Tick, coming: bool) -> Content:
    word = {True: "done", False: "not done", None: "skipped"}[item.done]
    said = " · ".join(part for part in (word, clean(item.note, one_line=True)) if part)
    label = (
        clean(item.label, one_line=True),
        "bold" if coming else "$foreground-muted" if item.done is None else "",
    )
    return Content.assemble(_SIGNS[item.done], " ", label, ("  " + said if said else "", "$foreground-muted"))
