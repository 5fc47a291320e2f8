"""The pulse in one row: what was kept, what cleared, what came back, each week a bar, and this week in figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from cockpit.desk import book_state
from cockpit.domain.money import Money
from cockpit.domain.wording import percent
from cockpit.errors import CockpitError
from widgets.spark import spark

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.domain.pulse import Pulse

_GAP = "     "


class PulseRow(Static):
    """Shows the pulse. It is worked out beside the screen, and anew when the book or the day changed."""

    _of: tuple[str, int] | None = None

    def want(self, desk: Desk) -> None:
        """Work it out, unless it is known of the book as it stands."""
        state = book_state.stamp(desk)
        if state != self._of:
            self._of = state
            self._work_out(desk)

    @work(thread=True, exclusive=True, group="pulse", exit_on_error=False)
    def _work_out(self, desk: Desk) -> None:
        from cockpit.desk.figures import pulse  # not needed to show the day

        worker = get_current_worker()
        try:
            row = pulse_row(pulse(desk))
        except CockpitError as error:
            row = Content.assemble((f"The weeks could not be read: {error.what}", "$late"))
        if not worker.is_cancelled:
            self.app.call_from_thread(self.update, row)


def pulse_row(pulse: Pulse) -> Content:
    """Return the row; each bar is a week, the last one this week so far."""
    kept = "nothing due" if pulse.kept[-1] is None else percent(pulse.kept[-1])
    return Content(_GAP).join(
        (
            _part("promises kept", spark(pulse.kept, 1.0), kept),
            _money("cleared", pulse.cleared, pulse.currency),
            _money("won back", pulse.won_back, pulse.currency),
            Content.assemble((f"a bar a week, {len(pulse.kept)} weeks", "$quiet")),
        )
    )


def _money(name: str, amounts: tuple[Decimal, ...], currency: str) -> Content:
    return _part(
        name, spark([float(one) for one in amounts]), Money(value=amounts[-1], currency=currency).brief()
    )


def _part(name: str, bars: str, figure: str) -> Content:
    return Content.assemble(f"{name} ", (bars, "$agreed"), (f" {figure}", "bold"), " this week")
