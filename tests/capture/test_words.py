"""The words of the languages stand in the lexicon, each once in its table."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from tests.source_tree import modules

# Where what is read of a kind of line, of money and of people is worked out, and no language is spelled.
READERS = ("cockpit.capture.kinds.", "cockpit.capture.people.", "cockpit.capture.money.")
MOST_WORDS = 5


def tables() -> Iterator[tuple[str, list[str]]]:
    """Give every table of words of the capture, "…".split() or a frozenset of a tuple, with its module."""
    for module, tree in modules().items():
        for node in ast.walk(tree) if module.startswith("cockpit.capture.") else ():
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as said), attr="split")):
                    yield module, said.split()
                case ast.Call(func=ast.Name(id="frozenset"), args=[ast.Tuple(elts=elements)]):
                    yield module, [str(one.value) for one in elements if isinstance(one, ast.Constant)]


def test_no_word_stands_twice_in_a_table() -> None:
    doubled = {
        (module, word) for module, words in tables() for word, many in Counter(words).items() if many > 1
    }
    assert doubled == set()


def test_what_reads_a_line_spells_no_table_of_words() -> None:
    spelled = {
        (module, " ".join(words))
        for module, words in tables()
        if module.startswith(READERS) and sum(map(str.islower, words)) > MOST_WORDS
    }
    # The kinds that need a customer, and what a multiplier is written onto: no words of a language.
    assert spelled == {
        ("cockpit.capture.people.find", "promise q order paid lost call"),
        ("cockpit.capture.money.currency", "€ $ £ eur usd gbp chf pln sek nok dkk czk jpy inr"),
    }
