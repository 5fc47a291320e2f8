"""A card that lies on a server, with only what is ours in it changed: every other line stays as it was, to the byte.

A line that is replaced keeps its parameters and its label ("mobile"), a photo and what other programs wrote stay.
"""

from __future__ import annotations

import re

from cockpit.domain.record import Record
from cockpit.exchange.vcard_lines import CardLine, escaped, lines, parted, written
from cockpit.exchange.vcards import PersonCard, digits, read_cards

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MARK = "▪ "
"""What each line of a note begins with that is ours."""
_ENDS = re.compile(r"\r\n(?![ \t])|\n(?![ \t])")
_FOLDED = re.compile(r"\r?\n[ \t]")
_GROUPS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_HEADS = {"TEL": "TEL;TYPE=WORK,VOICE", "EMAIL": "EMAIL;TYPE=INTERNET,WORK"}
_SECOND_BEGIN = re.compile(r"^BEGIN:VCARD", re.IGNORECASE | re.MULTILINE)
_TOO_OLD = ("QUOTED-PRINTABLE", "VERSION:2.1")


class CardThere(Record):
    """What a card on a server says of somebody; `note` is what stands in its note that is ours."""

    card: PersonCard
    note: str = ""


def card_there(body: bytes) -> CardThere | None:
    """Return what a card says; None for one of a list of people, for several, and for one that does not read."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    read = read_cards(text)
    found = [one for one in lines(text) if isinstance(one, CardLine)]
    is_list = any(one.name in _GROUPS and one.text.strip().casefold() == "group" for one in found)
    if len(read.cards) != 1 or len(_SECOND_BEGIN.findall(text)) != 1 or is_list:
        return None
    note = next((one.text for one in found if one.name == "NOTE"), "")
    ours = [line.removeprefix(_MARK) for line in note.split("\n") if line.startswith(_MARK)]
    return CardThere(card=read.cards[0], note="\n".join(ours))


def patched_card(body: bytes, there: CardThere, wanted: PersonCard) -> bytes:
    """Return a card, of which `there` was read, with name, phones, mails and our part of the note as wanted.

    Raises ValueError for one of very old phones, which cannot be changed without harm.
    """
    text = body.decode()
    if any(one in text.upper() for one in _TOO_OLD):
        raise ValueError("a card of an old form")
    rows = [_RawRow(row) for row in _ENDS.split(text) if row.strip()]
    if there.card.name != wanted.name:
        rows = _renamed(rows, there.card.name, wanted.name)
    rows = _with(rows, "TEL", there.card.phones, wanted.phones, digits)
    rows = _with(rows, "EMAIL", there.card.mails, wanted.mails, str.casefold)
    if there.note != wanted.note:
        rows = _noted(rows, wanted.note)
    return "".join(f"{row.raw}\r\n" for row in rows).encode()


def marked(note: str) -> str:
    """Return the lines of a note with the mark by which they are known as ours."""
    return "\n".join(f"{_MARK}{line}" for line in note.split("\n") if line)


class _RawRow:
    """One property as it stands in a card, folded as it is there, and read."""

    def __init__(self, raw: str) -> None:
        self.raw = raw.replace("\r\n", "\n").replace("\n", "\r\n")
        self.head, _, self.value = parted(_FOLDED.sub("", raw))
        read = next(iter(lines(raw)), None)
        self.line = read if isinstance(read, CardLine) else CardLine(number=0, name="", value="")

    def says(self, value: str) -> _RawRow:
        """Return it with another value: escaped already."""
        return _row(self.head, value)


def _row(head: str, value: str) -> _RawRow:
    return _RawRow(written(head, value).removesuffix("\r\n"))


def _before_end(rows: list[_RawRow], more: list[_RawRow]) -> list[_RawRow]:
    end = max(at for at, row in enumerate(rows) if row.line.name == "END")
    return [*rows[:end], *more, *rows[end:]]


def _with(
    rows: list[_RawRow],
    name: str,
    there: Sequence[str],
    wanted: Sequence[str],
    compared: Callable[[str], str],
) -> list[_RawRow]:
    """Return the rows with one of that name for each value: a new one stands in place of one that goes, in order."""
    had, kept = {compared(one) for one in there}, {compared(one) for one in wanted}
    new = [one for one in wanted if compared(one) not in had]
    found = []
    for row in rows:
        said = compared(row.line.text.strip())
        if row.line.name != name or said in kept or said not in had:
            found.append(row)
        elif new:
            is_uri = row.value.casefold().startswith("tel:")
            value = new.pop(0)
            found.append(row.says(f"tel:{digits(value)}" if is_uri else escaped(value)))
    return _before_end(found, [_row(_HEADS[name], escaped(one)) for one in new])


def _renamed(rows: list[_RawRow], was: str, name: str) -> list[_RawRow]:
    """Return the rows with another name. That of a firm stands in ORG, and phones leave N empty then."""
    is_firm = not any(row.line.name == "N" and row.value.strip("; ") for row in rows)
    found, is_named = [], False
    for row in rows:
        if row.line.name == "FN":
            is_named = True
            found.append(row.says(escaped(name)))
        elif row.line.name == "N" and not is_firm:
            found.append(row.says(f";{escaped(name)};;;"))
        elif row.line.name == "ORG" and is_firm and row.line.parts[0] == was:
            found.append(row.says(";".join(map(escaped, [name, *row.line.parts[1:]]))))
        else:
            found.append(row)
    return found if is_named else _before_end(found, [_row("FN", escaped(name))])


def _noted(rows: list[_RawRow], note: str) -> list[_RawRow]:
    """Return the rows with our lines at the end of the note, and all others of it as they are."""
    ours = [marked(note)] if note else []
    first = next((row for row in rows if row.line.name == "NOTE"), None)
    if first is None:
        return _before_end(rows, [_row("NOTE", escaped(marked(note)))])
    theirs = [line for line in first.line.text.split("\n") if not line.startswith(_MARK)]
    said = "\n".join([*theirs, *ours])
    return [row if row is not first else row.says(escaped(said)) for row in rows if row is not first or said]
