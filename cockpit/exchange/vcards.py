"""People as vCards: 3.0 as every phone takes it; read from 2.1, 3.0 and 4.0, whatever wrote them.

One bad card never costs the others: it is left out, and told by its line. A library was tried: it gives up the whole
file at the first line that it does not know, and does not know how phones wrap lines in 2.1.
"""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.exchange.vcard_lines import CardLine, escaped, lines, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PRODUCT = "-//Cockpit//sales-cockpit//EN"
_MOST_DIGITS = 40


class PersonCard(Record):
    """One person or firm as a card has them: `line` is where it begins in a file that was read.

    `note` is written, and never read: what stands there in a phone may be private.
    """

    name: str
    uid: str = ""
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


class CardsRead(Record):
    """What a file holds: its cards; which make none, by line, with the reason; single lines passed over, likewise."""

    cards: tuple[PersonCard, ...]
    left_out: tuple[tuple[int, str], ...] = ()
    passed_over: tuple[tuple[int, str], ...] = ()


def write(cards: Iterable[PersonCard]) -> bytes:
    """Return the cards as a file, the same bytes for the same cards."""
    return "".join(map(_card, cards)).encode()


def read_cards(text: str) -> CardsRead:
    """Read the cards of a file."""
    reading = _CardsAsTheyCome()
    for one in lines(text):
        reading.take(one)
    return reading.done()


class _CardsAsTheyCome:
    """The cards of a file as they come."""

    def __init__(self) -> None:
        self._cards: list[PersonCard] = []
        self._left_out: list[tuple[int, str]] = []
        self._passed_over: list[tuple[int, str]] = []
        self._begun: int | None = None  # the line on which the card begins
        self._within = 0  # cards within that card: an assistant's, in 2.1
        self._lines: list[CardLine] = []

    def take(self, one: CardLine | tuple[int, str]) -> None:
        """Take in the next line."""
        if not isinstance(one, CardLine):
            self._passed_over.append((one[0], f"“{clean(one[1])}” is no line of a card"))
            return
        marks = (one.name, one.value.strip().upper())
        if marks == ("BEGIN", "VCARD"):
            self._begin(one)
        elif marks == ("END", "VCARD"):
            self._end(one)
        elif self._begun is not None and not self._within:
            self._lines.append(one)

    def done(self) -> CardsRead:
        """Return all that was read."""
        self._refuse_unended()
        return CardsRead(
            cards=tuple(self._cards),
            left_out=tuple(sorted(self._left_out)),
            passed_over=tuple(self._passed_over),
        )

    def _begin(self, one: CardLine) -> None:
        if self._begun is not None and self._lines and self._lines[-1].name == "AGENT":
            self._within += 1
            return
        self._refuse_unended()
        self._begun, self._lines, self._within = one.number, [], 0

    def _end(self, one: CardLine) -> None:
        if self._within:
            self._within -= 1
        elif self._begun is None:
            self._left_out.append((one.number, "a card ends here that never began"))
        else:
            card, self._begun = _read(self._begun, self._lines, self._passed_over), None
            if card.name:
                self._cards.append(card)
            else:
                self._left_out.append((card.line, "a card without a name"))

    def _refuse_unended(self) -> None:
        if self._begun is not None:
            self._left_out.append((self._begun, "a card that does not end"))
            self._begun = None


def _read(begun: int, found: Sequence[CardLine], passed_over: list[tuple[int, str]]) -> PersonCard:
    names: dict[str, str] = {}
    phones, mails, uid = [], [], ""
    for one in found:
        if one.name in ("FN", "N", "ORG", "NICKNAME"):
            names.setdefault(one.name, _named(one))
        elif one.name == "UID":
            uid = uid or clean(one.text).strip()
        elif one.name == "TEL" and (said := clean(one.text).strip()):
            number = said[4:] if said[:4].casefold() == "tel:" else said
            if 0 < len(digits(number)) <= _MOST_DIGITS:
                phones.append(number)
            else:
                passed_over.append((one.number, f"“{said[:40]}” is no phone number"))
        elif one.name == "EMAIL" and (said := clean(one.text).strip()):
            before, at, after = said.partition("@")
            if before and at and "." in after and " " not in said:
                mails.append(said)
            else:
                passed_over.append((one.number, f"“{said[:40]}” is no mail address"))
    name = next((names[key] for key in ("FN", "N", "ORG", "NICKNAME") if names.get(key)), "")
    return PersonCard(
        name=name, uid=uid, phones=_once(phones, digits), mails=_once(mails, str.casefold), line=begun
    )


def _named(one: CardLine) -> str:
    """Return a name as it is said: in N the family comes first, in ORG the firm before its departments."""
    if one.name == "N":
        family, given, middle, before, after = [*one.parts, "", "", "", "", ""][:5]
        said = f"{before} {given} {middle} {family} {after}"
    else:
        said = one.parts[0] if one.name == "ORG" else one.text
    return " ".join(clean(said).split())


def digits(number: str) -> str:
    """Return a phone number as it is compared: phones write spaces, dashes and brackets as they like."""
    return "".join(char for char in number if char.isdigit() or char == "+")


def _once(said: list[str], compared: Callable[[str], str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in said:
        found.setdefault(compared(one), one)
    return tuple(found.values())


def _card(card: PersonCard) -> str:
    name = escaped(card.name)
    return "".join(
        (
            "BEGIN:VCARD\r\nVERSION:3.0\r\n",
            written("PRODID", PRODUCT),
            written("UID", escaped(card.uid)),
            written("FN", name),
            # The whole as the given name: nobody was asked whether it is a firm, and a phone shows it as it is.
            written("N", f";{name};;;"),
            *(written("TEL;TYPE=WORK,VOICE", escaped(one)) for one in card.phones),
            *(written("EMAIL;TYPE=INTERNET,WORK", escaped(one)) for one in card.mails),
            written("CATEGORIES", ",".join(map(escaped, card.roles))) if card.roles else "",
            written("NOTE", escaped(card.note)) if card.note else "",
            "END:VCARD\r\n",
        )
    )
