"""The words that amounts of time are said with, English and German, folded."""

from cockpit.capture.lexicon import NEXT

HALF = frozenset(("half", "halbe", "halben", "halber", "halbes"))
ONE = frozenset("ne ner nem nen a an einer eine einem einen".split())
SHARES = {"½": 50, "¼": 25, "¾": 75, "1/2": 50, "1/4": 25, "3/4": 75}
AND_A_HALF = {
    "anderthalb": 150, "eineinhalb": 150, "einundeinhalb": 150, "zweieinhalb": 250, "dreieinhalb": 350,
    "viereinhalb": 450, "dreiviertel": 75, "dreiviertelstunde": 75,
}  # fmt: skip
FULL = frozenset("full calendar more whole ganze ganzen volle vollen weitere weiteren".split())
FEW = frozenset("few paar einigen".split())
VAGUE = frozenset("several some mehreren vielen many".split())
BEFORE_NUMBER = (
    frozenset(
        "the about around approx ca circa etwa ungefaehr another "
        "von den der hoechstens maximal max under knapp rund gut".split()
    )
    | NEXT
)
# What "in 15" says without a unit.
USUAL_MINUTES = frozenset((5, 10, 15, 20, 30, 45, 60, 90))
AND_A = frozenset(("and a", "and an"))
OF_AN = frozenset(("of an", "of a"))
SHARES_IN_WORDS = {"half": 50, "quarter": 25}
HALF_MORE = frozenset(("half",))  # "two and a half"
THREE = frozenset(("three",))
QUARTER = frozenset(("quarter",))
QUARTERS_OF_ONE = QUARTER | {"quarters"}
PARTS_OF_ONE = QUARTER | frozenset(AND_A_HALF)
HOUR = frozenset(("hour",))
HOURS_BEGIN = ("h", "s")  # the names of the unit, in either language
OF_AN_HOUR = {"einer viertelstunde": 15, "einer dreiviertelstunde": 45}  # minutes
