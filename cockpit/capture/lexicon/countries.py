"""Whose currency it is, English and German, folded: of German adjectives the part up to "isch" is looked up."""

from cockpit.capture.lexicon import de_deals as de
from cockpit.capture.lexicon import en_deals as en
from cockpit.capture.lexicon import meanings

# Beside the name of a currency these tell which of those that bear the name is meant: where none, no currency that a
# name of ours stands for.
WHOSE = {word: frozenset(code.split()) for word, code in meanings(en.COUNTRIES, de.COUNTRIES).items()}
# Words, too: they tell of a currency before its name, and behind it only in capitals.
BEHIND_IN_CAPITALS = frozenset("us usa u.s ca can au aus nz hk sg uk cfa uae vae cdn".split())
