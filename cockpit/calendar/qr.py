"""One deadline as a code that a phone's camera reads: it adds the event with no network at all.

A bare VEVENT: with a calendar around it an iPhone shows its text only. The code has room for a title and a time; an
alarm the phone sets by its own rule.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.domain.record import Deadline

# Versions of the standard, each with the bytes that it holds at the lowest correction of errors, which a screen needs.
# With a margin of two they are 45 and 37 modules wide: 45×23 cells of half blocks, or 74×37 of two letters each.
_IN_BLOCKS = (6, 134)
_IN_LETTERS = (4, 78)
_MARGIN = 2
_ELLIPSIS = "…"
_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
_PAPER = "\x1b[38;5;16;48;5;231m"  # black on white, whatever the terminal's colours
_PLAIN = "\x1b[0m"


def event_for_camera(title: str, due: Deadline, most: int) -> str:
    """Return the event of a deadline in at most that many bytes; its title is cut short where it must be."""
    from cockpit.calendar.event import bare

    said, rest = title, title[:most]
    while len(data := bare(said, due).replace(b"\r\n", b"\n").rstrip()) > most and rest:
        rest = rest[:-1]
        said = rest.rstrip() + _ELLIPSIS
    return data.decode()


def of_deadline(title: str, due: Deadline, *, ascii_only: bool = False, colours: bool = False) -> list[str]:
    """Return the lines that draw the code of a deadline, at most 45 cells wide and 23 high; in letters 74 by 37."""
    version, most = _IN_LETTERS if ascii_only else _IN_BLOCKS
    return drawn(event_for_camera(title, due, most), ascii_only=ascii_only, colours=colours, version=version)


def drawn(
    content: str, *, ascii_only: bool = False, colours: bool = False, version: int | None = None
) -> list[str]:
    """Return the lines that draw a code, dark on light: in `colours` on any terminal, else on a dark one."""
    import segno

    code = segno.make(content, error="l", micro=False, boost_error=False, version=version, encoding="utf-8")
    light = [[not module for module in row] for row in code.matrix_iter(border=_MARGIN)]
    if ascii_only:
        return ["".join("##" if one else "  " for one in row) for row in light]
    rows = [*light, [True] * len(light[0])] if len(light) % 2 else light
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = []
    for upper, lower in pairs:
        ink = [(not one, not two) if colours else (one, two) for one, two in zip(upper, lower, strict=True)]
        lines.append("".join(_BLOCKS[pair] for pair in ink))
    return [f"{_PAPER}{one}{_PLAIN}" for one in lines] if colours else lines
