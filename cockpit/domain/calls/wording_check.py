"""Practice 4, the wording check: a call's purpose that is only an excuse to go back is pointed out.

It is for a call's purpose alone: a case study that was promised is legitimate.
"""

from __future__ import annotations

QUESTION = "An excuse? What will they get from it?"
EXCUSES = (
    "any news",
    "brochure",
    "case studies",
    "case study",
    "catch up",
    "catching up",
    "check in",
    "checking in",
    "checking up",
    "courtesy call",
    "courtesy visit",
    "drop by",
    "drop in",
    "drop off",
    "dropping by",
    "dropping in",
    "dropping off",
    "follow up",
    "following up",
    "how are things",
    "how things are",
    "how it is going",
    "how it s going",
    "in the area",
    "in the neighborhood",
    "in the neighbourhood",
    "keep in touch",
    "keeping in touch",
    "pop by",
    "pop in",
    "popping by",
    "popping in",
    "say hello",
    "say hi",
    "stay in touch",
    "staying in touch",
    "stop by",
    "stopping by",
    "swing by",
    "swinging by",
    "touch base",
    "touching base",
)


def excuse(purpose: str) -> str | None:
    """Return the question to ask about a call's purpose that is worded as an excuse, else None.

    Words count whole, whatever their case and what is between them: "Check-in" is one, "check inventory" is not.
    """
    words = "".join(char if char.isalnum() else " " for char in purpose.casefold())
    spaced = f" {' '.join(words.split())} "
    return QUESTION if any(f" {words} " in spaced for words in EXCUSES) else None
