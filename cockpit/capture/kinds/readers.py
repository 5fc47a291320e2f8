"""Which reader reads a line of which kind. A reader is loaded when the first line of its kind is met."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork


def _promise(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import promise

    return promise.read(line)


def _question(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import question

    return question.read(line)


def _order(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import order

    return order.read(line)


def _payment(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import payment

    return payment.read(line)


def _loss(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import loss

    return loss.read(line)


def _call(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import call

    return call.read(line)


def _wait(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import wait

    return wait.read(line)


def _touch(line: LineAtWork) -> Draft:
    from cockpit.capture.kinds import touch

    return touch.read(line)


# A line that does not say its kind is read as a promise: whether it is one, a to-do or a note shows as it is read.
READERS: Mapping[str, Callable[[LineAtWork], Draft]] = {
    **dict.fromkeys(("", "promise", "todo", "note"), _promise),
    "q": _question, "order": _order, "paid": _payment, "lost": _loss, "call": _call, "wait": _wait, "touch": _touch,
}  # fmt: skip
