"""A text written in the user's own editor, while the app gives it the terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

__all__ = ["NoEditor", "written_in_editor"]


class NoEditor(Exception):
    """Why no editor could be used; the text is as it was."""


def written_in_editor(app: App[object], text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the text as it was left in $VISUAL or $EDITOR. Raises NoEditor with why not; then nothing is lost."""
    named = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError:
        command = []
    if not command:
        raise NoEditor("No editor is set: set $VISUAL or $EDITOR, such as EDITOR=nvim.")
    with tempfile.TemporaryDirectory(prefix="text-") as folder:
        file = Path(folder) / "text.txt"
        file.touch(mode=0o600)
        file.write_text(f"{text}\n", encoding="utf-8")
        try:
            with app.suspend():
                ended = subprocess.run([*command, str(file)], check=False)
        except SuspendNotSupported:
            raise NoEditor("This terminal cannot be given to an editor: type it here.") from None
        except OSError as error:
            raise NoEditor(f"{command[0]} does not start: {error.strerror or error}.") from None
        if ended.returncode:
            raise NoEditor(f"{command[0]} ended with {ended.returncode}: the text is as it was.")
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise NoEditor("What the editor left does not read as UTF-8: the text is as it was.") from None
