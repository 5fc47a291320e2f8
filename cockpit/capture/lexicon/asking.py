"""The words by which a customer asks me something, English and German, folded."""

THEY_ASK = frozenset("asks asked wonders wondered fragt fragte fragten".split())
THEY_ASK_IN_TWO = frozenset((
    "wants to know", "want to know", "wanted to know", "needs to know", "need to know", "would like to know",
    "will wissen", "wollen wissen", "moechte wissen", "moechten wissen", "wollte wissen", "hat gefragt",
    "haben gefragt", "has asked", "is asking",
))  # fmt: skip
