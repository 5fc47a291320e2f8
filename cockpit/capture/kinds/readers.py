"""Which reader reads a line of which kind. A reader is loaded when the first line of its kind is met."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork


def _promise(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.promise import read_promise

    return read_promise(line)


def _question(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.question import read_question

    return read_question(line)


def _order(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.order import read_order

    return read_order(line)


def _payment(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.payment import read_payment

    return read_payment(line)


def _loss(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.loss import read_loss

    return read_loss(line)


def _call(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.call import read_call

    return read_call(line)


def _wait(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.wait import read_wait

    return read_wait(line)


def _touch(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds.touch import read_touch

    return read_touch(line)


# A line that does not say its kind is read as a promise: whether it is one, a to-do or a note shows as it is read.
READERS: Mapping[str, Callable[[LineAtWork], Draft]] = {
    **dict.fromkeys(("", "promise", "todo", "note"), _promise),
    "q": _question, "order": _order, "paid": _payment, "lost": _loss, "call": _call, "wait": _wait, "touch": _touch,
}  # fmt: skip
