"""Lines that were written down before they were ever read, in all languages. `pytest -s` prints how they fare."""

from __future__ import annotations

from collections import Counter

from cockpit.domain.rules import Rules
from tests.capture.heard import rows
from tests.capture.test_doubt import outcome

RIGHT = 492  # of 500; the others are asked about


def test_lines_never_read_before_are_understood_or_asked() -> None:
    found = []
    for group, languages, line, expected in rows("fresh.tsv"):
        rules = Rules(languages=("en", "de", *languages.replace("-", "").split()))
        found.append((outcome(line, expected, rules), group, line, expected))
    count = Counter(one[0] for one in found)
    print(f"fresh: {dict(count)}")
    assert [one for one in found if one[0] in ("wrong", "overasked")] == []
    assert count["right"] >= RIGHT
