"""The light reader and writer of JSON against Python's own: the same to the letter, and no less strict."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cockpit.store import light_json

VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.text()
    | some.sampled_from(("\ud800", "a\u2028b", '"\\', "\x00\x1f")),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=12,
)
NO_JSON = [
    "", " ", "{", "[1,]", '{"a":1,}', '{"a" 1}', "{a:1}", "tru", "[1] 2", "{} {}", "'a'", '"a', '"\t"', "01", "+1",
    "1.", "\ufeff{}", "[1\v]", "\v1", "nan", "--1", '"\\x"', '{"a":1]', "[" * 20,
]  # fmt: skip


@given(VALUES)
def test_it_writes_what_json_writes_and_reads_it_back(value: Any) -> None:
    written = light_json.dumps(value)
    assert written == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert light_json.dumps_ascii(value) == json.dumps(value, separators=(",", ":"))
    assert light_json.loads(written) == value
    assert light_json.loads(light_json.dumps_ascii(value)) == value


@given(VALUES, some.sampled_from((None, 0, 2)))
def test_it_reads_what_json_has_written_with_blanks(value: Any, indent: int | None) -> None:
    text = f" \r\n{json.dumps(value, indent=indent)}\t\n"
    assert light_json.loads(text) == json.loads(text)


@given(some.text(alphabet='{}[]",:.-+eE0123456789truefalsn \n\\u', max_size=16))
def test_it_takes_and_refuses_what_json_does(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011 - what is raised within C differs in its words alone
            light_json.loads(text)
    else:
        assert light_json.loads(text) == expected


@pytest.mark.parametrize("text", NO_JSON)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        json.loads(text)
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        light_json.loads(text)


def test_the_numbers_that_are_none_are_read_as_json_reads_them() -> None:
    nan, most, least = light_json.loads("[NaN,Infinity,-Infinity]")
    assert math.isnan(nan)
    assert (most, least) == (math.inf, -math.inf)


def test_what_has_no_form_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        light_json.dumps({"a": {1}})


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(RecursionError):
        light_json.loads("[" * 100_000)
