"""Texts that would do harm on a terminal, and a book in which every text of every record is one of them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from cockpit.domain.people import Customer, id_of
from cockpit.domain.record import Record
from tests.tui.house import House

MANY = 500
# What is told by an annotation to be a text, and is one of a few words.
_CODES = frozenset(("currency", "cause", "kind", "unit"))

PARTS = [
    *(chr(code) for code in (*range(1, 32), *range(0x7F, 0xA0))),
    "\x1b[2J", "\x1b[31m", "\x1b[1;1H", "\x1b[?1049l", "\x1b[6n",
    "\x1b[?2004l", "\x1bc", "\x1b#8", "\x1b(0", "\x1b[5i",
    "\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]11;?\x07", "\x1b]777;notify;a;b\x07",
    "\x1bP+q544e\x1b\\", "\x1b_Ga=T;AAAA\x1b\\", "\x1b^x\x1b\\",
    "\x9b31m", "\x9d0;t\x9c", "\x90q\x9c", "\x8d", "\x84",
    "\u202e", "\u202d", "\u202a", "\u2066", "\u2067", "\u2069", "\u200e", "\u200f", "\u061c",
    "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad",
    "\u2028", "\u2029", "\u0085", "\u180e", "\u3000", "\u00a0",
    "[/]", "[red]x", "[@click=app.quit]x[/]", "[@click=screen.command('delete')]del[/]",
    "[link=http://x]y[/link]", "[b", "]", "\\[",
    "[$primary]x[/]", "[on red]x", "[reverse]", "$late", "{0}", "{x!r}",
    "%s %d %(a)s", "%n", "&lt;", "<b>", "`id`", "$(id)", "; ls",
    "é" * 3, "e\u0301\u0301\u0301\u0301\u0301", "\u0301", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
    "👩\u200d👩\u200d👧\u200d👦", "🇩🇪🇩", "❤️", "👍🏽", "\U0001f3fb", "日本電気", "ｶﾀｶﾅ", "한글",
    "עברית", "العربية", "ไทยำ", "देवनागरी", "\ue000",
    "\U000f0000", "\uffff", "\ufffd", "\U0010ffff", "ﷺ", "꧅", "𒐫",
    "x" * 3000, "w " * 800, "\n", "\r\n", "\t", "\r", "a\nb\nc", "a\x00b",
    "'", '"', "“", "//", "..", "-", "--plain", "@", "@@", "#", "q ",
    "promise @acme x by 16:00", "D", "DDDD", "y", "q", "u", "quit",
    "None", "null", "NaN", "0", "-1", "1e999", "EUR", "1,2,3", ":", "/",
]  # fmt: skip


def texts(many: int = MANY) -> list[str]:
    """Return so many texts, always the same: each part by itself, then mixed."""
    random = Random(500)
    found = [f"a{part}z" if part.isspace() or not part.strip() else part for part in PARTS]
    while len(found) < MANY:
        found.append("".join(random.choices(PARTS, k=random.randint(2, 6)))[:4000])
    if many < MANY:
        return random.sample(found, many)
    return found


def with_text(value: Any, text: str) -> Any:
    """Return a record, and all that is part of it, with the text in place of every text that it has."""
    changed: dict[str, Any] = {}
    for name, kind in value.FIELDS.items():
        now = getattr(value, name)
        if name in _CODES:
            continue
        if kind in ("str", "str | None"):
            changed[name] = text
        elif kind == "Mapping[str, str]":
            changed[name] = {"k": text, **dict.fromkeys(now, text)}
        elif isinstance(now, Record):
            changed[name] = with_text(now, text)
        elif isinstance(now, Mapping):
            changed[name] = {
                key: with_text(one, text) if isinstance(one, Record) else one for key, one in now.items()
            }
    return type(value)(**{name: getattr(value, name) for name in value.FIELDS} | changed)


def fill(house: House, wanted: list[str]) -> None:
    """Put a record for every text into the book, past the door that cleans texts, in all the states of the demo."""
    house.demo()
    desk = house.desk()
    kinds = list(desk.book.everything())
    with desk.book.transaction() as transaction:
        transaction.did = wanted[0]
        for number, text in enumerate(wanted):
            entry = kinds[number % len(kinds)]
            name = id_of(text or "x")
            made = with_text(entry, text)
            fields = {field: getattr(made, field) for field in made.FIELDS}
            transaction.put(type(made)(**fields | {"id": desk.make_id(), "customer": name}))
            person = Customer(id=name, said=text, name=text, phone=text, email=text)
            transaction.put(with_text(person, text))
