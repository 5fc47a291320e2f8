"""Times in other languages, by phrases that were written down before the lexicons. `pytest -s` prints the figures."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.phrases import WEDNESDAY, is_as_expected, table

LANGUAGES = ("fr", "es", "it", "nl", "pt", "pl")
RIGHT = {
    "languages.tsv": {"fr": 63, "es": 63, "it": 63, "nl": 63, "pt": 63, "pl": 63},
    "languages_2.tsv": {"fr": 19, "es": 19, "it": 20, "nl": 18, "pt": 20, "pl": 19},
}


def verdict(phrase: str, expected: str, rules: Rules) -> str:
    draft = parse(f"todo check the stock {phrase}", WEDNESDAY, rules)
    if draft.due is None:
        return "asked" if draft.asks else "wrong"
    return "right" if is_as_expected(draft.due, expected) else "wrong"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RIGHT)
def test_a_language_is_read_as_people_write_it(name: str, language: str) -> None:
    rules = Rules(languages=("en", "de", language))
    rows = [row for row in table(name) if row[0] == language]
    found = {phrase: verdict(phrase, expected, rules) for _, phrase, expected in rows}
    count = Counter(found.values())
    print(
        f"{language}: {count['right']} of {len(rows)} right, {count['asked']} asked, {count['wrong']} wrong"
    )
    assert [phrase for phrase, came in found.items() if came == "wrong"] == []
    assert count["right"] == RIGHT[name][language]


@pytest.mark.parametrize(
    "phrase",
    ["vendredi 16h", "jeudi à 16h", "viernes 16h", "venerdì 16:00", "vrijdag 16:00", "piątek 16:00", "demain 16h",
     "fredag 16:00", "pátek 16:00", "péntek 16:00", "perjantai 16:00", "пятница 16:00", "sexta-feira 16h"],
)  # fmt: skip
def test_a_day_of_a_language_that_is_not_set_is_asked_about(phrase: str) -> None:
    draft = parse(f"promise @acme deck {phrase}", WEDNESDAY, Rules())
    assert draft.theirs is None
    assert draft.missing


@pytest.mark.parametrize(("languages", "loaded"), [(("en", "de"), set()), (("en", "fr"), {"fr"})])
def test_only_the_languages_that_are_set_are_loaded(languages: tuple[str, ...], loaded: set[str]) -> None:
    program = f"""
import sys
from datetime import UTC, datetime
from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
parse("todo x by fri 4pm", datetime(2026, 11, 18, 10, 20, tzinfo=UTC), Rules(languages={languages!r}))
print(*(name.rpartition(".")[2] for name in sys.modules if name.startswith("cockpit.capture.lexicon.")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & set(LANGUAGES) == loaded


def test_the_names_of_days_are_those_of_cldr() -> None:
    pytest.importorskip("babel")
    from docs import day_names

    assert day_names.TABLE.read_text(encoding="utf-8") == day_names.table()
