"""The mutants that show what the tests notice still fit the code: `python -m tests.faults.mutants` tries them."""

from __future__ import annotations

import pytest

from tests.faults.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=[one.what for one in MUTANTS])
def test_a_mutant_takes_away_what_is_there_and_names_tests_that_are(mutant: Mutant) -> None:
    text = (ROOT / "cockpit" / "store" / f"{mutant.file}.py").read_text(encoding="utf-8")
    assert mutant.old in text
    for name in mutant.tests.split():
        assert (ROOT / "tests" / name).exists()
