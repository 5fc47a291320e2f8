"""The little language of `find --where`: comparisons with and, or, not and parentheses.

    kind = order and amount > 5000 and customer = acme
    (due <= fri or state = overdue) and not tag = later

A value goes on to the next "and", "or" or parenthesis; in quotation marks anything may stand. Dates and money are
typed as in capture. Everything is read to its last character, or refused with the place where it does not read.
"""

from __future__ import annotations

import re
from collections import deque
from difflib import get_close_matches
from functools import partial

from cockpit.desk.where_value import FIELDS, comparison
from cockpit.domain.record import Record
from cockpit.domain.search_text import contains, forms
from cockpit.domain.text import clean
from cockpit.errors import NotUnderstood
from cockpit.store.condition import All, AnyOf, Not, Test

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.condition import Condition, Reading

_TOKEN = re.compile(
    r"""\s*(?:(?P<quoted>"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|'[^']*'(?![^\s()]))
    |(?P<mark>[()])|(?P<sign>[=!<>~]+)|(?P<word>[^\s()=!<>~"“„«']+(?:'[^\s()=!<>~"“„«]*)*))""",
    re.VERBOSE,
)
_DEEPEST = 40


class WhereError(NotUnderstood):
    """A condition that does not read. `place` is where, counted in characters from 0."""

    def __init__(self, text: str, place: int, what: str, remedy: str) -> None:
        rest = text[place : place + 30].strip()
        there = f"At character {place + 1}, “{rest}”" if rest else "At its end"
        super().__init__(f"That condition does not read. {there}: {what}", remedy, "")
        self.place = place


class Token(Record):
    """One word, quoted text, sign or parenthesis, from `start` to `end` of the condition."""

    sort: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of these words, unquoted."""
        return self.sort == "word" and self.text.lower() in words


def condition(text: str, reading: Reading) -> Condition:
    """Return what a condition asks for. Raises WhereError with the place where it does not read."""
    text = clean(text)
    return _Reader(text, reading).whole()


def words(line: str, reading: Reading) -> Condition:
    """Return the condition that all of these words are found; those in quotation marks belong together.

    They are found in any text of a record and in its customer's names.

    Raises NotUnderstood where there is no word.
    """
    line = clean(line)
    tests = []
    for quoted, word in re.findall(r'"([^"]+)"|([^\s"]+)', line):
        wanted = tuple(form for form in forms(quoted or word) if form)
        if wanted:
            ids = reading.ids_named(partial(contains, wanted=wanted))
            tests.append(Test(field="words", op="~", value=(wanted, ids), said=f'"{quoted or word}"'))
    if not tests:
        raise NotUnderstood("There is nothing to find.", "Type words, such as: cockpit find spec sheet", "")
    return tests[0] if len(tests) == 1 else All(parts=tuple(tests))


def told(condition: Condition, *, inner: bool = False) -> str:
    """Say a condition as it was understood: "kind = order and amount > EUR 5,000.00"."""
    if isinstance(condition, Test):
        return condition.said
    if isinstance(condition, Not):
        return f"not {told(condition.part, inner=True)}"
    said = (" and " if isinstance(condition, All) else " or ").join(
        told(part, inner=True) for part in condition.parts
    )
    return f"({said})" if inner else said


class _Reader:
    """Reads one condition from its first token to its last."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.tokens = deque(self._tokens())
        self.depth = 0

    def whole(self) -> Condition:
        if not self.tokens:
            raise self._error(0, "there is nothing.", 'Write such as: kind = order and state = "part paid"')
        found = self._any()
        if self.tokens:
            raise self._error(
                self.tokens[0].start, "this closes nothing.", "Leave it out, or open it with “(”."
            )
        return found

    def _tokens(self) -> list[Token]:
        found, place, end = [], 0, len(self.text.rstrip())
        while place < end:
            match = _TOKEN.match(self.text, place)
            if match is None:
                start = place + len(self.text[place:]) - len(self.text[place:].lstrip())
                raise self._error(start, "this quotation mark is not closed.", "Close it with another.")
            sort = str(match.lastgroup)
            said = match[sort][1:-1] if sort == "quoted" else match[sort]
            found.append(Token(sort=sort, text=said, start=match.start(sort), end=match.end()))
            place = match.end()
        return found

    def _error(self, place: int, what: str, remedy: str) -> WhereError:
        return WhereError(self.text, place, what, remedy)

    def _any(self) -> Condition:
        parts = [self._all()]
        while self.tokens and self.tokens[0].is_word("or"):
            self.tokens.popleft()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(parts=tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self.tokens and self.tokens[0].is_word("and"):
            self.tokens.popleft()
            parts.append(self._one())
        if self.tokens and not self.tokens[0].is_word("or") and self.tokens[0].text != ")":
            raise self._error(
                self.tokens[0].start, "“and” or “or” is missing before this.", "Put one of them there."
            )
        return parts[0] if len(parts) == 1 else All(parts=tuple(parts))

    def _one(self) -> Condition:
        if not self.tokens:
            raise self._error(len(self.text), "something is missing.", "Write such as: kind = order")
        first = self.tokens.popleft()
        if not (first.is_word("not") or (first.sort == "mark" and first.text == "(")):
            return self._test(first)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._error(first.start, "this is nested too deep.", "Say it with fewer parentheses.")
        if first.sort == "word":
            found: Condition = Not(part=self._one())
        else:
            found = self._any()
            if not self.tokens:
                raise self._error(first.start, "this is not closed.", "Close it with “)”.")
            self.tokens.popleft()
        self.depth -= 1
        return found

    def _test(self, first: Token) -> Test:
        field = first.text.lower()
        if first.sort != "word" or field not in FIELDS:
            near = get_close_matches(field[:20], FIELDS, 1) if first.sort == "word" else []
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(FIELDS)}."
            raise self._error(first.start, "there is no such field.", hint)
        sign = self.tokens.popleft() if self.tokens and self.tokens[0].sort == "sign" else None
        if sign is None or sign.text not in FIELDS[field]:
            place = sign.start if sign else first.end
            what = (
                f"{field} is not compared so." if sign else f"a comparison is missing behind “{first.text}”."
            )
            raise self._error(place, what, f"Write such as: {field} {' or '.join(FIELDS[field])} …")
        value = self._value(field, sign)
        typed = self.text[value[0].start : value[-1].end]
        said = value[0].text if len(value) == 1 else typed
        if not said.strip():
            raise self._error(value[0].start, "this is empty.", f"Write such as: {field} {sign.text} …")
        try:
            return comparison(field, sign.text, said, self.reading)
        except NotUnderstood as error:
            raise self._error(value[0].start, error.what, error.remedy) from None

    def _value(self, field: str, sign: Token) -> list[Token]:
        value: list[Token] = []
        while (
            self.tokens
            and self.tokens[0].sort in ("word", "quoted")
            and not self.tokens[0].is_word("and", "or")
        ):
            value.append(self.tokens.popleft())
        if self.tokens and self.tokens[0].sort == "sign":
            if len(value) > 1:
                raise self._error(
                    value[-1].start, "“and” or “or” is missing before this.", "Put one of them there."
                )
            raise self._error(
                self.tokens[0].start, "this is one sign too many.", "In a value it stands in quotation marks."
            )
        if not value:
            raise self._error(sign.end, "a value is missing.", f"Write such as: {field} {sign.text} …")
        return value
