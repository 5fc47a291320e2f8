"""Keys typed ahead of the screen: each waits until what the one before it set off is over.

Textual hands a key to whoever has the focus as it arrives, and looks for its command later, on the screen that is on
top by then. So a quick hand, a macro or a slow line would have its letters taken as commands, or lost, while a screen
opens or closes or a line is saved. Here they wait, in order; so they do what they would do if typed slowly.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, TypeGuard

from textual._keyboard_protocol import MODIFIER_FUNCTIONAL_KEYS
from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

_NO_KEYS = MODIFIER_FUNCTIONAL_KEYS | {"caps_lock", "num_lock", "scroll_lock"}
# Rounds in which nothing was found waiting until all is taken to be quiet: in the first, a last step may be under way.
_QUIET_ROUNDS = 2
# Far more than any key sets off; a widget that is never quiet, such as a moving one, must not hold the keys for ever.
_MOST_ROUNDS = 100


class TypeAhead:
    """The keys and pastes that arrived and were not yet handed on to the app's screen."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[Key | Paste] = deque()
        self._handing_on: asyncio.Task[None] | None = None

    def takes(self, event: Event) -> bool:
        """Take what was typed or pasted, to be handed to `App.on_event` in its turn; tell whether it was that.

        A modifier by itself, which some terminals report, is no key: it is taken, and goes nowhere.
        """
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            return False
        if isinstance(event, Key) and event.key in _NO_KEYS:
            return True
        self._waiting.append(event)
        self._begin()
        return True

    def type_again(self, key: Key) -> None:
        """Hand a key on once more, before what was typed behind it: it was meant for what is on top by now."""
        self._waiting.appendleft(key)
        self._begin()

    def _begin(self) -> None:
        if self._handing_on is None or self._handing_on.done():
            self._handing_on = asyncio.create_task(self._hand_on())

    async def _hand_on(self) -> None:
        was_text, is_first = False, True
        while self._waiting:
            if not (
                was_text and self._is_text(self._waiting[0])
            ):  # a letter in a line sets off nothing for the next
                await self._quiet()
            event = self._waiting.popleft()
            if (self._waiting or not is_first) and _is_with_alt(event):
                self._waiting.appendleft(Key(event.character or "", event.character))
                event = Key("escape", "\x1b")
            was_text, is_first = self._is_text(event), False
            self._app.call_later(App.on_event, self._app, event)

    def _is_text(self, event: Key | Paste) -> bool:
        focused = self._app.focused
        return (
            focused is not None
            and isinstance(event, Key)
            and event.is_printable
            and focused.check_consume_key(event.key, event.character)
        )

    async def _quiet(self) -> None:
        """Wait until nothing is left to do from the focus up to the app: no key, no step, no screen on its way."""
        quiet = 0
        for _ in range(_MOST_ROUNDS):
            within = self._app.focused or self._app.screen
            # Upwards, as messages go: what is still rising is ahead of us, or is found waiting below.
            path = within.ancestors_with_self
            for pump in path:
                await _passed(pump)
            is_still = within is (self._app.focused or self._app.screen)
            is_quiet = is_still and not any(pump.message_queue_size for pump in path)
            quiet = quiet + 1 if is_quiet else 0
            if quiet == _QUIET_ROUNDS:
                return


def _is_with_alt(event: Key | Paste) -> TypeGuard[Key]:
    """Tell whether a letter came with alt, or right behind esc: a terminal sends the same for both.

    Among other keys in one breath it is esc; alone it is alt, which nobody should find to be a command.
    """
    return isinstance(event, Key) and event.key.startswith("alt+") and event.is_printable


async def _passed(pump: MessagePump) -> None:
    """Wait until a widget, screen or app has done what it had to do by now; one that is closing has nothing."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
