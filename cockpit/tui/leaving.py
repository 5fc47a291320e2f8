"""Leaving when told to, or when the terminal is gone: in order where that goes, within three seconds in any case.

A closed window, a dropped connection or a killed session end a terminal, and only the first program on it is told. A
thread looks whether the terminal is still there, and hears of signals even while all else hangs: in a write to a
terminal that takes nothing, in a disk that does not answer.
"""

from __future__ import annotations

import os
import select
import signal
import termios
from collections.abc import Callable, Iterable
from threading import Event, Thread
from time import monotonic, sleep
from types import FrameType
from typing import Any, Self

ENDED_BY = 128
"""The exit code of a program that a signal ended is this and the signal's number; HUP's where a terminal is gone."""

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_LOOK_EVERY = 500  # milliseconds; macOS does not tell in `poll` that a terminal is gone
# Seconds until what blocks is cut off, until the process ends as it is, until the kernel ends it.
_IN_ORDER, _AT_LAST, _MOST = 1.5, 2.5, 3.0


class Leaving:
    """Watches the terminal, and for signals, within a `with` block. All that it calls, it calls from its thread.

    `leave` is called once, with the exit code; `keep` at once too, from a thread of its own, as it may hang;
    `cut_off` where nothing can be written any more.
    """

    def __init__(
        self,
        terminals: Iterable[int],
        *,
        leave: Callable[[int], None],
        keep: Callable[[], None],
        cut_off: Callable[[], None],
    ) -> None:
        self._terminals = [handle for handle in terminals if os.isatty(handle)]
        self._leave, self._keep, self._cut_off = leave, keep, cut_off
        self._heard, self._told = os.pipe()
        os.set_blocking(self._told, False)
        self._before: dict[int, Any] = {}
        self._wakeup = -1
        self._is_over = Event()

    def __enter__(self) -> Self:
        # What the kernel's own handler writes here is heard though the main thread may never run another line.
        self._wakeup = signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, _is_heard)
        Thread(target=self._watch, name="leaving", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.write(self._told, b"\0")

    def terminal_is_gone(self) -> None:
        """Leave as when the terminal is seen to be gone: nothing can be read or written. From any thread."""
        os.write(self._told, bytes((signal.SIGHUP,)))

    def _watch(self) -> None:
        number, is_gone = self._next()
        if not number:
            return
        code = ENDED_BY + number
        signal.setitimer(
            signal.ITIMER_REAL, _MOST
        )  # the last net: it needs neither a thread nor the interpreter
        Thread(target=self._keep, name="keeping", daemon=True).start()
        if is_gone:
            self._cut_off()
        begun = monotonic()
        self._leave(code)
        if not self._is_over.wait(_IN_ORDER):
            self._cut_off()
        sleep(begun + _AT_LAST - monotonic())  # this thread goes with the process, which mostly ends at once
        os._exit(code)

    def _next(self) -> tuple[int, bool]:
        """Wait for a signal to leave by or the terminal to go; return its number, or 0, and whether that is gone."""
        poll = select.poll()
        poll.register(self._heard, select.POLLIN)
        for handle in self._terminals:
            poll.register(handle, 0)  # a hang-up is told unasked
        while not self._is_over.is_set():
            found = dict(poll.poll(_LOOK_EVERY))
            if self._heard in found:
                for number in os.read(self._heard, 64):
                    if number in _SIGNALS:
                        return number, self._is_gone()
            for handle, seen in found.items():
                if (
                    seen & select.POLLNVAL
                ):  # a system whose `poll` knows no terminals: it is asked all the same
                    poll.unregister(handle)
            if self._is_gone() or any(found.get(one, 0) & select.POLLHUP for one in self._terminals):
                return signal.SIGHUP, True
        return 0, False

    def _is_gone(self) -> bool:
        try:
            for handle in self._terminals:
                termios.tcgetattr(handle)
        except termios.error:
            return True
        return False


def _is_heard(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: the thread hears of it by what the kernel wrote."""
