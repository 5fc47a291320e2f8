"""No line makes reading fail: each word that the grammar knows, wherever it may stand, and words at random."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture import lexicon
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.faults.scale import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOW = datetime(2027, 3, 9, 14, 35, tzinfo=ZoneInfo("Europe/Berlin"))
_NAMES = Names(["acme", "Beta GmbH", "May", "O'Neil", "Dr. Oetker", "3M"])
_RULES = (Rules(), Rules(languages=("en", "de", "fr", "es", "it", "nl", "pt", "pl")))
_PLACES = (
    "{}", "acme: {}", "@acme {}", "todo {}", "order @acme {}", "paid @acme {}", "lost @acme {}", "call {}", "q {}",
    "{} 4pm", "ISO 27001 {} fri", "{} @acme", "5k {}", "lost @acme 5k to {}", "{}, {}", "touch @acme {}", "by {}",
)  # fmt: skip


def _words() -> list[str]:
    """Return each word in the tables of every language."""
    from importlib import import_module
    from pkgutil import iter_modules

    modules = [import_module(f"{lexicon.__name__}.{one.name}") for one in iter_modules(lexicon.__path__)]
    said = {text for module in modules for value in vars(module).values() for text in _texts(value)}
    return sorted({word for text in said for word in (text, *text.split()) if 0 < len(word) < 40})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("|")
    elif isinstance(value, frozenset | set | tuple | list | dict):
        for item in value:
            yield from _texts(item)
        if isinstance(value, dict):
            yield from _texts(list(value.values()))


@pytest.fixture(scope="module")
def known() -> list[str]:
    found = _words()
    assert len(found) > 5_000
    assert {"freitag", "tomorrow", "mañana"} & set(found)
    return found


@pytest.mark.parametrize("place", _PLACES)
def test_each_word_may_stand_anywhere(known: list[str], place: str) -> None:
    for nth, word in enumerate(known[_PLACES.index(place) % 5 :: whole(1, 5)]):
        parse(place.format(word, word), _NOW, _RULES[nth % 2], _NAMES)


def test_words_at_random_are_read(known: list[str]) -> None:
    random = Random(20270309)
    for nth in range(whole(200_000, 4_000)):
        begun = random.choice(_PLACES).format("", "")
        line = begun + " ".join(
            random.choices([*known, "27001", "4", "12.3.", "5k", "EUR"], k=random.randint(1, 12))
        )
        parse(line, _NOW, _RULES[nth % 2], _NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "todo ISO 27001 am Freitag", "todo x 27001 pm", "promise @acme DIN 12345 a.m. fri 4pm", "acme: pull",
        "@acme put", "@Beta GmbH decided", "acme decided", "acme: push",
    ],
)  # fmt: skip
def test_what_once_failed_is_read(line: str) -> None:
    assert parse(line, _NOW, _RULES[0], _NAMES).text
