"""The names of feasts, English and German, folded: on a day of the year, so long after Easter, on a weekday."""

FIXED = {
    (1, 1): "new year|new years|new year's|new year's day|new years day|neujahr|neujahrstag",
    (1, 6): "epiphany|dreikoenig|dreikoenigstag|heilige drei koenige",
    (2, 14): "valentine's day|valentines day|valentinstag",
    (3, 17): "st patrick's day|st patricks day",
    (5, 1): "may day|tag der arbeit|maifeiertag",
    (7, 4): "independence day",
    (10, 3): "tag der deutschen einheit",
    (10, 31): "halloween|reformationstag",
    (11, 1): "all saints|all saints day|allerheiligen",
    (12, 6): "nikolaus|nikolaustag",
    (12, 24): "christmas eve|xmas eve|heiligabend|heiliger abend",
    (
        12,
        25,
    ): "christmas|xmas|x-mas|christmas day|xmas day|weihnachten|erster weihnachtstag|ersten weihnachtstag",
    (12, 26): "boxing day|zweiter weihnachtstag|zweiten weihnachtstag",
    (12, 31): "new year's eve|new years eve|nye|silvester",
}
FROM_EASTER = {
    -48: "rosenmontag", -46: "ash wednesday|aschermittwoch", -7: "palm sunday|palmsonntag",
    -3: "maundy thursday|gruendonnerstag", -2: "good friday|karfreitag",
    0: "easter|easter sunday|ostern|ostersonntag", 1: "easter monday|ostermontag",
    39: "ascension day|christi himmelfahrt|himmelfahrt", 49: "pentecost|whitsun|whit sunday|pfingsten|pfingstsonntag",
    50: "whit monday|pfingstmontag", 60: "corpus christi|fronleichnam",
}  # fmt: skip
# Month, weekday, which one of the month (-1 the last), days after it.
BY_WEEKDAY = {
    (5, 0, -1, 0): "memorial day", (9, 0, 1, 0): "labor day|labour day", (11, 3, 4, 0): "thanksgiving|thanksgiving day",
    (11, 3, 4, 1): "black friday", (11, 3, 4, 4): "cyber monday",
}  # fmt: skip
