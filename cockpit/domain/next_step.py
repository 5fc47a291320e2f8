"""What the next step about a record is: what the key for it does, on every screen and in `cockpit done`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.domain.entry import Argument, Entry
    from cockpit.domain.record import Deadline

# Steps that state a fact, and could be done without a word: by kind and verb, what states it.
_STATED = {
    ("promise", "confirm-received"): "text",
    ("promise", "clarify"): "text",
    ("order", "credit-ok"): "when",
    ("order", "deliver"): "when",
    ("order", "invoice"): "when",
    ("order", "liked"): "text",
    ("order", "edit"): "amount",
    ("order", "chase"): "text",
    ("order", "touch"): "text",
    ("awaited", "chase"): "text",
    ("call", "hold"): "when",
    ("loss", "apologise"): "text",
    ("loss", "touch"): "text",
    ("touch", "touch"): "text",
}


def next_verb(record: Entry, due: Deadline | None) -> str | None:
    """Return the verb of the next step: what answers the deadline that a record is shown for, else its own next.

    So the key that does the next step of an order that is quiet gets in touch, and books no money.
    """
    return due.verb if due is not None and due.verb else record.next_verb()


def step(record: Entry, due: Deadline | None) -> str:
    """Return what the key for the next step does, in the one name that it has everywhere: "help elsewhere".

    Empty where nothing is left to do.
    """
    return (next_verb(record, due) or "").replace("-", " ")


def stated(record: Entry, verb: str) -> Argument | None:
    """Return what must be said for a step to be done by a key, or by `done`: its fact; None where the step is all.

    A contact that was tried in vain is stated by not having been reached, too.
    """
    name = _STATED.get((record.KIND, verb))
    return next((one for one in record.VERBS[verb].takes if one.name == name), None)
