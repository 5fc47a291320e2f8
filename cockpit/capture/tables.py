"""The names of days and months, as people type them."""

WEEKDAYS = {
    "mon": 0, "monday": 0,
    "tue": 1, "tues": 1, "tuesday": 1,
    "wed": 2, "weds": 2, "wednesday": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3,
    "fri": 4, "friday": 4,
    "sat": 5, "saturday": 5,
    "sun": 6, "sunday": 6,
}  # fmt: skip
MONTHS = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
    "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip
# Words that are more often something else: a product, a name, a verb.
WEAK = frozenset(("sat", "sun", "wed", "mon", "tom", "tod", "mar", "may", "march"))
# What a line that asks for something to be done begins with.
VERBS = frozenset(
    "add answer ask book bring buy call cancel change check clean close collect compare contact copy "
    "create deliver draft email e-mail export file fill find finish fix follow forward get give import "
    "install invite invoice learn look mail make meet move open organise organize pack pay phone pick "
    "plan post prepare print provide put read remind remove renew repair reply research return review "
    "ring schedule search sell send set share show sign sort start stop submit talk tell test text "
    "thank think train try tidy update upload verify visit wash write".split()
)
# A line that tells what was is a note, and the days in it are not deadlines.
TOLD = frozenset(
    "met called spoke talked said sent was were had visited saw told asked signed got came went wrote "
    "phoned rang heard received ordered paid bought".split()
)
