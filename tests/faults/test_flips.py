"""Any byte of a book may turn into another: it is noticed, and costs at most the one change that it was part of."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.faults.flipping import a_book, flips, tried
from tests.faults.scale import parts, share, whole

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = whole(1, 60)
WAYS = whole(3, 1)
MEND_EVERY = whole(50, 20)


@pytest.mark.parametrize("part", parts(12))
def test_a_flipped_byte_is_noticed_and_costs_at_most_one_change(
    told: Callable[[str], None], part: str
) -> None:
    files = a_book()
    some = share(flips(files, EVERY, WAYS), part)
    count, wrong = tried(files, some, MEND_EVERY)
    told(
        f"flipped bytes, {part}: {count['flips']} flips, {count['noticed']} noticed, "
        f"{count['harmless']} changed nothing, {count['lost one change']} cost one change "
        f"({count['only noted']} told as a note only), {count['mended']} mended, {len(wrong)} worse"
    )
    assert count["flips"] == len(some)
    assert not wrong, "\n".join(islice(wrong, 30))
