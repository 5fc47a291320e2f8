"""The kinds of record that are captured by a line, each loaded when it is met."""

from __future__ import annotations

from cockpit.domain.kinds import KIND_OF_WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.desk.kinds.line import LineKind


def _promise() -> LineKind:
    from cockpit.desk.kinds.promise import LINE

    return LINE


def _todo() -> LineKind:
    from cockpit.desk.kinds.todo import TODO

    return TODO


def _note() -> LineKind:
    from cockpit.desk.kinds.todo import NOTE

    return NOTE


def _question() -> LineKind:
    from cockpit.desk.kinds.question import LINE

    return LINE


def _order() -> LineKind:
    from cockpit.desk.kinds.order import LINE

    return LINE


def _loss() -> LineKind:
    from cockpit.desk.kinds.loss import LINE

    return LINE


def _call() -> LineKind:
    from cockpit.desk.kinds.call import LINE

    return LINE


def _awaited() -> LineKind:
    from cockpit.desk.kinds.awaited import LINE

    return LINE


def _touch() -> LineKind:
    from cockpit.desk.kinds.touch import LINE

    return LINE


# By the kind of record; capturing a promise does not pay for orders.
LINES: Mapping[str, Callable[[], LineKind]] = {
    "promise": _promise,
    "todo": _todo,
    "note": _note,
    "question": _question,
    "order": _order,
    "loss": _loss,
    "call": _call,
    "awaited": _awaited,
    "touch": _touch,
}


def line_kind(word: str) -> LineKind:
    """Return the kind whose line begins with a word. Raises KeyError for one that there is none of."""
    return LINES[KIND_OF_WORD[word]]()
