"""The lists of Today in one line, each with its key and how many rows it has; the one in use in brackets."""

from __future__ import annotations

from collections import Counter

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cockpit.desk.views import Today, unfolded
from cockpit.domain.kinds import KINDS
from cockpit.domain.wording import counted
from cockpit.tui.panels.lists import LISTS

_GAP = 2


class DayTabs(Widget):
    """Names the lists; a click on one is `TabChosen`."""

    ALLOW_SELECT = False

    today: reactive[Today | None] = reactive(None)
    pane: reactive[str] = reactive("")
    """The id of the list in use."""

    class TabChosen(Message):
        """The list with this id was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def _tabs(self) -> list[tuple[int, str, Content]]:
        """Return where each tab starts, the id of its list, and its words."""
        found = self._laid_out(has_unit=True)
        start, _, words = found[-1]
        is_fitting = start + words.cell_length <= self.content_size.width
        return found if is_fitting else self._laid_out(has_unit=False)

    def _laid_out(self, *, has_unit: bool) -> list[tuple[int, str, Content]]:
        """Lay the tabs out; where there is no room for the unit of each, the one in use alone says what is counted."""
        found, start = [], 0
        counts: Counter[str] = Counter()
        rows = unfolded(self.today.rows) if self.today else []
        for kind, count in Counter(row.record.KIND for row in rows).items():
            counts[KINDS[kind].pane] += count
        for each in LISTS:
            name = each.TITLE.lower()
            count = counts[each.ANSWERS] if each.ANSWERS else counts.total()
            said = counted(count, "row") if has_unit or name == self.pane else str(count)
            # Turned about, a figure is seen to be a key, and not a count.
            words = Content.assemble((str(each.NUMBER), "$key reverse"), f" {each.TITLE} · {said}")
            if name == self.pane:
                words = Content.assemble("[", words.stylize("bold"), "]")
            found.append((start, name, words))
            start += words.cell_length + _GAP
        return found

    def render(self) -> Content:
        return Content(" " * _GAP).join(words for _, _, words in self._tabs())

    def on_click(self, event: Click) -> None:
        if (offset := event.get_content_offset(self)) is None:
            return
        for start, name, words in self._tabs():
            if start <= offset.x < start + words.cell_length:
                event.stop()
                self.post_message(self.TabChosen(name))
