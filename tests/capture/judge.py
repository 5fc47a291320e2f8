"""Judge the capture by tables that were written before it: `python -m tests.capture.judge [table…]`.

Each line goes through the real command line. A row comes out right; asked, where nothing was to be asked; or silently
wrong: understood otherwise than any reading that the row accepts, and not a word said. Those are listed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from cockpit.domain.repeat import Repeat
from tests.capture.judge_runs import KEPT, LONG_AGO, TABLES, Answer, Cockpit, Row, rows, stamp

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LANGUAGES = ("fr", "es", "it", "nl", "pt", "pl")
BOOK = (
    "acme", "beta", "globex", "Huber GmbH", "Müller & Söhne", "Groß Bau", "Oezdemir", "Café Noir", "Jørgensen",
    "Dr. Beckmann",
)  # fmt: skip
# What is said of every such line, whatever is in it: no doubt about a word of it.
ROUTINE = re.compile(r"No date: it|By what time")
KINDS = {"wait": "awaited", "contact": "touch", "question": "q", "payment": "paid", "loss": "lost"}
_JOINTS = re.compile(r"[,;:\"“”„'‘’«»()–—?]|->|(?<!\S)-(?!\S)")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_NO_SIGN = "\ufeff\u200b\u00a0"


def main(names: list[str]) -> None:
    for name in names or sorted(path.stem for path in TABLES.glob("*.tsv")):
        judge(name)


def judge(name: str) -> Counter[str]:
    """Print how a table fares, and return how many rows came out how."""
    total: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {}
    told: list[str] = []
    answers = KEPT[name](name) if name in KEPT else readings(name)
    for group, zone, line, expected, answer in answers:
        verdict = compare(expected, answer, zone)
        total[verdict] += 1
        groups.setdefault(group, Counter())[verdict] += 1
        if verdict != "right":
            told.append(
                f"  {verdict:15} {line!r}\n{'':18}wanted {expected}\n{'':18}got    {brief(answer, zone)}"
            )
    print(f"\n{name}: {total.total()} rows, {', '.join(f'{n} {what}' for what, n in total.most_common())}")
    for group, counts in groups.items():
        print(
            f"  {group[:60]:62}{counts['right']:4} of {counts.total()}, {counts['silently wrong']} silently wrong"
        )
    print("\n".join(sorted(told)))
    return total


def readings(name: str) -> Iterator[Row]:
    """Give group, zone, line, expected and answer of each row of lines that are understood and not kept."""
    batches: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
    for place, (group, row) in enumerate(rows(name)):
        alone = str(place) if row[1][0] in _NO_SIGN else ""  # what is not seen stands first in what is read
        batches.setdefault((row[0], alone), []).append((group, row))
    with tempfile.TemporaryDirectory() as folder:
        for (moment, _), batch in batches.items():
            now, zone = stamp(moment)
            cockpit = Cockpit(folder, zone, name[:2] if name[:2] in LANGUAGES else "")
            if not (cockpit.folder / "book").exists():
                cockpit.run(LONG_AGO, "add", "-", typed="".join(f'note @"{one}" known\n' for one in BOOK))
            for (group, row), answer in zip(
                batch, cockpit.read(now, [row[1] for _, row in batch]), strict=True
            ):
                yield group, zone, row[1], row[2], _renamed(answer)


def _renamed(answer: Answer) -> Answer:
    """Return what the answer tells, by the names that the tables have for it."""
    every, off = answer.get("every"), answer.get("discount")
    return answer | {
        "reached": answer.get("held"),
        "every": often(Repeat(**every)) if every else None,
        "payable": answer.get("payable_by"),
        "discount": off["percent"] if off else None,
    }


def often(every: Repeat) -> str:
    """Say how often something comes: "2 weeks", "friday", "2nd thursday"."""
    if every.unit == "quarter":
        return f"{3 * every.number} months"
    if every.weekday is not None and every.rank is not None:
        return f"{ {1: '1st', 2: '2nd', 3: '3rd', -1: 'last'}.get(every.rank, every.rank) } {DAYS[every.weekday]}"
    if every.weekday is not None and every.number == 1:
        return DAYS[every.weekday]
    return f"{every.number} {every.unit}{'s' * (every.number > 1)}"


def compare(expected: str, answer: Answer, zone: str) -> str:
    """Return how a row fares."""
    if answer.get("crash"):
        return "crashed"
    choices = expected.split(" || ")
    if is_asked(answer):
        return "right" if "ask" in choices else "asked"
    for choice in choices:
        if choice != "ask" and all(holds(pair, answer, zone) for pair in choice.split(" ; ")):
            return "right"
    return "silently wrong"


def is_asked(answer: Answer) -> bool:
    """Tell whether something is asked about the words of the line."""
    asks = [one for one in answer.get("asks", ()) if not ROUTINE.match(one)]
    return bool(answer.get("error") or answer.get("missing") or asks)


def holds(pair: str, answer: Answer, zone: str) -> bool:
    """Tell whether one thing is as expected."""
    key, _, value = pair.partition("=")
    return CHECKS[key](answer, value, zone)


def _moment(field: Any, whole_day: bool, value: str, zone: str) -> bool:
    if field is None or value == "-":
        return field is None and value == "-"
    first, _, last = value.partition("/")
    said = f"{datetime.fromisoformat(field).astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"
    if len(first) > len("2027-06-08") and whole_day and not last:
        return False
    if len(first) == len("2027-06-08") and not whole_day and not last:
        return False
    return first <= said[: len(first)] and said[: len(last or first)] <= (last or first)


def _at(answer: Answer, value: str, zone: str) -> bool:
    return _moment(answer["theirs"] or answer["due"], answer["whole_day"], value, zone)


def _text(answer: Answer, value: str, _zone: str) -> bool:
    pattern = ""
    for place, part in enumerate(_OPTIONAL.split(value)):
        words = "".join(rf"{re.escape(word)} " for word in _JOINTS.sub(" ", part).split())
        pattern += f"(?:{words})?" if place % 2 else words
    said = answer["text"] or answer.get("reason") or ""
    return re.fullmatch(pattern, "".join(f"{word} " for word in _JOINTS.sub(" ", said).split())) is not None


def _amount(answer: Answer, value: str, _zone: str) -> bool:
    said, number, currency = answer["amount"], *value.split()
    return said is not None and Decimal(said["value"]) == Decimal(number) and said["currency"] == currency


def _sum(key: str) -> Callable[[Answer, str, str], bool]:
    def check(answer: Answer, value: str, _zone: str) -> bool:
        number, _, currency = value.partition(" ")
        found, _, of = str(answer[key]).partition(" ")
        return Decimal(found) == Decimal(number) and of == currency

    return check


def _word(key: str) -> Callable[[Answer, str, str], bool]:
    def check(answer: Answer, value: str, _zone: str) -> bool:
        said = answer.get(key)
        return (" ".join(str(said).casefold().split()) if said is not None else "-") == value.casefold()

    return check


def _number(key: str) -> Callable[[Answer, str, str], bool]:
    def check(answer: Answer, value: str, _zone: str) -> bool:
        said = answer.get(key)
        least, _, most = value.partition("/")
        return said is not None and int(least) <= int(said) <= int(most or least)

    return check


def _truth(key: str) -> Callable[[Answer, str, str], bool]:
    return lambda answer, value, _zone: bool(answer.get(key)) is (value == "yes")


def _time(key: str) -> Callable[[Answer, str, str], bool]:
    return lambda answer, value, zone: _moment(answer.get(key), len(value) == len("2027-06-08"), value, zone)


def _kind(answer: Answer, value: str, _zone: str) -> bool:
    return KINDS.get(answer["kind"], answer["kind"]) == value


CHECKS: dict[str, Callable[[Answer, str, str], bool]] = {
    "kind": _kind,
    "customer": _word("customer"),
    "known": _truth("known"),
    "guessed": _truth("guessed"),
    "text": _text,
    "at": _at,
    "agreed": _truth("agreed"),
    "amount": _amount,
    "terms": _number("terms_days"),
    "discount": _word("discount"),
    "payable": _time("payable"),
    "chosen": _word("chosen"),
    "means": _word("means"),
    "every": _word("every"),
    "reached": _truth("reached"),
    "told": _time("told"),
    "named": lambda answer, _value, _zone: bool(answer["assumed"] or answer["asks"]),
    "promised": _word("promised"),
    "o1": _sum("o1"),
    "o2": _sum("o2"),
}


def brief(answer: Answer, zone: str) -> str:
    """Return what an answer comes to, on one line."""
    if "kind" not in answer:
        return str({key: str(value)[:150] for key, value in answer.items()})
    told = {
        key: answer.get(key) for key in ("kind", "customer", "text", "chosen", "terms_days", "agreed", "asks")
    }
    moment = answer["theirs"] or answer["due"]
    if moment:
        told["at"] = f"{datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"
        told["at"] += " (whole day)" * answer["whole_day"]
    told["amount"] = " ".join((answer["amount"] or {}).values())
    return ", ".join(f"{key}={value}" for key, value in told.items() if value)


if __name__ == "__main__":
    main(sys.argv[1:])
