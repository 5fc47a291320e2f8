"""How a line begins that is typed on somebody's sheet: the kind of what is kept, and for whom."""

from __future__ import annotations

from cockpit.capture.render import mention

KINDS = {
    "capture": "", "promise": "promise", "order": "order", "call": "call", "waiting": "wait", "lost": "lost",
    "payment": "paid", "touch": "touch",
}  # fmt: skip
"""The word that a line begins with, by the command that captures it."""


def line_begun(kind: str, name: str) -> str:
    """Return the beginning of a line of this kind for this customer: `promise @acme `."""
    return f"{kind} {mention(name)} ".lstrip()
