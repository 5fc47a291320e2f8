"""Any byte of a book may turn into another: it is noticed, and costs at most the one change that it was part of."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tests.faults.flipping import a_book, flips, tried
from tests.faults.scale import IS_WHOLE, whole

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = whole(1, 60)
WAYS = whole(3, 1)
MEND_EVERY = whole(50, 20)
AT_ONCE = 1000


def test_a_flipped_byte_is_noticed_and_costs_at_most_one_change(told: Callable[[str], None]) -> None:
    files = a_book()
    some = flips(files, EVERY, WAYS)
    count: Counter[str] = Counter()
    wrong: list[str] = []
    if IS_WHOLE:
        parts = [some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE)]
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
            results = list(pool.map(partial(tried, files, mend_every=MEND_EVERY), parts))
    else:
        results = [tried(files, some, MEND_EVERY)]
    for part, bad in results:
        count += part
        wrong += bad
    told(
        f"flipped bytes: {count['flips']} flips in {len(files)} files of {sum(map(len, files.values()))} bytes, "
        f"{count['noticed']} noticed, {count['harmless']} changed nothing, "
        f"{count['lost one change']} cost one change ({count['only noted']} told as a note only), "
        f"{count['mended']} mended, {len(wrong)} worse"
    )
    assert count["flips"] == len(some)
    assert not wrong, "\n".join(islice(wrong, 30))
