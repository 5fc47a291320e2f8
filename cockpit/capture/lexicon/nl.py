"""Dutch: how times are said. What the parts of a phrase mean tells lexicon/translate.py."""

NUMBERS = (
    "een=1 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 "
    "dertien=13 veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30 "
    "eerste=1 tweede=2 derde=3 vierde=4 vijfde=5 zesde=6 zevende=7 achtste=8 negende=9 tiende=10 elfde=11 "
    "twaalfde=12 dertiende=13 veertiende=14 vijftiende=15 zestiende=16 zeventiende=17 achttiende=18 "
    "negentiende=19 twintigste=20 eenentwintigste=21 tweeëntwintigste=22 drieëntwintigste=23 "
    "vierentwintigste=24 vijfentwintigste=25 zesentwintigste=26 zevenentwintigste=27 achtentwintigste=28 "
    "negenentwintigste=29 dertigste=30 eenendertigste=31 "
)
MINUTES = "kwart=15"
UNITS = (
    "minuut=minutes minuten=minutes min=minutes uur=hours uren=hours dag=days dagen=days week=weeks "
    "weken=weeks maand=months maanden=months kwartaal=quarters jaar=years "
)
PARTS = "ochtend=morning morgen=morning middag=afternoon namiddag=afternoon avond=evening nacht=night"
# What a line may begin with, and the kind that it is.
KINDS = "bestelling=order betaald=paid ontvangen=paid bellen=call wacht=wait belofte=promise"
# Beside a time that was read, these make it another.
TURNS = "na tussen vanaf sinds afgelopen vorige laatste week of behalve"
# Names that CLDR does not have, or has in another form.
MORE = "maandags=monday_"
_DAYS = (
    "maandag=monday dinsdag=tuesday woensdag=wednesday donderdag=thursday vrijdag=friday zaterdag=saturday "
    "zondag=sunday"
)
PHRASES = {
    **{
        f"{day}{part}": f"{d} {p}"
        for day, d in (pair.split("=") for pair in _DAYS.split())
        for part, p in (pair.split("=") for pair in PARTS.split())
    },
    "{f} duizend": "{f} thousand",
    "{f} miljoen": "{f} million",
    "{D}": "{d}",
    "{d} {p}": "{d} {p}",
    "morgen": "tomorrow",
    "morgenochtend": "tomorrow morning",
    "morgenmiddag": "tomorrow afternoon",
    "morgenavond": "tomorrow evening",
    "vanmiddag": "this afternoon",
    "vanochtend": "this morning",
    "vanmorgen": "this morning",
    "vanavond": "this evening",
    "volgende {d}": "next {d}",
    "aanstaande {d}": "coming {d}",
    "op {d}": "on {d}",
    "{d} {n} {m}": "{d} {n} {m}",
    "{n} {m}": "{n} {m}",
    "op {n} {m}": "on {n} {m}",
    "op de 30e": "on the 30th",
    "op de {f}": "on {f}",
    "op de {n}": "on the {o}",
    "de {f}": "the {f}",
    "volgende week": "next week",
    "{d} volgende week": "{d} next week",
    "volgende maand": "next month",
    "volgend jaar": "next year",
    "deze week": "this week",
    "deze maand": "this month",
    "eind van de maand": "end of month",
    "einde van de maand": "end of month",
    "het einde van de maand": "end of month",
    "eind van de week": "end of week",
    "einde van de week": "end of week",
    "einde dag": "eod",
    "einde van de dag": "eod",
    "over anderhalf uur": "in 90 minutes",
    "het einde van de week": "end of week",
    "eind van het jaar": "end of year",
    "einde van het jaar": "end of year",
    "half {m}": "mid {m}",
    "medio {m}": "mid {m}",
    "over {n} {u}": "in {n} {u}",
    "binnen {n} {u}": "within {n} {u}",
    "over een half uur": "in half an hour",
    "over een halfuur": "in half an hour",
    "over een kwartier": "in 15 minutes",
    "uiterlijk op …": "by",
    "uiterlijk …": "by",
    "voor het …": "before",
    "tegen …": "by",
    "tot …": "until",
    "vóór …": "before",
    "{n} uur": "{n}:00",
    "om …": "at",
    "rond …": "around",
    "half {n}": "at halb {n}",
    "komende {d}": "coming {d}",
    "deze {d}": "this {d}",
    "levering …": "delivery",
    "levering op …": "delivery",
    "{c}": "{c}",
    "eind …": "end of",
    "begin …": "start of",
    "'s ochtends": "in the morning",
    "'s morgens": "in the morning",
    "'s middags": "in the afternoon",
    "'s avonds": "in the evening",
    "om {q} over {n}": "at {q} minutes past {n}",
    "om {q} voor {n}": "at {q} minutes to {n}",
    "kwart over {n}": "15 minutes past {n}",
    "kwart voor {n}": "15 minutes to {n}",
    "{q} voor half {n}": "{q} minutes to halb {n}",
    "{q} over half {n}": "{q} minutes past halb {n}",
    "elke {e}": "every {e}",
    "iedere {e}": "every {e}",
    "elke {u}": "every {U}",
    "elk {u}": "every {U}",
    "iedere {u}": "every {U}",
    "elke {n} {u}": "every {n} {u}",
    "om de {n} {u}": "every {n} {u}",
}
