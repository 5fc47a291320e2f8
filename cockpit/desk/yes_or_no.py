"""What is said to a question of yes or no, in the languages that lines are read in."""

from __future__ import annotations

from cockpit.errors import NotUnderstood

# None of these says the other in another of the languages.
YES = frozenset("yes y ja j jawohl oui sí si sì sim tak".split())
NO = frozenset("no n nein nee non não nao nie".split())
_BY_SCRIPT = {"true": True, "1": True, "false": False, "0": False}


def yes_or_no(typed: str) -> bool:
    """Return what was said. Raises NotUnderstood for anything else, and for nothing."""
    said = typed.strip().casefold()
    if said in YES or said in NO:
        return said in YES
    if said not in _BY_SCRIPT:
        raise NotUnderstood(
            f"“{typed}” is neither yes nor no." if said else "Nothing was typed.", "Type yes or no."
        )
    return _BY_SCRIPT[said]
