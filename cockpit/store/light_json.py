"""JSON to and from text, by those parts of Python's own that are written in C.

`import json` compiles six patterns, and to do so loads `re` and `enum`: half as much again as starting Python, for
`cockpit add`. What is read and written is the same, to the letter.
"""

from __future__ import annotations

from _json import encode_basestring, encode_basestring_ascii, make_encoder, make_scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_BLANKS = " \t\n\r"
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class _Reading:
    """What `json.JSONDecoder` has where nothing is asked of it."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, _CONSTANTS.__getitem__


def _refuse(value: object) -> NoReturn:
    raise TypeError(f"A value of type {type(value).__name__} is none of JSON")


_scan = make_scanner(_Reading)  # type: ignore[arg-type]  # it takes whatever has these, and its stub does not say so
_compact = (None, ":", ",", False, False, True)  # as `json.JSONEncoder` has them, save for the blanks
_chunks = make_encoder(None, _refuse, encode_basestring, *_compact)
_ascii_chunks = make_encoder(None, _refuse, encode_basestring_ascii, *_compact)


def loads(text: str) -> Any:
    """Return the value that a text holds. Raises ValueError where it holds no JSON, or more than one value."""
    text = text.lstrip(_BLANKS)
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("no JSON") from None
    if text[end:].strip(_BLANKS):
        raise ValueError("more than one value")
    return value


def dumps(value: Any) -> str:
    """Write a value without blanks. Raises TypeError for one that JSON has no form for."""
    return "".join(_chunks(value, 0))


def dumps_ascii(value: Any) -> str:
    """Write a value as `dumps` does, all letters that are not ASCII escaped."""
    return "".join(_ascii_chunks(value, 0))
