"""What was typed into a form that was left: kept as a draft, until the same is asked of the same records again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from cockpit.desk.desk import Desk
from cockpit.desk.drafts import Slot, slots
from cockpit.errors import CockpitError
from cockpit.tui.draft_walk import write


class FormDraft:
    """The draft of a form. `typed` is what came back from before, by the name of each line; mostly nothing."""

    def __init__(self, desk: Desk, verb: str, ids: Iterable[int]) -> None:
        of = f"{verb} of {' '.join(map(str, sorted(ids)))}"
        try:
            kept, _ = slots(desk, of)
        except CockpitError:
            kept = []  # the form is as empty as it was; keeping it tells of the trouble
        self._slot = kept[0] if kept else Slot(desk, of=of)
        self.typed = _read(self._slot.now[0])

    def keep(self, typed: Mapping[str, str]) -> str:
        """Keep what was typed, or nothing any more; return what is to be told, mostly nothing."""
        self._slot.set(json.dumps(typed, ensure_ascii=False) if typed else "")
        return write(self._slot)


def _read(line: str) -> dict[str, str]:
    try:
        return {str(name): str(words) for name, words in json.loads(line or "{}").items()}
    except (ValueError, AttributeError):
        return {}
