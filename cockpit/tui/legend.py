"""What the signs and short words of the lists mean, for `?`."""

from __future__ import annotations

SIGNS = (
    ("▌", "The row under the cursor: the keys act on it"),
    ("●", "Marked: the keys then act on all that are marked"),
    ("22 h late", "So long after the time that they were told"),
    ("10:30", "Your own time, the earlier one; lists are in its order"),
    ("by 10:30", "Your own time has passed, theirs has not: by then it is still in time"),
    ("3 h left", "What is left of the 24 hours after a lost sale"),
    ("44 d unpaid", "So many days after the money was due"),
    ("5 d silent", "So long without a contact that reached them"),
    ("said Thu", "They said they would by then, and it did not come"),
    ("not agreed", "The time is not agreed: ask them if it is OK"),
    ("2 of 4 steps done", "Of the follow-through of a promise, or the recovery of a lost sale"),
    ("REPEAT", "They asked this before: the answer is on the page"),
    ("an excuse?", "The call has no gain for them yet"),
    ("note outcome", "A call was held, and how it ended is not said"),
    (
        "2 other steps due",
        "So many further steps for them are due, in one contact with this; “+2” in a narrow list",
    ),
    (
        "code P7K3",
        "What a shell calls it. P promise, Q question, O order, C call, L lost sale, A answer card",
    ),
    # There are fewer letters than steps: a sign is easier to keep in mind with what it stands for.
    ("v &", "And who else is in touch: competitors"),
    ("v #", "One step of the plan by its number: do step"),
    ("v _", "The line drawn under it: end"),
    ("v .", "The full stop: close"),
    ("v <", "Back to them: return deposit"),
    ("v >", "On, past it: skip step"),
    ("v =", "As it was said: save card"),
    ("v + -", "More to come, less to come: add instalment, credit"),
    ("v !", "In spite of it: override excuse"),
    ("v $", "Money: pay"),
    ("▰▰▱", "How much of it is done"),
    ("▁▃▇", "How it went, week by week: the last one is this week, so far"),
)
