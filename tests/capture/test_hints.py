"""What a question tells to do is a sentence of its own, and never what was just typed."""

from __future__ import annotations

import re

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from cockpit.errors import NotUnderstood
from tests.capture.heard import DATA, KNOWN, NOW

HINT = re.compile(r"(?:such as|[Ww]rite): (.+?)[.?]?$")
TABLES = ("deals.tsv", "doubt.tsv", "heard_lines.tsv", "held_out_lines.tsv", "lines.tsv", "talk.tsv")
LINES = sorted(
    {
        cell
        for table in TABLES
        for row in (DATA / table).read_text(encoding="utf-8").splitlines()
        for cell in row.split("\t")[:2]
        if " " in cell and not row.startswith("#")
    }
)


def test_an_example_ends_with_a_full_stop_where_another_sentence_follows() -> None:
    error = NotUnderstood("By when? Add a time, such as: by tomorrow 4pm", "Change it and try again.")
    assert error.advice() == "By when? Add a time, such as: by tomorrow 4pm. Change it and try again."
    assert error.advice("It stays.").endswith("try again. It stays.")
    assert "4pm. Nothing was changed. Change it" in str(error)


@pytest.mark.parametrize("kind", ["", "promise @acme ", "order @acme ", "paid @acme ", "call @acme "])
def test_no_hint_tells_to_type_what_was_just_typed(kind: str) -> None:
    for line in LINES:
        draft = parse(kind + line, NOW, Rules(), KNOWN)
        for ask in (*draft.asks, *draft.missing):
            for hint in HINT.findall(ask):
                assert f" {hint.lower()} " not in f" {kind}{line} ".lower(), ask
