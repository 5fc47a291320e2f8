"""When a loss was told is read or asked about: the hours to win it back count from then."""

from __future__ import annotations

import pytest

from tests.capture.test_slips_of_verbs import read

UNREADABLE = (
    "told 32 March", "told 31.4.", "told 25:00", "told yesteday 10", "told on the fortieth", "told 40", "told 40th",
    "heard at 25:61", "they told me on 32 March", "erfahren am 32.3.", "gesagt 32. März", "am 32. März erfahren",
    "um 25:00 erfahren", "am vierzigsten erfahren", "told on 8th of Mrach",
)  # fmt: skip


@pytest.mark.parametrize("said", UNREADABLE)
@pytest.mark.parametrize("line", ["lost @acme 8k to Initech {}", "lost @acme 8k to Initech: price, {}"])
def test_a_day_or_clock_that_there_is_not_beside_the_word_for_telling_is_asked_about(
    line: str, said: str
) -> None:
    draft = read(line.format(said))
    assert draft.missing
    assert draft.told is None


@pytest.mark.parametrize(
    "said", ["told us they prefer another", "told 3 people before us", "they told 12 firms no"]
)
def test_what_was_told_is_asked_nothing(said: str) -> None:
    draft = read(f"lost @acme 8k to Initech: {said}")
    assert (draft.text, draft.missing) == (said, ())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tld me 9am", "told"),
        ("they toldd us 9:00", "told"),
        ("gesgt um 9 Uhr", "gesagt"),
        ("9:00 tolld", "told"),
    ],
)
def test_a_slip_in_the_word_for_telling_beside_a_time_is_mended_and_told(said: str, meant: str) -> None:
    draft = read(f"lost @acme 8k to Initech, {said}: lead time")
    assert draft.told is not None
    assert (draft.text, draft.missing) == ("lead time", ())
    assert any(one.endswith(f"read as {meant}") for one in draft.assumed)
