"""What works where the cockpit runs, and what to do where it does not: the terminal, its colours, its letters."""

from __future__ import annotations

import os

from cockpit.desk import notices
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LEAST = (60, 18)
_MANY_COLOURS = ("truecolor", "24bit")


class Check(Record):
    """One thing that was looked at: how it is, and the remedy where it is not well."""

    name: str
    said: str
    remedy: str = ""


def of_terminal(environ: Mapping[str, str], size: tuple[int, int] | None, encoding: str) -> Iterator[Check]:
    """Yield how the terminal is; `size` is in columns and lines, None where there is no terminal."""
    term = environ.get("TERM", "")
    if size is None:
        yield Check(
            name="terminal", said="none on all three sides", remedy="Run it in a terminal, without a pipe."
        )
    elif term in ("", "dumb"):
        yield Check(
            name="terminal", said="one that can but print", remedy="Set TERM, such as TERM=xterm-256color."
        )
    else:
        columns, lines = size
        is_small = 0 < columns < _LEAST[0] or 0 < lines < _LEAST[1]
        remedy = f"Make it {_LEAST[0]}×{_LEAST[1]} or larger." if is_small else ""
        yield Check(
            name="terminal",
            said=f"{term}, {f'{columns}×{lines}' if lines else 'of no known size'}",
            remedy=remedy,
        )
    yield _colours(environ, term)
    is_utf8 = encoding.casefold().replace("-", "") == "utf8"
    yield Check(
        name="letters", said=encoding, remedy="" if is_utf8 else "Set a UTF-8 locale, such as LANG=C.UTF-8."
    )
    yield _clipboard(environ)
    lack = notices.lacking(environ)
    by = "by the terminal" if notices.sequence_of(environ) else "by the desktop"
    yield Check(
        name="notices",
        said=lack or by,
        remedy="Install notify-send, or set remind to bell: cockpit config set remind bell" if lack else "",
    )


def of_book(path: str | None) -> Check:
    """Return how the book's place is."""
    if path is None:
        return Check(name="book", said="nowhere", remedy="Set HOME, or name a folder with --book.")
    if not os.path.isdir(path):
        return Check(name="book", said=f"{path}, made by the first capture")
    if not os.access(path, os.W_OK):
        return Check(name="book", said=f"{path}, only to be read", remedy="Make the folder writable.")
    return Check(name="book", said=path)


def of_texts(path: str) -> Iterator[Check]:
    """Return how the texts for customers are that the user has templates of, in the folder of the settings."""
    from cockpit.desk.letter_templates import faults
    from cockpit.store.disk import DiskFolder

    wrong = list(faults(DiskFolder(os.path.join(path, "texts"))))
    if not wrong:
        yield Check(name="texts", said="every template reads")
    yield from (Check(name="texts", said=one.what, remedy=one.remedy) for one in wrong)


def _colours(environ: Mapping[str, str], term: str) -> Check:
    if "NO_COLOR" in environ:
        return Check(name="colours", said="none, as NO_COLOR asks")
    if environ.get("COLORTERM", "") in _MANY_COLOURS:
        return Check(name="colours", said="16 million")
    if "256" in term:
        return Check(name="colours", said="256")
    return Check(
        name="colours",
        said="perhaps 16 only",
        remedy="Where the colours look wrong: cockpit config set theme terminal",
    )


def _clipboard(environ: Mapping[str, str]) -> Check:
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return Check(
            name="clipboard",
            said="this terminal takes no copies from programs",
            remedy="Use another terminal, such as iTerm2 or kitty, where y is to copy.",
        )
    if environ.get("TMUX"):
        return Check(name="clipboard", said="by tmux, where its set-clipboard is on")
    return Check(name="clipboard", said="by the terminal, where it allows it (OSC 52)")
