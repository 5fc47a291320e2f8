"""The least that a Textual app with a list can be: what the cockpit's first paint is measured against."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class Bare(App[None]):
    """One list of as many options as its argument says."""

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield OptionList(*(f"10:30  {sys.argv[2]} {number}  call back" for number in range(int(sys.argv[1]))))


if __name__ == "__main__":
    Bare().run()
