"""The lines that vCards are made of, as RFC 2425 and 2426 have them, and as older phones write them (vCard 2.1)."""

from __future__ import annotations

import re
from quopri import decodestring

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 75  # bytes of a line, without its end
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLON = re.compile(r"(?<!\\)((?:\\\\)*);")
_NAME = re.compile(r"^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)$")
_QUOTED = "QUOTED-PRINTABLE"
_CONTINUED = (" ", "\t")


class CardLine(Record):
    """One property: on which line of the file it begins, its name in capitals, and its value as it stands there."""

    number: int
    name: str
    value: str

    @property
    def text(self) -> str:
        """The value as people wrote it."""
        return unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """The value where it is of several parts, as a name is."""
        marked = _SEMICOLON.sub("\\1\0", self.value)
        return [unescaped(part) for part in marked.split("\0")]


def lines(text: str) -> Iterator[CardLine | tuple[int, str]]:
    """Yield each property of a file; for a line that is none, its number and what it begins with."""
    for number, line in _unfolded(re.split(r"\r\n|\r|\n", text)):
        head, colon, value = parted(line)
        name, *params = head.split(";")
        known = _NAME.match(name.strip())
        if not colon or known is None:
            yield number, line[:40]
            continue
        asked = {param.strip().upper() for param in params}
        if _QUOTED in asked or f"ENCODING={_QUOTED}" in asked:
            value = _decoded(value, asked)
        yield CardLine(number=number, name=known[1].upper(), value=value)


def written(name: str, value: str) -> str:
    """Return a property as it stands in a file, folded between characters; what is in `value` is escaped already."""
    data = f"{name}:{value}".encode("utf-8", "replace")
    pieces, start = [], 0
    while start < len(data):
        end = start + _LONGEST - (1 if start else 0)
        while end < len(data) and data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(data[start:end].decode())
        start = end
    return "\r\n ".join(pieces) + "\r\n"


def escaped(text: str) -> str:
    """Return words so that nothing in them is taken for a mark of the form."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def unescaped(value: str) -> str:
    """Return the words of a value."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _unfolded(rows: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with its number: one that goes on below is one with it, folded as it may be."""
    number, kept, is_quoted = 0, [""], False
    for at, row in enumerate(rows, 1):
        if is_quoted and kept[-1].endswith(
            "="
        ):  # a soft break of quoted-printable: the rest is on the next line
            kept[-1] = kept[-1][:-1]
            kept.append(row)
        elif row.startswith(_CONTINUED) and number:
            kept.append(row[1:])
        else:
            if "".join(kept).strip():
                yield number, "".join(kept)
            number, kept = at, [row]
            is_quoted = _QUOTED in row.partition(":")[0].upper()
    if "".join(kept).strip():
        yield number, "".join(kept)


def parted(line: str) -> tuple[str, str, str]:
    """Part a line at its colon; one within quotation marks, in a parameter, is none."""
    if '"' not in line.partition(":")[0]:
        return line.partition(":")
    is_quoted = False
    for place, char in enumerate(line):
        if char == '"':
            is_quoted = not is_quoted
        elif char == ":" and not is_quoted:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _decoded(value: str, asked: set[str]) -> str:
    data = decodestring(value.encode("utf-8", "replace"))
    charset = next((one.removeprefix("CHARSET=") for one in asked if one.startswith("CHARSET=")), "UTF-8")
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")
