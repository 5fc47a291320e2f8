"""Damage one word of a line that is read well, and see whether another moment, sum or customer comes of it in silence.

`python -m tests.capture.judge_damage`: every longer word in the open tables of dates, money and lines loses, doubles
or swaps a letter. What comes of it may be unchanged, told, or asked; what is silently another is listed.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator

from tests.capture.judge import ROUTINE
from tests.capture.judge_runs import HOUSE, LONG_AGO, Answer, Cockpit

# The book that the tables were written for.
BOOK = (
    "acme", "beta", "cyberdyne", "gamma", "globex", "Globex Corp", "hooli", "Huber GmbH", "initech", "Müller & Söhne",
    "soylent", "stark", "tyrell", "Umbrella Ltd", "wayne",
)  # fmt: skip
NOW = "2026-11-18T10:20:00+01:00"  # the moment that the tables were written for
PHRASES = {
    "dates": "promise @acme deck {}",
    "heard_dates": "promise @acme deck {}",
    "money": "order @acme {}",
    "heard_money": "order @acme {}",
    "lines": "{}",
    "heard_lines": "{}",
}
_SHORTEST = 4  # letters: a shorter word that lost one may be any other word


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        cockpit = Cockpit(folder, "Europe/Berlin")
        cockpit.run(LONG_AGO, "add", "-", typed="".join(f'note @"{one}" known\n' for one in BOOK))
        for table, form in PHRASES.items():
            told(table, cockpit, [form.format(phrase) for phrase in phrases(table)])


def told(table: str, cockpit: Cockpit, lines: list[str]) -> None:
    """Print what became of the damaged lines of a table."""
    sound = [
        (line, answer)
        for line, answer in zip(lines, cockpit.read(NOW, lines), strict=True)
        if not is_told(answer)
    ]
    damaged = [(line, worse, answer) for line, answer in sound for worse in sorted(set(damages(line)))]
    counts: Counter[str] = Counter()
    silent = []
    for (line, worse, was), now in zip(
        damaged, cockpit.read(NOW, [worse for _, worse, _ in damaged]), strict=True
    ):
        verdict = "told" if is_told(now) else "unchanged" if meant(now) == meant(was) else "silently another"
        counts[verdict] += 1
        if verdict == "silently another":
            silent.append(f"  {line!r} → {worse!r}: {meant(was)} → {meant(now)}")
    print(f"\n{table}: {len(sound)} lines, {counts.total()} damaged: {dict(counts)}")
    print("\n".join(silent))


def phrases(table: str) -> Iterator[str]:
    """Give the first column of an open table."""
    path = HOUSE / "tests" / "data" / "capture" / f"{table}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")[0]


def damages(line: str) -> Iterator[str]:
    """Give the line with one word of letters damaged, each in three ways."""
    kind, _, rest = line.partition(" ")
    words = rest.split(" ")
    for place, word in enumerate(words):
        name = word.removeprefix("@")
        if len(name) < _SHORTEST or not name.isalpha():
            continue
        at = len(name) // 2
        for worse in (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
        ):
            if worse != name:
                mark = "@" * word.startswith("@")
                yield " ".join((kind, *words[:place], mark + worse, *words[place + 1 :]))


def meant(answer: Answer) -> tuple[object, ...]:
    """Return the moment, the sum and the customer."""
    amount = answer.get("amount")
    return (
        answer.get("theirs") or answer.get("due"),
        answer.get("whole_day"),
        tuple(amount.values()) if amount else None,
        (answer.get("customer") or "-").casefold(),
    )


def is_told(answer: Answer) -> bool:
    """Tell whether something is asked or told of the line."""
    asks = [one for one in answer.get("asks", ()) if not ROUTINE.match(one)]
    return bool(
        answer.get("error") or answer.get("missing") or answer.get("near") or answer.get("assumed") or asks
    )


if __name__ == "__main__":
    main()
