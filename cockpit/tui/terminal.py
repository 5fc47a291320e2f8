"""The terminal as we drive it: what is read comes in whole sequences, what is written never blocks for good."""

from __future__ import annotations

import os
import selectors
import signal
import sys
from asyncio import AbstractEventLoop
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition, Key, Resize
from textual.message import Message

from cockpit.tui.escape_sequences import ESC, LONE_ESCAPE, EscapeSequences, key_as_asked_for
from cockpit.tui.plain_signs import encoding_of, plain

if TYPE_CHECKING:
    _Base = Driver
else:
    _Base = object

_COLUMNS, _LINES = 80, 24  # of a terminal that does not say
_TICK = 0.1
_MOST_WAITING = 30
_LONGEST_READ = 4096
_FOR_THE_LAST = 1.0  # seconds that a terminal may take for what is written last


class Ending(Event):
    """An event that is seen, too, by who waits for something to be read: `heard` can be read from while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.heard, self._told = os.pipe()
        os.set_blocking(self.heard, False)
        os.set_blocking(self._told, False)

    def set(self) -> None:
        super().set()
        with suppress(BlockingIOError):  # it is full of what says the same
            os.write(self._told, b"\0")

    def clear(self) -> None:
        with suppress(BlockingIOError):  # nothing was told
            os.read(self.heard, _LONGEST_READ)
        super().clear()


class Output(Thread):
    """Writes to a terminal in a thread. Once it is `cut_off` it takes all and writes nothing."""

    def __init__(self, handle: int, encoding: str, lost: Callable[[], None]) -> None:
        super().__init__(name="output", daemon=True)
        self._handle, self._encoding, self._lost = handle, encoding, lost
        self._waiting: Queue[str | None] = Queue(_MOST_WAITING)
        self._is_cut_off = Event()
        self.start()

    def put(self, text: str | None) -> None:
        """Have a text written, in its turn; None is the end."""
        while not self._is_cut_off.is_set():
            try:
                self._waiting.put(text, timeout=_TICK)
            except Full:
                continue
            return

    def cut_off(self) -> None:
        """Take what is put from now on, and what waits, for nothing: the terminal is gone or does not answer."""
        self._is_cut_off.set()
        try:
            self._waiting.put_nowait(None)  # it may be waiting for more
        except Full:
            return

    def close(self) -> None:
        """Let what waits be written, if the terminal takes it, and end."""
        if not self._is_cut_off.is_set():
            self.put(None)
            self.join(_FOR_THE_LAST)
            self.cut_off()

    def run(self) -> None:
        """Write what comes, as much of it at once as there is."""
        try:
            while self._write_next():
                pass
        except OSError:  # the terminal is gone
            self.cut_off()
            self._lost()

    def _write_next(self) -> bool:
        texts = [self._waiting.get()]
        while texts[-1] is not None:
            try:
                texts.append(self._waiting.get_nowait())
            except Empty:
                break
        # A sign that the terminal has none of costs one cell, as it would itself.
        left = memoryview("".join(filter(None, texts)).encode(self._encoding, "replace"))
        while left and not self._is_cut_off.is_set():
            left = left[os.write(self._handle, left) :]
        return texts[-1] is not None and not self._is_cut_off.is_set()


class OnTerminal(_Base):
    """What both drivers do alike.

    `lost` of the app is called, from any thread, where the terminal is gone; `keep`, before it is stopped, keeps what
    is typed: nobody knows whether a process that is stopped ever goes on.
    """

    exit_event: Event
    fileno: int
    _loop: AbstractEventLoop
    _is_stopped = False  # told to stop, with the terminal given back

    def __init__(
        self, app: App[Any], *, mouse: bool, lost: Callable[[], None], keep: Callable[[], None]
    ) -> None:
        super().__init__(app, mouse=mouse)
        self.exit_event = self._ending = Ending()
        self._lost, self._keep = lost, keep
        self._size = self._get_terminal_size()
        self._output: Output | None = None
        self._encoding, self._is_plain = "utf-8", False
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        signal.signal(signal.SIGCONT, self._sigcont_application)

    def start_application_mode(self) -> None:
        stream = sys.__stderr__
        if stream is None:
            raise OSError("there is no standard error to draw on")
        if self._output is not None:
            self._output.close()  # it was stopped and goes on
        self._encoding, self._is_plain = encoding_of(os.environ, stream.encoding)
        self._output = Output(stream.fileno(), self._encoding, self._lost)
        super().start_application_mode()  # type: ignore[safe-super]  # the driver's

    @property
    def can_suspend(self) -> bool:
        return True

    def _sigtstp_application(self, *_: object) -> None:
        """Stop as soon as nothing is under way: amid a write, its lock would be waited for that we hold ourselves."""
        if self._loop.is_closed():  # the screen is gone already
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        """Give the terminal back and stop."""
        if self._auto_restart and not self._is_stopped:
            self._is_stopped = True
            keeping = Thread(target=self._keep, name="keeping", daemon=True)  # a disk may hang
            keeping.start()
            keeping.join(_FOR_THE_LAST)
            self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again and paint all of it: in the meantime others wrote there, and set it as they like."""
        if not self._auto_restart:
            return
        try:
            is_ours = os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # it is gone, which is seen to elsewhere
            return
        if not is_ours:
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        if not self._is_stopped:  # it was stopped without being told
            self.suspend_application_mode()
        self._is_stopped = False
        self._app.call_later(self._app.refresh, layout=True)
        self.resume_application_mode()

    def write(self, data: str) -> None:
        if self._output is not None:
            self._output.put(plain(data) if self._is_plain else data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        super().close()
        if self._output is not None:
            self._output.close()

    def cut_off(self) -> None:
        """Write nothing any more. From any thread."""
        if self._output is not None:
            self._output.cut_off()

    def _get_terminal_size(self) -> tuple[int, int]:
        """Ask the terminal itself: COLUMNS and LINES say how large another one was, or this one once."""
        for stream in (sys.__stdin__, sys.__stderr__):
            try:
                columns, lines = os.get_terminal_size(stream.fileno() if stream else -1)
            except (OSError, ValueError):
                continue
            return columns or _COLUMNS, lines or _LINES
        return _COLUMNS, _LINES

    def run_input_thread(self) -> None:
        """Read until the end: of the screen, or of the terminal."""
        parser, sequences = XTermParser(), EscapeSequences()
        decode = getincrementaldecoder(self._encoding)("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._ending.heard, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                pieces = sequences.tick(monotonic())
                ready = selector.select(0 if pieces else _TICK if sequences.is_holding else None)
                if any(one.fd == self.fileno for one, _ in ready):
                    try:
                        read = os.read(self.fileno, _LONGEST_READ)
                    except OSError:
                        read = b""
                    if not read:
                        self._lost()
                        return
                    pieces += sequences.feed(decode(read), monotonic())
                for piece in pieces:
                    parser = self._tell(piece, parser)

    def _tell(self, piece: str, parser: XTermParser) -> XTermParser:
        """Hand a piece on as what it is; return the parser for the next."""
        if piece == LONE_ESCAPE:
            self.process_message(Key("escape", ESC))
            return parser
        if not (piece := key_as_asked_for(piece)):
            return parser
        try:
            for message in parser.feed(piece):
                self._hand_on(message)
        except (ValueError, ArithmeticError):  # numbers in it that are none, of no letter, or of no size
            is_known = False
        else:
            is_known = parser._awaiting.timeout is None
        if is_known:
            return parser
        # It is a sequence that nobody knows, and would be handed on as letters.
        fresh = XTermParser()
        fresh.mouse_pixels, fresh.terminal_size = parser.mouse_pixels, parser.terminal_size
        fresh.terminal_pixel_size = parser.terminal_pixel_size
        return fresh

    def _hand_on(self, message: Message) -> None:
        if isinstance(message, CursorPosition):
            self.cursor_origin = (message.x, message.y)
        elif not (isinstance(message, Resize) and not all(message.size)):  # no terminal has no room at all
            self.process_message(message)


class FullScreen(OnTerminal, LinuxDriver):
    """Drives the whole screen."""
