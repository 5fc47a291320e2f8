"""What the key for the next step will do, in one sentence, told before it is pressed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from cockpit.desk.desk import Desk
from cockpit.desk.views import Row
from cockpit.domain.wording import clock
from cockpit.tui.form_defaults import must_ask

if TYPE_CHECKING:
    from cockpit.domain.calls.call import Call

_TALKED = "asks what was said, and logs the contact"

DOES = {
    ("promise", "deliver"): "notes that you delivered it, just now; it sends nothing",
    ("promise", "confirm-received"): "notes that they got it",
    ("promise", "clarify"): "notes that you cleared it up with them",
    ("promise", "share-news"): "asks what is new since you talked",
    ("promise", "set-meeting"): "asks when you meet next",
    ("promise", "close"): "closes it: nothing is left to do",
    ("question", "answer"): "asks what you tell them, and notes it as answered",
    ("question", "deliver"): "asks what you tell them, and notes that you got back to them",
    ("question", "save-card"): "saves question and answer as an answer card",
    ("card", "verify"): "notes that the answer is still true",
    ("order", "reassure"): "asks what you told them to reassure them",
    ("order", "competitors"): "asks who else was in touch with them",
    ("order", "process"): "asks how you sent them what happens until shipment",
    ("order", "date-supply"): "asks for which day the supply is confirmed",
    ("order", "credit-ok"): "notes that their credit is good",
    ("order", "deliver"): "asks about the delivery and notes it; it books no money",
    ("order", "liked"): "asks whether they like it",
    ("order", "invoice"): "notes that you sent the invoice",
    ("order", "clear"): "asks which sum is on your account, and books that",
    ("order", "edit"): "asks what it is worth",
    ("order", "chase"): "shows the reminder to send, asks what they said; books no money",
    ("order", "refund"): "asks how much you gave back",
    ("order", "return-deposit"): "asks how much you gave back",
    ("order", "touch"): _TALKED,
    ("call", "plan"): "asks what they gain, what it decides, and what to ask for",
    ("call", "hold"): "notes that the call took place",
    ("call", "override-excuse"): "keeps the purpose, although it sounds like an excuse",
    ("call", "advance"): "asks what they will do, and by when",
    ("awaited", "chase"): "shows the words to ask them with, asks what they said",
    ("awaited", "received"): "notes that it came",
    ("loss", "reframe"): "shows the line to read first, and a note for your anger",
    ("loss", "apologise"): "shows the apology to say; ⏎ there notes it as said",
    ("loss", "help-elsewhere"): "asks whom you called on their behalf",
    ("loss", "check-need"): "asks whether their need was met, by whomever",
    ("loss", "dormant"): "asks when to be in touch next, and rests it until then",
    ("loss", "touch"): _TALKED,
    ("touch", "touch"): _TALKED,
    ("todo", "done"): "ticks it off",
    ("note", "done"): "ticks it off",
}
"""What each next step does, by kind and verb. One that says "asks" or "shows" never acts at once."""
_MAKES_THE_NEXT = ("done", "hold")
"""Of what comes again."""


def _planned(call: Call, now: datetime) -> str:
    """Return for what moment it is planned: the key is not for one to come."""
    if call.when is None:
        return ""
    planned = clock(call.when, now, whole_day=call.whole_day)
    return f" ({'planned' if call.is_to_come(now) else 'it was planned'} for {planned})"


def effect(desk: Desk, row: Row) -> str:
    """Return what the next step of a row will do, and what it asks first; empty where nothing is left to do."""
    name = row.next_verb()
    if name is None:
        return ""
    verb = row.record.VERBS[name]
    said = DOES.get((row.record.KIND, name)) or f"“{verb.label}”"
    if (row.record.KIND, name) == ("call", "hold"):
        said += _planned(cast("Call", row.record), desk.now())
    if getattr(row.record, "every", None) is not None and name in _MAKES_THE_NEXT:
        said += "; the next is made with it"
    if said.startswith(("asks", "shows")) or not must_ask(desk, row.record, name):
        return said
    return f"{said}; asks first: {verb.takes[0].asks}"
