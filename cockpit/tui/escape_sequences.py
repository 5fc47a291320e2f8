"""What a terminal sends, in whole pieces: a sequence that a slow link tears apart must not become letters.

A key such as the left arrow is sent as ESC [ D. Where the rest comes late, ESC passes for the escape key and “[D” for
two letters, of which the last is a command. So a sequence is held back until it is whole; what follows a lone ESC as
only the rest of a sequence would, is taken for that and is no key.
"""

from __future__ import annotations

import re

ESC = "\x1b"
LONE_ESCAPE = ""
"""Stands in what is given for the escape key by itself."""
_ESC_IN_ONE = "\x9b"  # stands for ESC [ where a terminal sends eight bits
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_ESCAPE_AFTER = 0.1  # seconds: what follows ESC later than that is not sent with it, where nothing delays it
_LATE = 2.0  # seconds that a slow link may tear between two bytes of one sequence
_LONGEST = 4096
_STRINGS = (
    "]P_^X"  # ESC and one of these begin what a terminal answers; it ends with BEL, or ESC and a backslash
)
_X10_MOUSE = len("\x1b[M") + 3
# What comes late and may still be told: where a paste begins and ends, the focus, the mouse, the size, a report.
_NO_KEY = r"\x1b\[(?:20[01]~|[IO]|<[\d;-]+[Mm]|\?[\d;]+\$y|48;[\d:;]+t|\d+;\d+R)"
# A key as kitty's protocol tells it to programs that ask for more than we do, and to us where one left that on: with
# the key's other letters, and whether it was pressed, is held or was let go.
_TOLD_IN_FULL = r"\x1b\[(\d+)(?::\d*)*(?:;(\d*)(?::([123]))?)?(;[\d:]*)?([u~A-HPQS])"
_LET_GO = "3"


def key_as_asked_for(piece: str) -> str:
    """Return the piece as our kind of report of a key; nothing for one that was let go. Any other piece is as it is."""
    if ":" not in piece or not (told := re.fullmatch(_TOLD_IN_FULL, piece)):
        return piece
    key, modifiers, event, text, end = told.groups()
    if event == _LET_GO:
        return ""
    return f"\x1b[{key};{modifiers or 1}{text or ''}{end}"


class EscapeSequences:
    """Takes what is read, with the moment in seconds by any steady clock, and gives it in whole pieces."""

    def __init__(self) -> None:
        self._held = ""
        self._at = 0.0
        self._escaped_at: float | None = None  # when ESC passed for the escape key, until anything else comes
        self._is_late = False
        self._is_pasting = False

    @property
    def is_holding(self) -> bool:
        """Whether a piece may become whole by nothing following it: then it is to be asked again soon."""
        return bool(self._held) and not self._is_pasting

    def feed(self, read: str, now: float) -> list[str]:
        """Return the pieces that are whole with what was read now, in order."""
        pieces: list[str] = []
        for character in read.replace(_ESC_IN_ONE, f"{ESC}["):
            pieces += self._pasted(character) if self._is_pasting else self._taken(character, now)
        return pieces

    def tick(self, now: float) -> list[str]:
        """Return what is whole because nothing followed it by now."""
        held, waited = self._held, now - self._at
        if not self.is_holding:
            return []
        if held == ESC and waited >= _ESCAPE_AFTER:
            self._escaped_at = now
            return self._given(LONE_ESCAPE)
        if held[1:] in list(_STRINGS) and waited >= _ESCAPE_AFTER:  # a letter with alt
            return self._given(held)
        if waited >= _LATE:
            self._given("")
        return []

    def _taken(self, character: str, now: float) -> list[str]:
        held, since = self._held, self._at
        self._at = now
        if not held:
            return self._begun(character, now)
        if held == ESC and now - since >= _ESCAPE_AFTER:  # it was the key, and this came before anyone looked
            self._given("")
            self._escaped_at = now
            return [LONE_ESCAPE, *self._begun(character, now)]
        if character == ESC and held[1:2] not in list(_STRINGS):  # what is held is over, and this begins anew
            self._held, self._is_late = ESC, False
            return [LONE_ESCAPE] if held == ESC else []
        self._held += character
        if held == ESC and character not in f"[O{_STRINGS}":
            return self._given(self._held)  # a key with alt
        if len(self._held) > _LONGEST:  # no end is in sight: of an answer, what follows is a part of it still
            self._held = self._held[:2] + character if held[1] in _STRINGS else ""
            return []
        return self._given(self._held) if held != ESC and _is_whole(self._held) else []

    def _begun(self, character: str, now: float) -> list[str]:
        """Return a first character, unless more belongs to it."""
        late = self._escaped_at is not None and now - self._escaped_at < _LATE and character in "[O"
        self._escaped_at = None
        if character == ESC or late:
            self._held, self._is_late = (ESC + character if late else ESC), late
            return []
        return [character]

    def _given(self, piece: str) -> list[str]:
        """Let go of what is held; return the piece it is, nothing where it came late and is a key, or is an answer."""
        is_key_too_late = self._is_late and not re.fullmatch(_NO_KEY, piece)
        is_answer = len(piece) > 2 and piece[1] in _STRINGS
        self._held, self._is_late = "", False
        self._is_pasting = piece == _PASTE_BEGINS
        return [] if is_key_too_late or is_answer else [piece]

    def _pasted(self, character: str) -> list[str]:
        """Return what is pasted, up to its end. ESC within it is text: no terminal sends keys in between."""
        self._held += character
        if self._held == _PASTE_ENDS:
            self._held, self._is_pasting = "", False
            return [_PASTE_ENDS]
        if _PASTE_ENDS.startswith(self._held):
            return []
        held = self._held
        self._held = ESC if held[-1] == ESC else ""
        return list(held.removesuffix(self._held).replace(ESC, "�"))


def _is_whole(sequence: str) -> bool:
    kind, last = sequence[1], sequence[-1]
    if kind in _STRINGS:
        return last == "\x07" or sequence.endswith("\x1b\\")
    if sequence.startswith("\x1b[M"):
        return len(sequence) == _X10_MOUSE
    return "@" <= last <= "~" and sequence != "\x1b[["  # the Linux console sends ESC [ [ A
