"""Options of a command with several actions: what an action does not take is refused, never passed over."""

from __future__ import annotations

from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection


def refuse_others(options: Namespace, action: str, takes: Collection[str], usage: str) -> None:
    """Raise NotUnderstood for an option that was given and that `action`, such as “cards list”, does not take.

    `takes` names the options that it takes; those of every command are taken anyway, as is what it is given in words.
    An option that was not given is None, False or an empty list.
    """
    for name, value in vars(options).items():
        if name in takes or name in _EVERYWHERE or value is None or value is False or value == []:
            continue
        raise NotUnderstood(f"`cockpit {action}` takes no --{name}.", f"Use: cockpit {usage}")


_EVERYWHERE = frozenset(
    (
        "book",
        "now",
        "config",
        "command",
        "is_quick",
        "needs_desk",
        "places",
        "views",
        "action",
        "words",
        "json",
    )
)
