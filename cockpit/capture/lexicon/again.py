"""The words for what comes again and again, English and German, folded."""

from cockpit.capture.lexicon import WEEKDAYS

EACH = frozenset("every each jeden jede jedes jeder alle".split())
SEVERAL = frozenset(
    "days weeks months years quarters wochen monate jahre".split()
)  # without a number no rhythm
OTHER = frozenset("other second zweiten zweite zweites 2.".split())
LAST_DAYS = frozenset("last letzten letzter".split())
WORKDAYS = frozenset("workday weekday workdays weekdays werktag werktage arbeitstag arbeitstage".split())
OTHER_ALONE = frozenset(("other",))  # and no rank: "every other tuesday of the month"
ON = frozenset(("on", "am"))
OF_MONTH = frozenset(("of", "in", "im", "des"))
ALSO = frozenset("and und & + or oder".split())
AFTER_OFTEN = frozenset(("at", "um", "from", "ab"))
# What leads to the day from which on.
FROM_THEN = frozenset("from starting beginning since ab von seit".split())
# One word that says how often.
OFTEN = {
    **dict.fromkeys(("daily", "taeglich"), (1, "day")),
    **dict.fromkeys(("weekly", "woechentlich"), (1, "week")),
    **dict.fromkeys(("fortnightly", "zweiwoechentlich", "14-taegig", "14-taeglich"), (2, "week")),
    **dict.fromkeys(("monthly", "monatlich"), (1, "month")),
    **dict.fromkeys(("quarterly", "vierteljaehrlich", "quartalsweise"), (1, "quarter")),
    **dict.fromkeys(("yearly", "annually", "jaehrlich"), (1, "year")),
    **dict.fromkeys(("werktags", "werktaeglich"), (1, "workday")),
}
# What "every" becomes by a slip: it counts where how often follows it.
EACH_SLIPS = (
    frozenset(
        slip
        for word in ("every", "each", "jeden", "jede", "jedes", "alle")
        for at in range(1, len(word))
        for slip in (
            word[0] + word,
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )
    - EACH
    - {"all", "ale", "eve"}
)
BEFORE_FIGURES = frozenset(("ever",))  # a slip only there: "ever 3 weeks"
# Before it, "ever" is the word of its own: "the best ever month".
BEFORE_EVER = frozenset(
    "best first worst last biggest strongest hardly scarcely if than for nothing did have has not was is".split()
)
# A line with none of these repeats nothing.
REPEATING = EACH | EACH_SLIPS | frozenset(OFTEN) | frozenset(f"{day}s" for day in WEEKDAYS)
