"""French: how times are said. What the parts of a phrase mean tells lexicon/translate.py."""

NUMBERS = (
    "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
    "treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 vingt-deux=22 "
    "vingt-trois=23 vingt-quatre=24 vingt-cinq=25 vingt-six=26 vingt-sept=27 vingt-huit=28 vingt-neuf=29 trente=30 "
)
MINUTES = "quart=15 demie=30 demi=30"
UNITS = (
    "minute=minutes minutes=minutes min=minutes heure=hours heures=hours h=hours jour=days jours=days "
    "semaine=weeks semaines=weeks mois=months trimestre=quarters an=years ans=years "
)
PARTS = (
    "matin=morning matinée=morning après-midi=afternoon aprem=afternoon soir=evening soirée=evening "
    "midi=noon nuit=night minuit=midnight "
)
# What a line may begin with, and the kind that it is.
KINDS = "commande=order payé=paid reçu=paid encaissé=paid perdu=lost appel=call rappel=call attends=wait"
# Beside a time that was read, these make it another.
TURNS = "après entre dès depuis dernier dernière passé passée semaine fin début ou sauf"
# Names that CLDR does not have, or has in another form.
MORE = "aujourdhui=today après-demain=overmorrow"
PHRASES = {
    "{f} mille": "{f} thousand",
    "midi": "noon",
    "minuit": "midnight",
    "{D}": "{d}",
    "{d} {p}": "{d} {p}",
    "{d} en {p}": "{d} {p}",
    "ce {p}": "this {p}",
    "cet {p}": "this {p}",
    "cette {p}": "this {p}",
    "{d} prochain": "next {d}",
    "{d} {n} {m}": "{d} {n} {m}",
    "le {d} …": "on {d}",
    "{n} {m}": "{n} {m}",
    "le {n} {m}": "on {n} {m}",
    "le 1er {m}": "on 1 {m}",
    "{d} {n}": "{d} {o}",
    "{d} {n} heures": "{d} {n}:00",
    "le {d} {n}": "on {d} {o}",
    "au {p}": "in the {p}",
    "au plus tard": "latest",
    "1er {m}": "1 {m}",
    "le {n}": "on the {o}",
    "le {f}": "on {f}",
    "la semaine prochaine": "next week",
    "semaine prochaine": "next week",
    "le mois prochain": "next month",
    "mois prochain": "next month",
    "l'année prochaine": "next year",
    "{d} de la semaine prochaine": "{d} next week",
    "{d} en huit": "{d} week",
    "cette semaine": "this week",
    "ce mois": "this month",
    "à la première heure": "first thing",
    "fin du mois": "end of month",
    "fin de mois": "end of month",
    "fin de semaine": "end of week",
    "fin de la semaine": "end of week",
    "fin d'année": "end of year",
    "fin de l'année": "end of year",
    "dans {n} {u}": "in {n} {u}",
    "d'ici {n} {u}": "in {n} {u}",
    "sous {n} {u}": "within {n} {u}",
    "sous huitaine": "in 8 days",
    "sous quinzaine": "in 15 days",
    "dans une demi-heure": "in half an hour",
    "d'ici …": "by",
    "d'ici à …": "by",
    "avant …": "before",
    "jusqu'à …": "until",
    "jusqu'au …": "until",
    "pour …": "by",
    "au plus tard …": "by",
    "au plus tard le …": "by",
    "à {n} heure": "at {n}:00",
    "à {n} heures {q}": "at {n}:{q}",
    "{n} heures du {p}": "{n} o'clock in the {p}",
    "à {n} heures du {p}": "at {n} in the {p}",
    "à {n} heures de l'après-midi": "at {n} in the afternoon",
    "à …": "at",
    "vers …": "around",
    "en fin de journée": "by eod",
    "fin de journée": "eod",
    "en fin de matinée": "by noon",
    "tout de suite": "now",
    "{n} heures": "{n}:00",
    "après demain": "overmorrow",
    "à {n} h": "at {n}:00",
    "{d} {n} h": "{d} {n}:00",
    "sous {f}": "within {f}",
    "ce {d}": "this {d}",
    "livraison …": "delivery",
    "livraison le …": "delivery",
    "{d} {n} h {n}": "{d} {n}:{n2}",
    "à {n} h {n}": "at {n}:{n2}",
    "fin de la semaine prochaine": "end of next week",
    "fin de semaine prochaine": "end of next week",
    "fin …": "end of",
    "fin de …": "end of",
    "la fin …": "the end of",
    "début …": "start of",
    "début de …": "start of",
    "début du …": "start of",
    "à {n} heures et {q}": "at {n}:{q}",
    "à {n} heures moins {q}": "at {q} minutes to {n}",
    "à {n} heures moins le {q}": "at {q} minutes to {n}",
    "midi et {q}": "12:{q}",
    "à midi et {q}": "at 12:{q}",
    "dans un {q} d'heure": "in {q} minutes",
    "dans trois quarts d'heure": "in 45 minutes",
    "dans une demi heure": "in half an hour",
    "tous les {e}": "every {e}",
    "chaque {e}": "every {e}",
    "tous les {u}": "every {U}",
    "toutes les {u}": "every {U}",
    "chaque {u}": "every {U}",
    "tous les {n} {u}": "every {n} {u}",
    "toutes les {n} {u}": "every {n} {u}",
}
