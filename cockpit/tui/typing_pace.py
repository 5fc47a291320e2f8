"""How often a line is looked at while one types: keys wait for no reading."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump
from textual.timer import Timer

# A look once in so many seconds at most, and a rest so many times as long as the look took.
_LOOK_EVERY = 1 / 60
_REST = 2


class LookPace:
    """Looks at once, or when the last look has been rested from; `owner` keeps the time."""

    def __init__(self, owner: MessagePump, look: Callable[[], None]) -> None:
        self._owner, self._look = owner, look
        self._waiting: Timer | None = None
        self._rests_until = 0.0

    def soon(self) -> None:
        """Look now, or once it has rested from the last look; keys that come at once share a look."""
        if self._waiting is None:
            if (rest := self._rests_until - monotonic()) > 0:
                self._waiting = self._owner.set_timer(rest, self.now)
            else:
                self.now()

    def now(self) -> None:
        """Look at once, in place of the look that is waited for."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        begun = monotonic()
        self._look()
        ended = monotonic()
        self._rests_until = ended + max(_LOOK_EVERY, _REST * (ended - begun))
